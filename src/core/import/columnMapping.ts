import { plainWords } from './columnName.ts';
import type { ImportOptions } from './importApi.ts';
import { FIELDS_OF_KIND, type ImportField, type ImportKind, REQUIRED_FIELDS } from './importFields.ts';
import { type ColumnMap, recogniseColumns, recogniseKind } from './recogniseColumns.ts';

/** Why a file cannot be read at all: a mistake in what was asked, or a file that is none. */
export interface ImportRefusal {
  field: 'text' | 'map' | 'kind';
  /** One sentence that names the thing. */
  message: string;
}

export interface ColumnMapping {
  kind: ImportKind;
  columns: ColumnMap;
  /** Fields whose column was said. */
  said: ReadonlySet<ImportField>;
}

/** Most columns that are named in a sentence. */
const NAMED = 30;

/** Decides which column holds which field: as said, and by name where nothing was said. */
export function columnMapping(
  header: readonly string[],
  options: Pick<ImportOptions, 'kind' | 'map'>,
): ColumnMapping | ImportRefusal {
  if (header.every((name) => name.trim() === ''))
    return { field: 'text', message: 'The file has no header: its first line has to name the columns.' };
  const said = new Map<ImportField, number | null>();
  for (const { field, column } of options.map) {
    if (said.has(field)) return { field: 'map', message: `The field ${field} is mapped twice.` };
    const place = column === null || column.trim() === '' ? null : placeOf(header, column);
    if (place === undefined)
      return { field: 'map', message: `The file has no column "${column}"; it has ${listed(header)}.` };
    said.set(field, place);
  }
  const mapped = new Set([...said].filter(([, place]) => place !== null).map(([field]) => field));
  const kind = options.kind ?? recogniseKind(header, mapped);
  if (kind === undefined)
    return {
      field: 'kind',
      message: `The columns do not say whether this is a file of tasks, people or teams: ${listed(header)}.`,
    };
  const stray = [...mapped].find(
    (field) => !(FIELDS_OF_KIND[kind] as readonly ImportField[]).includes(field),
  );
  if (stray !== undefined)
    return {
      field: 'map',
      message: `A file of ${kind} has no field ${stray}; it has ${FIELDS_OF_KIND[kind].join(', ')}.`,
    };

  const columns = new Map<ImportField, number>(recogniseColumns(header, kind, said));
  for (const [field, place] of said) if (place !== null) columns.set(field, place);
  const missing = REQUIRED_FIELDS[kind].find((field) => !columns.has(field));
  if (missing !== undefined)
    return {
      field: 'map',
      message: `No column holds the ${missing} of the ${kind}; map one of ${listed(header)}.`,
    };
  return { kind, columns, said: mapped };
}

/** A column by its exact name, else by a name that reads the same. */
function placeOf(header: readonly string[], column: string): number | undefined {
  const exact = header.indexOf(column);
  if (exact >= 0) return exact;
  const alike = header.findIndex(
    (name) => plainWords(name) === plainWords(column) && plainWords(name) !== '',
  );
  return alike >= 0 ? alike : undefined;
}

function listed(header: readonly string[]): string {
  const names = header
    .filter((name) => name.trim() !== '')
    .map((name) => (name.length > 60 ? `${name.slice(0, 59)}…` : name));
  return names.length > NAMED
    ? `${names.slice(0, NAMED).join(', ')} and ${names.length - NAMED} more`
    : names.join(', ');
}
