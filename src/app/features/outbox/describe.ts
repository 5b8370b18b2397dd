import { isCivilDay } from '../../../core/civilDay.ts';
import { type MutationName, mutationNamed } from '../../../core/mutations.ts';
import { dayRange } from '../../format/days.ts';
import { hours } from '../../format/hours.ts';
import type { WordKey } from '../../words/areas.ts';
import { t } from '../../words/t.ts';
import { statementWords } from './statementWords.ts';

/** Arguments of a mutation of any version: what is not as expected is left out, never a reason to fail. */
type Args = Record<string, unknown>;

export interface Names {
  task(id: string): string | undefined;
  person(id: string): string | undefined;
}

export interface Described {
  /** What kind of thing it was: "Progress". */
  what: string;
  /** What it said: "Panel B7, second fix · 2 h worked · 3 h left". */
  detail: string;
}

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;
const number = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);
const record = (value: unknown): Args =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Args) : {};
const day = (value: unknown): string | undefined =>
  typeof value === 'string' && isCivilDay(value) ? value : undefined;

function range(args: Args): string | undefined {
  const from = day(args.from);
  return from && dayRange(from, day(args.to) ?? from);
}

const STATES: Record<string, WordKey> = {
  available: 'outbox.value.available',
  reduced: 'outbox.value.reducedState',
  busy: 'outbox.value.busy',
  away: 'outbox.value.away',
};

function dueWords(fields: Args): string | undefined {
  if (!('due' in fields)) return undefined;
  const due = day(fields.due);
  return due ? t('outbox.value.due', { day: dayRange(due, due) }) : t('outbox.value.noDue');
}

function parts(name: MutationName, args: Args, names: Names): (string | undefined)[] {
  const fields = record(args.fields);
  const task = names.task(text(args.taskId) ?? '');
  const minutes = (value: unknown, key: 'outbox.value.spent' | 'outbox.value.left'): string | undefined => {
    const amount = number(value);
    return amount ? t(key, { hours: hours(amount) }) : undefined;
  };
  switch (name) {
    case 'availability.set':
      return [range(args), statementWords(record(args.statement)), text(args.reason)];
    case 'week.set': {
      const week = Array.isArray(args.minutes) ? args.minutes : [];
      const sum = week.reduce((total: number, each) => total + (number(each) ?? 0), 0);
      return [t('outbox.value.perWeek', { hours: hours(sum) }), range({ from: args.from })];
    }
    case 'presence.set': {
      const key = STATES[text(args.state) ?? ''];
      return [key && t(key)];
    }
    case 'checkin.set':
      return [t('outbox.value.score', { score: number(args.score) ?? 0 })];
    case 'task.progress':
      return [
        task,
        minutes(args.spentMinutes, 'outbox.value.spent'),
        minutes(args.remainingMinutes, 'outbox.value.left'),
        args.status === 'blocked' ? t('outbox.value.blocked') : undefined,
      ];
    case 'task.finish':
      return [task, args.status === 'dropped' ? t('outbox.value.dropped') : undefined];
    case 'task.edit':
      return [task, text(fields.title), dueWords(fields)];
    case 'flag.raise':
      return [range(args), text(args.note)];
    default:
      return [
        task,
        text(args.title),
        text(args.name) ?? text(fields.name),
        names.person(text(args.toId) ?? text(args.personId) ?? ''),
        text(args.text),
      ];
  }
}

/** A mutation as its author would say it. */
export function describe(name: MutationName, args: unknown, names: Names): Described {
  return {
    // One that a newer version wrote on this device is still listed.
    what: t(mutationNamed(name) ? `outbox.name.${name}` : 'outbox.name.other'),
    detail: parts(name, record(args), names)
      .filter((part) => part !== undefined)
      .join(' · '),
  };
}
