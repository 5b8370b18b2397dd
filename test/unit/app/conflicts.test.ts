import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { Item } from '../../../src/app/features/outbox/item.ts';
import type { Scene } from '../../../src/app/features/outbox/scene.ts';
import { actorOf } from '../../../src/core/actor.ts';
import type { OtherWord } from '../../../src/core/otherWord.ts';
import type { Person } from '../../../src/core/person.ts';
import type { Row, RowType } from '../../../src/core/rows.ts';
import type { Issue, SentItem } from '../../../src/local/index.ts';
import { crew, task } from '../../support/crew.ts';
import { MONDAY as NOW } from '../../support/server.ts';

const HOUR = 3_600_000;

/** Words are read in a page, which says its language; nothing else of one is needed. */
let outbox: typeof import('../../../src/app/features/outbox/conflictOf.ts') &
  typeof import('../../../src/app/features/outbox/aboutWords.ts') &
  typeof import('../../../src/app/features/outbox/stillAsks.ts');
beforeAll(async () => {
  vi.stubGlobal('document', { documentElement: { lang: 'en' } });
  vi.stubGlobal('navigator', { languages: ['en-GB'] });
  const { loadWords } = await import('../../../src/app/words/t.ts');
  await loadWords('outbox');
  outbox = {
    ...(await import('../../../src/app/features/outbox/conflictOf.ts')),
    ...(await import('../../../src/app/features/outbox/aboutWords.ts')),
    ...(await import('../../../src/app/features/outbox/stillAsks.ts')),
  };
});

/** As Mia's phone has it; of her own mutations it remembers `mine`. */
function sceneOf(...more: [RowType, Row][]): Scene {
  const rows = new Map<string, Row>(more.map(([type, row]) => [`${type}:${row.id}`, row]));
  for (const write of [...crew(), task('paint', { assigneeId: 'mia' })])
    if (write.op === 'create' && !rows.has(`${write.type}:${write.row.id}`))
      rows.set(`${write.type}:${write.row.id}`, write.row);
  const all = (type: RowType): Row[] =>
    [...rows].filter(([name]) => name.startsWith(`${type}:`)).map(([, row]) => row);
  return {
    personId: 'mia',
    actor: actorOf('mia', {
      person: rows.get('person:mia') as Person,
      teams: all('team') as never,
      projects: all('project') as never,
    }),
    today: '2026-03-02',
    zone: 'UTC',
    now: NOW,
    all: all as Scene['all'],
    find: ((type: RowType, id: string) => rows.get(`${type}:${id}`)) as Scene['find'],
    here: (uid) => uid === 'mine',
  };
}

const names = {
  task: (id: string) => (id === 'paint' ? 'Paint the hull' : undefined),
  person: (id: string) => ({ lena: 'Lena', max: 'Max' })[id],
};
const sent = (name: SentItem['name'], args: unknown, theirs: OtherWord[]): SentItem => ({
  uid: 'old',
  name,
  args,
  at: NOW - HOUR,
  receivedAt: NOW,
  touches: [],
  superseded: true,
  theirs,
});
const issue = (
  code: Issue['code'],
  name: Issue['name'],
  args: unknown,
  theirs: OtherWord[] | unknown,
): Issue => ({
  uid: 'old',
  name,
  args,
  at: NOW - HOUR,
  code,
  message: '',
  field: null,
  ids: [],
  touches: [],
  theirs,
});
const conflict = (item: Item, scene = sceneOf()) => outbox.conflictOf(item, scene, names);

const away = {
  from: '2026-03-04',
  to: '2026-03-04',
  statement: { kind: 'away', parts: null },
  repeat: null,
  reason: '',
};
const reduced = (id: string): OtherWord => ({
  type: 'availability',
  id,
  by: 'mia',
  at: NOW,
  fields: { kind: 'reduced', from: '2026-03-04', to: '2026-03-04', minutes: 240, percent: null, parts: null },
});

describe('two words of one person', () => {
  it('say who, what and when, and on which device', () => {
    const item = sent('availability.set', away, [reduced('other.0')]);
    expect(conflict(item)).toMatchObject({
      mine: { who: 'You', value: 'away', when: expect.stringMatching(/, this phone$/) },
      theirs: { who: 'You', value: '4 h a day', when: expect.stringMatching(/, another device$/) },
      keep: 'newer',
      again: { label: 'outbox.mine.again', args: away },
    });
    expect(outbox.aboutWords(item, names)).toBe('Wed 4 Mar');
    expect(conflict(sent('availability.set', away, [reduced('mine.0')]))?.theirs.when).toMatch(
      /, this phone$/,
    );
  });

  it('are asked about until one is chosen, the newer is gone, or the days are over', () => {
    const item = sent('availability.set', away, [reduced('other.0')]);
    const there = sceneOf(['availability', { id: 'other.0' } as Row]);
    expect(outbox.stillAsks(item, there)).toBe(true);
    expect(outbox.stillAsks(item, sceneOf())).toBe(false);
    expect(outbox.stillAsks({ ...item, settled: true }, there)).toBe(false);
    expect(outbox.stillAsks(item, { ...there, today: '2026-03-05' })).toBe(false);
  });

  it('name the days where the newer word covers others', () => {
    const wide = reduced('other.0');
    wide.fields.to = '2026-03-06';
    expect(conflict(sent('availability.set', away, [wide]))?.theirs.value).toMatch(
      /^4 h a day \(4.+6 Mar\)$/,
    );
  });
});

describe('a word that another person’s stands against', () => {
  const overwritten = (by: string | null) =>
    issue('overwritten', 'task.edit', { taskId: 'paint', fields: { due: '2026-03-10', title: 'Hull' } }, [
      { type: 'task', id: 'paint', by, at: NOW, fields: { due: null } },
    ]);

  it('is said again for the replaced field alone', () => {
    expect(conflict(overwritten('lena'))).toMatchObject({
      mine: { value: 'Tue 10 Mar' },
      theirs: { who: 'Lena', value: 'no date' },
      keep: 'theirs',
      again: { args: { taskId: 'paint', fields: { due: '2026-03-10' } } },
    });
    expect(outbox.aboutWords(overwritten('lena'), names)).toBe('Paint the hull · Due');
  });

  it('is said again for every replaced field, and both stand with all of them', () => {
    const item = issue(
      'overwritten',
      'task.edit',
      { taskId: 'paint', fields: { due: '2026-03-10', title: 'Hull', priority: 2 } },
      [
        { type: 'task', id: 'paint', by: 'max', at: NOW - 60_000, fields: { due: null } },
        { type: 'task', id: 'paint', by: 'lena', at: NOW, fields: { title: 'Deck' } },
      ],
    );
    expect(conflict(item)).toMatchObject({
      mine: { value: 'Tue 10 Mar, Hull' },
      theirs: { who: 'Lena', value: 'no date, Deck' },
      again: { args: { taskId: 'paint', fields: { due: '2026-03-10', title: 'Hull' } } },
    });
    expect(outbox.aboutWords(item, names)).toBe('Paint the hull · Title · Due');
  });

  it('names a lead whose name this phone does not have by what they are, and nobody where nobody is known', () => {
    const without = (by: string | null) =>
      outbox.conflictOf(overwritten(by), sceneOf(), { ...names, person: () => undefined });
    expect(without('lena')?.theirs.who).toBe('Your lead');
    expect(without('emil')?.theirs.who).toBe('Someone');
    expect(without(null)?.theirs.who).toBe('Someone');
  });

  it('opens a finished task again for the hours worked on it', () => {
    const done = task('paint', { assigneeId: 'mia', status: 'done' });
    const scene = sceneOf(['task', (done as { row: Row }).row]);
    const progress = { taskId: 'paint', spentMinutes: 60 };
    const theirs: OtherWord[] = [
      { type: 'task', id: 'paint', by: 'max', at: NOW, fields: { status: 'done', doneOn: '2026-03-02' } },
    ];
    expect(conflict(issue('already_finished', 'task.progress', progress, theirs), scene)).toMatchObject({
      mine: { value: '1 h worked' },
      theirs: { who: 'Max', value: 'done' },
      again: { before: [['task.reopen', { taskId: 'paint' }]], args: progress },
    });
  });

  it('has no button where the rules would refuse it: the task is someone else’s now', () => {
    const theirs: OtherWord[] = [{ type: 'task', id: 'paint', by: 'lena', at: NOW, fields: {} }];
    const progress = { taskId: 'paint', spentMinutes: 60 };
    expect(conflict(issue('not_allowed', 'task.progress', progress, theirs))).toMatchObject({
      theirs: { who: 'Lena', value: 'no longer yours' },
      again: null,
    });
  });

  it('goes to a closed flag as a reply, if it says something', () => {
    const theirs: OtherWord[] = [
      { type: 'answer', id: 'a', by: 'lena', at: NOW, fields: { kind: 'resolve', text: 'Max takes it' } },
    ];
    const flag = { id: 'flag', personId: 'max', teamIds: [], toIds: ['mia'], withdrawnAt: null };
    const scene = sceneOf(['flag', flag as unknown as Row]);
    const answer = (text: string) => ({ flagId: 'flag', kind: 'resolve', text });
    expect(
      conflict(issue('already_closed', 'flag.answer', answer('Two days more'), theirs), scene),
    ).toMatchObject({
      theirs: { value: 'resolved: Max takes it' },
      again: { label: 'outbox.mine.reply', args: { kind: 'reply' } },
    });
    expect(conflict(issue('already_closed', 'flag.answer', answer(''), theirs), scene)?.again).toBeNull();
  });

  it('is no conflict where the server told of no other word, or of one that cannot be read', () => {
    const args = { taskId: 'paint', spentMinutes: 60 };
    for (const theirs of [undefined, 'who knows', [], [null], [{ type: 'ship', id: 'x' }]])
      expect(conflict(issue('invalid', 'task.progress', args, theirs))).toBeNull();
  });
});
