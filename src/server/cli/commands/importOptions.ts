import type { ImportOptions } from '../../../core/import/importApi.ts';
import {
  DATE_ORDERS,
  IMPORT_FIELDS,
  IMPORT_KINDS,
  type ImportField,
  START_MEANINGS,
  STATUS_MEANINGS,
  type StatusMeaning,
} from '../../../core/import/importFields.ts';
import { type Given, Refusal } from '../command.ts';

/** `field=column,field=column`; a column's name may hold a comma, because the next pair begins with a field. */
export function mapOf(texts: readonly string[]): ImportOptions['map'] {
  const pairs = texts.flatMap((text) => text.split(/,(?=\s*[A-Za-z]+\s*=)/));
  return pairs.map((pair) => {
    const [name, ...column] = pair.split('=');
    if (column.length === 0) throw new Refusal(`--map takes field=column, not “${pair}”.`);
    const field = IMPORT_FIELDS.find((each) => each.toLowerCase() === name?.trim().toLowerCase());
    if (field === undefined)
      throw new Refusal(`--map: there is no field “${name?.trim()}”; there are ${fieldList()}.`);
    return { field, column: column.join('=').trim() || null };
  });
}

const fieldList = (): string => (IMPORT_FIELDS as readonly ImportField[]).join(', ');

/** `WORD=open,WORD=done,WORD=ignore`; a word may hold commas and equals signs, because a pair ends with a meaning. */
export function statusOf(texts: readonly string[]): ImportOptions['status'] {
  return texts.flatMap((text) => {
    const pairs: ImportOptions['status'] = [];
    const pattern = new RegExp(`\\s*(.+?)\\s*=\\s*(${STATUS_MEANINGS.join('|')})\\s*(?:,|$)`, 'iy');
    while (pattern.lastIndex < text.length) {
      const start = pattern.lastIndex;
      const match = pattern.exec(text);
      if (!match)
        throw new Refusal(
          `--status takes VALUE=open, VALUE=done or VALUE=ignore, not “${text.slice(start)}”.`,
        );
      pairs.push({ word: match[1]!, means: match[2]!.toLowerCase() as StatusMeaning });
    }
    return pairs;
  });
}

/** One of a few words. */
function oneOf<T extends string>(given: Given, option: string, words: readonly T[]): T | undefined {
  const text = given.text(option);
  if (text === undefined) return undefined;
  const word = words.find((each) => each === text);
  if (word === undefined) throw new Refusal(`--${option} takes ${words.join(', ')}, not “${text}”.`);
  return word;
}

export function importOptionsOf(given: Given, asOf: string): ImportOptions {
  const kind = oneOf(given, 'kind', IMPORT_KINDS);
  const dates = oneOf(given, 'dates', DATE_ORDERS);
  const starts = oneOf(given, 'starts', START_MEANINGS);
  return {
    asOf,
    map: mapOf(given.texts('map')),
    status: statusOf(given.texts('status')),
    ...(kind && { kind }),
    ...(dates && { dates }),
    ...(starts && { starts }),
  };
}
