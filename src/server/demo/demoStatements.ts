import type { Allocation } from '../../core/allocation.ts';
import type { Answer } from '../../core/answer.ts';
import type { Checkin } from '../../core/checkin.ts';
import { addDays, type CivilDay, civilDayIn, dayNumber, weekday } from '../../core/civilDay.ts';
import type { Flag, FlagUp } from '../../core/flag.ts';
import type { Presence } from '../../core/presence.ts';
import type { Report } from '../../core/report.ts';
import type { Task } from '../../core/task.ts';
import type { Chance } from './chance.ts';
import { DEMO_PEOPLE } from './demoPeople.ts';
import { NORTH, SOUTH, WORKSHOP } from './demoTeams.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Commitments of people to projects: what was promised, beside the work that they carry. */
export function demoAllocations(today: CivilDay, chance: Chance): Allocation[] {
  return DEMO_PEOPLE.flatMap(({ id, projects }, index) =>
    projects.map((projectId, position) => {
      const byMinutes = chance.next() < 0.25;
      return {
        ...{ id: `allocation-${id}-${projectId}`, personId: id, projectId },
        ...{ from: addDays(today, -chance.between(10, 60)), to: addDays(today, chance.between(20, 80)) },
        minutesPerDay: byMinutes ? chance.pick([120, 180, 240]) : null,
        percent: byMinutes ? null : position === 0 ? chance.pick([50, 60, 70]) : chance.pick([20, 30, 40]),
        mode: chance.pick(['fixed', 'flexible', 'flexible', 'dynamic'] as const),
        tentative: index % 11 === 5 && position > 0,
      };
    }),
  );
}

/** How it felt on the working days of two weeks; fuller weeks feel fuller, most of the time. */
export function demoCheckins(today: CivilDay, chance: Chance): Checkin[] {
  return DEMO_PEOPLE.filter(({ reported }) => reported !== null && reported < 7).flatMap(
    ({ id, fill, reported }) => {
      const checkins: Checkin[] = [];
      for (let back = reported === 0 ? 0 : 1; back <= 12; back += 1) {
        const day = addDays(today, -back);
        // The member of the sign-in link has today's still to give.
        if (weekday(dayNumber(day)) > 4 || chance.next() < 0.35 || (id === 'amira' && back === 0)) continue;
        const score = Math.round(1 + 3.4 * Math.min(1.1, fill[0]!) + chance.next() - 0.6);
        checkins.push({ id: `${id}:${day}`, personId: id, day, score: Math.min(5, Math.max(1, score)) });
      }
      return checkins;
    },
  );
}

/** When each last said something: minutes ago, days ago, long ago or never. */
export function demoReports(now: number, chance: Chance): Report[] {
  return DEMO_PEOPLE.flatMap(({ id, reported }) => {
    if (reported === null) return [];
    const age =
      reported === 0 ? chance.between(3, 150) * MINUTE : reported * DAY + chance.between(0, 180) * MINUTE;
    return [
      {
        id,
        personId: id,
        kind: chance.pick(['availability', 'progress', 'checkin', 'still_right'] as const),
        at: now - age,
      },
    ];
  });
}

/** Quick states that hold now. */
export function demoPresences(now: number): Presence[] {
  const state = (personId: string, as: Presence['state'], hours: number): Presence => ({
    id: personId,
    personId,
    state: as,
    until: now + hours * HOUR,
    saidAt: now - HOUR,
  });
  return [
    state('jonas', 'busy', 3),
    state('sofia', 'busy', 2),
    state('tomas', 'away', 24 * 7),
    state('layla', 'available', 8),
  ];
}

interface FlagStory {
  personId: string;
  team: string;
  flag: Pick<Flag, 'severity' | 'kind' | 'note' | 'relief'>;
  /** Hours ago. */
  raised: number;
  /** Days from today. */
  to: number;
  withdrawn?: number;
  answers: { byId: string; kind: Answer['kind']; text: string; ago: number }[];
}

const STORIES: readonly FlagStory[] = [
  {
    ...{ personId: 'jonas', team: NORTH, raised: 2.2, to: 4, answers: [] },
    flag: {
      severity: 'cannot',
      kind: 'week',
      note: 'Level 2 needs a second pair of hands, and B7 came back.',
      relief: ['move', 'someone'],
    },
  },
  {
    ...{ personId: 'sofia', team: NORTH, raised: 0.4, to: 2, answers: [] },
    flag: {
      severity: 'tight',
      kind: 'blocked',
      note: 'No access card for the plant room.',
      relief: ['time'],
    },
  },
  {
    ...{ personId: 'amira', team: NORTH, raised: 24 * 9, to: -4 },
    flag: { severity: 'cannot', kind: 'week', note: 'Two handovers on the same day.', relief: ['move'] },
    answers: [
      { byId: 'dana', kind: 'acknowledge', text: '', ago: 24 * 9 - 1 },
      { byId: 'dana', kind: 'resolve', text: 'Léo takes the second handover.', ago: 24 * 8 },
    ],
  },
  {
    ...{ personId: 'zeynep', team: SOUTH, raised: 26, to: 5 },
    flag: {
      severity: 'cannot',
      kind: 'week',
      note: 'The outage was moved forward; testing and wiring now meet.',
      relief: ['move', 'time'],
    },
    answers: [
      { byId: 'kwame', kind: 'acknowledge', text: '', ago: 22 },
      { byId: 'kwame', kind: 'reply', text: 'I am asking the client for two more days.', ago: 3 },
    ],
  },
  {
    ...{ personId: 'lukasz', team: SOUTH, raised: 24 * 4, to: 1 },
    flag: { severity: 'tight', kind: 'help', note: 'First charger of this type.', relief: ['someone'] },
    answers: [{ byId: 'kwame', kind: 'resolve', text: 'Layla joins you on Thursday.', ago: 24 * 3 }],
  },
  {
    ...{ personId: 'jose', team: WORKSHOP, raised: 24 * 2, to: 3 },
    flag: { severity: 'tight', kind: 'week', note: '', relief: ['time'] },
    answers: [
      { byId: 'ingrid', kind: 'acknowledge', text: 'Seen, I will look at the order of the panels.', ago: 40 },
    ],
  },
  {
    ...{ personId: 'priya', team: NORTH, raised: 24 * 6, to: -5, withdrawn: 24 * 5.5, answers: [] },
    flag: { severity: 'tight', kind: 'today', note: 'Solved it with Ben.', relief: [] },
  },
];

/** Flags in every state, with the tasks that they are about and what the leads said. */
export function demoFlags(
  now: number,
  tasks: readonly Task[],
): { flags: Flag[]; answers: Answer[]; flagUps: FlagUp[] } {
  const dayOf = (hours: number): CivilDay => civilDayIn('Europe/Berlin', now - hours * HOUR);
  const today = dayOf(0);
  const told = STORIES.map((story, index) => {
    const own = tasks.filter(
      (task) =>
        task.assigneeId === story.personId &&
        task.status !== 'done' &&
        task.status !== 'dropped' &&
        task.due !== null,
    );
    const flag: Flag = {
      ...{ id: `flag-${index + 1}`, personId: story.personId, ...story.flag },
      ...{
        from: dayOf(story.raised),
        to: addDays(today, story.to),
        taskIds: own.slice(0, 2).map(({ id }) => id),
      },
      ...{ teamIds: [story.team], toIds: [], raisedAt: now - Math.round(story.raised * HOUR) },
      withdrawnAt: story.withdrawn === undefined ? null : now - Math.round(story.withdrawn * HOUR),
    };
    const answers = story.answers.map(({ byId, kind, text, ago }, position) => ({
      ...{
        id: `answer-${index + 1}-${position + 1}`,
        flagId: flag.id,
        personId: story.personId,
        byId,
        kind,
        text,
      },
      ...{ at: now - Math.round(ago * HOUR), teamIds: flag.teamIds, toIds: flag.toIds },
    }));
    const closed = flag.withdrawnAt !== null || answers.some(({ kind }) => kind === 'resolve');
    return {
      flag,
      answers,
      flagUps: closed ? [] : [{ id: story.personId, personId: story.personId, until: flag.to }],
    };
  });
  return {
    flags: told.map(({ flag }) => flag),
    answers: told.flatMap(({ answers }) => answers),
    flagUps: told.flatMap(({ flagUps }) => flagUps),
  };
}
