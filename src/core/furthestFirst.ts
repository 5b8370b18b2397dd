import type { PersonLoadView } from './loadReport.ts';

type Verdict = Pick<PersonLoadView, 'id' | 'name' | 'unfittableMinutes' | 'peakIntensity'>;

const intensity = (person: Verdict): number =>
  person.peakIntensity === 'infinite' ? Number.POSITIVE_INFINITY : person.peakIntensity;

/**
 * Who is furthest over stands first, by the verdict and not by a busy-looking week: the most work that cannot be
 * done, then the tightest; names and ids make the order stable. Overdue work alone is not over the line: while it can
 * still be caught up it stands beside the name. Server, screens and command line agree.
 */
export function furthestFirst(a: Verdict, b: Verdict): number {
  if (a.unfittableMinutes !== b.unfittableMinutes) return b.unfittableMinutes - a.unfittableMinutes;
  const [peakA, peakB] = [intensity(a), intensity(b)];
  if (peakA !== peakB) return peakA > peakB ? -1 : 1;
  if (a.name !== b.name) return a.name < b.name ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
