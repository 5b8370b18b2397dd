import { describe, expect, it } from 'vitest';
import { makeStatusWords } from '../../../src/core/import/statusWords.ts';
import { startMeaningOf, taskStanding, type Viewpoint } from '../../../src/core/import/taskStanding.ts';
import { makeImportWorld } from '../../support/importWorld.ts';

const back: Viewpoint = { asOf: '2026-03-02', starts: 'actual', lookBack: true };
const fresh: Viewpoint = { asOf: '2026-03-02', starts: 'planned', lookBack: false };
const open = () => 'open' as const;

describe('on the as-of day, a task', () => {
  it('that was completed by then is done, whatever its status says', () => {
    expect(taskStanding({ start: '2026-02-01', done: '2026-03-02' }, back, () => 'ignore')).toBe('done');
  });
  it('that was begun and completed later is open, although its status says done', () => {
    expect(taskStanding({ start: '2026-03-02', done: '2026-03-03' }, back, () => 'done')).toBe('open');
  });
  it('that was begun later is not there yet', () => {
    expect(taskStanding({ start: '2026-03-03', done: '2026-03-09' }, back, open)).toBe('later');
    expect(taskStanding({ start: '2026-03-03', done: null }, back, open)).toBe('later');
  });
  it('that was never completed goes by its status', () => {
    expect(taskStanding({ start: '2026-02-01', done: null }, back, () => 'open')).toBe('open');
    expect(taskStanding({ start: '2026-02-01', done: null }, back, () => 'done')).toBe('done');
    expect(taskStanding({ start: '2026-02-01', done: null }, back, () => 'ignore')).toBe('ignored');
    expect(taskStanding({ start: '2026-02-01', done: null }, back, () => null)).toBe('unknown_status');
  });
  it('without a start had not begun, if the file is looked back on', () => {
    expect(taskStanding({ start: null, done: null }, back, open)).toBe('later');
    expect(taskStanding({ start: null, done: '2026-04-01' }, back, open)).toBe('later');
  });
  it('of a fresh file is there, with a start in the future or none', () => {
    expect(taskStanding({ start: '2026-05-01', done: null }, fresh, open)).toBe('open');
    expect(taskStanding({ start: null, done: null }, fresh, open)).toBe('open');
  });
  it('is not judged by a start that no column holds', () => {
    expect(taskStanding({ start: undefined, done: '2026-04-01' }, back, open)).toBe('open');
  });
});

describe('what a start means', () => {
  it('is told by its name, else by whether the file is looked back on', () => {
    expect(startMeaningOf('started_on', false)).toBe('actual');
    expect(startMeaningOf('Planned start', true)).toBe('planned');
    expect(startMeaningOf('Start date', true)).toBe('actual');
    expect(startMeaningOf('Start date', false)).toBe('planned');
  });

  it('can be said', () => {
    const file = 'key,title,start,done\nA,One,2026-04-01,2026-05-01\nB,Two,2026-01-01,2026-02-01';
    expect(makeImportWorld().commit(file).result).toMatchObject({
      starts: 'actual',
      counts: { later: 1, open: 0, done: 1 },
    });
    expect(makeImportWorld().commit(file, { starts: 'planned' }).result).toMatchObject({
      starts: 'planned',
      counts: { later: 0, open: 1, done: 1 },
    });
  });
});

describe('status words', () => {
  const words = makeStatusWords([
    { word: 'CHRONICLE', means: 'open' },
    { word: '__proto__', means: 'done' },
    { word: 'Done', means: 'ignore' },
  ]);
  it('of a file’s own come before the known ones', () => {
    expect(['chronicle', 'Chronicle ', '__proto__', 'DONE'].map(words.meaning)).toEqual([
      'open',
      'open',
      'done',
      'ignore',
    ]);
  });
  it('of common trackers are known', () => {
    expect(
      ['To Do', 'In Progress', "Won't Do", 'Closed', 'Not started', 'Cancelled', ''].map(words.meaning),
    ).toEqual(['open', 'open', 'ignore', 'done', 'open', 'ignore', 'open']);
  });
  it('may be shares of completion', () => {
    expect(['0%', '45%', '100%', '100', '99.5%'].map(words.meaning)).toEqual([
      'open',
      'open',
      'done',
      'done',
      'open',
    ]);
  });
  it('that nobody knows are not guessed', () => {
    expect(['Chrono', 'constructor', 'toString', '101', '!!'].map(words.meaning)).toEqual([
      null,
      null,
      null,
      null,
      null,
    ]);
  });
});

describe('a file that was exported in another zone', () => {
  it('is not taken for one that is looked back on because a task was done there tomorrow', () => {
    const text =
      'key,title,status,Start date,Completed at\nA,a,open,,\nB,b,open,2026-02-20,2026-03-03T00:30:00Z';
    expect(makeImportWorld().commit(text).result.counts).toMatchObject({ open: 2, later: 0 });
    expect(makeImportWorld().commit(text.replace('2026-03-03T', '2026-03-04T')).result.counts).toMatchObject({
      open: 1,
      later: 1,
    });
  });
});
