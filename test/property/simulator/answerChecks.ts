/** Whatever the server says is within the grants of whoever hears it, and is what the server has. */
import { ROW_TYPES, type Row, type RowType } from '../../../src/core/rows.ts';
import { everScopesOf } from '../../../src/server/rows/everScopesOf.ts';
import { readRows } from '../../../src/server/rows/readRows.ts';
import type { SyncResponse } from '../../../src/sync/messages.ts';
import type { SyncRequest } from '../../../src/sync/syncRequest.ts';
import { ordered } from './deviceChecks.ts';
import { type Everything, grantsByTheTable } from './grantsByTheTable.ts';
import { type SimulatedServer, WS } from './simulatedServer.ts';
import { mustHold } from './violation.ts';

export async function everything({ read }: SimulatedServer): Promise<Everything> {
  return {
    person: await readRows(read, WS, 'person'),
    team: await readRows(read, WS, 'team'),
    project: await readRows(read, WS, 'project'),
    task: await readRows(read, WS, 'task'),
    allocation: await readRows(read, WS, 'allocation'),
  };
}

export async function checkAnswer(
  server: SimulatedServer,
  person: string,
  request: SyncRequest,
  answer: SyncResponse,
): Promise<void> {
  const grants = grantsByTheTable(await everything(server), person, request.want);
  const beyond = answer.scopes.filter((scope) => !grants.has(scope));
  mustHold(4, beyond.length === 0, () => `${person} is told that they hold ${beyond}`);
  const withheld = [...grants].filter((scope) => !answer.scopes.includes(scope));
  mustHold(1, withheld.length === 0, () => `${person} is not told that they hold ${withheld}`);
  const kept = request.have.scopes.filter((scope) => !grants.has(scope) && !answer.drop.includes(scope));
  mustHold(4, kept.length === 0, () => `${person} is not told to drop ${kept}`);
  mustHold(
    6,
    request.have.epoch !== answer.epoch || request.page !== undefined || answer.ver >= request.have.v,
    () => `${person} had ${request.have.v} and is given ${answer.ver}`,
  );
  const misread = answer.results.find(({ code }) => code === 'invalid' || code === 'unknown_mutation');
  mustHold(11, !misread, () => `${person} is told of ${misread?.uid}: ${misread?.code}`);
  const there = await rowsOf(server, new Set(answer.put.map(([type]) => type as RowType)));
  for (const [type, id, scopes, ver, body] of answer.put) {
    const row = there.get(`${type}:${id}`);
    if (!row) throw new Error(`an answer holds ${type} ${id}, which is not there`);
    const visible = everScopesOf(type as RowType, row).filter((scope) => grants.has(scope));
    mustHold(4, visible.length > 0, () => `${person} is given ${type} ${id}, which is not theirs to see`);
    mustHold(
      4,
      scopes.every((scope) => visible.includes(scope)),
      () => `${person} is given ${type} ${id} in ${scopes}, it lies in ${visible}`,
    );
    mustHold(
      6,
      ver <= answer.ver || request.page !== undefined,
      () => `${type} ${id} is of ${ver}, the answer of ${answer.ver}`,
    );
    mustHold(
      1,
      ordered({ ...row }) === ordered({ id, ...body }),
      () => `${type} ${id} is told as ${JSON.stringify(body)}`,
    );
  }
}

/** By type and id. */
async function rowsOf({ read }: SimulatedServer, types: ReadonlySet<RowType>): Promise<Map<string, Row>> {
  const rows = new Map<string, Row>();
  for (const type of ROW_TYPES.filter((each) => types.has(each)))
    for (const row of await readRows(read, WS, type)) rows.set(`${type}:${row.id}`, row);
  return rows;
}
