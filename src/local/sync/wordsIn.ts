import type { OtherWord } from '../../core/otherWord.ts';

/** What the server told of other words, as it came: what is odd in it is no reason to take nothing in. */
export const wordsIn = (of: { theirs?: unknown } | undefined): (Partial<OtherWord> | null)[] =>
  Array.isArray(of?.theirs) ? of.theirs : [];
