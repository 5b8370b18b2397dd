import { EAGER, LAZY, type LazyArea, type WordKey } from './areas.ts';
import type { Word, Words } from './words.ts';

const loaded: Record<string, Words> = { ...EAGER };

/** The language that people read. */
const spoken = (): string => document.documentElement.lang || 'en';

/**
 * What `Intl` formats in: the reader's own kind of that language, so that English in Dublin has its days before its
 * months and a clock of 24 hours.
 */
export const language = (): string =>
  navigator.languages.find((each) => each.split('-')[0] === spoken().split('-')[0]) ?? spoken();

let plurals: Intl.PluralRules | undefined;

/** Brings the words of areas in; resolves at once where they are there. */
export async function loadWords(...areas: LazyArea[]): Promise<void> {
  await Promise.all(
    areas.map(async (area) => {
      loaded[area] ??= (await LAZY[area]()).default;
    }),
  );
}

export type WordValues = Record<string, string | number>;

/** The words for a key, with values filled in. Throws when the area was not loaded: the route forgot to. */
export function t(key: WordKey, values: WordValues = {}): string {
  const dot = key.indexOf('.');
  const word = loaded[key.slice(0, dot)]?.[key.slice(dot + 1)];
  if (word === undefined) throw new Error(`no words for ${key}`);
  return fillIn(formOf(word, values.count), values);
}

function formOf(word: Word, count: string | number | undefined): string {
  if (typeof word === 'string') return word;
  plurals ??= new Intl.PluralRules(language());
  return word[plurals.select(Number(count ?? 0))] ?? word.other;
}

/** One pass, so that a value that looks like a placeholder stays what it is. */
function fillIn(text: string, values: WordValues): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
