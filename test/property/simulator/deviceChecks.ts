/** What must hold on a device after every step, whatever the network and the disk just did. */
import { correction } from '../../../src/local/correctedClock.ts';
import type { SentRecord } from '../../../src/local/store/records.ts';
import type { Contents, Device } from './device.ts';
import { replayModel } from './replayModel.ts';
import { mustHold } from './violation.ts';

export interface Moment {
  device: Device;
  before: Contents | undefined;
  after: Contents;
  /** Days of the time entries that the server has, by id. */
  entryDays: ReadonlyMap<string, string>;
  today: string;
}

export function checkDevice(moment: Moment): void {
  const { meta } = moment.after;
  if (!meta) return;
  nothingBeyondScopes(moment);
  neverBackwards(moment);
  inOrder(moment);
  nothingVanishes(moment);
  // Where the server's rows had to make room, they are in the memory of a page.
  if (moment.device.spared) return;
  shownIsReplayed(moment);
  noFlicker(moment);
}

function nothingBeyondScopes({ device, before, after }: Moment): void {
  const held = new Set(after.meta?.scopes);
  const stray = after.base.filter(
    ({ scopes }) => scopes.length === 0 || scopes.some((each) => !held.has(each)),
  );
  mustHold(
    4,
    stray.length === 0 || device.spared,
    () => `${device.name} keeps ${names(stray)} outside its scopes`,
  );
  if (!before?.meta || before.meta.v === 0 || before.meta.replicaId !== after.meta?.replicaId) return;
  const lost = before.meta.scopes.filter((scope) => !held.has(scope));
  mustHold(
    4,
    lost.length === 0 || after.queries === undefined || device.spared,
    () => `${device.name} lost ${lost} and keeps what came of them`,
  );
}

function neverBackwards({ device, before, after }: Moment): void {
  const [was, is] = [before?.meta, after.meta];
  if (!was || !is || was.replicaId !== is.replicaId) return;
  mustHold(6, is.generation >= was.generation, () => `${device.name} counts answers back`);
  if (was.epoch !== is.epoch || is.baseGivenUp || is.revoked || device.spared) return;
  mustHold(6, is.v >= was.v, () => `${device.name} went back from ${was.v} to ${is.v}`);
  mustHold(6, was.client !== is.client || is.lmid >= was.lmid, () => `${device.name}: lmid went back`);
}

function inOrder({ device, after }: Moment): void {
  const lmid = after.meta?.lmid ?? 0;
  const waiting = after.outbox.map(({ n }) => n).filter((n) => n > lmid);
  mustHold(
    3,
    waiting.every((n, index) => n === lmid + 1 + index),
    () => `${device.name} numbers what waits ${waiting} after ${lmid}`,
  );
  const uids = after.outbox.map(({ uid }) => uid);
  mustHold(2, new Set(uids).size === uids.length, () => `${device.name} has one mutation twice: ${uids}`);
}

/** What was saved stays on the device until the server has it, and then for as long as the device may need it. */
function nothingVanishes({ device, before, after }: Moment): void {
  if (!before?.meta || before.meta.replicaId !== after.meta?.replicaId) return;
  const here = new Set([...after.outbox, ...after.sent, ...after.issues].map(({ uid }) => uid));
  const lost = before.outbox.filter(({ uid }) => !here.has(uid) && !about(uid, after));
  // Acknowledged and at once dropped, because what it was about is no longer theirs to see.
  const dropped = (uid: string): boolean => {
    const item = before.outbox.find((each) => each.uid === uid);
    return (
      item !== undefined &&
      item.n <= (after.meta?.lmid ?? 0) &&
      (device.spared || scopesWereLost(before, after))
    );
  };
  const gone = lost.filter(({ uid }) => !dropped(uid));
  mustHold(
    2,
    gone.length === 0,
    () => `${device.name} forgot ${gone.map(({ uid, name }) => `${uid} ${name}`)}`,
  );
}

const about = (uid: string, { sent }: Contents): boolean => sent.some((item) => item.uid === uid);

const scopesWereLost = (before: Contents, after: Contents): boolean =>
  before.meta?.epoch !== after.meta?.epoch ||
  (before.meta?.scopes ?? []).some((scope) => !after.meta?.scopes.includes(scope));

function shownIsReplayed({ device, after }: Moment): void {
  // A person who was removed is shown nothing; their unsent work waits to be taken along.
  if (!after.meta || after.meta.baseGivenUp || after.meta.revoked) return;
  const shown = new Map(after.base.map(({ type, id, row }) => [`${type}:${id}`, row]));
  for (const { type, id, row } of after.overlay) {
    if (row) shown.set(`${type}:${id}`, row);
    else shown.delete(`${type}:${id}`);
  }
  const expected = replayModel(after.base, after.outbox, correction(after.meta.offset));
  for (const name of new Set([...shown.keys(), ...expected.keys()])) {
    const [is, must] = [ordered(shown.get(name)), ordered(expected.get(name))];
    mustHold(7, is === must, () => `${device.name} shows ${name} as ${is}, a replay makes ${must}`);
  }
}

/** An hour that was acknowledged is there, as the server's own row. */
function noFlicker({ device, after, entryDays, today }: Moment): void {
  if (!after.meta || after.meta.v === 0 || after.meta.revoked) return;
  const rows = new Set(after.base.map(({ type, id }) => `${type}:${id}`));
  for (const item of after.sent) {
    if (!makesEntry(item)) continue;
    const day = entryDays.get(`${item.uid}.0`);
    // Too old for phones, or on a server that was set back and that this device has not heard of yet.
    if (day === undefined || daysBetween(day, today) > 57) continue;
    mustHold(
      5,
      rows.has(`timeEntry:${item.uid}.0`),
      () => `${device.name} does not show ${item.uid}, which was acknowledged`,
    );
  }
}

const makesEntry = (item: SentRecord): boolean =>
  item.name === 'task.progress' &&
  !item.superseded &&
  (item.args as { spentMinutes: number }).spentMinutes > 0;

export const daysBetween = (from: string, to: string): number =>
  (Date.parse(to) - Date.parse(from)) / 86_400_000;

const names = (records: readonly { type: string; id: string }[]): string =>
  records.map(({ type, id }) => `${type}:${id}`).join(' ');

/** As text in which the order of fields does not matter. */
export function ordered(value: unknown): string | undefined {
  return JSON.stringify(value, (_key, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  );
}
