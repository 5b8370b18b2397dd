import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { makeChance } from '../../src/server/demo/chance.ts';
import { freePort } from '../support/freePort.ts';
import { crewOverHttp } from './crewOverHttp.ts';
import { makeHome } from './databaseHome.ts';
import { type DiskOperation, diskLogCommand, readDiskLog } from './diskLog.ts';
import { KillableServer } from './killableServer.ts';
import { Writer } from './writer.ts';

const WRITERS = 4;
/** Enough for the log to be tidied into the database several times, which is when files can go wrong. */
const ACKNOWLEDGED = 1_500;

export interface Recorded {
  path: string;
  operations: DiskOperation[];
  writers: Writer[];
  /** From when on (ms) all of them have sessions on the disk. */
  signedInAt: number;
}

/** Lets people write to the real server and keeps all that it asks of the disk, the making of its tables included. */
export async function recordDisk(
  folder: string,
  seed: number,
  synchronous: 'full' | 'normal',
): Promise<Recorded> {
  const home = await makeHome({ database: undefined, postgres: false }, folder);
  if (typeof home === 'string') throw new Error(home);
  const databaseUrl = await home.fresh();
  const path = databaseUrl.slice('file:'.length);
  const server = new KillableServer({
    port: await freePort(),
    databaseUrl,
    folder,
    before: diskLogCommand(path, join(folder, 'calls')),
    preload: synchronous === 'normal' ? ['synchronousNormal.ts'] : [],
  });
  try {
    await server.start();
    const members = await crewOverHttp(
      server.origin,
      server.printed.match(/https?:\/\/\S+\/join#[\w-]+/)![0],
      WRITERS,
    );
    const writers = members.map((member, index) => new Writer(member, makeChance(seed + index + 1)));
    const stop = new AbortController();
    const working = Promise.all(writers.map((writer) => writer.work(stop.signal)));
    // Heard of where it is awaited; until then it must not end the process.
    working.catch(() => stop.abort());
    // The first push of each comes after its session was answered, and in the control that means a sync after it.
    const signedInAt = Date.now();
    const acknowledged = (): number => writers.reduce((sum, { ledger }) => sum + ledger.acknowledged, 0);
    while (acknowledged() < ACKNOWLEDGED && !stop.signal.aborted) await wait(10);
    stop.abort();
    await working;
    await server.kill();
    return { path, operations: await readDiskLog(folder, 'calls'), writers, signedInAt };
  } finally {
    await server.kill();
  }
}
