/** `npm run plimsoll -- …`: Plimsoll from a terminal, on the database that the server uses. */
import { randomBytes } from 'node:crypto';
import { runCommand } from './runCommand.ts';

process.exitCode = await runCommand(process.argv.slice(2), {
  env: process.env,
  clock: Date.now,
  randomBytes: (count) => randomBytes(count),
  zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  out: (text) => console.log(text),
  err: (text) => console.error(text),
});
