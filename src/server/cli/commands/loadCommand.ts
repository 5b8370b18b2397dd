import type { Kysely } from 'kysely';
import type { Person } from '../../../core/person.ts';
import type { Tables } from '../../database/tables.ts';
import { readRows } from '../../rows/readRows.ts';
import { type Command, type Given, OK, Refusal, type Terminal } from '../command.ts';
import { givenDay } from '../givenDay.ts';
import { requireWorkspace, WORKSPACE_HELP, WORKSPACE_OPTION, withDatabase } from '../openWorkspace.ts';
import { hoursText, textTable } from '../textTable.ts';
import { loadFigures, type PersonFigures } from './loadFigures.ts';

/** Two years: as far as anyone plans by weeks. */
const MOST_WEEKS = 104;

const HELP = `plimsoll load [--as-of DATE] [--team T] [--weeks 13] [--json]

Prints every person's load as of a day, furthest over first: the same figures as the screens.

Options
  --as-of DATE        the day that counts as today for everyone (YYYY-MM-DD); today if not given
  --team T            only people of this team, by name, key or id
  --weeks N           how many weeks, from the one that holds that day; 13 if not given, ${MOST_WEEKS} at most
  --json              { asOf, people: [{ id, key, name, openTasks, remainingMinutes, backlogMinutes, overdueMinutes,
                      unknownTasks, firstOverloadDate, overloadMinutes, unfittableMinutes, peakIntensity,
                      weeks: [{ start, capacityMinutes, demandMinutes }] }] }
${WORKSPACE_HELP}

Minutes are whole. The first week counts from the as-of day on. backlogMinutes is work without a due date,
unknownTasks are tasks whose effort nobody has said, overloadMinutes is what is too much by firstOverloadDate (null:
everything can be done by its date), unfittableMinutes what cannot be done by its date in all. peakIntensity is the highest
demand ÷ capacity over any stretch of days, "infinite" where there is work and no capacity.

Exit codes: 0, or 2 with the reason.`;

async function teamFilter(
  db: Kysely<Tables>,
  workspaceId: string,
  name: string | undefined,
): Promise<(person: Person) => boolean> {
  if (name === undefined) return () => true;
  const teams = await readRows(db, workspaceId, 'team');
  const plain = name.toLowerCase();
  const found = [
    teams.filter(({ id, sourceKey }) => id === name || sourceKey === name),
    teams.filter((team) => team.name.toLowerCase() === plain),
  ].find((some) => some.length > 0);
  if (found === undefined)
    throw new Refusal(
      `There is no team “${name}”; there are ${teams.map((team) => team.name).join(', ') || 'none yet'}.`,
    );
  if (found.length > 1)
    throw new Refusal(
      `Several teams are called “${name}”; name one by its id: ${found.map(({ id }) => id).join(', ')}.`,
    );
  return (person) => person.teamIds.includes(found[0]!.id);
}

function weeksOf(given: Given): number {
  const text = given.text('weeks') ?? '13';
  const weeks = Number(text);
  if (!/^\d+$/.test(text) || weeks < 1 || weeks > MOST_WEEKS)
    throw new Refusal(`--weeks takes a number from 1 to ${MOST_WEEKS}, not “${text}”.`);
  return weeks;
}

function figuresText(people: readonly PersonFigures[]): string {
  const numbers = new Set(['tasks', 'left h', 'undated h', 'overdue h', 'unknown', 'over by h', 'peak %']);
  const rows = people.map((person) => [
    person.name,
    String(person.openTasks),
    hoursText(person.remainingMinutes),
    hoursText(person.backlogMinutes),
    hoursText(person.overdueMinutes),
    String(person.unknownTasks),
    person.firstOverloadDate ?? '',
    person.firstOverloadDate === null ? '' : hoursText(person.overloadMinutes),
    person.peakIntensity === 'infinite' ? '∞' : String(Math.round(person.peakIntensity * 100)),
  ]);
  return textTable(
    ['name', 'tasks', 'left h', 'undated h', 'overdue h', 'unknown', 'over by', 'over by h', 'peak %'],
    rows,
    numbers,
  );
}

async function run(given: Given, terminal: Terminal): Promise<number> {
  const asOf = givenDay(given, 'as-of', terminal);
  const weeks = weeksOf(given);
  return withDatabase(terminal, async (database, config) => {
    const workspaceId = await requireWorkspace(database, given, config);
    const people = await database.snapshot(async (db) =>
      loadFigures(db, workspaceId, {
        asOf,
        weeks,
        shows: await teamFilter(db, workspaceId, given.text('team')),
      }),
    );
    terminal.out(given.flag('json') ? JSON.stringify({ asOf, people }, null, 2) : figuresText(people));
    return OK;
  });
}

export const loadCommand: Command = {
  name: 'load',
  summary: 'print everyone’s load as of a day',
  help: HELP,
  options: {
    'as-of': { type: 'string' },
    team: { type: 'string' },
    weeks: { type: 'string' },
    json: { type: 'boolean' },
    ...WORKSPACE_OPTION,
  },
  words: 0,
  run,
};
