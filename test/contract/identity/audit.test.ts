import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { brokenAt } from '../../../src/server/identity/audit.ts';
import { person, type ServerUnderTest, serverUnderTest } from '../../support/serverUnderTest.ts';

let server: ServerUnderTest;

beforeEach(async () => {
  server = await serverUnderTest();
  await server.store(person('mia'));
});
afterEach(() => server.close());

const entries = (workspaceId: string) =>
  server.deps.database.read
    .selectFrom('audit')
    .selectAll()
    .where('ws', '=', workspaceId)
    .orderBy('seq')
    .execute();

async function someHistory(): Promise<void> {
  const mia = await server.signedIn('mia');
  await mia.get(`/v1/w/${server.workspaceId}/directory`);
  await mia.post('/v1/sign-out');
}

describe('the record of who came in', () => {
  it('holds links made, sign-ins, refusals and sign-outs, in order', async () => {
    await someHistory();
    const kinds = (await entries(server.workspaceId)).map((entry) => entry.kind);
    expect(kinds).toEqual(['link_issued', 'signed_in', 'not_allowed', 'signed_out']);
    expect(await brokenAt(server.deps.database.read, server.workspaceId)).toBeUndefined();
  });

  it('holds links that came to nothing, with the address and without the token', async () => {
    const token = 'g'.repeat(43);
    await server.browser('192.0.2.7').post('/v1/links/redeem', { token });
    const [entry] = await entries('');
    expect(entry).toMatchObject({ kind: 'link_failed', detail: '{"address":"192.0.2.7"}' });
    expect(JSON.stringify(entry)).not.toContain(token);
  });

  it('stays small when one person is refused without end', async () => {
    const mia = await server.signedIn('mia');
    for (let time = 0; time < 40; time += 1) await mia.get(`/v1/w/${server.workspaceId}/directory`);
    const refused = (await entries(server.workspaceId)).filter((entry) => entry.kind === 'not_allowed');
    expect(refused.length).toBe(20);
  });

  const tampering: [string, string][] = [
    ['changed', `update audit set "actorId" = 'tom' where seq = 2`],
    ['taken out', 'delete from audit where seq = 2'],
    ['moved', 'update audit set seq = 100 where seq = 2'],
    ['changed with a hash that fits itself alone', `update audit set hash = '00' where seq = 2`],
  ];
  for (const [name, statement] of tampering) {
    it(`does not hold when an entry is ${name}`, async () => {
      await someHistory();
      await server.deps.database.write(async (trx) => {
        await trx.executeQuery({ ...trx.selectFrom('audit').compile(), sql: statement, parameters: [] });
      });
      expect(await brokenAt(server.deps.database.read, server.workspaceId)).toBe(2);
    });
  }
});
