/**
 * GET /v1/w/:ws/load: the figures that leads and managers see, computed by this core on the server. The command line
 * prints the same ones. Minutes are integers; days are civil days of each person's own calendar.
 */
import * as z from 'zod/mini';

export const LOAD_LEVELS = ['room', 'steady', 'line', 'over', 'far'] as const;

export const loadPeriod = z.object({
  start: z.string(),
  days: z.number(),
  capacityMinutes: z.number(),
  demandMinutes: z.number(),
  /** What cannot be done by its date, of work due in this period. */
  unfittableMinutes: z.number(),
  level: z.enum(LOAD_LEVELS),
  /** Away the whole period: capacity would be there but for leave or holidays. */
  away: z.boolean(),
});
export type LoadPeriod = z.output<typeof loadPeriod>;

export const personLoadView = z.object({
  id: z.string(),
  /** Key in the tool the person was imported from, else their id. */
  key: z.string(),
  name: z.string(),
  teamIds: z.array(z.string()),
  /** The person's own civil day that the figures are as of. */
  today: z.string(),
  openTasks: z.number(),
  remainingMinutes: z.number(),
  backlogMinutes: z.number(),
  overdueMinutes: z.number(),
  unknownTasks: z.number(),
  catchUpDate: z.nullable(z.string()),
  firstOverloadDate: z.nullable(z.string()),
  overloadMinutes: z.number(),
  unfittableMinutes: z.number(),
  /** Highest demand ÷ capacity over any interval; 'infinite' when there is work and no capacity. */
  peakIntensity: z.union([z.number(), z.literal('infinite')]),
  headroomMinutes: z.number(),
  /** Their working week is the workspace's default, not their own word. */
  assumedWeek: z.boolean(),
  weeks: z.array(loadPeriod),
  /** When they last reported (ms), and whether that is recent enough; null: never. */
  reportedAt: z.nullable(z.number()),
  reported: z.boolean(),
  /** Their oldest flag that nobody has answered, or that is still up. */
  flag: z.nullable(
    z.object({
      id: z.string(),
      severity: z.string(),
      kind: z.string(),
      raisedAt: z.number(),
      state: z.string(),
    }),
  ),
  /** Today's or yesterday's check-in, 1 to 5. */
  felt: z.nullable(z.number()),
  /** A quick state that still holds. */
  presence: z.nullable(z.object({ state: z.string(), until: z.nullable(z.number()) })),
});
export type PersonLoadView = z.output<typeof personLoadView>;

export const loadReport = z.object({
  asOf: z.string(),
  /** Workspace version and instant (ms) of the figures: their age is shown beside them. */
  head: z.number(),
  computedAt: z.number(),
  unit: z.enum(['week', 'day']),
  columns: z.array(z.object({ start: z.string(), days: z.number() })),
  /** Furthest over first. */
  people: z.array(personLoadView),
  /** Remaining minutes of tasks that nobody has, of the teams shown. */
  unassignedMinutes: z.number(),
});
export type LoadReport = z.output<typeof loadReport>;

/** GET /v1/w/:ws/people/:id/load: what a cell is made of. Tasks that the viewer may not read come as one untitled total. */
export const personLoadDetail = z.object({
  person: personLoadView,
  head: z.number(),
  computedAt: z.number(),
  days: z.array(
    z.object({
      day: z.string(),
      capacityMinutes: z.number(),
      demandMinutes: z.number(),
      /** By the verdict: a day above its hours whose work can still be done in time is at the line. */
      level: z.enum(LOAD_LEVELS),
      note: z.string(),
    }),
  ),
  tasks: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      projectId: z.nullable(z.string()),
      projectName: z.string(),
      due: z.nullable(z.string()),
      remainingMinutes: z.nullable(z.number()),
      verdict: z.enum(['fits', 'late', 'overdue', 'undated', 'unknown']),
      lateMinutes: z.number(),
    }),
  ),
  otherWork: z.object({ tasks: z.number(), remainingMinutes: z.number() }),
});
export type PersonLoadDetail = z.output<typeof personLoadDetail>;
