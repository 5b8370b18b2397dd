import type { LoadPeriod, PersonLoadView } from '../../../src/core/loadReport.ts';

export function period(fields: Partial<LoadPeriod> = {}): LoadPeriod {
  return {
    start: '2026-11-30',
    days: 7,
    capacityMinutes: 1800,
    demandMinutes: 900,
    unfittableMinutes: 0,
    level: 'room',
    away: false,
    ...fields,
  };
}

/** A person with room, who reported, as the server would say; named fields differ. */
export function personView(fields: Partial<PersonLoadView> = {}): PersonLoadView {
  return {
    id: 'p1',
    key: 'p1',
    name: 'Amira K.',
    teamIds: ['t1'],
    today: '2026-11-30',
    openTasks: 2,
    remainingMinutes: 900,
    backlogMinutes: 0,
    overdueMinutes: 0,
    unknownTasks: 0,
    catchUpDate: null,
    firstOverloadDate: null,
    overloadMinutes: 0,
    unfittableMinutes: 0,
    peakIntensity: 0.5,
    headroomMinutes: 900,
    assumedWeek: false,
    weeks: [period()],
    reportedAt: 1_795_000_000_000,
    reported: true,
    flag: null,
    felt: null,
    presence: null,
    ...fields,
  };
}
