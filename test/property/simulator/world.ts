/** The whole world of one run: a server, devices, what is between them, and what happens, one step at a time. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { patch, type Write } from '../../../src/core/mutation.ts';
import { createMemoryStore } from '../../../src/local/store/memoryStore.ts';
import type { Store } from '../../../src/local/store/store.ts';
import { readRow } from '../../../src/server/rows/readRows.ts';
import type { SyncRequest, SyncResponse } from '../../../src/sync/messages.ts';
import { person, task } from '../../support/crew.ts';
import { MONDAY } from '../../support/server.ts';
import { checkAnswer } from './answerChecks.ts';
import { makeChance } from './chance.ts';
import { type Contents, Device, type Surroundings } from './device.ts';
import { checkDevice } from './deviceChecks.ts';
import { DiaryWatch } from './diaryWatch.ts';
import { Ledger } from './ledger.ts';
import { type Answer, Network } from './network.ts';
import type { Change, Operation, Schedule } from './operations.ts';
import type { Page } from './page.ts';
import { SimulatedServer, WS } from './simulatedServer.ts';
import { Tallies } from './tallies.ts';
import { Violation } from './violation.ts';
import { VirtualClock } from './virtualClock.ts';
import { diaryOf, writeOf } from './writes.ts';

const DAY = 86_400_000;
/** What a page does at most before it rests, in turns of the loop; more is a page that never rests. */
const MOST_TURNS = 20_000;

export class World {
  readonly tallies = new Tallies();
  readonly clock = new VirtualClock(MONDAY);
  readonly network = new Network(this.tallies);
  readonly ledger = new Ledger();
  readonly schedule: Schedule;
  readonly server: SimulatedServer;
  readonly devices: Device[] = [];
  /** What was seen, in one line each: two runs of one seed see the same. */
  readonly trace: string[] = [];
  readonly contents = new Map<Device, Contents>();
  /** The first thing found wrong while a message was carried. */
  wrong: unknown;
  readonly #around: Surroundings;
  readonly #diaries = new DiaryWatch();
  #ids = 0;
  #tokens = 0;
  #count = 0;
  #rows = 0;

  private constructor(schedule: Schedule, server: SimulatedServer, makeStore: () => Store) {
    this.schedule = schedule;
    this.server = server;
    const jitter = makeChance(schedule.seed ^ 0x5eed);
    const around: Surroundings = {
      tallies: this.tallies,
      now: () => this.clock.now,
      newId: (name) => `${name}-${++this.#ids}`,
      random: jitter.next,
      setTimer: (work, ms) => this.clock.setTimer(work, ms),
      fetch: (device, page, init) => this.#fetch(device, page, init),
      makeStore,
      locks: schedule.setting.locks,
    };
    this.#around = around;
    for (const [index, { person: who, schema, skew }] of schedule.setting.devices.entries()) {
      const device = new Device(`${who}${index}`, who, schema, around);
      device.skew = skew * DAY;
      this.devices.push(device);
    }
  }

  static async begin(schedule: Schedule, makeStore: () => Store = createMemoryStore): Promise<World> {
    const { setting } = schedule;
    let world: World | undefined;
    const first = ['sand', 'paint', 'rig', 'caulk', 'hull'].map((id, index) =>
      task(id, { assigneeId: ['mia', 'max', 'lena'][index % 3]!, projectId: index > 2 ? 'refit' : null }),
    );
    const diaries = setting.devices.map(({ person: who }, index) =>
      task(diaryOf(`${who}${index}`), { assigneeId: who, title: '0' }),
    );
    const server = await SimulatedServer.start({
      clock: () => world?.clock.now ?? MONDAY,
      entriesPerPage: setting.entriesPerPage,
      minSchema: setting.minSchema,
      first: [...first, ...diaries],
    });
    world = new World(schedule, server, makeStore);
    for (const [index, device] of world.devices.entries()) {
      await world.signIn(device);
      for (let tab = 0; tab < setting.devices[index]!.tabs; tab += 1) device.openPage();
    }
    await world.settle();
    return world;
  }

  async end(): Promise<void> {
    for (const device of this.devices) device.closePages();
    this.network.hangUp();
    await this.settle();
    for (const device of this.devices) device.store.close();
    await this.server.close();
  }

  async play(operation: Operation): Promise<void> {
    await this.#take(operation);
    await this.settle();
    await this.check();
  }

  /** Lets everyone go on until all of them wait for the network, for a timer, or for nothing. */
  async settle(): Promise<void> {
    let turns = 0;
    do {
      await nextTurn();
      turns += 1;
      if (turns > MOST_TURNS) throw new Violation(13, 'something never comes to rest');
    } while (this.devices.some(({ disk }) => disk.open > 0));
    if (this.server.dead) {
      this.tallies.add('server restarted');
      await this.server.restart();
    }
    if (this.wrong !== undefined) throw this.wrong;
  }

  async check(): Promise<void> {
    const entries = await this.server.read.selectFrom('timeEntry').select(['id', 'day']).execute();
    const entryDays = new Map(entries.map(({ id, day }) => [id, day]));
    const today = new Date(this.clock.now).toISOString().slice(0, 10);
    await this.#diaries.look(this.server, this.devices);
    for (const device of this.devices) {
      if (!device.disk.changed) continue;
      device.disk.changed = false;
      const before = this.contents.get(device);
      const after = await device.contents();
      this.contents.set(device, after);
      this.#remember(device, before, after);
      checkDevice({ device, before, after, entryDays, today });
    }
  }

  #remember(device: Device, before: Contents | undefined, after: Contents): void {
    for (const { uid, name, args } of after.outbox)
      this.ledger.save({ uid, device, name, args, at: this.clock.now });
    if (after.issues.some(({ name }) => name === 'task.edit')) device.disordered = true;
    const [was, is] = [before?.meta, after.meta];
    if (!was || !is || was.replicaId !== is.replicaId) return;
    if (was.client !== is.client) this.tallies.add('client renewed');
    if (was.epoch !== '' && was.epoch !== is.epoch) {
      const again = new Set(before?.sent.map(({ uid }) => uid));
      this.tallies.add('offered again', after.outbox.filter(({ uid }) => again.has(uid)).length);
    }
  }

  /** Another device of the same person, which has nothing. */
  freshDevice(like: Device): Device {
    const fresh = new Device(`${like.name}-fresh`, like.person, 1, this.#around);
    fresh.token = like.token;
    this.devices.push(fresh);
    return fresh;
  }

  async signIn(device: Device): Promise<void> {
    this.#tokens += 1;
    device.token = `${device.name}-token-${this.#tokens}`;
    await this.server.signIn(device.person, device.token);
  }

  /** Carries everything, well, until nothing is on its way. */
  async calm(): Promise<void> {
    for (let carried = 0; this.network.busy; carried += 1) {
      if (carried > 3_000) throw new Violation(13, 'the talk never ends');
      await this.network.carry(0, 'well');
      await this.settle();
    }
  }

  async sync(page: Page | undefined): Promise<void> {
    void page?.handle?.replica.syncNow().catch((error: unknown) => {
      this.wrong ??= error;
    });
    await this.settle();
  }

  async #take(operation: Operation): Promise<void> {
    const device = 'device' in operation ? this.devices[operation.device] : undefined;
    switch (operation.do) {
      case 'carry':
        return this.network.carry(operation.pick, operation.fate);
      case 'rush':
        return this.network.rush();
      case 'serverCrash':
        this.server.weakness.at = operation.at;
        this.server.weakness.left = operation.after;
        return;
      case 'line':
        this.server.weakness.line = operation.ms;
        return;
      case 'restart':
        this.tallies.add('server restarted');
        return this.server.restart();
      case 'backup':
        return this.server.backUp();
      case 'restore':
        return this.#restore();
      case 'change':
        return this.#change(operation.change);
      case 'time':
        await this.clock.advance(operation.ms, () => this.settle());
        if (operation.ms > 20_000) this.network.timeOut(operation.ms);
        if (operation.ms >= DAY) await this.#jobs();
        return;
      case 'jobs':
        return this.#jobs();
      default:
        if (device) return this.#onDevice(device, operation);
    }
  }

  async #onDevice(device: Device, operation: Operation): Promise<void> {
    const page = device.page('tab' in operation ? operation.tab : 0);
    switch (operation.do) {
      case 'write':
        return this.#write(device, page, operation);
      case 'sync':
        return this.sync(page);
      case 'calm':
        await this.sync(page);
        return this.calm();
      case 'crash':
        page?.dieAfter(operation.after);
        return;
      case 'disk':
        device.disk.state = operation.state;
        if (operation.state !== 'roomy') device.spared = true;
        return;
      case 'connection':
        device.disk.losesConnection = true;
        return;
      case 'empty':
        this.#lose(device);
        this.tallies.add('emptied');
        return this.#reopen(device, () => device.empty());
      case 'clock':
        device.skew = operation.days * DAY;
        device.clockMoved = true;
        this.tallies.add('clock moved');
        return;
      case 'tab':
        if (device.pages.filter(({ gone }) => !gone).length > 3) return;
        this.tallies.add('tab opened');
        device.openPage();
        return;
      case 'reload':
        return this.#reopen(device, async () => device.closePages());
      case 'forge':
        return this.#forge(device, operation.amount);
      case 'signOut':
        device.token = '';
        return;
      case 'signIn':
        return this.signIn(device);
      case 'want':
        void page?.handle?.replica.want(operation.wish);
        return;
      case 'poke':
        this.tallies.add('poked');
        page?.handle?.poked(Number.MAX_SAFE_INTEGER);
        return;
      case 'upgrade':
        device.schema = 1;
        return this.#reopen(device, async () => device.closePages());
      default:
    }
  }

  async #reopen(device: Device, between: () => Promise<void>): Promise<void> {
    const { tallies } = this;
    if (device.pages.some(({ status }) => status?.trouble === 'storage_broken')) tallies.add('memory only');
    if (device.pages.some(({ status }) => status?.trouble === 'storage_full')) tallies.add('made room');
    device.closePages();
    await this.settle();
    await between();
    device.spared = device.disk.state !== 'roomy';
    device.openPage();
  }

  async #write(
    device: Device,
    page: Page | undefined,
    { what, pick, amount }: Extract<Operation, { do: 'write' }>,
  ): Promise<void> {
    if (!page?.handle) return;
    this.#count += 1;
    const base = this.contents.get(device)?.base ?? [];
    const write = writeOf({
      what,
      pick,
      amount,
      device: device.name,
      count: this.#count,
      day: (offset) => new Date(MONDAY + offset * DAY).toISOString().slice(0, 10),
      flagId: base.filter(({ type }) => type === 'flag').at(-1)?.id ?? 'none',
    });
    const { replica } = page.handle;
    if (pick % 7 === 0) void replica.queries.persistClient({ canary: device.person });
    void replica.dispatch(write.name, write.args as never).then(
      (outcome) => {
        if (!outcome.saved) this.tallies.add('refused here');
        else {
          this.tallies.add('saved');
          this.ledger.unpromised.add(outcome.uid);
        }
      },
      (error: unknown) => {
        if (!(error instanceof Error && error.name === 'NotSaved')) this.wrong ??= error;
      },
    );
  }

  async #forge(device: Device, spentMinutes: number): Promise<void> {
    this.#count += 1;
    const mutation = {
      n: 1,
      uid: `forged-${this.#count}`,
      s: 1,
      name: 'task.progress',
      args: { taskId: diaryOf(device.name), spentMinutes },
      base: 0,
      at: device.clock,
      day: '2026-03-02',
      author: device.person === 'mia' ? 'lena' : 'mia',
    };
    const request = {
      proto: 1,
      schema: 1,
      client: mutation.uid,
      sentAt: device.clock,
      push: [mutation],
      have: { epoch: '', v: 0, scopes: [] },
      want: [],
      ackN: 0,
    };
    this.tallies.add('forged');
    await this.server.handle(device.token, `/v1/w/${WS}/sync`, JSON.stringify(request));
  }

  #lose(device: Device): void {
    for (const { uid } of this.contents.get(device)?.outbox ?? []) this.ledger.excused.add(uid);
  }

  async #restore(): Promise<void> {
    const known = await this.server.read.selectFrom('mutation_uid').select('uid').execute();
    if (!(await this.server.restore())) return;
    for (const { uid } of known) this.ledger.onceKnown.add(uid);
    this.#diaries.forget();
    this.tallies.add('restored');
  }

  async #jobs(): Promise<void> {
    const counts = async (): Promise<{ floor: number; dels: number }> => {
      const [stand] = await this.server.read.selectFrom('workspace').select('floor').execute();
      const dels = await this.server.read.selectFrom('feed').select('id').where('op', '=', 'del').execute();
      return { floor: stand?.floor ?? 0, dels: dels.length };
    };
    const before = await counts();
    await this.server.jobs();
    const after = await counts();
    if (after.floor > before.floor) this.tallies.add('deletions forgotten');
    else if (after.dels > before.dels) this.tallies.add('grown old');
  }

  async #change(change: Change): Promise<void> {
    if (change.kind === 'removed') this.tallies.add('removed');
    this.tallies.add('organisation changed');
    await this.server.store(await this.#writesOf(change));
    if (change.kind === 'back') await this.comeBack(change.person);
  }

  async #writesOf(change: Change): Promise<Write[]> {
    switch (change.kind) {
      case 'leads':
        return [patch('team', change.team, { leadIds: change.lead === null ? [] : [change.lead] })];
      case 'team':
        return [patch('person', change.person, { teamIds: change.team === null ? [] : [change.team] })];
      case 'manager':
        return [patch('person', change.person, { roles: change.is ? ['member', 'manager'] : ['member'] })];
      case 'projectLead':
        return [patch('project', 'refit', { leadId: change.lead })];
      case 'removed':
        return [patch('person', change.person, { active: false })];
      case 'back':
        return [patch('person', change.person, { active: true })];
      case 'import': {
        this.#rows += 1;
        const rows = Array.from({ length: change.rows }, (_, index) =>
          task(`import-${this.#rows}-${index}`, { assigneeId: index % 2 ? 'mia' : 'max' }),
        );
        return [...rows, person(`new-${this.#rows}`, { teamIds: ['deck'] })];
      }
    }
  }

  /** A person who was removed takes their unsent work along, and brings it back when they are let in again. */
  async comeBack(who: string): Promise<void> {
    const back = await readRow(this.server.read, WS, 'person', who);
    for (const device of this.devices) {
      if (device.person !== who || !back?.active) continue;
      await this.signIn(device);
      if (!this.contents.get(device)?.meta?.revoked) continue;
      this.tallies.add('came back');
      await this.#takeAlong(device);
    }
  }

  async #takeAlong(device: Device): Promise<void> {
    device.disk.state = 'roomy';
    await this.#reopen(device, async () => undefined);
    await this.settle();
    let file: string | undefined;
    void device
      .page(0)
      ?.handle?.replica.exportUnsent()
      .then((text) => (file = text));
    await this.settle();
    await this.#reopen(device, () => device.empty());
    device.forgetMirror();
    await this.settle();
    // The app fetches this part of itself when it is asked for; here that must not take longer than a turn.
    await import('../../../src/local/outbox/readUnsent.ts');
    if (file !== undefined) void device.page(0)?.handle?.replica.importUnsent(file);
    await this.settle();
    const now = await device.contents();
    for (const { uid } of this.contents.get(device)?.outbox ?? [])
      if (!now.outbox.some((item) => item.uid === uid) && file === undefined) this.ledger.excused.add(uid);
  }

  #fetch(device: Device, page: Page, init: RequestInit): Promise<Response> {
    const arrive = (body: string): Promise<Answer | undefined> => this.#arrive(device, body);
    const asked = device.disk.generation;
    const heard = (): void => {
      if (asked !== device.disk.generation) this.tallies.add('stale answer');
    };
    return this.network.fetch({ page, arrive, heard }, init);
  }

  /** What reaches the server, and what it answers, looked at on the way. */
  async #arrive(device: Device, body: string): Promise<Answer | undefined> {
    const request = JSON.parse(body) as SyncRequest;
    if (device.schema !== 1) this.tallies.add('another schema');
    const asked = JSON.stringify({ ...request, schema: device.schema });
    const weakness = this.server.weakness.at;
    const answer = await this.server.handle(device.token, `/v1/w/${WS}/sync`, asked);
    if (!answer) {
      this.tallies.add(
        weakness === 'answer' ? 'server gone after its commit' : 'server gone before its commit',
      );
      return undefined;
    }
    if (weakness === 'disk' && answer.status === 503) this.tallies.add('commit failed');
    const value = JSON.parse(answer.text) as SyncResponse & { type?: string };
    if (answer.status !== 200) {
      if (value.type === 'schema_too_old') this.tallies.add('too old to pull');
      if (value.type === 'signed_out') this.tallies.add('signed out');
      if (answer.status === 429) this.tallies.add('held off');
      return answer;
    }
    if (request.page) this.tallies.add('page of many');
    if (value.drop.length > 0) this.tallies.add('scope dropped');
    if (request.have.v > 0 && value.reset.length === value.scopes.length)
      this.tallies.add('everything reset');
    for (const { code } of value.results) this.tallies.add(code === 'superseded' ? 'superseded' : 'rejected');
    try {
      await checkAnswer(this.server, device.person, request, value);
    } catch (error) {
      this.wrong ??= error;
    }
    if (!this.schedule.setting.unknownFields) return answer;
    this.tallies.add('unknown field');
    return { status: 200, text: JSON.stringify(withUnknown(value)) };
  }
}

/** As a newer server would answer. */
export const UNKNOWN = { laterField: 'kept' };

function withUnknown(answer: SyncResponse): unknown {
  return {
    ...answer,
    laterPart: [1],
    put: answer.put.map(([type, id, scopes, ver, body]) => [type, id, scopes, ver, { ...body, ...UNKNOWN }]),
  };
}
