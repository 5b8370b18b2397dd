/** What pages and the worker say to each other. */

/** A page asks the waiting worker to take over; `workbox-window` sends it in this form. */
export const SKIP_WAITING = 'SKIP_WAITING';

/** Tag of the background sync that sends what waits. */
export const SYNC_TAG = 'plimsoll-sync';

export function isSkipWaiting(data: unknown): boolean {
  return typeof data === 'object' && data !== null && (data as { type?: unknown }).type === SKIP_WAITING;
}
