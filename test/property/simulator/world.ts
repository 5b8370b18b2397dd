/** The whole world of one run: a server, devices, what is between them, and what happens, one step at a time. */
import { MONDAY } from '../../support/server.ts';
import { arrive } from './arrive.ts';
import { checkStep } from './checkStep.ts';
import { DAY } from './days.ts';
import { type Contents, Device, type Surroundings } from './device.ts';
import { DiaryWatch } from './diaryWatch.ts';
import { type Engines, PHONES, SERVERS } from './engines.ts';
import { firstRows } from './firstRows.ts';
import { Ledger } from './ledger.ts';
import { Network } from './network.ts';
import { onDevice } from './onDevice.ts';
import { onServer } from './onServer.ts';
import type { Operation, Schedule } from './operations.ts';
import type { Page } from './page.ts';
import type { PhoneStorage } from './phoneStorage.ts';
import { calm, settle } from './settle.ts';
import { SimulatedServer } from './simulatedServer.ts';
import { Tallies } from './tallies.ts';
import { VirtualClock } from './virtualClock.ts';

export class World {
  readonly tallies = new Tallies();
  readonly clock = new VirtualClock(MONDAY);
  readonly network = new Network(this.tallies);
  readonly ledger = new Ledger();
  readonly diaries = new DiaryWatch();
  readonly schedule: Schedule;
  readonly server: SimulatedServer;
  readonly phones: PhoneStorage;
  readonly devices: Device[] = [];
  /** What every device came to hold, step by step: equal for equal seeds. */
  readonly trace: string[] = [];
  /** What each device's disk held when it was last looked at. */
  readonly contents = new Map<Device, Contents>();
  /** The first thing found wrong while a message was carried. */
  wrong: unknown;
  readonly #around: Surroundings;
  readonly #numbers = new Map<string, number>();

  private constructor(schedule: Schedule, server: SimulatedServer, phones: PhoneStorage) {
    this.schedule = schedule;
    this.server = server;
    this.phones = phones;
    this.#around = {
      tallies: this.tallies,
      now: () => this.clock.now,
      seed: schedule.seed,
      setTimer: (work, ms) => this.clock.setTimer(work, ms),
      fetch: (device, page, init) => this.#fetch(device, page, init),
      makeStore: () => phones.makeStore(),
      locks: schedule.setting.locks,
    };
    for (const [index, { person, schema, skew }] of schedule.setting.devices.entries()) {
      const device = new Device(`${person}${index}`, person, schema, this.#around);
      device.skew = skew * DAY;
      this.devices.push(device);
    }
  }

  static async begin(schedule: Schedule, engines: Engines): Promise<World> {
    const { setting } = schedule;
    let world: World | undefined;
    const server = await SimulatedServer.start({
      disk: await SERVERS[engines.server](),
      clock: () => world?.clock.now ?? MONDAY,
      entriesPerPage: setting.entriesPerPage,
      minSchema: setting.minSchema,
      first: firstRows(setting),
    });
    world = new World(schedule, server, PHONES[engines.phones]());
    for (const [index, device] of world.devices.entries()) {
      await world.signIn(device);
      for (let tab = 0; tab < setting.devices[index]!.tabs; tab += 1) {
        device.openPage();
        await world.settle();
      }
    }
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
    if (!('device' in operation)) await onServer(this, operation);
    else {
      const device = this.devices[operation.device];
      if (device) await onDevice(this, device, operation);
    }
    this.trace.push(operation.do);
    await this.settle();
    await this.check();
  }

  settle(): Promise<void> {
    return settle(this);
  }

  calm(): Promise<void> {
    return calm(this);
  }

  check(): Promise<void> {
    return checkStep(this);
  }

  /** 1, 2, 3… of each kind. */
  next(kind: 'token' | 'write' | 'import'): number {
    const number = (this.#numbers.get(kind) ?? 0) + 1;
    this.#numbers.set(kind, number);
    return number;
  }

  /** Another device of the same person, which has nothing. */
  freshDevice(like: Device): Device {
    const fresh = new Device(`${like.name}-fresh`, like.person, 1, this.#around);
    fresh.token = like.token;
    this.devices.push(fresh);
    return fresh;
  }

  async signIn(device: Device): Promise<void> {
    device.token = `${device.name}-token-${this.next('token')}`;
    await this.server.signIn(device.person, device.token);
  }

  async sync(page: Page | undefined): Promise<void> {
    void page?.handle?.replica.syncNow().catch((error: unknown) => {
      this.wrong ??= error;
    });
    await this.settle();
  }

  #fetch(device: Device, page: Page, init: RequestInit): Promise<Response> {
    const asked = device.disk.generation;
    const heard = (): void => {
      if (asked !== device.disk.generation) this.tallies.add('stale answer');
    };
    return this.network.fetch({ page, arrive: (body) => arrive(this, device, body), heard }, init);
  }
}
