import { expect, it, onTestFinished } from 'vitest';
import { crew, task } from '../../support/crew.ts';
import { createMemoryPhone } from '../../support/local/memoryPhone.ts';
import { createTestServer, WS } from '../../support/server.ts';

it('a shared phone: someone else’s session neither sends nor reads in the name of the person before', async () => {
  const server = await createTestServer();
  onTestFinished(() => server.close());
  await server.store([
    ...crew(),
    task('sand', { assigneeId: 'mia' }),
    task('weld', { assigneeId: 'emil', teamId: 'engine' }),
  ]);
  let session = 'mia';
  const phone = await createMemoryPhone({
    workspaceId: WS,
    personId: 'mia',
    clock: () => server.now,
    network: (path, init) => server.fetch(session, path, init),
  });
  await phone.replica.syncNow();
  const before = await phone.base();

  session = 'emil';
  await phone.replica.dispatch('task.progress', { taskId: 'sand', spentMinutes: 30 });
  await phone.replica.syncNow();
  expect(phone.status).toMatchObject({ trouble: 'wrong_person', waiting: 1, needsYou: 0 });
  expect(await phone.base()).toEqual(before);

  session = 'mia';
  await phone.replica.syncNow();
  expect(phone.status).toMatchObject({ trouble: null, waiting: 0, needsYou: 0 });
  const entries = await server.database.read.selectFrom('timeEntry').select('personId').execute();
  expect(entries).toEqual([{ personId: 'mia' }]);
});
