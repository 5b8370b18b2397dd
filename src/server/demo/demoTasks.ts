import { addDays, type CivilDay } from '../../core/civilDay.ts';
import type { Task } from '../../core/task.ts';
import type { TimeEntry } from '../../core/timeEntry.ts';
import { type Chance, makeChance } from './chance.ts';
import { type Calendar, PLANNED_WEEKS } from './demoCalendar.ts';
import { DEMO_PEOPLE } from './demoPeople.ts';
import type { DemoPerson } from './demoPerson.ts';
import { DEMO_PROJECTS } from './demoProjects.ts';
import { DEMO_TEAMS } from './demoTeams.ts';
import { type DemoTitles, dealTitles } from './demoTitles.ts';

export const DEMO_TASKS = 300;
/** Tasks that nobody has yet. */
const UNASSIGNED = 12;

const HALF_HOUR = 30;
const halfHours = (minutes: number): number => Math.round(minutes / HALF_HOUR) * HALF_HOUR;
/** The first week is planned in detail, the next in days, later ones in one piece. */
const LONGEST = [540, 960, 2400];
/** A week with less than this left is over, as far as planning goes. */
const WORTH_PLANNING = 450;
/** What someone is over by who is over: enough to see, at most half a day, unless they are far over. */
const OVER = { least: 90, most: 240, farFrom: 1.4 };

/** Nobody is over by a hair or by a month. */
function budgetOf(fill: number, capacity: number): number {
  if (fill <= 1) return Math.floor((fill * capacity) / HALF_HOUR) * HALF_HOUR;
  const over = (fill - 1) * capacity;
  if (fill >= OVER.farFrom) return capacity + Math.max(OVER.most, halfHours(over));
  return capacity + Math.min(OVER.most, Math.max(OVER.least, halfHours(over)));
}

/** The first of `days` by which there are so many minutes, else the last. */
function dueDay(days: readonly CivilDay[], capacity: (day: CivilDay) => number, minutes: number): CivilDay {
  let until = 0;
  for (const day of days) {
    until += capacity(day);
    if (until >= minutes) return day;
  }
  return days.at(-1)!;
}

export class DemoTasks {
  readonly tasks: Task[] = [];
  readonly timeEntries: TimeEntry[] = [];
  /** Each person's own: what somebody draws more of on a Monday must not change what falls to the others. */
  #chance: Chance;
  readonly #calendar: Calendar;
  readonly #titles: DemoTitles;

  constructor(seed: number, calendar: Calendar) {
    this.#chance = makeChance(seed);
    this.#calendar = calendar;
    this.#titles = dealTitles(seed);
    for (const [index, person] of DEMO_PEOPLE.entries()) {
      this.#chance = makeChance(seed + 101 * (index + 1));
      this.#plan(person);
    }
    this.#chance = makeChance(seed);
    for (let count = 0; count < UNASSIGNED; count += 1) this.#unassigned(count);
    while (this.tasks.length < DEMO_TASKS) this.#finished();
  }

  /** A person's open work: each week as full as it is meant to be, and what there is besides. */
  #plan(person: DemoPerson): void {
    const { today, monday } = this.#calendar;
    const capacity = this.#calendar.capacity(person);
    const late = this.#overdue(person);
    let skipped = 0;
    for (let week = 0; week < PLANNED_WEEKS; week += 1) {
      const days = Array.from({ length: 7 }, (_, at) => addDays(monday, 7 * week + at)).filter(
        (day) => capacity(day) > 0,
      );
      const minutes = days.reduce((sum, day) => sum + capacity(day), 0);
      // On a Friday afternoon the week that people talk about is the next one.
      if (week === 0 && minutes < WORTH_PLANNING) skipped = 1;
      const fill = person.fill[week - skipped];
      if (fill === undefined || minutes === 0) continue;
      const overdue = week === skipped ? late : 0;
      this.#fillWeek(person, {
        days,
        week: week - skipped,
        start: week === 0 ? null : days[0]!,
        fill,
        budget: budgetOf(fill, minutes) - overdue,
        done: overdue,
        capacity,
      });
    }
    if (this.#chance.next() < 0.6)
      this.#add(person, { estimateMinutes: this.#chance.between(2, 16) * 60, due: null });
    if (this.#chance.next() < 0.55)
      this.#add(person, { estimateMinutes: null, due: addDays(today, this.#chance.between(3, 25)) });
  }

  /** Due dates keep pace with the hours there are: every stretch of the week is about as full as the week. */
  #fillWeek(
    person: DemoPerson,
    {
      days,
      week,
      start,
      fill,
      budget,
      done,
      capacity,
    }: {
      days: CivilDay[];
      week: number;
      start: CivilDay | null;
      fill: number;
      budget: number;
      done: number;
      capacity: (day: CivilDay) => number;
    },
  ): void {
    const longest = LONGEST[week] ?? 2400;
    let worked = done;
    let left = budget;
    while (left >= HALF_HOUR) {
      const wanted = week < 2 ? this.#chance.between(4, longest / HALF_HOUR) * HALF_HOUR : longest;
      const minutes = left - wanted < 60 ? left : wanted;
      left -= minutes;
      worked += minutes;
      const due = dueDay(days, capacity, worked / Math.min(1, fill));
      this.#add(person, { estimateMinutes: minutes, due, start }, week === 0 && this.#chance.next() < 0.3);
    }
  }

  /** @returns minutes: they take the first hours of the week. */
  #overdue(person: DemoPerson): number {
    // Those whose story is another one keep it simple.
    if (person.fill[0]! > 0.95 || this.#chance.next() < 0.45) return 0;
    const minutes = this.#chance.between(2, 5) * HALF_HOUR;
    this.#add(person, {
      estimateMinutes: minutes,
      due: addDays(this.#calendar.today, -this.#chance.between(1, 8)),
    });
    return minutes;
  }

  #add(person: DemoPerson, fields: Partial<Task>, begun = false): void {
    const projectId = this.#chance.next() < 0.08 ? null : this.#chance.pick(person.projects);
    const task = this.#task(projectId, person.team, { ...fields, assigneeId: person.id });
    if (begun && task.estimateMinutes !== null) this.#begin(task, person);
    this.tasks.push(task);
  }

  /** Begun: what is left stays as planned, so the estimate was that much more. */
  #begin(task: Task, person: DemoPerson): void {
    const minutes = this.#chance.between(2, 8) * HALF_HOUR;
    task.status = this.#chance.next() < 0.25 ? 'blocked' : 'doing';
    task.estimateMinutes = (task.estimateMinutes ?? 0) + minutes;
    task.loggedMinutes = minutes;
    this.timeEntries.push({
      id: `time-${this.timeEntries.length + 1}`,
      personId: person.id,
      taskId: task.id,
      day: addDays(this.#calendar.today, -this.#chance.between(1, 4)),
      minutes,
    });
  }

  #unassigned(count: number): void {
    const team = DEMO_TEAMS[count % DEMO_TEAMS.length]!;
    const due = addDays(this.#calendar.today, this.#chance.between(4, 30));
    const projectId = count % 3 === 0 ? null : this.#chance.pick(DEMO_PROJECTS).id;
    const task = this.#task(projectId, team.id, { estimateMinutes: this.#chance.between(2, 12) * 60, due });
    this.tasks.push({ ...task, teamId: team.id });
  }

  #finished(): void {
    const person = this.#chance.pick(DEMO_PEOPLE);
    const doneOn = addDays(this.#calendar.today, -this.#chance.between(1, 50));
    const minutes = this.#chance.between(2, 20) * HALF_HOUR;
    const due = addDays(doneOn, this.#chance.between(-2, 6));
    const projectId = this.#chance.pick([...person.projects, 'maintenance']);
    this.tasks.push({
      ...this.#task(projectId, person.team, { estimateMinutes: minutes, due, assigneeId: person.id }),
      status: this.#chance.next() < 0.06 ? 'dropped' : 'done',
      loggedMinutes: halfHours(minutes * (0.7 + 0.6 * this.#chance.next())),
      doneOn,
    });
  }

  #task(projectId: string | null, teamId: string, fields: Partial<Task>): Task {
    return {
      ...{
        id: `task-${String(this.tasks.length + 1).padStart(3, '0')}`,
        type: '',
        status: 'open',
        priority: this.#chance.pick([1, 2, 2, 3, 3, 3, 3, 4, 5]),
      },
      ...{
        title: this.#titles.next(fields.assigneeId ?? null, projectId),
        projectId,
        teamId: projectId === null ? teamId : null,
        assigneeId: null,
      },
      ...{
        estimateMinutes: null,
        remainingMinutes: null,
        loggedMinutes: 0,
        start: null,
        due: null,
        doneOn: null,
      },
      ...{ skillIds: [], afterIds: [], sourceKey: null },
      ...fields,
    };
  }
}
