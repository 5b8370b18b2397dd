/** A folder for a test of backups: a database of tasks, commands on it, and what is in its files. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openFinished } from '../../src/server/backup/openFinished.ts';
import { type Ended, plimsollCommand } from './plimsollCommand.ts';

export class BackupFolder {
  readonly path = mkdtempSync(join(tmpdir(), 'plimsoll-backup-'));
  readonly url = `file:${this.at('plimsoll.db')}`;
  readonly #running: ChildProcess[] = [];

  at(name: string): string {
    return join(this.path, name);
  }

  plimsoll(...args: string[]): Promise<Ended> {
    return plimsollCommand(this.path, args);
  }

  /** One of the server's programs in a process of its own. */
  spawn(
    program: 'main.ts' | 'cli/main.ts',
    args: readonly string[],
    env: Record<string, string> = {},
  ): ChildProcess {
    const child = spawn(process.execPath, [join(import.meta.dirname, '../../src/server', program), ...args], {
      cwd: this.path,
      env: { PATH: process.env.PATH, DATABASE_URL: this.url, ...env },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.#running.push(child);
    return child;
  }

  /** Tasks from a file; a workspace if there is none. */
  async importTasks(...keys: string[]): Promise<void> {
    writeFileSync(
      this.at('tasks.csv'),
      ['key,title,assignee', ...keys.map((key) => `${key},${key},Ann`)].join('\n'),
    );
    const { status, err } = await this.plimsoll('import', 'tasks.csv');
    if (status !== 0) throw new Error(err);
  }

  tasksIn(name: string): string[] {
    return this.query(name, 'select "sourceKey" from task order by 1').map((row) =>
      String(Object.values(row)[0]),
    );
  }

  query(name: string, statement: string): Record<string, unknown>[] {
    const { handle, close } = openFinished(this.at(name));
    try {
      return handle.prepare(statement).all();
    } finally {
      close();
    }
  }

  /** Names and contents, but for what a look at a database makes beside it. */
  everything(): Map<string, string> {
    return new Map(
      readdirSync(this.path)
        .filter((name) => !/-(wal|shm)$/.test(name))
        .sort()
        .map((name) => [name, readFileSync(this.at(name)).toString('base64')]),
    );
  }

  async remove(): Promise<void> {
    for (const child of this.#running) {
      if (child.exitCode !== null || child.signalCode !== null) continue;
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    }
    rmSync(this.path, { recursive: true, force: true });
  }
}
