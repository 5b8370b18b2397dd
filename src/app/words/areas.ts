/** Where each area's words are. An area's words arrive with its screens, not with the first one. */
import shell from './en/shell.ts';
import today from './en/today.ts';

export const EAGER = { shell, today };

export const LAZY = {
  availability: () => import('./en/availability.ts'),
  flags: () => import('./en/flags.ts'),
  import: () => import('./en/import.ts'),
  inbox: () => import('./en/inbox.ts'),
  join: () => import('./en/join.ts'),
  load: () => import('./en/load.ts'),
  me: () => import('./en/me.ts'),
  mine: () => import('./en/mine.ts'),
  moves: () => import('./en/moves.ts'),
  outbox: () => import('./en/outbox.ts'),
  person: () => import('./en/person.ts'),
  region: () => import('./en/region.ts'),
  setup: () => import('./en/setup.ts'),
  sheets: () => import('./en/sheets.ts'),
  tasks: () => import('./en/tasks.ts'),
  waysIn: () => import('./en/waysIn.ts'),
};

export type LazyArea = keyof typeof LAZY;

type Loaded = { [A in LazyArea]: Awaited<ReturnType<(typeof LAZY)[A]>>['default'] } & typeof EAGER;

/** `area.word` of every area. */
export type WordKey = { [A in keyof Loaded]: `${A}.${keyof Loaded[A] & string}` }[keyof Loaded];
