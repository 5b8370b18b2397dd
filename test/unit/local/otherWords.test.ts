import { beforeEach, describe, expect, it } from 'vitest';
import type { Flag } from '../../../src/core/flag.ts';
import { create, patch } from '../../../src/core/mutation.ts';
import type { OtherWord } from '../../../src/core/otherWord.ts';
import type { MutationResult, SyncResponse } from '../../../src/sync/messages.ts';
import { asResponse } from '../../support/local/memoryNetwork.ts';
import { AMIRA, LEO } from '../../support/local/seedWorkspace.ts';
import { type Fault, NOON, SyncWorld } from '../../support/local/syncWorld.ts';

let world: SyncWorld;
beforeEach(() => {
  world = new SyncWorld();
});

const due = (taskId: string, day: string) => ({ taskId, fields: { due: day } });

/** The next answer tells that Dana gave `t0` another date, or other fields, not having seen what it had. */
function overwriteNext(fields: Record<string, unknown> = { due: '2026-12-24' }): Fault[] {
  const overwritten = Object.entries(fields).map(([field, value]): MutationResult => {
    const theirs: OtherWord[] = [
      { type: 'task', id: 't0', by: 'dana', at: NOON, fields: { [field]: value } },
    ];
    return { n: 9, uid: 'task:t0', code: 'overwritten', message: '', field, theirs };
  });
  world.faults.push((request) => {
    const answer = world.server.sync(AMIRA, request) as SyncResponse;
    return asResponse({ ...answer, overwritten });
  });
  return world.faults;
}

describe('a received word that someone replaced', () => {
  it('comes back to its author with both, and stays among what was received', async () => {
    const phone = await world.synced(AMIRA);
    await phone.replica.dispatch('task.edit', due('t0', '2026-12-01'));
    await phone.replica.syncNow();
    overwriteNext();
    await phone.replica.syncNow();
    expect(phone.issues).toMatchObject([
      {
        code: 'overwritten',
        field: 'due',
        args: due('t0', '2026-12-01'),
        theirs: [{ by: 'dana', fields: { due: '2026-12-24' } }],
      },
    ]);
    expect(phone.status).toMatchObject({ needsYou: 1 });
    expect(phone.sent).toHaveLength(1);
  });

  it('is the last one of several', async () => {
    const phone = await world.synced(AMIRA);
    for (let day = 10; day <= 21; day += 1) {
      await phone.replica.dispatch('task.edit', due('t0', `2026-12-${day}`));
      world.now += 60_000;
    }
    await phone.replica.syncNow();
    overwriteNext();
    await phone.replica.syncNow();
    expect(phone.issues).toMatchObject([{ args: due('t0', '2026-12-21') }]);
  });

  it('in several fields is one question about all of them, told at once or one after the other', async () => {
    const phone = await world.synced(AMIRA);
    const mine = { taskId: 't0', fields: { due: '2026-12-01', title: 'Cable', priority: 2 } };
    await phone.replica.dispatch('task.edit', mine);
    await phone.replica.syncNow();
    overwriteNext({ due: '2026-12-24', title: 'Cables' });
    await phone.replica.syncNow();
    overwriteNext({ title: 'Wires', priority: 5 });
    await phone.replica.syncNow();
    expect(phone.issues).toHaveLength(1);
    const words = phone.issues[0]?.theirs as OtherWord[];
    expect(words.map(({ fields }) => fields)).toEqual([
      { due: '2026-12-24' },
      { title: 'Wires' },
      { priority: 5 },
    ]);
  });

  it('is not asked about again once its author has chosen', async () => {
    const phone = await world.synced(AMIRA);
    await phone.replica.dispatch('task.edit', due('t0', '2026-12-01'));
    await phone.replica.syncNow();
    overwriteNext();
    await phone.replica.syncNow();
    await phone.replica.settle(phone.issues[0]!.uid);
    expect(phone.status).toMatchObject({ needsYou: 0 });
    overwriteNext();
    await phone.replica.syncNow();
    expect(phone.issues).toEqual([]);
  });

  it('nor about an earlier one, once its author has chosen about the last', async () => {
    const phone = await world.synced(AMIRA);
    await phone.replica.dispatch('task.edit', due('t0', '2026-12-01'));
    world.now += 60_000;
    await phone.replica.dispatch('task.edit', due('t0', '2026-12-02'));
    await phone.replica.syncNow();
    overwriteNext();
    await phone.replica.syncNow();
    await phone.replica.settle(phone.issues[0]!.uid);
    overwriteNext();
    await phone.replica.syncNow();
    expect(phone.issues).toEqual([]);
  });

  it('is no question while a newer word of its author is on its way', async () => {
    const phone = await world.synced(AMIRA);
    await phone.replica.dispatch('task.edit', due('t0', '2026-12-01'));
    await phone.replica.syncNow();
    // Written while the answer is on its way to the phone.
    const [told] = overwriteNext();
    world.faults = [
      async (request) => {
        await phone.replica.dispatch('task.edit', due('t0', '2026-12-02'));
        return told!(request);
      },
    ];
    await phone.replica.syncNow();
    await phone.replica.syncNow();
    expect(phone.issues).toEqual([]);
    expect(phone.sent).toHaveLength(2);
  });

  it('about another field, or another row, is none of this phone’s words', async () => {
    const phone = await world.synced(AMIRA);
    await phone.replica.dispatch('task.edit', { taskId: 't0', fields: { title: 'Cable' } });
    await phone.replica.dispatch('task.edit', due('t1', '2026-12-01'));
    await phone.replica.syncNow();
    overwriteNext();
    await phone.replica.syncNow();
    expect(phone.issues).toEqual([]);
  });
});

it('the word that stood in the way goes with the right to read it, and one’s own stays', async () => {
  const flag = { id: 'f1', personId: AMIRA, teamIds: ['yard'], toIds: [] };
  const raised: Flag = {
    ...flag,
    severity: 'tight',
    kind: 'week',
    from: '2026-11-23',
    to: '2026-11-27',
    taskIds: [],
    relief: [],
    note: '',
    raisedAt: NOON,
    withdrawnAt: null,
  };
  world.server.write([create('flag', raised)]);
  const leo = await world.synced(LEO);
  const mine = { flagId: 'f1', kind: 'resolve', text: 'I take it' } as const;
  await world.offline(leo, () => leo.replica.dispatch('flag.answer', mine));
  const hers = { kind: 'resolve', text: 'Dana takes it' } as const;
  world.server.write([
    create('answer', { ...flag, ...hers, id: 'a1', flagId: 'f1', byId: 'dana', at: NOON }),
  ]);
  const theirs: OtherWord[] = [{ type: 'answer', id: 'a1', by: 'dana', at: NOON, fields: hers }];
  world.faults.push((request) => {
    const answer = world.server.sync(LEO, request) as SyncResponse;
    return asResponse({ ...answer, results: answer.results.map((result) => ({ ...result, theirs })) });
  });
  await leo.replica.syncNow();
  expect(leo.issues).toMatchObject([{ code: 'already_closed', args: mine, theirs }]);
  world.server.write([patch('team', 'yard', { leadIds: [] })]);
  await leo.replica.syncNow();
  expect(leo.issues).toMatchObject([{ code: 'already_closed', args: mine }]);
  expect(JSON.stringify(leo.issues)).not.toContain('Dana takes it');
});

describe('what a mutation replaced', () => {
  it('is kept with it, on its way and after, and is not sent', async () => {
    const phone = await world.synced(AMIRA);
    await world.offline(phone, () => phone.replica.dispatch('task.edit', due('t0', '2026-12-01')));
    const before = { 'task:t0': { id: 't0' } };
    expect(phone.outbox).toMatchObject([{ was: before }]);
    expect(phone.outbox[0]?.was?.['task:t0']).not.toMatchObject({ due: '2026-12-01' });
    await phone.replica.syncNow();
    expect(phone.sent).toMatchObject([{ was: before }]);
    const pushed = world.requests.flatMap(({ push }) => push);
    expect(Object.keys(pushed[0]!)).toEqual(['n', 'uid', 's', 'name', 'args', 'base', 'at', 'day', 'author']);
  });
});
