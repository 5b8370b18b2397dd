import type { MutationArgs } from '../../../core/mutations.ts';
import type { DayPlan } from './dayPlan.ts';

export type Statement = MutationArgs<'availability.set'>['statement'];
export type DayChoice = 'full' | 'half' | 'custom' | 'away';

/** What a person is about to say about a day. */
export interface DayDraft {
  choice: DayChoice;
  /** For *custom*. */
  minutes: number;
  /** For *away*: the part of the day, or null for all of it. */
  part: [number, number] | null;
}

/** The draft that says what is said already. */
export function draftOf({ usual, minutes, entry }: DayPlan): DayDraft {
  const draft: DayDraft = { choice: 'full', minutes, part: null };
  if (!entry || entry.kind === 'usual') return draft;
  if (entry.kind === 'away') return { ...draft, choice: 'away', part: entry.parts?.[0] ?? null };
  if (entry.kind === 'reduced' && (entry.percent === 50 || entry.minutes === usual / 2))
    return { ...draft, choice: 'half' };
  return { ...draft, choice: 'custom' };
}

/** The statement of a draft, for a day of so many usual minutes. */
export function statementOf({ choice, minutes, part }: DayDraft, usual: number): Statement {
  if (choice === 'full') return { kind: 'usual' };
  if (choice === 'half') return { kind: 'reduced', minutes: null, percent: 50 };
  if (choice === 'away') return { kind: 'away', parts: part && [part] };
  return minutes > usual
    ? { kind: 'extra', minutes: minutes - usual }
    : { kind: 'reduced', minutes, percent: null };
}

export const sameDraft = (a: DayDraft, b: DayDraft): boolean =>
  a.choice === b.choice &&
  (a.choice !== 'custom' || a.minutes === b.minutes) &&
  (a.choice !== 'away' || JSON.stringify(a.part) === JSON.stringify(b.part));
