import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ImportRequest } from '../../../src/core/import/importApi.ts';
import type { Tables } from '../../../src/server/database/tables.ts';
import { type ImportDone, importFile } from '../../../src/server/import/importFile.ts';
import { readRows } from '../../../src/server/rows/readRows.ts';
import { crew } from '../../support/crew.ts';
import { createTestServer, type TestServer, WS } from '../../support/server.ts';

let server: TestServer;
beforeEach(async () => {
  server = await createTestServer();
  await server.store(crew());
});
afterEach(() => server.close());

const FILE =
  'key,title,status,project,assignee,estimateHours,due\nA,First,open,Refit,Mia,8,2026-03-05\nB,Second,open,Hull,Nora,2,';

const bring = async (text: string, more: Partial<ImportRequest> = {}): Promise<ImportDone> => {
  const request = { text, asOf: '2026-03-02', map: [], status: [], commit: true, ...more };
  const done = await importFile({ ...server.deps, randomBytes }, { workspaceId: WS }, request);
  if ('message' in done) throw new Error(done.message);
  return done;
};
const head = async (): Promise<number> =>
  (await server.database.read.selectFrom('workspace').select('head').executeTakeFirstOrThrow()).head;
const countOf = async (table: keyof Tables): Promise<number> =>
  (
    await server.database.read
      .selectFrom(table)
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
  ).count;
const everything = async () => ({
  head: await head(),
  rows: await Promise.all((['person', 'project', 'team', 'task', 'feed', 'said'] as const).map(countOf)),
});

describe('an import', () => {
  it('reaches the phones of those it concerns at its own version', async () => {
    const before = await server.sync('mia', {});
    const { result, change } = await bring(FILE);
    expect(result).toMatchObject({ committed: true, ver: await head(), counts: { imported: 2 } });
    expect([...change!.scopes]).toContain('p:mia');
    const { epoch, ver, scopes } = before.body as never;
    const after = await server.sync('mia', { have: { epoch, v: ver, scopes } });
    expect((after.body as { put: unknown[][] }).put.filter(([type]) => type === 'task')).toHaveLength(1);
  });

  it('that is only looked at writes nothing', async () => {
    const before = await everything();
    const { result } = await bring(FILE, { commit: false });
    expect(result).toMatchObject({
      committed: false,
      ver: null,
      counts: { imported: 2 },
      changes: { rows: { new: 2 }, people: { new: 1, changed: 1 } },
    });
    expect(await everything()).toEqual(before);
  });

  it('of the same file again takes no version', async () => {
    await bring(FILE);
    const before = await everything();
    const again = await bring(FILE);
    expect(again).toMatchObject({
      change: null,
      result: { committed: true, ver: null, changes: { rows: { new: 0, changed: 0, unchanged: 2 } } },
    });
    expect(await everything()).toEqual(before);
  });

  it('that fails half-way leaves nothing behind', async () => {
    const before = await everything();
    // The last statement of an import is the one that fails, as on a full disk.
    const failing: TestServer['database'] = {
      ...server.database,
      write: (work) =>
        server.database.write((trx) =>
          work(
            trx.withPlugin({
              transformQuery: ({ node }) => {
                if (node.kind === 'InsertQueryNode' && JSON.stringify(node.into).includes('"said"'))
                  throw new Error('disk full');
                return node;
              },
              transformResult: async ({ result }) => result,
            }),
          ),
        ),
    };
    const request = { text: FILE, asOf: '2026-03-02', map: [], status: [], commit: true };
    const deps = { ...server.deps, database: failing, randomBytes };
    await expect(importFile(deps, { workspaceId: WS }, request)).rejects.toThrow('disk full');
    await expect(
      importFile(deps, { make: { name: 'New', adminName: 'Admin', zone: 'UTC' } }, request),
    ).rejects.toThrow('disk full');
    expect(await everything()).toEqual(before);
    expect(await countOf('workspace')).toBe(1);
    expect((await bring(FILE)).result.changes.rows.new).toBe(2);
  });

  it('at the same moment as another of the same file makes each row once', async () => {
    const [one, other] = await Promise.all([bring(FILE), bring(FILE)]);
    const made = [one, other].map(({ result }) => result.changes.rows.new);
    expect(made.sort()).toEqual([0, 2]);
    expect(await countOf('task')).toBe(2);
  });

  it('leaves what the phones have said since', async () => {
    await bring(FILE);
    const [task] = (await readRows(server.database.read, WS, 'task')).filter(
      ({ sourceKey }) => sourceKey === 'A',
    );
    await server.store([
      { op: 'patch', type: 'task', id: task!.id, fields: { remainingMinutes: 30, status: 'doing' } },
    ]);
    const before = await everything();
    await bring(FILE);
    expect(await everything()).toEqual(before);
    await bring(FILE.replace('Mia,8', 'Mia,9'));
    const [after] = (await readRows(server.database.read, WS, 'task')).filter(
      ({ sourceKey }) => sourceKey === 'A',
    );
    expect(after).toMatchObject({ estimateMinutes: 540, remainingMinutes: 30, status: 'doing' });
  });
});
