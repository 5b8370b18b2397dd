import { type CivilDay, isZone } from '../civilDay.ts';
import { region as regionField } from '../fields.ts';
import { split } from '../load/split.ts';
import type { ImportOptions } from './importApi.ts';
import { WEEKDAY_FIELDS } from './importFields.ts';
import type { ParsedTable } from './parsedTable.ts';
import { type RowReader, readTable, type TableReading } from './readTable.ts';
import type { ColumnMap } from './recogniseColumns.ts';

/** What the file says about a person. A field is undefined where no column holds it, null where its cell is empty. */
export interface SourcePerson {
  line: number;
  /** Their name where the file has no key. */
  key: string;
  name: string;
  teams?: string[];
  skills?: string[];
  zone?: string | null;
  region?: string | null;
  /** Minutes per weekday, Monday first. */
  week?: number[] | null;
  employedFrom?: CivilDay | null;
  employedTo?: CivilDay | null;
}

export interface SourcePeople extends Omit<TableReading<SourcePerson>, 'rows'> {
  people: SourcePerson[];
}

const WEEK_MINUTES = 7 * 1440;

/** Several names in one cell, separated by semicolons, commas or bars. */
export function listOf(row: RowReader, field: 'team' | 'skills' | 'leads'): string[] {
  const names = row
    .text(field, 4000)
    .split(/[;,|]/)
    .map((name) => name.trim());
  const long = names.find((name) => name.length > 200);
  if (long !== undefined) row.bad('too_long', field, `${field} has a name longer than 200 characters`);
  return [...new Set(names.filter((name) => name !== ''))];
}

/**
 * The working week of a row: hours per weekday where the file has those columns, else hours per week, spread over the
 * days of the workspace's default week in its proportions.
 */
function weekOf(row: RowReader, defaultWeek: readonly number[]): number[] | null | undefined {
  if (WEEKDAY_FIELDS.some((day) => row.has(day))) {
    const week = WEEKDAY_FIELDS.map((day) => row.effort(day));
    if (week.every((minutes) => minutes === null)) return null;
    const long = week.findIndex((minutes) => (minutes ?? 0) > 1440);
    if (long >= 0) row.bad('bad_hours', WEEKDAY_FIELDS[long]!, 'a day has at most 24 hours');
    return week.map((minutes) => minutes ?? 0);
  }
  if (!row.has('hoursPerWeek')) return undefined;
  const minutes = row.effort('hoursPerWeek');
  if (minutes === null) return null;
  if (minutes > WEEK_MINUTES) row.bad('bad_hours', 'hoursPerWeek', 'a week has at most 168 hours');
  const weights = defaultWeek.some((day) => day > 0) ? defaultWeek : [1, 1, 1, 1, 1, 0, 0];
  const week = split(minutes, weights);
  if (week.some((day) => day > 1440))
    row.bad('bad_hours', 'hoursPerWeek', 'these hours do not fit into the working days');
  return week;
}

function zoneOf(row: RowReader): string | null {
  const zone = row.text('zone');
  if (zone !== '' && (zone.length > 64 || !isZone(zone)))
    row.bad('bad_zone', 'zone', 'it is no time zone such as Europe/Berlin');
  return zone === '' ? null : zone;
}

function regionOf(row: RowReader): string | null {
  const region = row.text('region').toUpperCase();
  if (!regionField.safeParse(region).success)
    row.bad('bad_region', 'region', 'it is no holiday region such as DE or DE-BY');
  return region === '' ? null : region;
}

/** Reads a file of people. What it says of their addresses, pay or anything else is not read. */
export function readSourcePeople(
  table: ParsedTable,
  map: ColumnMap,
  options: ImportOptions & { defaultWeek: readonly number[] },
): SourcePeople {
  const firstLine = new Map<string, number>();
  const fields = {
    dates: ['employedFrom', 'employedTo'],
    hours: ['hoursPerWeek', ...WEEKDAY_FIELDS],
  } as const;
  const { rows: people, ...reading } = readTable(table, map, options, fields, (row) => {
    const name = row.text('name');
    if (name === '') row.bad('missing_name', 'name', 'it has no name');
    const key = row.text('key') || name;
    const earlier = firstLine.get(key);
    if (earlier !== undefined)
      row.bad('duplicate_key', row.has('key') ? 'key' : 'name', `${key} stands on line ${earlier} already`);
    firstLine.set(key, row.line);
    const person: SourcePerson = { line: row.line, key, name };
    if (row.has('team')) person.teams = listOf(row, 'team');
    if (row.has('skills')) person.skills = listOf(row, 'skills');
    if (row.has('zone')) person.zone = zoneOf(row);
    if (row.has('region')) person.region = regionOf(row);
    const week = weekOf(row, options.defaultWeek);
    if (week !== undefined) person.week = week;
    if (row.has('employedFrom')) person.employedFrom = row.date('employedFrom');
    if (row.has('employedTo')) person.employedTo = row.date('employedTo');
    if (person.employedFrom && person.employedTo && person.employedTo < person.employedFrom)
      row.bad('range', 'employedTo', 'the employment ends before it begins');
    return person;
  });
  return { ...reading, people };
}
