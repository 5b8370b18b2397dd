/** A dump that was restored by other means than ours: on every database. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { checkDatabase } from '../../../src/server/backup/checkDatabase.ts';
import { renewHistory } from '../../../src/server/backup/renewHistory.ts';
import { crew, task } from '../../support/crew.ts';
import { createTestServer, type TestServer, WS } from '../../support/server.ts';
import { SimplePhone } from '../../support/simplePhone.ts';

let server: TestServer;
beforeEach(async () => {
  server = await createTestServer();
  await server.store([...crew(), task('paint')]);
});
afterEach(() => server.close());

it('phones hear of the new history, which begins at the head and changes no row', async () => {
  const mia = new SimplePhone(server, 'mia');
  mia.write('task.progress', { taskId: 'paint', spentMinutes: 30 });
  await mia.sync();
  const before = await server.database.snapshot(checkDatabase);
  expect(before).toMatchObject({ rows: { task: 1, timeEntry: 1 }, wrong: [] });

  const renewed = await renewHistory(server.database, { newId: () => 'fresh', now: server.now });
  const head = before.workspaces.find(({ id }) => id === WS)?.head;
  // The epoch before it began at 0: phones that slept until now know nothing else.
  expect(renewed).toEqual([{ id: WS, epoch: 'fresh@0', head }]);
  const heard = await server.sync('mia', { have: { epoch: mia.epoch, v: mia.v, scopes: mia.scopes } });
  expect(heard.body).toMatchObject({ epoch: 'fresh@0', ver: head });
  expect(await server.database.snapshot(checkDatabase)).toEqual({ ...before, workspaces: renewed });
});
