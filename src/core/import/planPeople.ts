import { create, patch, type Write } from '../mutation.ts';
import type { Person } from '../person.ts';
import type { WorkingWeek } from '../workingWeek.ts';
import type { Directory } from './directory.ts';
import { differing, type Known, newlySaid, type PlanContext } from './known.ts';
import type { RowPlan } from './planTasks.ts';
import type { SourcePerson } from './sourcePeople.ts';

type SaidOfPerson = Omit<SourcePerson, 'line' | 'key'>;

/**
 * What a file of people changes. As with tasks, only what the source says anew: a working week that someone has changed
 * on their phone stays until the source's own hours change, and then theirs begin on the as-of day.
 */
export function planPeople(
  people: readonly SourcePerson[],
  known: Known,
  directory: Directory,
  context: PlanContext,
): RowPlan {
  const plan: RowPlan = { writes: [], said: [], rows: { new: 0, changed: 0, unchanged: 0 }, warnings: [] };
  const saidBefore = new Map(
    known.said.filter(({ type }) => type === 'person').map((said) => [said.key, said]),
  );
  const weeks = new Map(known.workingWeeks.map((week) => [week.id, week]));
  for (const source of people) {
    const { line: _, key, ...said } = source;
    const person = personFor(key, source.name, directory);
    directory.named.people.add(person.id);
    const memory = saidBefore.get(key);
    const anew: Partial<SaidOfPerson> = newlySaid({ ...said }, memory?.fields);
    directory.people.change(
      person.id,
      differing(person, {
        ...personFields(anew, directory),
        ...(person.sourceKey === key ? {} : { sourceKey: key }),
      }),
    );
    const week = anew.week
      ? weekWrite(person, anew.week, source.employedFrom ?? context.asOf, weeks, known)
      : undefined;
    if (week) plan.writes.push(week);
    const isNew = directory.people.created.has(person.id);
    const isChanged = week !== undefined || directory.people.patched.has(person.id);
    plan.rows[isNew ? 'new' : isChanged ? 'changed' : 'unchanged'] += 1;
    const kept = { ...memory?.fields, ...said };
    if (!memory || Object.keys(newlySaid(kept, memory.fields)).length > 0)
      plan.said.push({ type: 'person', key, id: person.id, fields: kept });
  }
  return plan;
}

/** An assignee of a task is known by their name before a file says their key; two people may share a name, but no key. */
function personFor(key: string, name: string, directory: Directory): Person {
  const found = directory.people.find(key);
  if (found) return found;
  const named = directory.people.find(name);
  return named && (named.sourceKey === null || named.sourceKey === named.name)
    ? named
    : directory.person(key);
}

function personFields(said: Partial<SaidOfPerson>, directory: Directory): Partial<Person> {
  const fields: Partial<Person> = {};
  if (said.name !== undefined) fields.name = said.name;
  if (said.teams !== undefined) fields.teamIds = said.teams.map((team) => directory.team(team).id);
  if (said.skills !== undefined) fields.skillIds = said.skills.map((skill) => directory.skill(skill).id);
  // Everyone is somewhere: an empty cell leaves the zone as it is.
  if (said.zone) fields.zone = said.zone;
  if (said.region !== undefined) fields.region = said.region;
  if (said.employedFrom !== undefined) fields.employedFrom = said.employedFrom;
  if (said.employedTo !== undefined) fields.employedTo = said.employedTo;
  return fields;
}

/** The week from a day on, unless the one that holds on that day says the same. */
function weekWrite(
  person: Person,
  minutes: number[],
  from: string,
  weeks: ReadonlyMap<string, WorkingWeek>,
  known: Known,
): Write | undefined {
  const valid = known.workingWeeks
    .filter((week) => week.personId === person.id && week.from <= from)
    .reduce<WorkingWeek | undefined>(
      (latest, week) => (latest && latest.from > week.from ? latest : week),
      undefined,
    );
  if (valid && JSON.stringify(valid.minutes) === JSON.stringify(minutes)) return undefined;
  const id = `${person.id}:${from}`;
  return weeks.has(id)
    ? patch('workingWeek', id, { minutes })
    : create('workingWeek', { id, personId: person.id, from, minutes });
}
