/** What reaches the server, and what it answers, looked at on the way. */
import { readStand } from '../../../src/server/queries/stand.ts';
import type { SyncResponse } from '../../../src/sync/messages.ts';
import type { SyncRequest } from '../../../src/sync/syncRequest.ts';
import { checkAnswer } from './answerChecks.ts';
import type { Device } from './device.ts';
import type { Answer } from './network.ts';
import { onWire, readAt, writtenAt } from './schemas.ts';
import { WS } from './simulatedServer.ts';
import type { Tallies } from './tallies.ts';
import { withUnknown } from './unknownFields.ts';
import type { World } from './world.ts';

/** @returns undefined when the server died over it */
export async function arrive(world: World, device: Device, body: string): Promise<Answer | undefined> {
  const { server, tallies, ledger } = world;
  const request = JSON.parse(body) as SyncRequest;
  if (device.schema !== 1) tallies.add('another schema');
  const schema = onWire(device.schema);
  const push = request.push.map((mutation) => {
    const s = onWire(ledger.meant.get(mutation.uid)?.schema ?? device.schema);
    return { ...mutation, s, ...writtenAt(s, mutation) };
  });
  const weakness = server.weakness.at;
  const answer = await server.handle(
    device.token,
    `/v1/w/${WS}/sync`,
    JSON.stringify({ ...request, schema, push }),
  );
  if (!answer) {
    tallies.add(weakness === 'answer' ? 'server gone after its commit' : 'server gone before its commit');
    return undefined;
  }
  if (weakness === 'disk' && answer.status === 503) tallies.add('commit failed');
  const value = JSON.parse(answer.text) as SyncResponse & { type?: string };
  if (answer.status !== 200) {
    if (value.type === 'schema_too_old') tallies.add('too old to pull');
    if (value.type === 'signed_out') tallies.add('signed out');
    if (answer.status === 429) tallies.add('held off');
    return answer;
  }
  count(tallies, request, value);
  if (schema < onWire(1)) tallies.add('answered at an old schema');
  try {
    value.put = readAt(schema, value.put);
    await checkAnswer(server, device.person, request, value);
  } catch (error) {
    // What another request has committed since is no fault of this answer, which was right when it was given.
    const overtaken = world.network.together && (await readStand(server.read, WS)).head > value.ver;
    if (!overtaken) world.wrong ??= error;
  }
  const heard = JSON.stringify(value);
  if (!world.schedule.setting.unknownFields) return { status: 200, text: heard };
  tallies.add('unknown field');
  return { status: 200, text: JSON.stringify(withUnknown(value)) };
}

function count(tallies: Tallies, request: SyncRequest, answer: SyncResponse): void {
  if (request.page) tallies.add('page of many');
  if (answer.drop.length > 0) tallies.add('scope dropped');
  if (request.have.v > 0 && answer.reset.length === answer.scopes.length) tallies.add('everything reset');
  for (const { code } of answer.results) tallies.add(code === 'superseded' ? 'superseded' : 'rejected');
}
