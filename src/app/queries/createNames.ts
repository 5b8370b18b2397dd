import { createMemo } from 'solid-js';
import { createRows } from '../replica/createRows.ts';
import { createDirectory } from './createDirectory.ts';
import { createLoadReport } from './createLoadReport.ts';

/** Names of people by id, from whatever knows them: this phone's rows, the figures, the directory. */
export function createNames(): (personId: string | null) => string | undefined {
  const rows = createRows('person');
  const report = createLoadReport(() => ({ team: null, unit: 'week' }));
  const directory = createDirectory();
  const names = createMemo(() => {
    const known = new Map<string, string>();
    for (const person of directory.data()?.people ?? []) known.set(person.id, person.name);
    for (const person of report.data()?.people ?? []) known.set(person.id, person.name);
    for (const person of rows()) known.set(person.id, person.name);
    return known;
  });
  return (personId) => (personId === null ? undefined : names().get(personId));
}
