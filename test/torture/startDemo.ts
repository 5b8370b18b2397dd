/** The demo workspace behind the real program: in a file, as people start it, or on a PostgreSQL that is given. */
import { randomBytes } from 'node:crypto';
import { openDatabase } from '../../src/server/database/openDatabase.ts';
import { demoTokens } from '../../src/server/workspace/demoTokens.ts';
import { type Plimsoll, startPlimsoll } from '../support/startPlimsoll.ts';

/** @param databaseUrl of an empty database; without one it is the demo's own file */
export async function startDemo(databaseUrl: string | undefined): Promise<Plimsoll> {
  if (databaseUrl === undefined) return startPlimsoll({ args: ['--demo'], links: 3 });
  const database = await openDatabase(databaseUrl);
  const { member, lead, manager } = await demoTokens({ database, clock: Date.now, randomBytes });
  await database.close();
  // The program keeps its demo in a file; what it finds here is a workspace like any other, with no link to print.
  const plimsoll = await startPlimsoll({ links: 0, env: { DATABASE_URL: databaseUrl } });
  plimsoll.links = [member, lead, manager].map((token) => `${plimsoll.origin}/join#${token}`);
  return plimsoll;
}
