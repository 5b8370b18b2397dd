import type { SyncResponse } from '../../../src/sync/messages.ts';
import type { Refusal } from './memoryServer.ts';

/** An answer or a refusal as it travels. */
export function asResponse(result: SyncResponse | Refusal): Response {
  if (!('type' in result)) return Response.json(result);
  return Response.json({ title: result.type, ...result }, { status: result.status });
}
