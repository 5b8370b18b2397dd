/** The database on a machine whose power may fail after any statement, before a commit, or before an answer. */
import type { KyselyPlugin } from 'kysely';
import type { Database } from '../../../src/server/database/database.ts';
import { DatabaseUnavailable } from '../../../src/server/database/unavailable.ts';

export interface Weakness {
  at: 'statement' | 'commit' | 'answer' | 'disk' | 'dead' | undefined;
  /** Statements that still go well. */
  left: number;
  /** How long whoever writes would wait for others (ms), as the database says. */
  line: number;
}

/** As SQLite reports a disk that is gone, and as PostgreSQL's adapter does: nothing takes it for a mutation's own fault. */
export class PowerCut extends DatabaseUnavailable {
  override name = 'PowerCut';
  readonly errcode = 10;
}

export function fragileDatabase(database: Database, weakness: Weakness): Database {
  const cut = (): never => {
    weakness.at = 'dead';
    throw new PowerCut('the power is gone');
  };
  const afterEach: KyselyPlugin = {
    transformQuery: ({ node }) => node,
    async transformResult({ result }) {
      if (weakness.at === 'dead') cut();
      if (weakness.at === 'statement') {
        weakness.left -= 1;
        if (weakness.left < 0) cut();
      }
      return result;
    },
  };
  return {
    ...database,
    line: () => (weakness.line > 0 ? { wait: weakness.line, each: 400 } : database.line()),
    write: async (work) => {
      const written = await database.write(async (trx) => {
        const value = await work(trx.withPlugin(afterEach));
        if (weakness.at === 'disk') {
          // The disk fails once; the machine lives, and can say so.
          weakness.at = undefined;
          throw new PowerCut('the disk failed');
        }
        if (weakness.at === 'commit' || weakness.at === 'dead') cut();
        return value;
      });
      // It has committed, and does nothing more: whatever belongs to it must be in it.
      if (weakness.at === 'answer') cut();
      return written;
    },
  };
}
