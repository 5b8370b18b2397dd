import { parseArgs } from 'node:util';
import { DatabaseUnavailable } from '../database/unavailable.ts';
import { type Command, type Given, OK, REFUSED, Refusal, type Terminal } from './command.ts';
import { backupCommand } from './commands/backupCommand.ts';
import { checkCommand } from './commands/checkCommand.ts';
import { importCommand } from './commands/importCommand.ts';
import { linkCommand } from './commands/linkCommand.ts';
import { loadCommand } from './commands/loadCommand.ts';
import { peopleCommand } from './commands/peopleCommand.ts';
import { restoreCommand } from './commands/restoreCommand.ts';

const COMMANDS: readonly Command[] = [
  importCommand,
  loadCommand,
  peopleCommand,
  linkCommand,
  backupCommand,
  restoreCommand,
  checkCommand,
];

/** Runs what stands on a command line. @returns the exit code */
export async function runCommand(args: readonly string[], terminal: Terminal): Promise<number> {
  const [word, ...rest] = args;
  if (word === undefined || word === 'help' || word === '--help' || word === '-h')
    return help(rest[0], terminal);
  try {
    const command = commandNamed(word);
    const given = parse(command, rest);
    if (given === 'help') {
      terminal.out(command.help);
      return OK;
    }
    return await command.run(given, terminal);
  } catch (error) {
    const sentence = error instanceof Refusal ? error.message : whyNotWritten(error);
    if (sentence === undefined) throw error;
    terminal.err(sentence);
    return REFUSED;
  }
}

/** A disk that is full or a database that is held is no bug: what was asked for can be asked for again. */
function whyNotWritten(error: unknown): string | undefined {
  if (!(error instanceof DatabaseUnavailable)) return undefined;
  const why = error.cause instanceof Error ? error.cause.message : error.message;
  return `The database cannot be written: ${why}. Nothing was changed.`;
}

function help(word: string | undefined, terminal: Terminal): number {
  const command = COMMANDS.find(({ name }) => name === word);
  const list = COMMANDS.map(({ name, summary }) => `  ${name.padEnd(8)} ${summary}`).join('\n');
  const overview = `Usage: npm run plimsoll -- COMMAND [options]

${list}
  help     explain a command: help COMMAND, or COMMAND --help

DATABASE_URL chooses the database, for the server and the commands alike; file:data/plimsoll.db if it is not set.`;
  if (word !== undefined && !command) {
    terminal.err(
      `There is no command “${word}”; there are ${COMMANDS.map(({ name }) => name).join(', ')} and help.`,
    );
    return REFUSED;
  }
  terminal.out(command?.help ?? overview);
  return OK;
}

function commandNamed(word: string): Command {
  const command = COMMANDS.find(({ name }) => name === word);
  if (!command)
    throw new Refusal(
      `There is no command “${word}”; there are ${COMMANDS.map(({ name }) => name).join(', ')} and help.`,
    );
  return command;
}

function parse(command: Command, args: readonly string[]): Given | 'help' {
  const options = { ...command.options, help: { type: 'boolean', short: 'h' } } as const;
  let parsed: ReturnType<typeof parseArgs>;
  try {
    parsed = parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    // Node says what it cannot make sense of, and then much about dashes.
    const [sentence] = (error as Error).message.split(/\. (?=[A-Z])/);
    throw new Refusal(`plimsoll ${command.name}: ${sentence?.replace(/\.$/, '')}.`);
  }
  const { values, positionals } = parsed;
  if (values.help) return 'help';
  const extra = positionals[command.words];
  if (extra !== undefined) throw new Refusal(`plimsoll ${command.name}: “${extra}” is one word too many.`);
  const texts = (option: string): string[] =>
    [values[option] ?? []].flat().filter((value): value is string => typeof value === 'string');
  return {
    words: positionals,
    texts,
    text: (option) => texts(option)[0],
    flag: (option) => values[option] === true,
  };
}
