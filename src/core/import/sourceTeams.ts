import type { ImportOptions } from './importApi.ts';
import type { ParsedTable } from './parsedTable.ts';
import { readTable, type TableReading } from './readTable.ts';
import type { ColumnMap } from './recogniseColumns.ts';
import { listOf } from './sourcePeople.ts';

/** What the file says about a team. */
export interface SourceTeam {
  line: number;
  /** Its name where the file has no key. */
  key: string;
  name: string;
  /** People, by key or name. */
  leads?: string[];
}

export interface SourceTeams extends Omit<TableReading<SourceTeam>, 'rows'> {
  teams: SourceTeam[];
}

/** Reads a file of teams; `knowsPerson` says whether somebody has a key or name, for a lead has to exist. */
export function readSourceTeams(
  table: ParsedTable,
  map: ColumnMap,
  options: ImportOptions & { defaultWeek: readonly number[] },
  knowsPerson: (keyOrName: string) => boolean,
): SourceTeams {
  const firstLine = new Map<string, number>();
  const { rows: teams, ...reading } = readTable(table, map, options, { dates: [], hours: [] }, (row) => {
    const name = row.text('name');
    if (name === '') row.bad('missing_name', 'name', 'it has no name');
    const key = row.text('key') || name;
    const earlier = firstLine.get(key);
    if (earlier !== undefined)
      row.bad('duplicate_key', row.has('key') ? 'key' : 'name', `${key} stands on line ${earlier} already`);
    firstLine.set(key, row.line);
    const team: SourceTeam = { line: row.line, key, name };
    if (row.has('leads')) {
      team.leads = listOf(row, 'leads');
      const nobody = team.leads.find((lead) => !knowsPerson(lead));
      if (nobody !== undefined)
        row.bad('unknown_person', 'leads', `nobody is called ${nobody}; import the people first`);
    }
    return team;
  });
  return { ...reading, teams };
}
