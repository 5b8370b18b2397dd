/**
 * The server's half of the protocol in memory, with the same plans, scopes and grants: what the phone's half is tested
 * against where the point is what a phone does, and where answers have to be lost, garbled or refused on demand.
 */
import { actorOf } from '../../../src/core/actor.ts';
import { applyWrite, type Plan, type Rows, type Write } from '../../../src/core/mutation.ts';
import { mutationNamed } from '../../../src/core/mutations.ts';
import { grantsOf } from '../../../src/core/policy/grants.ts';
import { reject } from '../../../src/core/rejection.ts';
import type { Row, RowType, RowTypes } from '../../../src/core/rows.ts';
import { scopesOf } from '../../../src/core/scopes.ts';
import {
  type DelEntry,
  type MutationResult,
  PROTO,
  type PutEntry,
  SCHEMA,
  type SyncResponse,
} from '../../../src/sync/messages.ts';
import type { PushedMutation, SyncRequest } from '../../../src/sync/syncRequest.ts';

interface Stored {
  type: RowType;
  row: Row;
  ver: number;
  scopes: string[];
}

interface FeedEntry {
  scope: string;
  type: RowType;
  id: string;
  ver: number;
  op: 'put' | 'del';
}

interface Client {
  lmid: number;
  uids: Map<number, string>;
  results: MutationResult[];
}

export type Refusal = { type: string; status: number; lmid?: number; field?: string; retryAfter?: number };

export class MemoryServer {
  epoch = 'epoch-1@0';
  head = 0;
  clock = Date.now;
  /** Rows a page may hold. */
  pageSize = 1_000;
  /** Mutations in the order in which they took effect, for order and exactly-once. */
  readonly applied: { uid: string; client: string; name: string; args: unknown }[] = [];
  readonly rows = new Map<string, Stored>();
  readonly #feed = new Map<string, FeedEntry>();
  readonly #clients = new Map<string, Client>();
  readonly #uids = new Set<string>();

  /** Takes what `seed` says into the workspace, at one version. */
  write(writes: readonly Write[]): void {
    this.head += 1;
    this.#store(writes);
  }

  /** The state as a backup would hold it. */
  backup(): () => void {
    const rows = new Map([...this.rows].map(([name, stored]) => [name, { ...stored }]));
    const feed = new Map(this.#feed);
    const clients = new Map(
      [...this.#clients].map(([id, client]) => [
        id,
        { ...client, uids: new Map(client.uids), results: [...client.results] },
      ]),
    );
    const uids = new Set(this.#uids);
    const { head, applied } = this;
    const kept = applied.length;
    return () => {
      this.rows.clear();
      this.#feed.clear();
      this.#clients.clear();
      this.#uids.clear();
      for (const [name, stored] of rows) this.rows.set(name, stored);
      for (const [name, entry] of feed) this.#feed.set(name, entry);
      for (const [id, client] of clients) this.#clients.set(id, client);
      for (const uid of uids) this.#uids.add(uid);
      applied.length = kept;
      this.head = head;
      this.epoch = `epoch-${Number(/\d+/.exec(this.epoch)?.[0]) + 1}@${head}`;
    };
  }

  sync(personId: string, request: SyncRequest): SyncResponse | Refusal {
    const client = this.#clients.get(request.client) ?? { lmid: 0, uids: new Map(), results: [] };
    this.#clients.set(request.client, client);
    const known = request.have.epoch === '' || request.have.epoch === this.epoch;
    if (known) {
      const refusal = this.#push(client, personId, request);
      if (refusal) return refusal;
    }
    client.results = client.results.filter((result) => result.n > request.ackN);
    return this.#pull(client, personId, request, known);
  }

  #push(
    client: Client,
    personId: string,
    { push, client: clientId, sentAt }: SyncRequest,
  ): Refusal | undefined {
    for (const mutation of push) {
      if (mutation.author !== personId) return { type: 'wrong_person', status: 403 };
      if (mutation.n <= client.lmid) {
        const seen = client.uids.get(mutation.n);
        if (seen !== undefined && seen !== mutation.uid) return { type: 'client_cloned', status: 409 };
        continue;
      }
      if (mutation.n !== client.lmid + 1) return { type: 'gap', status: 409, lmid: client.lmid };
      this.head += 1;
      if (!this.#uids.has(mutation.uid)) this.#apply(client, clientId, personId, mutation, sentAt);
      this.#uids.add(mutation.uid);
      client.lmid = mutation.n;
      client.uids.set(mutation.n, mutation.uid);
    }
    return undefined;
  }

  #apply(client: Client, clientId: string, personId: string, mutation: PushedMutation, sentAt: number): void {
    const { n, uid, name, args } = mutation;
    const plan = this.#plan(personId, mutation, sentAt);
    if ('reject' in plan) {
      client.results.push({ n, uid, ...plan.reject });
      return;
    }
    this.#store(plan.writes);
    this.applied.push({ uid, client: clientId, name, args });
  }

  #plan(personId: string, { uid, name, args, base, day, at }: PushedMutation, sentAt: number): Plan {
    const definition = mutationNamed(name);
    if (!definition) return reject('unknown_mutation', name);
    const read = definition.args.safeParse(args);
    if (!read.success)
      return reject('invalid', 'does not fit', { field: read.error.issues[0]?.path.join('.') ?? '' });
    const age = Math.max(0, sentAt - at);
    const actor = this.actor(personId);
    const context = { uid, actor, day, at: this.clock() - age, base, authority: true };
    return definition.plan(this.#rowsAsked(), read.data, context);
  }

  #pull(client: Client, personId: string, { have, want, page }: SyncRequest, known: boolean): SyncResponse {
    const grants = this.#grants(personId, want);
    const had = new Set(known ? have.scopes : []);
    const reset = [...grants].filter((scope) => !had.has(scope));
    const upTo = page?.upTo ?? this.head;
    const entries = [...this.#feed.values()]
      .filter((entry) => grants.has(entry.scope) && entry.ver <= upTo)
      .filter((entry) => (reset.includes(entry.scope) ? entry.op === 'put' : entry.ver > have.v))
      .sort(
        (a, b) =>
          a.ver - b.ver || compare(a.scope, b.scope) || compare(a.type, b.type) || compare(a.id, b.id),
      )
      .filter((entry) => !page || isAfter(entry, page));
    const some = entries.slice(0, this.pageSize);
    const last = some.at(-1);
    return {
      proto: PROTO,
      schema: SCHEMA,
      minSchema: 1,
      now: this.clock(),
      epoch: this.epoch,
      ver: upTo,
      lmid: client.lmid,
      results: client.results,
      scopes: [...grants].sort(),
      drop: [...had].filter((scope) => !grants.has(scope)),
      reset,
      put: some.flatMap((entry): PutEntry[] => {
        const stored = this.rows.get(`${entry.type}:${entry.id}`);
        if (entry.op === 'del' || !stored) return [];
        return [
          [
            entry.type,
            entry.id,
            stored.scopes.filter((scope) => grants.has(scope)),
            stored.ver,
            { ...stored.row },
          ],
        ];
      }),
      del: some.flatMap((entry): DelEntry[] =>
        entry.op === 'del' ? [[entry.type, entry.id, entry.scope, entry.ver]] : [],
      ),
      ...(entries.length > some.length && last
        ? { page: { upTo, ver: last.ver, scope: last.scope, type: last.type, id: last.id } }
        : {}),
    };
  }

  #store(writes: readonly Write[]): void {
    const today = new Date(this.clock()).toISOString().slice(0, 10);
    for (const write of writes) {
      const id = write.op === 'create' ? write.row.id : write.id;
      const name = `${write.type}:${id}`;
      const before = this.rows.get(name);
      const row = applyWrite(before?.row, write);
      const scopes = row ? scopesOf(write.type, row as never, today) : [];
      if (row) this.rows.set(name, { type: write.type, row, ver: this.head, scopes });
      else this.rows.delete(name);
      const entry = (scope: string, op: 'put' | 'del'): void => {
        this.#feed.set(`${scope} ${name}`, { scope, type: write.type, id, ver: this.head, op });
      };
      for (const scope of before?.scopes ?? []) if (!scopes.includes(scope)) entry(scope, 'del');
      for (const scope of scopes) entry(scope, 'put');
    }
  }

  all<T extends RowType>(type: T): RowTypes[T][] {
    return [...this.rows.values()]
      .filter((stored) => stored.type === type)
      .map((stored) => stored.row as RowTypes[T]);
  }

  actor(personId: string) {
    const person = this.all('person').find((row) => row.id === personId);
    return actorOf(personId, { person, teams: this.all('team'), projects: this.all('project') });
  }

  #grants(personId: string, want: readonly string[]): Set<string> {
    const membersOf = (teamId: string) =>
      this.all('person')
        .filter((person) => person.active && person.teamIds.includes(teamId))
        .map((person) => person.id);
    const workersOn = (projectId: string) =>
      this.all('task').flatMap((task) =>
        task.projectId === projectId && task.assigneeId ? [task.assigneeId] : [],
      );
    return grantsOf(this.actor(personId), { membersOf, workersOn }, want);
  }

  #rowsAsked(): Rows {
    return {
      get: (type, id) => this.rows.get(`${type}:${id}`)?.row as never,
      list: (type, column, value) =>
        this.all(type)
          .filter((row) => (row as unknown as Record<string, unknown>)[column] === value)
          .sort((a, b) => compare(a.id, b.id)),
      ver: (type, id) => this.rows.get(`${type}:${id}`)?.ver ?? 0,
    };
  }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function isAfter(entry: FeedEntry, page: NonNullable<SyncRequest['page']>): boolean {
  const order =
    entry.ver - page.ver ||
    compare(entry.scope, page.scope) ||
    compare(entry.type, page.type) ||
    compare(entry.id, page.id);
  return order > 0;
}
