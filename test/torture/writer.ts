import { setTimeout as wait } from 'node:timers/promises';
import type { Chance } from '../../src/server/demo/chance.ts';
import type { PushedMutation } from '../../src/sync/syncRequest.ts';
import { SimplePhone } from '../support/simplePhone.ts';
import type { Member } from './crewOverHttp.ts';
import { Ledger } from './ledger.ts';

const RETRY_MS = 20;
/** Time is spent on one of the newest tasks, so that the sums stay small. */
const RECENT = 5;

/**
 * Someone who writes and sends as a phone does: the same question until it is answered. Now and then the phone is another
 * one, or was set back: then a new client offers again what the old one had, acknowledged mutations among them.
 */
export class Writer {
  readonly ledger = new Ledger();
  /** What an answer said that no server may say. */
  readonly wrong: string[] = [];
  /** How often an attempt was answered, by status; 0 when nothing came. */
  readonly answers = new Map<number, number>();
  readonly member: Member;
  readonly #chance: Chance;
  #phone: SimplePhone;
  #clients = 1;
  #recent: PushedMutation[] = [];
  #tasks: string[] = [];
  #uids = 0;

  constructor(member: Member, chance: Chance) {
    this.member = member;
    this.#chance = chance;
    this.#phone = this.#client();
  }

  /** Writes and sends until `stop`, then sends what is left. */
  async work(stop: AbortSignal): Promise<void> {
    while (!stop.aborted) {
      for (let count = this.#chance.between(1, 4); count > 0; count -= 1) this.#write();
      if (this.#chance.next() < 0.01) this.#takeNewClient();
      await this.#send();
    }
  }

  #client(): SimplePhone {
    const { server, personId } = this.member;
    return new SimplePhone(server, personId, `${personId}-${this.#clients}`);
  }

  #write(): void {
    this.#uids += 1;
    const uid = `${this.member.personId}-u${this.#uids}`;
    const isTask = this.#tasks.length === 0 || this.#chance.next() < 0.3;
    if (isTask) {
      this.#tasks = [...this.#tasks, `${uid}.0`].slice(-RECENT);
      this.#phone.write(
        'task.create',
        { ...blank, title: uid, teamId: this.member.teamId, assigneeId: this.member.personId },
        { uid },
      );
      this.ledger.add({ uid, kind: 'task', taskId: `${uid}.0`, title: uid });
      return;
    }
    const taskId = this.#chance.pick(this.#tasks);
    this.#phone.write('task.progress', { taskId, spentMinutes: 1 }, { uid });
    this.ledger.add({ uid, kind: 'timeEntry', taskId, title: '' });
  }

  /** The queue goes on under new numbers, the newest of what was acknowledged before it: uids stay what they are. */
  #takeNewClient(): void {
    const { outbox, rows, epoch, v, scopes } = this.#phone;
    this.#clients += 1;
    const next = this.#client();
    Object.assign(next, { epoch, v, scopes });
    for (const [name, copy] of rows) next.rows.set(name, copy);
    for (const { name, args, uid, at, day } of [...this.#recent, ...outbox])
      next.write(name as 'task.progress', args as never, { uid, at, day });
    this.#phone = next;
  }

  async #send(): Promise<void> {
    while (this.#phone.outbox.length > 0) {
      const pages = await this.#ask();
      if (pages !== undefined) this.#take(pages);
      else await wait(RETRY_MS);
    }
  }

  async #ask(): Promise<Awaited<ReturnType<SimplePhone['sync']>> | undefined> {
    let status = 0;
    try {
      const answer = await this.#phone.ask();
      if (Array.isArray(answer)) {
        status = 200;
        return answer;
      }
      status = answer.status;
      // Others come first: as a phone would, it has the patience that it is asked for.
      if (status === 429) await wait(1000 * Number((answer.body as { retryAfter?: number }).retryAfter));
      else if (status < 500)
        this.wrong.push(`${this.member.personId} was answered ${status} ${JSON.stringify(answer.body)}`);
    } catch {
      // Nobody there, or an answer cut off: whatever it was, the phone asks again.
    } finally {
      this.answers.set(status, (this.answers.get(status) ?? 0) + 1);
    }
    // Asked again it would be refused again.
    if (this.wrong.length > 0) throw new Error(this.wrong.join('\n'));
    return undefined;
  }

  #take(pages: Awaited<ReturnType<SimplePhone['sync']>>): void {
    const { lmid, results } = this.#phone;
    if (pages[0]!.lmid < lmid)
      this.wrong.push(`the server knew ${lmid} of ${this.#phone.client} and now ${pages[0]!.lmid}`);
    const before = this.#phone.outbox;
    const refused = results.length;
    this.#phone.take(pages);
    for (const { uid, code } of this.#phone.results.slice(refused))
      this.wrong.push(`${uid} was refused: ${code}`);
    const taken = before.filter(({ n }) => n <= this.#phone.lmid);
    const now = Date.now() + 1;
    for (const { uid } of taken) this.ledger.acknowledge(uid, now);
    this.#recent = [...this.#recent, ...taken].slice(-RECENT);
  }
}

const blank = {
  type: '',
  projectId: null,
  priority: 3,
  estimateMinutes: 60,
  remainingMinutes: null,
  start: null,
  due: null,
  skillIds: [],
  afterIds: [],
};
