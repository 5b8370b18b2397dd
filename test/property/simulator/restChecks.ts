/** What must hold when everything has come to rest. */
import { civilDayIn } from '../../../src/core/civilDay.ts';
import { ROW_TYPES, type Row } from '../../../src/core/rows.ts';
import { scopesOf } from '../../../src/core/scopes.ts';
import { readRows } from '../../../src/server/rows/readRows.ts';
import { everything } from './answerChecks.ts';
import type { Contents, Device } from './device.ts';
import { daysBetween, ordered } from './deviceChecks.ts';
import { grantsByTheTable } from './grantsByTheTable.ts';
import { WS } from './simulatedServer.ts';
import { UNKNOWN, UNKNOWN_ROW } from './unknownFields.ts';
import { mustHold } from './violation.ts';
import type { World } from './world.ts';

export async function checkAtRest(world: World): Promise<void> {
  await quiet(world);
  await effectsOnce(world);
  await projections(world);
}

async function quiet({ devices }: World): Promise<void> {
  for (const device of [...devices]) {
    const { outbox } = await device.contents();
    const { status } = device.page(0) ?? {};
    mustHold(
      13,
      outbox.length === 0,
      () => `${device.name} still has ${outbox.length} to send: ${ordered(status)}`,
    );
    mustHold(
      13,
      status?.trouble == null || status.trouble === 'was_emptied',
      () => `${device.name} is in trouble: ${status?.trouble}`,
    );
  }
}

async function effectsOnce({ server, ledger, devices, tallies, clock }: World): Promise<void> {
  const { read } = server;
  const known = new Map(
    (await read.selectFrom('mutation_uid').select(['uid', 'applied']).execute()).map(({ uid, applied }) => [
      uid,
      applied === 1,
    ]),
  );
  tallies.add('applied', [...known.values()].filter(Boolean).length);
  const entries = new Map((await readRows(read, WS, 'timeEntry')).map((entry) => [entry.id, entry]));
  const held = new Map<Device, Contents>();
  for (const device of devices) held.set(device, await device.contents());
  const kept = new Map(
    [...held.values()].flatMap(({ sent }) => sent.map((item) => [item.uid, item] as const)),
  );
  const issues = new Set([...held.values()].flatMap((contents) => contents.issues.map(({ uid }) => uid)));

  for (const [uid, { device, name, args, at }] of ledger.meant) {
    const applied = known.get(uid);
    const sent = kept.get(uid);
    mustHold(
      12,
      !sent || sent.superseded || applied === true,
      () => `${uid} ${name} is kept as sent, the server does not have it`,
    );
    const excused = ledger.excused.has(uid) || ledger.onceKnown.has(uid) || issues.has(uid);
    mustHold(
      2,
      applied !== undefined || excused,
      () => `${uid} ${name} was saved on ${device.name} and never arrived`,
    );
    if (name !== 'task.progress') continue;
    const entry = entries.get(`${uid}.0`);
    mustHold(
      2,
      (entry !== undefined) === (applied === true),
      () => `${uid} took effect ${entry ? 'although' : 'not, although not'} refused`,
    );
    if (!entry) continue;
    const { spentMinutes } = args as { spentMinutes: number };
    mustHold(
      2,
      entry.minutes === spentMinutes,
      () => `${uid} counts ${entry.minutes} minutes instead of ${spentMinutes}`,
    );
    const day = civilDayIn('Europe/Berlin', at);
    const sure = !device.clockMoved && clock.now - at < 85 * 86_400_000;
    mustHold(
      10,
      !sure || Math.abs(daysBetween(day, entry.day)) <= 1,
      () => `${uid} was written on ${day} and counts for ${entry.day}`,
    );
  }
  for (const id of entries.keys()) {
    const uid = id.slice(0, id.lastIndexOf('.'));
    mustHold(2, ledger.meant.has(uid) || ledger.unpromised.has(uid), () => `nobody meant ${id}`);
  }
  for (const { id, loggedMinutes } of await readRows(read, WS, 'task')) {
    const spent = [...entries.values()]
      .filter(({ taskId }) => taskId === id)
      .reduce((sum, { minutes }) => sum + minutes, 0);
    mustHold(
      2,
      loggedMinutes === spent,
      () => `${id} has ${loggedMinutes} minutes, its entries have ${spent}`,
    );
  }
  const availability = await readRows(read, WS, 'availability');
  for (const one of availability)
    for (const other of availability)
      mustHold(
        10,
        one.id >= other.id || one.personId !== other.personId || one.to < other.from || other.to < one.from,
        () => `${one.personId} said two things about ${one.from}`,
      );
}

/** Each device has what its person may see by the table, and what a fresh one is given. */
async function projections(world: World): Promise<void> {
  const { server, devices, clock, schedule } = world;
  const today = new Date(clock.now).toISOString().slice(0, 10);
  const all = await everything(server);
  const rows = new Map<string, { row: Row; scopes: string[] }>();
  for (const type of ROW_TYPES)
    for (const row of await readRows(server.read, WS, type))
      rows.set(`${type}:${row.id}`, { row, scopes: scopesOf(type, row as never, today) });

  const addition = schedule.setting.unknownFields ? UNKNOWN : {};
  for (const device of [...devices]) {
    const { base, meta } = await device.contents();
    const want = Object.entries(meta?.wants ?? {})
      .filter(([, until]) => until > device.clock)
      .map(([wish]) => wish);
    const grants = grantsByTheTable(all, device.person, want);
    const mine = new Map(base.map(({ type, id, row, scopes }) => [`${type}:${id}`, { row, scopes }]));
    for (const [name, { row, scopes }] of rows) {
      const visible = scopes.filter((scope) => grants.has(scope));
      const has = mine.get(name);
      mine.delete(name);
      mustHold(
        1,
        (has !== undefined) === visible.length > 0,
        () => `${device.name} ${has ? 'has' : 'lacks'} ${name}, visible in [${visible}]`,
      );
      if (!has) continue;
      const [is, must] = [ordered(has.row), ordered({ ...row, ...addition })];
      mustHold(
        schedule.setting.unknownFields ? 11 : 1,
        is === must,
        () => `${device.name} has ${name} as ${is}, it is ${must}`,
      );
      mustHold(
        1,
        ordered([...has.scopes].sort()) === ordered(visible.sort()),
        () => `${device.name} has ${name} in [${has.scopes}], not in [${visible}]`,
      );
    }
    mustHold(
      11,
      mine.delete(UNKNOWN_ROW) === schedule.setting.unknownFields,
      () => `${device.name} has no ${UNKNOWN_ROW}`,
    );
    mustHold(
      4,
      mine.size === 0,
      () => `${device.name} keeps ${[...mine.keys()]}, which the server does not have`,
    );
    await asFresh(world, device, base);
  }
}

async function asFresh(world: World, device: Device, base: Contents['base']): Promise<void> {
  const fresh = world.freshDevice(device);
  fresh.openPage();
  await world.settle();
  await world.calm();
  const { meta } = await device.contents();
  for (const wish of Object.keys(meta?.wants ?? {})) {
    void fresh.page(0)?.handle?.replica.want(wish);
    await world.settle();
    await world.calm();
  }
  const anew = (await fresh.contents()).base;
  const text = (records: Contents['base']): string[] =>
    records.map(({ scopes, ...record }) => ordered({ ...record, scopes: [...scopes].sort() })!).sort();
  const [mine, theirs] = [new Set(text(base)), new Set(text(anew))];
  const differing = [...mine]
    .filter((row) => !theirs.has(row))
    .concat([...theirs].filter((row) => !mine.has(row)));
  mustHold(
    9,
    differing.length === 0,
    () => `${device.name} and a fresh device differ in ${differing.slice(0, 3)}`,
  );
  fresh.closePages();
}
