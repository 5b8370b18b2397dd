import { between, type Cumulative } from './cumulative.ts';
import type { Work } from './work.ts';

/** Where work is densest. Days count from today. */
export interface Peak {
  /** λ* = max of D / C over all intervals; 0 without work, Infinity where there is work but no capacity. */
  intensity: number;
  /** An interval that attains it (several may); −1, −1 without work. */
  from: number;
  to: number;
  /** Due days at which some interval ends whose D exceeds `tightPercent` of its C. */
  tight: number[];
}

/**
 * Peak intensity of the work that is not overdue, against the whole capacity (load.md, Overload).
 * Only intervals from a task's first day to a task's due day can be the densest, so only those are tried:
 * (distinct first days) × (tasks) steps.
 */
export function peakIntensity(work: Work, capacity: Cumulative, tightPercent: number): Peak {
  const peak: Peak = { intensity: 0, from: -1, to: -1, tight: [] };
  const tight = new Set<number>();
  for (let first = 0; first < work.judged; first++) {
    const start = work.from[first] as number;
    if (work.from.indexOf(start) < first) continue;
    let demand = 0;
    for (let at = 0; at < work.judged; at++) {
      if ((work.from[at] as number) >= start) demand += work.minutes[at] as number;
      const end = work.to[at] as number;
      if (demand === 0 || (at + 1 < work.judged && work.to[at + 1] === end)) continue;
      const room = between(capacity, start, end);
      if (100 * demand > tightPercent * room) tight.add(end);
      const intensity = demand / room;
      if (intensity <= peak.intensity) continue;
      peak.intensity = intensity;
      peak.from = start;
      peak.to = end;
    }
  }
  peak.tight = [...tight].sort((a, b) => a - b);
  return peak;
}
