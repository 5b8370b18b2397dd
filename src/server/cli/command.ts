import type { ParseArgsOptionsConfig } from 'node:util';

/** What a command gets from outside and gives back. */
export interface Terminal {
  env: Record<string, string | undefined>;
  /** Milliseconds since the epoch. */
  clock: () => number;
  randomBytes: (count: number) => Uint8Array;
  /** IANA zone of this machine. */
  zone: string;
  out: (text: string) => void;
  err: (text: string) => void;
}

export interface Command {
  name: string;
  /** Half a line, for the list of commands. */
  summary: string;
  /** How it is called and everything that it understands. */
  help: string;
  options: ParseArgsOptionsConfig;
  /** Most words beside the options. */
  words: number;
  /** @returns the exit code */
  run: (given: Given, terminal: Terminal) => Promise<number>;
}

/** What stands on the command line, parsed. */
export interface Given {
  words: readonly string[];
  text: (option: string) => string | undefined;
  texts: (option: string) => readonly string[];
  flag: (option: string) => boolean;
}

/** Everything went as asked. */
export const OK = 0;
/** Done, but some of the input was left out; it is listed. */
export const INCOMPLETE = 1;
/** Nothing was done. */
export const REFUSED = 2;

/** Something that was asked for cannot be done; the message is one sentence that names it. */
export class Refusal extends Error {
  override name = 'Refusal';
}
