import { describe, expect, it } from 'vitest';
import { makeImportWorld } from '../../support/importWorld.ts';

const badOf = (text: string) =>
  makeImportWorld()
    .commit(text)
    .result.bad.map(({ line, column, reason }) => [line, column, reason]);

describe('a row that does not fit', () => {
  it('is named with its line, its column and its reason, and the others go on', () => {
    const text = [
      'key,title,status,estimateHours,due,priority',
      'A,Fine,open,3,2026-03-09,1',
      ',No key,open,,,',
      'B,,open,,,',
      'A,Twice,open,,,',
      'C,Bad date,open,,2026-02-30,',
      'D,Bad hours,open,three,,',
      'E,Negative,open,-1,,',
      'F,What,perhaps,,,',
      'G,Short,open',
      'H,Long,open,1,,1,7',
      'I,Trailing,open,1,,1,',
      'J,Nul\u0000,open,1,,1',
    ].join('\r\n');
    const { result } = makeImportWorld().commit(text);
    expect(result.bad.map(({ line, column, reason }) => [line, column, reason])).toEqual([
      [3, 'key', 'missing_key'],
      [4, 'title', 'missing_title'],
      [5, 'key', 'duplicate_key'],
      [6, 'due', 'bad_date'],
      [7, 'estimateHours', 'bad_hours'],
      [8, 'estimateHours', 'negative_hours'],
      [9, 'status', 'unknown_status'],
      [10, '', 'column_count'],
      [11, '', 'column_count'],
      [13, '', 'control_character'],
    ]);
    expect(result.counts).toMatchObject({ rows: 12, imported: 2, bad: 10, unknownStatus: 1 });
  });

  it('is found on its line behind cells of several lines, empty lines and a separator’s line', () => {
    expect(badOf('sep=;\n\nkey;title;due\nA;"two\r\nlines";\n\n;"x\ny\nz";\nB;b;never again')).toEqual([
      [7, 'key', 'missing_key'],
      [10, 'due', 'bad_date'],
    ]);
  });

  it('of broken quotation marks takes no other row along', () => {
    expect(badOf('key,title,status\nA,"fine",open\nB,"un"closed,open\nC,fine,open')).toEqual([
      [3, '', 'broken_quotes'],
    ]);
    expect(badOf('key,title,status\nA,fine,open\nB,"never closed,open\nC,fine,open')).toEqual([
      [3, '', 'broken_quotes'],
    ]);
  });

  it('with a cell beyond all measure is refused without being kept', () => {
    const { result } = makeImportWorld().commit(
      `key,title,status\nA,${'x'.repeat(10_000_000)},open\nB,fine,open`,
    );
    expect(result.bad).toMatchObject([{ line: 2, reason: 'too_long', value: '' }]);
    expect(result.counts.imported).toBe(1);
  });
});

describe('a row that deserves a look', () => {
  it('is imported and named', () => {
    const world = makeImportWorld();
    const { result } = world.commit(
      `key,title,status,assignee,start,due,priority\nA,a,open,Ann;Bob,2026-03-09,2026-03-05,9\nB,${'long '.repeat(60)},open,,,,odd`,
    );
    expect(result.warnings.map(({ line, column, reason }) => [line, column, reason])).toEqual([
      [2, 'assignee', 'several_assignees'],
      [2, 'priority', 'priority_taken'],
      [2, 'due', 'due_before_start'],
      [3, 'title', 'title_cut'],
      [3, 'priority', 'priority_taken'],
    ]);
    expect(world.task('A')).toMatchObject({ start: '2026-03-09', due: '2026-03-05', priority: 5 });
    expect(world.task('B').title).toHaveLength(200);
    expect(world.rows('person').map(({ name }) => name)).toEqual(['Ann']);
  });

  it('has left: the task goes to nobody', () => {
    const world = makeImportWorld();
    world.commit('key,title,status,assignee\nA,a,open,Ann');
    world.change('person', world.rows('person')[0]!.id, { active: false });
    const { result } = world.commit('key,title,status,assignee\nB,b,open,Ann');
    expect(result.warnings).toMatchObject([{ line: 2, reason: 'has_left' }]);
    expect(world.task('B').assigneeId).toBeNull();
  });
});

describe('text that means something elsewhere', () => {
  it('is only text here', () => {
    const world = makeImportWorld();
    world.commit(
      'key,title,status,assignee\n=1+1,"=HYPERLINK(""http://x"",""y"")",open,__proto__\nconstructor,<img src=x onerror=alert(1)>,open,toString',
    );
    expect(world.task('=1+1').title).toBe('=HYPERLINK("http://x","y")');
    expect(world.task('constructor').title).toBe('<img src=x onerror=alert(1)>');
    expect(world.rows('person').map(({ name }) => name)).toEqual(['__proto__', 'toString']);
    expect(({} as Record<string, unknown>).name).toBeUndefined();
  });
});
