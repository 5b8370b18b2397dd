import type { Selectable } from 'kysely';
import type { SessionTable } from './tables.ts';

/** Who a request comes from, as routes see it. */
export interface Session {
  workspaceId: string;
  personId: string;
  sessionId: string;
  /** When it ends if it is not used again (ms). */
  expiresAt: number;
}

export const DAY = 24 * 60 * 60 * 1000;
/** Ends a session that nobody uses. */
export const IDLE = 30 * DAY;
/** Ends every session, however much it is used. */
export const ABSOLUTE = 90 * DAY;

type Times = Pick<Selectable<SessionTable>, 'createdAt' | 'seenAt'>;

/** The earlier of the two ends. */
export function expiryOf({ createdAt, seenAt }: Times): number {
  return Math.min(seenAt + IDLE, createdAt + ABSOLUTE);
}
