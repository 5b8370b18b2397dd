import type { LoadPeriod } from '../../../core/loadReport.ts';

export type CellKind = 'away' | 'off' | 'unknown' | 'level';

/** What one cell of the heatmap shows: a number above, a tank below, and a second cue beside colour. */
export interface CellFigure {
  kind: CellKind;
  /** Demand as per cent of capacity; null where there is no capacity to compare with. */
  percent: number | null;
  /** Height of the water as a share of the tank, 0…1; the tank's top is 130 %. */
  water: number;
  level: LoadPeriod['level'];
  /** '', '▲' or '▲▲'. */
  mark: string;
  /** Their last report is too old, or there is none: the figure is shown, with a question mark. */
  stale: boolean;
}

/** The top of a tank stands for this many per cent, which puts the load line at 77 % of its height. */
export const TANK_TOP = 130;

const MARKS: Partial<Record<LoadPeriod['level'], string>> = { over: '▲', far: '▲▲' };

/**
 * Figures that are known stay visible when their report is old: only someone of whom nothing is known at all,
 * neither a report nor a task, is a bare question mark.
 */
export function cellFigure(period: LoadPeriod, reported: boolean, anythingKnown: boolean): CellFigure {
  const { capacityMinutes, demandMinutes, level } = period;
  const known = { level, mark: MARKS[level] ?? '', stale: !reported };
  if (!reported && !anythingKnown) return { ...known, kind: 'unknown', percent: null, water: 0, mark: '' };
  if (capacityMinutes === 0 && demandMinutes === 0 && known.mark === '')
    return { ...known, kind: period.away ? 'away' : 'off', percent: null, water: 0 };
  if (capacityMinutes === 0) return { ...known, kind: 'level', percent: null, water: 1 };
  const share = (demandMinutes * 100) / capacityMinutes;
  // Far over is drawn full: what cannot be done matters more than the average.
  const water = level === 'far' ? 1 : Math.min(share, TANK_TOP) / TANK_TOP;
  return { ...known, kind: 'level', percent: Math.round(share), water };
}
