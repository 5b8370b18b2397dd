/**
 * The words of one area in one language: data only, so that translators need no code. `{name}` is filled in;
 * a word with forms chooses by `count`, as the language's plural rules say.
 */
export type Words = Record<string, Word>;
export type Word = string | (Partial<Record<Intl.LDMLPluralRule, string>> & { other: string });
