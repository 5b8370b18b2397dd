import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importResult } from '../../../src/core/import/importApi.ts';
import {
  type Browser,
  person,
  problemOf,
  type ServerUnderTest,
  serverUnderTest,
} from '../../support/serverUnderTest.ts';

let server: ServerUnderTest;
let manager: Browser;
const path = () => `/v1/w/${server.workspaceId}/import`;
const request = (text: string, more: object = {}) => ({
  text,
  asOf: '2026-03-02',
  map: [],
  status: [],
  commit: false,
  ...more,
});
const FILE = 'key,title,status,assignee\nA,First,open,Mia\nB,,open,Mia';

beforeAll(async () => {
  server = await serverUnderTest();
  await server.store(person('mia'), person('max', { roles: ['member', 'manager'] }));
  manager = await server.signedIn('max');
});
afterAll(() => server.close());

describe('POST …/import', () => {
  it('answers with what a file would bring, and with what it brought', async () => {
    const preview = await manager.post(path(), request(FILE));
    expect(preview.status).toBe(200);
    const would = importResult.parse(await preview.json());
    expect(would).toMatchObject({
      committed: false,
      counts: { rows: 2, imported: 1, bad: 1 },
      bad: [{ line: 3, column: 'title', reason: 'missing_title' }],
    });
    const done = importResult.parse(
      await (await manager.post(path(), request(FILE, { commit: true }))).json(),
    );
    expect(done).toMatchObject({ committed: true, counts: would.counts });
    expect(done.ver).toBeGreaterThan(0);
  });

  it('is for managers and admins', async () => {
    const member = await server.signedIn('mia', '10.0.0.2');
    const answer = await member.post(path(), request(FILE, { commit: true }));
    expect([answer.status, (await problemOf(answer)).type]).toEqual([403, 'not_allowed']);
    expect((await server.browser('10.0.0.3').post(path(), request(FILE))).status).toBe(401);
    expect((await manager.post('/v1/w/elsewhere/import', request(FILE))).status).toBe(404);
    const admin = await server.signedIn(server.adminId, '10.0.0.4');
    expect((await admin.post(path(), request(FILE))).status).toBe(200);
  });

  it('says in one sentence why a file cannot be read', async () => {
    for (const [body, field, words] of [
      [request(''), 'text', 'The file is empty.'],
      [request('foo,bar\n1,2'), 'kind', 'do not say'],
      [request(FILE, { map: [{ field: 'due', column: 'nope' }] }), 'map', '"nope"'],
    ] as const) {
      const answer = await manager.post(path(), body);
      const problem = await problemOf(answer);
      expect(problem).toMatchObject({ type: 'import_failed', status: 422, field });
      expect((problem as { detail?: string }).detail).toContain(words);
    }
  });

  it('names the field of a request that does not fit', async () => {
    for (const [more, field] of [
      [{ asOf: '2026-02-30' }, 'asOf'],
      [{ map: [{ field: 'nope', column: 'x' }] }, 'map.0.field'],
      [{ status: [{ word: 'x', means: 'maybe' }] }, 'status.0.means'],
      [{ kind: 'cats' }, 'kind'],
      [{ commit: 'yes' }, 'commit'],
      [{ extra: 1 }, 'extra'],
    ] as const) {
      const answer = await manager.post(path(), request(FILE, more));
      expect(await problemOf(answer)).toMatchObject({ type: 'invalid', status: 400, field });
    }
  });

  it('takes 20 MB here, not more, and nowhere else', async () => {
    const rows = (bytes: number) =>
      `key,title,status,notes\nA,a,open,x\n${`B,b,open,${'y'.repeat(9_990)}\n`.repeat(Math.floor(bytes / 10_000))}`;
    const large = await manager.post(path(), request(rows(19_000_000)));
    expect(large.status).toBe(200);
    expect((await manager.post(path(), request(rows(22_000_000)))).status).toBe(400);
    expect((await manager.post(path(), request(rows(30_000_000)))).status).toBe(413);
    const elsewhere = await manager.post(`/v1/w/${server.workspaceId}/invitations`, request(rows(1_000_000)));
    expect(elsewhere.status).toBe(413);
  });
});
