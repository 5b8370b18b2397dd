import { describe, expect, it } from 'vitest';
import { cellFigure } from '../../../src/app/features/load/cellFigure.ts';
import { period } from './personView.ts';

describe('a cell of the heatmap', () => {
  it('takes its number from the bars and its triangle from the verdict, even under 100 %', () => {
    const cell = cellFigure(
      period({ demandMinutes: 1080, unfittableMinutes: 60, level: 'over' }),
      true,
      true,
    );
    expect(cell).toMatchObject({ kind: 'level', percent: 60, mark: '▲', level: 'over' });
  });

  it('shows no triangle above 100 % when the work can be done', () => {
    const cell = cellFigure(period({ demandMinutes: 1980, level: 'line' }), true, true);
    expect(cell).toMatchObject({ percent: 110, mark: '' });
    expect(cell.water).toBeCloseTo(110 / 130);
  });

  it('never spills over the top of the tank', () => {
    expect(cellFigure(period({ demandMinutes: 18_000, level: 'line' }), true, true).water).toBe(1);
  });

  it('draws far over full, whatever the average says', () => {
    const far = period({ demandMinutes: 900, unfittableMinutes: 600, level: 'far' });
    expect(cellFigure(far, true, true)).toMatchObject({ percent: 50, water: 1, mark: '▲▲' });
  });

  it('tells leave from a week without hours', () => {
    const none = { capacityMinutes: 0, demandMinutes: 0 };
    expect(cellFigure(period({ ...none, away: true }), true, true).kind).toBe('away');
    expect(cellFigure(period({ ...none, away: false }), true, true).kind).toBe('off');
  });

  it('does not hide work that falls into leave', () => {
    const cell = cellFigure(
      period({ capacityMinutes: 0, demandMinutes: 300, unfittableMinutes: 300, level: 'far', away: true }),
      true,
      true,
    );
    expect(cell).toMatchObject({ kind: 'level', percent: null, water: 1, mark: '▲▲' });
  });

  it('keeps known work visible when the person has not reported, and says so', () => {
    const over = period({ demandMinutes: 2000, unfittableMinutes: 200, level: 'over' });
    expect(cellFigure(over, false, true)).toMatchObject({
      kind: 'level',
      percent: 111,
      stale: true,
      mark: '▲',
    });
  });

  it('is a question mark when nothing at all is known', () => {
    expect(cellFigure(period({ demandMinutes: 0 }), false, false)).toMatchObject({
      kind: 'unknown',
      percent: null,
    });
  });

  it('is not a question mark for someone who reported that they have nothing to do', () => {
    expect(cellFigure(period({ demandMinutes: 0 }), true, false)).toMatchObject({
      kind: 'level',
      percent: 0,
    });
  });
});
