import { t } from '../../words/t.ts';
import { dayWords } from './dayWords.ts';
import type { Names } from './describe.ts';
import type { Item } from './item.ts';
import { readOtherWords } from './readOtherWords.ts';

const FIELDS = [
  'title',
  'name',
  'start',
  'due',
  'from',
  'to',
  'estimateMinutes',
  'remainingMinutes',
  'priority',
  'status',
] as const;

/** What two words are about: "26 Nov", "Panel B7, second fix · Due". */
export function aboutWords(item: Item, names: Names): string {
  const { taskId, personId, from, to } = item.args as Record<string, unknown>;
  const [word] = readOtherWords(item.theirs);
  const overwritten = 'code' in item && item.code === 'overwritten';
  const fields = FIELDS.filter((each) => overwritten && word && each in word.fields);
  const row = word && item.was?.[`${word.type}:${word.id}`];
  const parts = [
    typeof taskId === 'string' ? names.task(taskId) : undefined,
    typeof personId === 'string' ? names.person(personId) : undefined,
    row && 'name' in row ? row.name : undefined,
    item.name === 'availability.set' ? dayWords(String(from), String(to)) : undefined,
    ...fields.map((field) => t(`outbox.arg.${field}`)),
  ];
  return [...new Set(parts)].filter((part) => part !== undefined).join(' · ');
}
