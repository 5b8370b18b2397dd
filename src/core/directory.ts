/** Who is who, for those who set up the workspace or move work: what the server answers, and screens read. */
import * as z from 'zod/mini';

/** GET /v1/w/:ws/directory: everyone, for those who set up the workspace or move work. */
export const directoryPerson = z.object({
  id: z.string(),
  name: z.string(),
  roles: z.array(z.string()),
  teamIds: z.array(z.string()),
  active: z.boolean(),
  /** Has ever signed in. */
  joined: z.boolean(),
  /** An invitation is out and not used, until (ms). */
  invitedUntil: z.nullable(z.number()),
  weekMinutes: z.number(),
});
export const directory = z.object({ people: z.array(directoryPerson), computedAt: z.number() });
export type Directory = z.output<typeof directory>;
