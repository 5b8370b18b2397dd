import { addDays, civilDayIn } from '../../core/civilDay.ts';
import type { Holiday } from '../../core/holiday.ts';
import { create, type Write } from '../../core/mutation.ts';
import type { RowType, RowTypes } from '../../core/rows.ts';
import { WORKSPACE_DEFAULTS } from '../../core/workspace.ts';
import type { Deps } from '../deps.ts';
import { publicHolidays } from '../holidays/publicHolidays.ts';
import { nextVersion } from '../rows/nextVersion.ts';
import { storeWrites } from '../rows/storeWrites.ts';
import { makeChance } from './chance.ts';
import { DEMO_REGION, demoAvailability, demoWeeks, makeCalendar } from './demoCalendar.ts';
import { DEMO_LEAD, DEMO_MANAGER, DEMO_MEMBER, DEMO_PEOPLE } from './demoPeople.ts';
import { DEMO_PROJECTS } from './demoProjects.ts';
import { demoAllocations, demoCheckins, demoFlags, demoPresences, demoReports } from './demoStatements.ts';
import { DemoTasks } from './demoTasks.ts';
import { DEMO_SKILLS, DEMO_TEAMS } from './demoTeams.ts';

const ZONE = 'Europe/Berlin';
const SEED = 1876; // The year in which load lines became law.

export interface Demo {
  workspaceId: string;
  /** Ids of the people whom the sign-in links are for. */
  member: string;
  lead: string;
  manager: string;
}

/**
 * Makes the demo workspace in an empty database: the same one every time, but for the dates, which lie around today. Its
 * id is new each time, so that a phone which knew an earlier demo does not send this one what it still had for that.
 */
export async function seedDemo({ database, clock }: Pick<Deps, 'database' | 'clock'>): Promise<Demo> {
  const now = clock();
  const workspaceId = `demo-${now.toString(36)}`;
  const today = civilDayIn(ZONE, now);
  const writes = await demoWrites(workspaceId, today, now);
  await database.write(async (trx) => {
    await trx
      .insertInto('workspace')
      .values({ id: workspaceId, epoch: workspaceId, head: 0, floor: 0 })
      .execute();
    const ver = await nextVersion(trx, workspaceId);
    await storeWrites(trx, { workspaceId, ver, today, at: now }, writes);
  });
  return { workspaceId, member: DEMO_MEMBER, lead: DEMO_LEAD, manager: DEMO_MANAGER };
}

async function demoWrites(workspaceId: string, today: string, now: number): Promise<Write[]> {
  const weeks = demoWeeks(today);
  const { entries, reasons } = demoAvailability(today, now - 3 * 24 * 3_600_000);
  const calendar = makeCalendar(today, weeks, entries, await demoHolidays(today));
  const { tasks, timeEntries } = new DemoTasks(SEED, calendar);
  const chance = makeChance(SEED + 1);
  const { flags, answers, flagUps } = demoFlags(now, tasks);

  const rows = <T extends RowType>(type: T, all: readonly RowTypes[T][]): Write[] =>
    all.map((row) => create(type, row));
  return [
    ...rows('workspace', [
      { ...WORKSPACE_DEFAULTS, id: workspaceId, name: 'Harbour Electric', region: DEMO_REGION },
    ]),
    ...rows('skill', DEMO_SKILLS),
    ...rows(
      'team',
      DEMO_TEAMS.map((team) => ({ ...team, leadIds: [...team.leadIds], sourceKey: null, archived: false })),
    ),
    ...rows(
      'person',
      DEMO_PEOPLE.map(({ id, name, roles = ['member'], team, skills, zone, region }) => ({
        ...{ id, name, roles: [...roles], teamIds: [team], skillIds: [...skills], zone, region },
        ...{ employedFrom: null, employedTo: null, sourceKey: null, active: true },
      })),
    ),
    ...rows(
      'project',
      DEMO_PROJECTS.map(({ id, name, leadId, allocatorId, priority, start, end }) => ({
        ...{ id, name, leadId, allocatorId, priority, start: addDays(today, start) },
        ...{ end: end === null ? null : addDays(today, end), sourceKey: null, archived: false },
      })),
    ),
    ...rows('workingWeek', weeks),
    ...rows('availability', entries),
    ...rows('reason', reasons),
    ...rows('task', tasks),
    ...rows('timeEntry', timeEntries),
    ...rows('allocation', demoAllocations(today, chance)),
    ...rows('checkin', demoCheckins(today, chance)),
    ...rows('report', demoReports(now, chance)),
    ...rows('presence', demoPresences(now)),
    ...rows('flag', flags),
    ...rows('answer', answers),
    ...rows('flagUp', flagUps),
  ];
}

/** The same that `storeWrites` will bring: work is planned around them. */
async function demoHolidays(today: string): Promise<Holiday[]> {
  const regions = new Set(DEMO_PEOPLE.map(({ region }) => region ?? DEMO_REGION));
  const year = Number(today.slice(0, 4));
  const years = await Promise.all(
    [...regions].flatMap((region) => [year, year + 1].map((each) => publicHolidays(region, each))),
  );
  return years.flat();
}
