import type { KyselyPlugin } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { OutsideChanges } from '../../../src/server/poke/outsideChanges.ts';
import { crew, task } from '../../support/crew.ts';
import { createTestServer, type TestServer, WS } from '../../support/server.ts';

let server: TestServer;
let outside: OutsideChanges;
beforeEach(async () => {
  server = await createTestServer();
  const version = await server.store(crew());
  outside = new OutsideChanges(server.database.read);
  await outside.wrote(WS, version);
});
afterEach(() => server.close());

/** The database, in whose first answer something happens between being read and being heard. */
function hearingLate(happens: () => Promise<void>) {
  let happened = false;
  const late: KyselyPlugin = {
    transformQuery: ({ node }) => node,
    transformResult: async ({ result }) => {
      if (!happened) {
        happened = true;
        await happens();
      }
      return result;
    },
  };
  return server.database.read.withPlugin(late);
}

it('what this process writes while it looks for news of others is not taken for a restore', async () => {
  const changes = await outside.look(
    hearingLate(async () => outside.wrote(WS, await server.store([task('own')]))),
  );
  expect(changes).toEqual([]);
});

it('a head that was set back is one, and everyone is told', async () => {
  await outside.wrote(WS, await server.store([task('paint')]));
  await server.database.write((trx) =>
    trx.updateTable('workspace').set({ head: 1 }).where('id', '=', WS).execute(),
  );
  expect(await outside.look(server.database.read)).toEqual([
    { workspaceId: WS, head: 1, scopes: 'all', grants: true },
  ]);
  expect(await outside.look(server.database.read)).toEqual([]);
});
