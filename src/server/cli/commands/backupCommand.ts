import { existsSync } from 'node:fs';
import { takeBackup } from '../../backup/takeBackup.ts';
import { type Command, type Given, OK, Refusal, type Terminal } from '../command.ts';
import { givenFile } from '../givenFile.ts';
import { refusing } from '../refusing.ts';

const HELP = `plimsoll backup FILE [--force] [--json]

Writes the whole database into FILE, as it is at one moment, while the server goes on running. The file is verified, and
FILE.json beside it says what it holds and its hash. FILE appears when all is done, or not at all. It holds everything that
the database holds, sessions too: keep it where only you can read it.

Options
  --force             replace FILE if it is there
  --json              what stands in FILE.json: { madeAt, bytes, sha256, schema, workspaces: [{ id, epoch, head }], rows }

The server makes such backups by itself, every hour in which something changed, in BACKUP_FOLDER.

Exit codes: 0, or 2 with the reason.`;

async function run(given: Given, terminal: Terminal): Promise<number> {
  const [target] = given.words;
  if (target === undefined) throw new Refusal('Say which file to write: plimsoll backup FILE.');
  const source = givenFile(terminal);
  if (!existsSync(source)) throw new Refusal(`There is no database ${source} yet: start the server first.`);
  const options = { madeAt: terminal.clock(), replace: given.flag('force') };
  const manifest = await refusing(() => takeBackup(source, target, options));
  if (given.flag('json')) {
    terminal.out(JSON.stringify(manifest, null, 2));
    return OK;
  }
  const rows = Object.values(manifest.rows).reduce((sum, count) => sum + count, 0);
  const where = manifest.workspaces.map(({ id, head }) => `workspace ${id} at version ${head}`);
  terminal.out(
    `Backed up ${rows} rows (${manifest.bytes} bytes) into ${target}: ${where.join(', ') || 'no workspace yet'}.`,
  );
  return OK;
}

export const backupCommand: Command = {
  name: 'backup',
  summary: 'write the whole database into a file',
  help: HELP,
  options: { force: { type: 'boolean' }, json: { type: 'boolean' } },
  words: 1,
  run,
};
