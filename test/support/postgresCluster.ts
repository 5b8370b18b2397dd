/** A private PostgreSQL: data in a temporary folder, on loopback alone, run by someone who is not root. */
import { spawnSync } from 'node:child_process';
import { chownSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from './freePort.ts';

export interface PostgresCluster {
  /** Of a database in it. */
  url: (database: string) => string;
  /** Every statement that it was asked, with the database's name in front of each. */
  logFile: string;
  /** As a power button would: whoever is connected hears nothing more. */
  crash: () => void;
  /** `kill -9` of the process that all others belong to, which end as they notice. */
  kill: () => Promise<void>;
  start: () => void;
  /** Ends it and deletes its data. */
  remove: () => void;
}

const USER = 'plimsoll';
/** Nobody's data is in it, and no test pulls the plug: then waiting for the disk proves nothing. */
const SETTINGS = {
  fsync: 'off',
  full_page_writes: 'off',
  max_connections: '200',
  shared_buffers: '64MB',
  unix_socket_directories: '',
  listen_addresses: '127.0.0.1',
  log_statement: 'all',
  log_line_prefix: '%d|',
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
};

/** @param bin the folder of PostgreSQL's programs */
export async function startCluster(bin: string): Promise<PostgresCluster> {
  const folder = mkdtempSync(join(tmpdir(), 'plimsoll-postgres-'));
  const data = join(folder, 'data');
  const logFile = join(folder, 'log');
  const port = await freePort();
  const owner = otherThanRoot();
  if (owner) chownSync(folder, owner.uid, owner.gid);

  const run = (program: string, args: string[]): { status: number | null; output: string } => {
    const { status, stdout, stderr, error } = spawnSync(join(bin, program), args, {
      ...owner,
      cwd: folder,
      env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' },
      encoding: 'utf8',
      // The server inherits these, and would keep a pipe open for as long as it lives.
      stdio: program === 'pg_ctl' ? 'ignore' : 'pipe',
    });
    return { status, output: error?.message ?? `${stdout ?? ''}${stderr ?? ''}` };
  };
  const must = (program: string, args: string[]): void => {
    const { status, output } = run(program, args);
    if (status !== 0) throw new Error(`${program} failed: ${output} ${logTail(logFile)}`);
  };

  const init = ['-D', data, '-U', USER, '-A', 'trust', '-E', 'UTF8', '--no-sync'];
  // A language's order, so that whatever relies on the order of bytes without asking for it is found out.
  const inEnglish = [...init, '--locale=C.UTF-8', '--locale-provider=icu', '--icu-locale=en'];
  if (run('initdb', inEnglish).status !== 0) {
    rmSync(data, { recursive: true, force: true });
    must('initdb', [...init, '--locale=C.UTF-8']);
  }
  const settings = Object.entries({ ...SETTINGS, port: String(port) })
    // A shell reads them.
    .map(([name, value]) => `-c ${name}='${value}'`)
    .join(' ');
  const cluster: PostgresCluster = {
    url: (database) => `postgres://${USER}@127.0.0.1:${port}/${database}`,
    logFile,
    crash: () => void run('pg_ctl', ['-D', data, '-m', 'immediate', '-w', 'stop']),
    kill: async () => {
      const pid = Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0]);
      process.kill(pid, 'SIGKILL');
      while (isAlive(pid)) await wait(5);
    },
    start: () => must('pg_ctl', ['-D', data, '-l', logFile, '-o', settings, '-w', '-t', '60', 'start']),
    remove: () => {
      cluster.crash();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  try {
    cluster.start();
  } catch (error) {
    cluster.remove();
    throw error;
  }
  return cluster;
}

/** PostgreSQL refuses to be run by root. */
function otherThanRoot(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const users = new Map(
    readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .map((line) => line.split(':'))
      .map(([name = '', , uid, gid]) => [name, { uid: Number(uid), gid: Number(gid) }]),
  );
  const user = users.get('postgres') ?? users.get('nobody');
  if (!user) throw new Error('there is neither a user postgres nor nobody to run PostgreSQL');
  return user;
}

function logTail(file: string): string {
  try {
    return readFileSync(file, 'utf8').slice(-2000);
  } catch {
    // It did not come to a log.
    return '';
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    // Nobody has this number any more.
    return false;
  }
}
