/** What the commands answer to mistakes, without a process for each. */
import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { runCommand } from '../../../src/server/cli/runCommand.ts';

const plimsoll = (...args: string[]) => on(':memory:', ...args);

async function on(DATABASE_URL: string, ...args: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const status = await runCommand(args, {
    env: { DATABASE_URL },
    clock: () => Date.parse('2026-03-02T10:00:00Z'),
    randomBytes,
    zone: 'Europe/Berlin',
    out: (text) => out.push(text),
    err: (text) => err.push(text),
  });
  return { status, out: out.join('\n'), err: err.join('\n') };
}

describe('plimsoll', () => {
  it.each([
    [['nope'], 'There is no command “nope”'],
    [['import'], 'Say which file to import'],
    [['import', 'nowhere.csv'], 'nowhere.csv cannot be read: there is no such file.'],
    [['import', '.'], '. cannot be read: it is a folder.'],
    [['import', 'a', 'b'], '“b” is one word too many'],
    [['import', 'a', '--as-of', '2026-02-30'], '--as-of takes a date such as 2026-03-02, not “2026-02-30”.'],
    [['import', 'a', '--map', 'due'], '--map takes field=column, not “due”.'],
    [['import', 'a', '--map', 'deadline=x'], 'there is no field “deadline”'],
    [
      ['import', 'a', '--status', 'x=maybe'],
      '--status takes VALUE=open, VALUE=done or VALUE=ignore, not “x=maybe”.',
    ],
    [['import', 'a', '--kind', 'cats'], '--kind takes tasks, people, teams, not “cats”.'],
    [['import', 'a', '--what'], "Unknown option '--what'"],
    [['load'], 'holds no workspace yet'],
    [['load', '--weeks', '0'], '--weeks takes a number from 1 to 104, not “0”.'],
    [['load', '--as-of'], 'argument missing'],
    [['backup'], 'Say which file to write'],
    [['backup', 'b.db'], 'DATABASE_URL must begin with file: for this, not be “:memory:”.'],
    [['restore'], 'Say which file to restore'],
    [['restore', 'b.db', '--already'], 'not both'],
    [['restore', 'b.db'], 'DATABASE_URL must begin with file: for this'],
  ])('%j ends with 2 and one sentence', async (args, words) => {
    const { status, out, err } = await plimsoll(...args);
    expect([status, out]).toEqual([2, '']);
    expect(err).toContain(words);
    expect(err.split('\n')).toHaveLength(1);
  });

  it.each([
    ['file:/proc/nowhere/deep/plimsoll.db', 'the folder /proc/nowhere cannot be made'],
    [`file:${import.meta.dirname}`, 'cli is a folder.'],
    [`file:${import.meta.filename}/plimsoll.db`, 'usage.test.ts is not a folder.'],
    [`file:${import.meta.filename}`, 'file is not a database.'],
    ['file://elsewhere/plimsoll.db', 'DATABASE_URL cannot be file://elsewhere/plimsoll.db'],
  ])('says at once that %s cannot hold a database', async (url, words) => {
    const { status, out, err } = await on(url, 'people');
    expect([status, out]).toEqual([2, '']);
    expect(err).toContain(words);
    expect(err.split('\n')).toHaveLength(1);
  });

  it.each(['backup', 'restore'])('%s sends PostgreSQL to its own tools', async (command) => {
    const { status, out, err } = await on('postgres://user:secret@host/db', command, 'b.db');
    expect([status, out]).toEqual([2, '']);
    expect(err).toMatch(/^PostgreSQL is backed up with pg_dump .* “plimsoll restore --already” .*\.$/);
  });

  it.each(['import', 'load', 'people', 'link', 'backup', 'restore', 'check'])(
    'explains %s',
    async (command) => {
      const asked = await plimsoll(command, '--help');
      expect(asked).toMatchObject({ status: 0, err: '' });
      expect(asked.out).toMatch(new RegExp(`^plimsoll ${command} `));
      expect(asked.out).toContain('Exit codes');
      expect((await plimsoll('help', command)).out).toBe(asked.out);
      expect((await plimsoll('help')).out).toContain(`  ${command}`);
    },
  );
});
