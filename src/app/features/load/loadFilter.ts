import type { PersonLoadView } from '../../../core/loadReport.ts';
import { roomSoon } from '../../load/room.ts';

/** The parts of the summary strip; each is a filter. */
export const LOAD_FILTERS = ['over', 'room', 'silent', 'flagged'] as const;
export type LoadFilter = (typeof LOAD_FILTERS)[number];

/** Half a usual day: less than this is not room that work could be moved into. */
const ROOM_MINUTES = 240;

const MATCHES: Record<LoadFilter, (person: PersonLoadView) => boolean> = {
  over: (person) => person.unfittableMinutes > 0,
  room: (person) =>
    person.unfittableMinutes === 0 &&
    person.overdueMinutes === 0 &&
    roomSoon(person) >= ROOM_MINUTES &&
    person.weeks[0]?.away !== true &&
    person.presence?.state !== 'away',
  silent: (person) => !person.reported,
  flagged: (person) => person.flag !== null,
};

export function matchesFilter(person: PersonLoadView, filter: LoadFilter | null): boolean {
  return filter === null || MATCHES[filter](person);
}

/** How many people each filter would leave. */
export function countFilters(people: readonly PersonLoadView[]): Record<LoadFilter, number> {
  const counts = { over: 0, room: 0, silent: 0, flagged: 0 };
  for (const person of people)
    for (const filter of LOAD_FILTERS) if (MATCHES[filter](person)) counts[filter] += 1;
  return counts;
}
