import { isCivilDay } from '../../../core/civilDay.ts';

/** One argument that its author can change in a form. */
export interface EditableField {
  /** Names of the properties that lead to it. */
  path: string[];
  name: EditableName;
  kind: 'text' | 'day' | 'minutes';
  value: string | number;
}

const KINDS = {
  title: 'text',
  name: 'text',
  note: 'text',
  text: 'text',
  reason: 'text',
  from: 'day',
  to: 'day',
  due: 'day',
  start: 'day',
  spentMinutes: 'minutes',
  remainingMinutes: 'minutes',
  estimateMinutes: 'minutes',
} as const;

export type EditableName = keyof typeof KINDS;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The arguments that can be changed by hand, wherever they lie; the rest is sent again as it was. */
export function editableFields(args: unknown, path: string[] = []): EditableField[] {
  if (!isRecord(args)) return [];
  return Object.entries(args).flatMap(([name, value]) => {
    const here = [...path, name];
    if (isRecord(value)) return editableFields(value, here);
    if (!Object.hasOwn(KINDS, name)) return [];
    const kind = KINDS[name as EditableName];
    const fits =
      kind === 'minutes'
        ? typeof value === 'number'
        : typeof value === 'string' && (kind === 'text' || isCivilDay(value));
    return fits ? [{ path: here, name: name as EditableName, kind, value: value as string | number }] : [];
  });
}

/** `args` with the value at `path` replaced; nothing else is touched. */
export function withValue(args: unknown, path: readonly string[], value: string | number): unknown {
  const [name, ...rest] = path;
  if (name === undefined) return value;
  const record = isRecord(args) ? args : {};
  return { ...record, [name]: withValue(record[name], rest, value) };
}
