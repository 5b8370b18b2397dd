/** GET /v1/w/:ws/groups: what teams carry together this week, for everyone in the workspace, and nobody by name. */
import * as z from 'zod/mini';

export const groupFigure = z.object({
  /** Null: everyone. */
  teamId: z.nullable(z.string()),
  /** How many people it speaks of. */
  people: z.number(),
  /** Null where the sum would speak of too few, by itself or together with what was published before. */
  sum: z.nullable(z.object({ capacityMinutes: z.number(), demandMinutes: z.number() })),
});
export type GroupFigure = z.output<typeof groupFigure>;

export const groupReport = z.object({
  /** First day of the week that the figures are of; they are published once, when it begins. Null: not yet. */
  week: z.nullable(z.string()),
  minGroupSize: z.number(),
  /** By team, in no order of size or load. */
  groups: z.array(groupFigure),
});
export type GroupReport = z.output<typeof groupReport>;
