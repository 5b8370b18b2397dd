import { readSources } from '../readSources.ts';
import { mayBlowUp, regularExpressions } from '../regularExpressions.ts';
import type { Check } from './check.ts';

/** Looked at by people: where each is, how it begins, and why no text makes it slow. */
const BOUNDED: readonly { path: string; text: string; because: string }[] = [
  {
    path: 'src/core/typedCode.ts',
    text: 'new RegExp(`^[',
    because: 'made of two constants: so many letters of one set',
  },
  {
    path: 'src/server/loggedError.ts',
    text: '/"[^"]*"/g',
    because: 'begins at a quotation mark and takes all up to the next: each character is looked at once',
  },
  {
    path: 'src/server/erase/erasePerson.ts',
    text: '/^(.+)\\.\\d+$/',
    because: 'an id has 80 characters at most',
  },
  {
    path: 'src/app/words/t.ts',
    text: '/\\{(\\w+)\\}/g',
    because: 'searches our own words, and can only begin at a brace, which it does not pass',
  },
  {
    path: 'src/core/import/readHours.ts',
    text: '/(\\d+(?:[.,]\\d+)?)\\s*([a-z]+)\\.?/giy',
    because: 'a cell of more than 60 characters is refused before',
  },
  {
    path: 'src/core/import/readDate.ts',
    text: 'new RegExp(`^$',
    because: 'a cell of more than 60 characters is refused before',
  },
  {
    path: 'src/server/cli/commands/importOptions.ts',
    text: 'new RegExp(`',
    because: 'reads what the person at the terminal has typed',
  },
  {
    path: 'src/server/import/parseCsv.ts',
    text: '/"[^"]*"/g',
    because: 'begins at a quotation mark and takes all up to the next: each character is looked at once',
  },
  {
    path: 'src/server/sync/holdOff.ts',
    text: '/"push"\\s*:\\s*\\[\\s*\\]/',
    because: 'between its words there is nothing but white space, and each word begins it anew',
  },
];

export const regularExpressionsCheck: Check = {
  name: 'no regular expression that a text can make slow',
  faults: async () => {
    const all = readSources('src/**/*', 'sw/**/*').flatMap(({ path, text }) =>
      regularExpressions(path, text),
    );
    const known = (path: string, text: string) =>
      BOUNDED.find((each) => each.path === path && text.startsWith(each.text));
    const unused = BOUNDED.filter(
      ({ path, text }) => !all.some((each) => each.path === path && each.text.startsWith(text)),
    );
    console.log(`  ${all.length} looked at`);
    return [
      ...all
        .filter((each) => !known(each.path, each.text) && mayBlowUp(each))
        .map(({ path, line, text }) => `${path}:${line} ${text}`),
      ...unused.map(
        ({ path, text }) =>
          `${path} no longer has ${text}, for which there is a reason in regularExpressions.ts`,
      ),
    ];
  },
};
