/** Every byte that one actor can get out of the server, by whatever way in there is. */
import type { MutationName } from '../../../src/core/mutations.ts';
import { routeList } from '../../../src/server/http/routeList.ts';
import type { SyncAnswer } from '../server.ts';
import { NOON } from '../serverUnderTest.ts';
import { SimplePhone } from '../simplePhone.ts';
import { type CanaryServer, WORKSPACES, whoIs } from './canaryServer.ts';
import { ATTEMPTS, everyWish, REQUESTS } from './everyRequest.ts';
import type { ActorName } from './whoMayHold.ts';

export interface Received {
  /** What came, as it came: status, headers, body. */
  bytes: string[];
  /** `status route`, for the test to see that the search was not of empty hands. */
  answers: string[];
}

/** @param between what others do between the actor's first pull and the next */
export async function everythingReceived(
  world: CanaryServer,
  actor: ActorName,
  between: () => Promise<void>,
): Promise<Received> {
  const received: Received = { bytes: [], answers: [] };
  const keep = async (name: string, response: Response): Promise<string> => {
    const body = await bodyOf(response);
    received.bytes.push(`${response.status} ${JSON.stringify([...response.headers])} ${body}`);
    received.answers.push(`${response.status} ${name}`);
    return body;
  };
  const browser = world.browserOf[actor];
  const [own, personId = 'nobody'] = whoIs(actor);
  const phonesOf = (client: string): SimplePhone[] =>
    WORKSPACES.map((workspace) => {
      const sync = async (_: string, request: unknown): Promise<SyncAnswer> => {
        const response = await browser.post(`/v1/w/${workspace}/sync`, request);
        const { status } = response;
        return { status, body: JSON.parse(await keep('sync', response)) } as SyncAnswer;
      };
      const phone = new SimplePhone({ now: NOON, sync }, personId, `${workspace}-${actor}-${client}`);
      phone.want = everyWish(workspace);
      return phone;
    });
  const pull = async (phone: SimplePhone): Promise<void> => {
    const pages = await phone.ask();
    if (Array.isArray(pages)) phone.take(pages);
  };

  const phones = phonesOf('first');
  for (const phone of phones) await pull(phone);
  await between();
  for (const phone of phones) await pull(phone);
  for (const workspace of WORKSPACES)
    for (const { method, path } of routeList(world.server.app)) {
      const route = `${method} ${path}`;
      const asks = REQUESTS[route];
      if (!asks) throw new Error(`nobody asks ${route} in this test`);
      for (const response of await Promise.all(asks(browser, workspace))) await keep(route, response);
    }
  for (const aimedAt of WORKSPACES) {
    // From the actor's own workspace, at rows of both.
    const phone = phones[WORKSPACES.indexOf(own as (typeof WORKSPACES)[number])] as SimplePhone;
    const id = (name: string): string => (name === '' ? aimedAt : `${aimedAt}-${name}`);
    for (const [name, attempts] of Object.entries(ATTEMPTS))
      for (const args of attempts(id) as never[]) phone.write(name as MutationName, args as never);
    await pull(phone);
    await pull(phone);
  }
  for (const phone of phonesOf('second')) await pull(phone);
  await keep('sign-out', await browser.post('/v1/sign-out', {}));
  return received;
}

/** A stream never ends by itself: its first word. */
async function bodyOf(response: Response): Promise<string> {
  if (response.headers.get('content-type') !== 'text/event-stream') return response.text();
  const reader = response.body!.getReader();
  const { value } = await reader.read();
  await reader.cancel();
  return new TextDecoder().decode(value);
}
