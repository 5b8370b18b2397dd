/** A workspace in memory that files are imported into: what the planner says, carried out without a database. */
import type { ImportRefusal } from '../../src/core/import/columnMapping.ts';
import type { ImportOptions } from '../../src/core/import/importApi.ts';
import type { Known, Said } from '../../src/core/import/known.ts';
import { type ImportPlan, planImport } from '../../src/core/import/planImport.ts';
import { applyWrite, type Fields, type Write } from '../../src/core/mutation.ts';
import type { Row, RowType, RowTypes } from '../../src/core/rows.ts';
import { DEFAULT_WEEK } from '../../src/core/workspace.ts';
import { parseCsv } from '../../src/server/import/parseCsv.ts';

export const AS_OF = '2026-03-02';

export interface ImportWorld {
  plan: (text: string, options?: Partial<ImportOptions>) => ImportPlan | ImportRefusal;
  /** Plans, fails the test if the file is refused, and carries the plan out. */
  commit: (text: string, options?: Partial<ImportOptions>) => ImportPlan;
  rows: <T extends RowType>(type: T) => RowTypes[T][];
  /** The task with a key. */
  task: (key: string) => RowTypes['task'];
  /** What someone does on a phone meanwhile. */
  change: <T extends RowType>(type: T, id: string, fields: Fields<T>) => void;
  store: (...writes: Write[]) => void;
}

export function makeImportWorld(): ImportWorld {
  const rows = new Map<string, { type: RowType; row: Row }>();
  const said = new Map<string, Said>();
  let made = 0;
  const all = <T extends RowType>(type: T): RowTypes[T][] =>
    [...rows.values()].filter((held) => held.type === type).map(({ row }) => row as RowTypes[T]);
  const known = (): Known => ({
    people: all('person'),
    teams: all('team'),
    projects: all('project'),
    skills: all('skill'),
    workingWeeks: all('workingWeek'),
    tasks: all('task').filter(({ sourceKey }) => sourceKey !== null),
    said: [...said.values()],
  });
  const store = (...writes: Write[]): void => {
    for (const write of writes) {
      const id = write.op === 'create' ? write.row.id : write.id;
      const key = `${write.type}:${id}`;
      const after = applyWrite(rows.get(key)?.row, write);
      if (!after) throw new Error(`a ${write.op} of ${key}, which is not there`);
      rows.set(key, { type: write.type, row: after });
    }
  };
  const plan: ImportWorld['plan'] = (text, options = {}) => {
    const table = parseCsv(text);
    if ('failure' in table) return { field: 'text', message: table.message };
    const whole = { asOf: AS_OF, map: [], status: [], ...options };
    return planImport(table, whole, known(), {
      asOf: whole.asOf,
      zone: 'Europe/Berlin',
      defaultWeek: DEFAULT_WEEK,
      newId: () => `new-${++made}`,
    });
  };
  return {
    plan,
    commit: (text, options) => {
      const planned = plan(text, options);
      if ('message' in planned) throw new Error(planned.message);
      store(...planned.writes);
      for (const each of planned.said) said.set(`${each.type}:${each.key}`, each);
      return planned;
    },
    rows: all,
    task: (key) => {
      const found = all('task').find(({ sourceKey }) => sourceKey === key);
      if (!found) throw new Error(`no task ${key}`);
      return found;
    },
    change: (type, id, fields) => store({ op: 'patch', type, id, fields } as Write),
    store,
  };
}
