import { type Config, readConfig } from '../config.ts';
import type { Database } from '../database/database.ts';
import { openDatabase } from '../database/openDatabase.ts';
import { shownUrl } from '../database/shownUrl.ts';
import { whyNotOpened } from '../database/whyNotOpened.ts';
import { readRow } from '../rows/readRows.ts';
import { type Given, Refusal, type Terminal } from './command.ts';

export function givenConfig({ env }: Pick<Terminal, 'env'>): Config {
  const config = readConfig(env);
  if ('error' in config) throw new Refusal(config.error);
  return config;
}

/** Runs `work` on the database that DATABASE_URL names, and closes it whatever happens. */
export async function withDatabase<T>(
  terminal: Pick<Terminal, 'env'>,
  work: (database: Database, config: Config) => Promise<T>,
): Promise<T> {
  const config = givenConfig(terminal);
  let database: Database;
  try {
    database = await openDatabase(config.databaseUrl);
  } catch (error) {
    throw new Refusal(whyNotOpened(config.databaseUrl, error));
  }
  try {
    return await work(database, config);
  } finally {
    await database.close();
  }
}

/** The workspace that a command is about: the one there is, or the one that `--workspace` names. */
export async function findWorkspace(database: Database, given: Given): Promise<string | undefined> {
  const ids = (await database.read.selectFrom('workspace').select('id').orderBy('id').execute()).map(
    ({ id }) => id,
  );
  const wanted = given.text('workspace');
  if (wanted !== undefined) {
    if (!ids.includes(wanted)) throw new Refusal(`There is no workspace “${wanted}”.`);
    return wanted;
  }
  if (ids.length > 1) {
    const named = await Promise.all(
      ids.map(async (id) => `${id} (${(await readRow(database.read, id, 'workspace', id))?.name ?? ''})`),
    );
    throw new Refusal(`There are several workspaces; name one with --workspace: ${named.join(', ')}.`);
  }
  return ids[0];
}

/** The same, for commands that have nothing to do without one. */
export async function requireWorkspace(
  database: Database,
  given: Given,
  { databaseUrl }: Config,
): Promise<string> {
  const workspaceId = await findWorkspace(database, given);
  if (workspaceId === undefined)
    throw new Refusal(
      `The database ${shownUrl(databaseUrl)} holds no workspace yet: start the server or import a file first.`,
    );
  return workspaceId;
}

/** What the commands on a workspace share. */
export const WORKSPACE_OPTION = { workspace: { type: 'string' } } as const;
export const WORKSPACE_HELP = '  --workspace ID      where the database holds more than one';
