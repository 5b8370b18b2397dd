/**
 * A power cut, as a model: everything that the real server asks of the disk for its database is recorded, and replayed up
 * to a random moment on a disk that keeps what was synced and little else. The result is opened with the real app. What
 * was acknowledged before the cut has to be there; with `synchronous=normal` some of it must not, or the model shows
 * nothing.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { makeChance } from '../../src/server/demo/chance.ts';
import { CutDisk, type Files, type Unsynced } from './cutDisk.ts';
import { HttpServer } from './httpServer.ts';
import { type Recorded, recordDisk } from './recordDisk.ts';
import { requireStrace } from './requireStrace.ts';
import { serveCopy } from './serveCopy.ts';
import { tallyAll } from './tallyAll.ts';
import type { TortureOptions } from './tortureOptions.ts';
import type { TortureResult } from './tortureResult.ts';
import type { Writer } from './writer.ts';

const UNSYNCED: Unsynced[] = ['nothing', 'the first', 'any sectors'];

/** The control is clear after a few. */
const CUTS_TO_A_CONTROL = 5;

interface Found {
  operations: number;
  syncs: number;
  promised: number;
  lost: number;
  doubled: number;
  /** Cuts after which something was lost. */
  losing: number;
  wrong: string[];
}

export async function run({
  faults,
  seed,
  synchronous,
}: Pick<TortureOptions, 'faults' | 'seed' | 'synchronous'>): Promise<TortureResult> {
  const what = 'power cuts under SQLite';
  const skipped = requireStrace();
  if (skipped !== undefined) return { what, seed, figures: {}, wrong: [], skipped };
  const result: TortureResult = { what, seed, figures: {}, wrong: [] };
  if (synchronous !== 'normal') {
    const { wrong, ...full } = await cutAll(seed, 'full', faults);
    result.wrong.push(...wrong);
    Object.assign(result.figures, rows('', faults, full));
  }
  if (synchronous !== 'full') {
    const cuts = synchronous === 'normal' ? faults : Math.ceil(faults / CUTS_TO_A_CONTROL);
    const control = await cutAll(seed, 'normal', cuts);
    // A control that loses nothing says that the torture would not notice a loss.
    if (control.losing === 0) result.wrong.push('the control lost nothing');
    Object.assign(result.figures, rows('control: ', cuts, control));
  }
  return result;
}

const rows = (prefix: string, cuts: number, found: Omit<Found, 'wrong'>): TortureResult['figures'] => ({
  [`${prefix}cuts`]: cuts,
  [`${prefix}writes and syncs recorded`]: found.operations,
  [`${prefix}syncs among them`]: found.syncs,
  [`${prefix}acknowledged, summed over the cuts`]: found.promised,
  [`${prefix}found once`]: found.promised - found.lost,
  [`${prefix}lost`]: found.lost,
  [`${prefix}doubled`]: found.doubled,
  [`${prefix}cuts that lost something`]: found.losing,
});

async function cutAll(seed: number, synchronous: 'full' | 'normal', cuts: number): Promise<Found> {
  const folder = mkdtempSync(join(tmpdir(), 'plimsoll-torture-'));
  try {
    const recorded = await recordDisk(folder, seed, synchronous);
    const { operations } = recorded;
    const syncs = operations.filter(({ kind }) => kind === 'sync').length;
    const found: Found = {
      operations: operations.length,
      syncs,
      promised: 0,
      lost: 0,
      doubled: 0,
      losing: 0,
      wrong: [],
    };
    const chance = makeChance(seed);
    const places = Array.from({ length: cuts }, () => chance.between(1, operations.length));
    const disk = new CutDisk();
    let done = 0;
    for (const place of places.sort((a, b) => a - b)) {
      for (; done < place; done += 1) disk.do(operations[done]!);
      const before = operations[place]?.at ?? Number.POSITIVE_INFINITY;
      const path = writeCopy(join(folder, 'cut'), disk.cut(chance, chance.pick(UNSYNCED)), recorded.path);
      const { promised, lost, doubled, wrong } = await lookAt(path, recorded, before);
      found.promised += promised;
      found.lost += lost;
      found.doubled += doubled;
      if (lost > 0) found.losing += 1;
      found.wrong.push(...wrong.map((each) => `cut after ${place} of ${operations.length}: ${each}`));
      rmSync(join(folder, 'cut'), { recursive: true });
    }
    return found;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @returns where the database is then */
function writeCopy(folder: string, files: Files, original: string): string {
  mkdirSync(folder);
  for (const [file, bytes] of files) writeFileSync(join(folder, basename(file)), bytes);
  return join(folder, basename(original));
}

/** What the app finds in what a cut left. A session that is gone with all behind it is lost as well. */
async function lookAt(
  path: string,
  { writers, signedInAt }: Recorded,
  before: number,
): Promise<Pick<Found, 'promised' | 'lost' | 'doubled' | 'wrong'>> {
  const found = { promised: 0, lost: 0, doubled: 0, wrong: [] as string[] };
  const copy = await serveCopy(`file:${path}`).catch((error: Error) => error);
  if (copy instanceof Error) return { ...found, lost: 1, wrong: [copy.message] };
  try {
    // Before anybody had signed in there is nothing to ask for.
    if (before > signedInAt) {
      const serverFor = ({ member: { server } }: Writer): HttpServer =>
        Object.assign(new HttpServer(copy.origin), {
          cookie: server.cookie,
          workspaceId: server.workspaceId,
        });
      const { figures, wrong } = await tallyAll(writers, { serverFor, before });
      found.promised += figures.acknowledged!;
      found.lost += figures.lost!;
      found.doubled += figures.doubled!;
      found.wrong.push(...wrong);
    }
  } catch (error) {
    found.lost += 1;
    found.wrong.push((error as Error).message);
  } finally {
    await copy.stop();
  }
  found.wrong.push(...integrity(path));
  return found;
}

function integrity(path: string): string[] {
  const database = new DatabaseSync(path);
  const verdicts = database.prepare('pragma integrity_check').all();
  database.close();
  return verdicts.map((row) => String(row.integrity_check)).filter((verdict) => verdict !== 'ok');
}
