import { describe, expect, it } from 'vitest';
import { makeImportWorld } from '../../support/importWorld.ts';

const weekOf = (world: ReturnType<typeof makeImportWorld>) =>
  world.rows('workingWeek').map(({ from, minutes }) => [from, minutes]);

describe('a file of people', () => {
  const FILE =
    'Key,Name,Team,Time zone,Region,Skills,Hours per week,E-mail\np1,Ann Lee,Deck; Engine,Europe/Lisbon,pt,Welding | Rigging,30,ann@example.org\np2,Bob,Deck,,,,,';

  it('brings people with their teams, skills and working week, and no address', () => {
    const world = makeImportWorld();
    const { result } = world.commit(FILE);
    expect(result).toMatchObject({
      kind: 'people',
      counts: { rows: 2, imported: 2 },
      changes: { rows: { new: 2 }, teams: { new: 2 }, skills: { new: 2 } },
    });
    const [ann, bob] = world.rows('person');
    expect(ann).toMatchObject({
      name: 'Ann Lee',
      sourceKey: 'p1',
      zone: 'Europe/Lisbon',
      region: 'PT',
      roles: ['member'],
    });
    expect(ann?.teamIds).toHaveLength(2);
    expect(bob).toMatchObject({ name: 'Bob', zone: 'Europe/Berlin', region: null });
    expect(weekOf(world)).toEqual([['2026-03-02', [360, 360, 360, 360, 360, 0, 0]]]);
    expect(JSON.stringify(world.rows('person'))).not.toContain('example.org');
    expect(world.commit(FILE).writes).toEqual([]);
    expect(world.commit(FILE, { asOf: '2026-05-01' }).writes).toEqual([]);
  });

  it('changes a working week from the as-of day on, and only when its own hours change', () => {
    const world = makeImportWorld();
    world.commit(FILE);
    const { id } = world.rows('person')[0]!;
    world.store({
      op: 'create',
      type: 'workingWeek',
      row: { id: `${id}:2026-04-01`, personId: id, from: '2026-04-01', minutes: [480, 0, 0, 0, 0, 0, 0] },
    });
    expect(world.commit(FILE, { asOf: '2026-05-01' }).writes).toEqual([]);
    world.commit(FILE.replace(',30,', ',20,'), { asOf: '2026-05-01' });
    expect(weekOf(world).at(-1)).toEqual(['2026-05-01', [240, 240, 240, 240, 240, 0, 0]]);
  });

  it('takes hours per weekday as they are', () => {
    const world = makeImportWorld();
    world.commit('name,mon,tue,wed,thu,fri\nAnn,7.5,"7,5",0,7h 30m,');
    expect(weekOf(world)).toEqual([['2026-03-02', [450, 450, 0, 450, 0, 0, 0]]]);
  });

  it('gives a key to those who were known as assignees', () => {
    const world = makeImportWorld();
    world.commit('key,title,status,assignee\nA,a,open,Ann Lee');
    world.commit(FILE);
    expect(world.rows('person').map(({ name, sourceKey }) => [name, sourceKey])).toEqual([
      ['Ann Lee', 'p1'],
      ['Bob', 'p2'],
    ]);
    world.commit('key,title,status,assignee\nA,a,open,Ann Lee\nB,b,open,p1');
    expect(world.rows('person')).toHaveLength(2);
    expect(world.task('B').assigneeId).toBe(world.task('A').assigneeId);
  });

  it('keeps two people of one name apart by their keys', () => {
    const world = makeImportWorld();
    const twins = 'key,name,zone\nk1,Ann,UTC\nk2,Ann,UTC';
    world.commit(twins);
    expect(world.rows('person')).toHaveLength(2);
    expect(world.commit(twins).writes).toEqual([]);
  });

  it('names what does not fit', () => {
    const { result } = makeImportWorld().commit(
      'name,zone,region,hours per week,employed from,employed to\nA,Mars/Olympus,,,,\nB,,Germany,,,\nC,,,200,,\nD,,,,2026-05-01,2026-01-01\n,,,,,x\nE,,,,,\nE,,,,,',
    );
    expect(result.bad.map(({ line, column, reason }) => [line, column, reason])).toEqual([
      [2, 'zone', 'bad_zone'],
      [3, 'region', 'bad_region'],
      [4, 'hours per week', 'bad_hours'],
      [5, 'employed to', 'range'],
      [6, 'name', 'missing_name'],
      [8, 'name', 'duplicate_key'],
    ]);
  });
});

describe('a file of teams', () => {
  it('names leads who exist, by key or name', () => {
    const world = makeImportWorld();
    world.commit('key,name,zone\np1,Ann,UTC\np2,Bob,UTC');
    const { result } = world.commit('team,lead\nDeck,Ann; p2\nEngine,Nobody\nHull,');
    expect(result).toMatchObject({
      kind: 'teams',
      counts: { imported: 2, bad: 1 },
      bad: [{ line: 3, column: 'lead', reason: 'unknown_person', value: 'Nobody' }],
    });
    const people = world.rows('person').map(({ id }) => id);
    expect(world.rows('team').map(({ name, leadIds }) => [name, leadIds])).toEqual([
      ['Deck', people],
      ['Hull', []],
    ]);
    expect(world.commit('team,lead\nDeck,Ann; p2\nHull,').writes).toEqual([]);
  });
});
