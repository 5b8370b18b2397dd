/**
 * A phone that does what the specification says and no more: what the server said last, what was asked for since, and
 * where that stands. Tests decide when it speaks and which answers it hears.
 */
import type { MutationArgs, MutationName } from '../../src/core/mutations.ts';
import type { Row } from '../../src/core/rows.ts';
import type { MutationResult, SyncResponse } from '../../src/sync/messages.ts';
import type { PushedMutation, SyncRequest } from '../../src/sync/syncRequest.ts';
import type { SyncAnswer, TestServer } from './server.ts';

export interface Copy {
  row: Row;
  scopes: string[];
  ver: number;
}

/** Whatever answers syncs, and a clock. */
export type Answering = Pick<TestServer, 'now' | 'sync'>;

export class SimplePhone {
  readonly server: Answering;
  readonly person: string;
  readonly client: string;
  readonly rows = new Map<string, Copy>();
  outbox: PushedMutation[] = [];
  results: MutationResult[] = [];
  want: string[] = [];
  epoch = '';
  v = 0;
  lmid = 0;
  scopes: string[] = [];
  /** How far this phone's clock is off (ms). */
  skew = 0;
  #written = 0;
  #taken = 0;
  /** How many answers had been taken in when these pages were asked for. */
  readonly #askedAfter = new WeakMap<readonly SyncResponse[], number>();

  constructor(server: Answering, person: string, client = `${person}-phone`) {
    this.server = server;
    this.person = person;
    this.client = client;
  }

  get clock(): number {
    return this.server.now + this.skew;
  }

  write<N extends MutationName>(
    name: N,
    args: MutationArgs<N>,
    more: Partial<PushedMutation> = {},
  ): PushedMutation {
    this.#written += 1;
    const mutation: PushedMutation = {
      n: this.#written,
      uid: `${this.client}-${this.#written}`,
      s: 1,
      name,
      args,
      base: this.v,
      at: this.clock,
      day: new Date(this.clock).toISOString().slice(0, 10),
      author: this.person,
      ...more,
    };
    this.outbox.push(mutation);
    return mutation;
  }

  question(most = 100): SyncRequest {
    const { epoch, v, scopes, want, client, lmid } = this;
    const push = this.outbox.filter(({ n }) => n > lmid).slice(0, most);
    return {
      proto: 1,
      schema: 1,
      client,
      sentAt: this.clock,
      push,
      have: { epoch, v, scopes },
      want,
      ackN: lmid,
    };
  }

  /** Every page of one answer, not yet taken in. */
  async ask(most = 100): Promise<SyncResponse[] | Exclude<SyncAnswer, { status: 200 }>> {
    const pages: SyncResponse[] = [];
    this.#askedAfter.set(pages, this.#taken);
    let question = this.question(most);
    for (;;) {
      const answer = await this.server.sync(this.person, question);
      if (answer.status !== 200) return answer as Exclude<SyncAnswer, { status: 200 }>;
      const body = answer.body as SyncResponse;
      pages.push(body);
      if (!body.page) return pages;
      question = { ...question, push: [], page: body.page };
    }
  }

  /** @returns false for an answer that was overtaken: it changes nothing. */
  take(pages: readonly SyncResponse[]): boolean {
    const first = pages[0]!;
    if ((this.#askedAfter.get(pages) ?? this.#taken) !== this.#taken) return false;
    this.#taken += 1;
    for (const scope of [...pages.flatMap(({ drop, reset }) => [...drop, ...reset])]) this.#leave(scope);
    for (const { put, del } of pages) {
      for (const [type, id, scope] of del) this.#leave(scope, `${type}:${id}`);
      for (const [type, id, scopes, ver, body] of put) {
        this.rows.set(`${type}:${id}`, { row: { id, ...body } as unknown as Row, scopes, ver });
      }
    }
    this.epoch = first.epoch;
    this.v = first.ver;
    this.scopes = first.scopes;
    this.lmid = first.lmid;
    this.results.push(
      ...first.results.filter(({ uid }) => this.outbox.some((mutation) => mutation.uid === uid)),
    );
    this.outbox = this.outbox.filter(({ n }) => n > first.lmid);
    return true;
  }

  /** Asks and takes in; throws on a problem. */
  async sync(): Promise<SyncResponse[]> {
    const answer = await this.ask();
    if (!Array.isArray(answer)) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
    this.take(answer);
    return answer;
  }

  /** Ids of the rows of a type, in order. */
  ids(type: string): string[] {
    const prefix = `${type}:`;
    return [...this.rows.keys()]
      .filter((name) => name.startsWith(prefix))
      .map((name) => name.slice(prefix.length))
      .sort();
  }

  get(type: string, id: string): Record<string, unknown> | undefined {
    return this.rows.get(`${type}:${id}`)?.row as unknown as Record<string, unknown> | undefined;
  }

  #leave(scope: string, only?: string): void {
    for (const [name, copy] of this.rows) {
      if (only !== undefined && name !== only) continue;
      const scopes = copy.scopes.filter((each) => each !== scope);
      if (scopes.length === 0) this.rows.delete(name);
      else this.rows.set(name, { ...copy, scopes });
    }
  }
}
