import { canaryOf, HARBOUR, type HostileActor, QUARRY } from './hostileActors.ts';
import { type HostileRequest, mustBeAnswered } from './request.ts';
import type { HostileAnswer } from './sendRequest.ts';

/** Words that say how the server is made, or where it lies. */
const INNARDS = /\n\s+at .*:\d+|node_modules|\/src\/server\/|SQLITE_|sqlstate|KyselyError/i;

/** What must not be of one answer, as a sentence; undefined when it is as it should be. */
export function judgeAnswer(
  actor: HostileActor,
  request: HostileRequest,
  { status, text }: Pick<HostileAnswer, 'status' | 'text'>,
): string | undefined {
  if (status >= 500) return `it was answered ${status}`;
  if (status === 0 && mustBeAnswered(request)) return 'it was not answered';
  if (INNARDS.test(text))
    return `its answer says how the server is made: ${INNARDS.exec(text)?.[0].slice(0, 80)}`;
  const own = actor.name === 'anonymous' || actor.name === 'removed' ? '' : actor.workspaceId;
  for (const workspaceId of [HARBOUR, QUARRY])
    if (workspaceId !== own && text.includes(canaryOf(workspaceId)))
      return `${actor.name} was told something of the ${workspaceId}`;
  const within = /^\/v1\/w\/([^/?]+)/.exec(request.path)?.[1];
  if (within !== undefined && within !== own && status >= 200 && status < 300)
    return `${actor.name} was let into the ${within}`;
  return undefined;
}
