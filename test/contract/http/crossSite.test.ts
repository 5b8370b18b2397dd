/** Everything that a browser can be made to send, on every route that changes something: Origin × site × type × body × method. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routeList } from '../../../src/server/http/routeList.ts';
import { changesBetween, readStand, type Stand, tablesOf } from '../../support/databaseStand.ts';
import {
  ORIGIN,
  person,
  problemOf,
  type ServerUnderTest,
  serverUnderTest,
  socketAt,
} from '../../support/serverUnderTest.ts';

/** null: the header is not sent. */
const ORIGINS = [
  ORIGIN,
  null,
  'null',
  'https://evil.example',
  'http://localhost',
  'https://localhost:8484',
  `${ORIGIN}.evil.example`,
];
const SITES = ['same-origin', null, 'same-site', 'cross-site', 'none', 'SAME-ORIGIN'];
const TYPES = [
  'application/json',
  'application/json; charset=utf-8',
  null,
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'text/plain; application/json',
  'application/jsonp',
];
const METHODS = ['POST', 'PUT', 'PATCH', 'DELETE'];

let server: ServerUnderTest;
let cookie: string;
let before: Stand;

beforeAll(async () => {
  server = await serverUnderTest();
  await server.store(person('mia'));
  const { cookies } = await server.signedIn(server.adminId);
  cookie = [...cookies].map((pair) => pair.join('=')).join('; ');
  before = await readStand(server.deps.database, await tablesOf(server.deps.database));
});
afterAll(() => server.close());

/** Would change something, if it came from our own page: an empty object signs out, makes a link, ends devices. */
const BODY = new TextEncoder().encode('{}');

async function ask(method: string, path: string, more: Record<string, string | null>): Promise<Response> {
  const headers = new Headers({ host: 'localhost:8484', cookie });
  for (const [name, value] of Object.entries(more)) if (value !== null) headers.set(name, value);
  return server.app.request(`${ORIGIN}${path}`, { method, headers, body: BODY }, socketAt('127.0.0.1'));
}

describe('what another site makes a browser send', () => {
  it('changes nothing on any route, whatever its headers', async () => {
    const routes = routeList(server.app).filter(({ method }) => method !== 'GET');
    let refused = 0;
    for (const { path } of routes)
      for (const method of METHODS)
        for (const origin of ORIGINS)
          for (const site of SITES)
            for (const type of TYPES) {
              const ours =
                origin === ORIGIN &&
                (site === null || site === 'same-origin') &&
                (type?.startsWith('application/json;') || type === 'application/json');
              if (ours) continue;
              const filled = path.replace(':ws', server.workspaceId);
              const answer = await ask(method, filled, {
                origin,
                'sec-fetch-site': site,
                'content-type': type,
              });
              const why = (await problemOf(answer)).type;
              expect([path, method, origin, site, type, why]).toEqual([
                ...[path, method, origin, site, type],
                expect.stringMatching(/^(wrong_origin|not_json|wrong_method)$/),
              ]);
              expect(answer.headers.getSetCookie()).toEqual([]);
              refused += 1;
            }
    expect(refused).toBeGreaterThan(8_000);
    const after = await readStand(server.deps.database, [...before.keys()]);
    expect(changesBetween(before, after)).toEqual([]);
  });

  it('would have changed something, had it come from our own page', async () => {
    const ours = { origin: ORIGIN, 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' };
    const answer = await ask('POST', `/v1/w/${server.workspaceId}/links/device`, ours);
    expect(answer.status).toBe(200);
    const after = await readStand(server.deps.database, [...before.keys()]);
    expect(changesBetween(before, after).map(({ table }) => table)).toContain('link');
  });
});
