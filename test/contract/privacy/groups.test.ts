import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { GroupReport } from '../../../src/core/groups/groupReport.ts';
import { create, patch } from '../../../src/core/mutation.ts';
import { publishGroups } from '../../../src/server/groups/publishGroups.ts';
import { task } from '../../support/crew.ts';
import { person, type ServerUnderTest, serverUnderTest } from '../../support/serverUnderTest.ts';

const WEEK = 7 * 86_400_000;
const SIX = ['mia', 'max', 'nora', 'omar', 'pia', 'quin'];

let server: ServerUnderTest;
beforeEach(async () => {
  server = await serverUnderTest();
  const team = { leadIds: [], sourceKey: null, archived: false };
  await server.store(
    create('team', { id: 'deck', name: 'Deck', ...team }),
    create('team', { id: 'engine', name: 'Engine', ...team }),
    ...SIX.map((id) => person(id, { teamIds: ['deck'] })),
    person('emil', { teamIds: ['engine'] }),
    task('paint', { assigneeId: 'mia', estimateMinutes: 600, due: '2026-03-06' }),
    task('weld', { assigneeId: 'emil', teamId: 'engine', estimateMinutes: 300, due: '2026-03-06' }),
  );
});
afterEach(() => server.close());

const publish = (): Promise<void> => publishGroups(server.deps, server.workspaceId);
const seenBy = async (personId: string): Promise<GroupReport> =>
  (
    await (await server.signedIn(personId)).get(`/v1/w/${server.workspaceId}/groups`)
  ).json() as unknown as GroupReport;
const sumOf = async (teamId: string | null) =>
  (await seenBy('mia')).groups.find((group) => group.teamId === teamId)?.sum;

describe('what teams carry together', () => {
  it('is there for a member, of groups that are large enough, and of nobody by name', async () => {
    expect(await seenBy('mia')).toEqual({ week: null, minGroupSize: 5, groups: [] });
    await publish();
    const report = await seenBy('mia');
    expect(report).toEqual({
      week: '2026-03-02',
      minGroupSize: 5,
      groups: [
        // Everyone is the deck and two more: the difference would be about those two.
        { teamId: null, people: 8, sum: null },
        { teamId: 'deck', people: 6, sum: { capacityMinutes: 6 * 2400, demandMinutes: 600 } },
        { teamId: 'engine', people: 1, sum: null },
      ],
    });
    expect(await seenBy('emil')).toEqual(report);
    for (const name of [...SIX, 'emil']) expect(JSON.stringify(report)).not.toContain(name);
  });

  it('does not follow an edit: what changed when would tell whose it was', async () => {
    await publish();
    await server.store(patch('task', 'paint', { estimateMinutes: 1200 }));
    await publish();
    expect(await sumOf('deck')).toMatchObject({ demandMinutes: 600 });
  });

  it('comes anew with the week, of the same people', async () => {
    await publish();
    await server.store(patch('task', 'paint', { estimateMinutes: 1200, due: '2026-03-13' }));
    server.time.now += WEEK;
    await publish();
    expect((await seenBy('mia')).week).toBe('2026-03-09');
    expect(await sumOf('deck')).toMatchObject({ demandMinutes: 1200 });
  });

  it('is withheld after one has moved, until a quarter has passed', async () => {
    await publish();
    await server.store(person('rosa', { teamIds: ['deck'] }));
    for (let week = 1; week <= 13; week += 1) {
      server.time.now += WEEK;
      await publish();
      expect([week, await sumOf('deck')]).toEqual([week, null]);
    }
    server.time.now += WEEK;
    await publish();
    expect(await sumOf('deck')).toMatchObject({ capacityMinutes: 7 * 2400 });
  });

  it('follows the workspace’s own minimum', async () => {
    await server.store(patch('workspace', server.workspaceId, { minGroupSize: 6 }));
    await publish();
    expect(await sumOf('deck')).toBeNull();
  });

  it('is published once, whoever publishes', async () => {
    await Promise.all([publish(), publish()]);
    expect((await seenBy('mia')).groups).toHaveLength(3);
  });
});
