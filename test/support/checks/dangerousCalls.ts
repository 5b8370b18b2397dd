import { dangerousCalls } from '../dangerousCalls.ts';
import { readSources } from '../readSources.ts';
import type { Check } from './check.ts';

/** Looked at by people: what each is, and why it is none. */
const HARMLESS: readonly { path: string; what: string; because: string }[] = [
  {
    path: 'src/server/identity/oidc/guardedFetch.ts',
    what: 'an outgoing call beside callOut',
    because:
      'goes to the provider that the operator has set, which may stand in their own network, and nowhere else',
  },
  {
    path: 'src/local/device.ts',
    what: 'chance that can be guessed',
    because: 'spreads retries; ids and keys come from `crypto`',
  },
  {
    path: 'src/server/database/postgres/untilThrough.ts',
    what: 'chance that can be guessed',
    because: 'spreads retries',
  },
  {
    path: 'src/server/backup/verifiedStand.ts',
    what: 'SQL put together for prepare',
    because: 'names of tables from the database itself, quoted',
  },
  {
    path: 'src/server/backup/writeBackup.ts',
    what: 'SQL put together for exec',
    because: 'a pragma takes no parameter; the number is a constant',
  },
  {
    path: 'src/server/database/postgres/migratePostgres.ts',
    what: 'SQL put together for query',
    because: 'LOCK_TIMEOUT is a constant',
  },
  {
    path: 'src/server/database/postgres/outsideWrites.ts',
    what: 'SQL put together for query',
    because: 'LISTEN takes no parameter; the channel is a constant',
  },
  {
    path: 'src/server/database/sqliteConnection.ts',
    what: 'SQL put together for prepare',
    because: 'a pragma takes no parameter; its name is one of ours',
  },
];

export const dangerousCallsCheck: Check = {
  name: 'no text becomes code, HTML, SQL or a program, and no chance that can be guessed keeps a secret',
  faults: async () => {
    const found = readSources('src/**/*', 'sw/**/*').flatMap(({ path, text }) => dangerousCalls(path, text));
    const known = ({ path, what }: { path: string; what: string }) =>
      HARMLESS.some((each) => each.path === path && each.what === what);
    return [
      ...found.filter((each) => !known(each)).map(({ path, line, what }) => `${path}:${line} ${what}`),
      ...HARMLESS.filter(
        ({ path, what }) => !found.some((each) => each.path === path && each.what === what),
      ).map(
        ({ path, what }) =>
          `${path} no longer has “${what}”, for which there is a reason in dangerousCalls.ts`,
      ),
    ];
  },
};
