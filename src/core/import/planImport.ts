import type { Write } from '../mutation.ts';
import { type ColumnMapping, columnMapping, type ImportRefusal } from './columnMapping.ts';
import { Directory } from './directory.ts';
import type { ImportOptions, ImportResult, RowWarning } from './importApi.ts';
import type { Known, PlanContext, Said } from './known.ts';
import type { ParsedTable } from './parsedTable.ts';
import { planPeople } from './planPeople.ts';
import { planTasks, type RowPlan } from './planTasks.ts';
import { planTeams } from './planTeams.ts';
import type { TableReading } from './readTable.ts';
import { readSourcePeople } from './sourcePeople.ts';
import { readSourceTasks, type SourceTask, type SourceTasks } from './sourceTasks.ts';
import { readSourceTeams } from './sourceTeams.ts';

export interface ImportPlan {
  result: ImportResult;
  writes: Write[];
  /** What has to be remembered of the source's own words. */
  said: Said[];
}

/** Values of a column that a mapping screen shows. */
const SAMPLES = 3;

/**
 * What importing a file would write. Pure: the same file, options and workspace give the same plan, and a plan made
 * after its writes are stored is empty.
 */
export function planImport(
  table: ParsedTable,
  options: ImportOptions,
  known: Known,
  context: PlanContext & { defaultWeek: readonly number[] },
): ImportPlan | ImportRefusal {
  const mapping = columnMapping(table.header, options);
  if ('message' in mapping) return mapping;
  const directory = new Directory(known, context);
  const settings = { ...options, defaultWeek: context.defaultWeek };
  const { columns } = mapping;

  const outcome = (of: Pick<Outcome, 'reading' | 'plan' | 'counts' | 'tasks'>): ImportPlan =>
    finish({ table, options, mapping, directory, ...of });

  if (mapping.kind === 'tasks') {
    const source = readSourceTasks(table, columns, settings);
    const plan = planTasks(source, known, directory, context);
    return outcome({ reading: source, plan, counts: taskCounts(source, options.asOf), tasks: source });
  }
  if (mapping.kind === 'people') {
    const source = readSourcePeople(table, columns, settings);
    const plan = planPeople(source.people, known, directory, context);
    return outcome({ reading: source, plan, counts: { imported: source.people.length } });
  }
  const knowsPerson = (lead: string): boolean => directory.people.find(lead) !== undefined;
  const source = readSourceTeams(table, columns, settings, knowsPerson);
  const plan = planTeams(source.teams, known, directory);
  return outcome({ reading: source, plan, counts: { imported: source.teams.length } });
}

/** What there is to say when a file has been read and planned. */
interface Outcome {
  table: ParsedTable;
  options: ImportOptions;
  mapping: ColumnMapping;
  directory: Directory;
  reading: Omit<TableReading<unknown>, 'rows'>;
  plan: RowPlan;
  counts: Partial<Counts>;
  tasks?: SourceTasks;
}

type Counts = ImportResult['counts'];

function taskCounts({ tasks, ignored, later }: SourceTasks, asOf: string): Partial<Counts> {
  const open = tasks.filter((task) => task.status === 'open');
  return {
    imported: tasks.length,
    ignored: ignored.length,
    later,
    open: open.length,
    done: tasks.length - open.length,
    estimateMinutes: open.reduce((sum, task) => sum + (task.estimateMinutes ?? 0), 0),
    unestimated: count(
      open,
      ({ estimateMinutes, remainingMinutes }) => (estimateMinutes ?? remainingMinutes ?? null) === null,
    ),
    undated: count(open, ({ due }) => (due ?? null) === null),
    overdue: count(open, ({ due }) => due !== null && due !== undefined && due < asOf),
  };
}

const count = (tasks: readonly SourceTask[], test: (task: SourceTask) => boolean): number =>
  tasks.filter(test).length;

function finish({ table, options, mapping, directory, reading, plan, counts, tasks }: Outcome): ImportPlan {
  const { kind, columns, said } = mapping;
  const warnings: RowWarning[] = [...reading.warnings, ...plan.warnings].sort((a, b) => a.line - b.line);
  const { people, teams, projects, skills, named } = directory;
  const nothing = {
    imported: 0,
    ignored: 0,
    later: 0,
    open: 0,
    done: 0,
    estimateMinutes: 0,
    unestimated: 0,
    undated: 0,
    overdue: 0,
  };
  const result: ImportResult = {
    kind,
    asOf: options.asOf,
    columns: table.header.map((name, place) => ({ name, samples: samplesOf(table, place) })),
    map: [...columns].map(([field, place]) => ({
      field,
      column: table.header[place] ?? '',
      recognised: !said.has(field),
    })),
    status: tasks?.status ?? [],
    dates: reading.dates,
    hours: reading.hours,
    starts: tasks?.viewpoint.starts ?? 'planned',
    counts: {
      ...nothing,
      ...counts,
      rows: table.rows.length,
      bad: reading.bad.length,
      unknownStatus: reading.bad.filter(({ reason }) => reason === 'unknown_status').length,
    },
    changes: {
      rows: plan.rows,
      people: people.tally(named.people),
      teams: teams.tally(named.teams),
      projects: projects.tally(named.projects),
      skills: skills.tally(named.skills),
    },
    bad: reading.bad,
    warnings,
    warningCount: warnings.length,
    committed: false,
    ver: null,
  };
  // People before their working weeks, teams and projects before their tasks.
  return { result, writes: [...directory.writes(), ...plan.writes], said: plan.said };
}

function samplesOf(table: ParsedTable, place: number): string[] {
  const samples = new Set<string>();
  for (const row of table.rows) {
    const cell = (row.cells[place] ?? '').trim();
    if (cell !== '') samples.add(cell.length > 60 ? `${cell.slice(0, 59)}…` : cell);
    if (samples.size === SAMPLES) break;
  }
  return [...samples];
}
