/**
 * Rows as the mutations of one push leave them, one after the other: read from its transaction when a plan asks for
 * them, changed here, and stored together. Fifty reports on one task are then one changed row and one entry of the feed.
 */
import type { Kysely } from 'kysely';
import type { Write } from '../../core/mutation.ts';
import type { HeldRows, Need } from '../../core/observedPlan.ts';
import type { LookupType, Row, RowType, RowTypes } from '../../core/rows.ts';
import type { Scope } from '../../core/scopes.ts';
import type { Tables } from '../database/tables.ts';
import { readStored, readStoredWhere } from '../rows/readRows.ts';
import {
  idOf,
  joined,
  makesIt,
  type RowChange,
  rowChanges,
  type Standing,
  type Writing,
} from '../rows/rowChanges.ts';
import { type StoreContext, storeChanges } from '../rows/storeChanges.ts';
import { rowOf, type StoredRow } from '../rows/storedRow.ts';

/** The row as core knows it is made when someone asks: of most that a push makes, nobody does. */
interface Held {
  stored: StoredRow | undefined;
  row?: Row | undefined;
}

interface HeldList {
  type: LookupType;
  column: string;
  value: string;
  rows: Row[];
}

const ABSENT: Held = { stored: undefined };

export class PushRows implements HeldRows {
  /** Filled when rows are stored. */
  readonly touched = { scopes: new Set<Scope>(), grants: false };
  readonly #trx: Kysely<Tables>;
  readonly #context: StoreContext;
  readonly #trusting: boolean;
  readonly #rows = new Map<string, Held>();
  readonly #lists = new Map<string, HeldList>();
  #unstored = new Map<string, RowChange>();

  /**
   * @param trusting rows that a mutation makes are taken not to be there before it, without asking: if one is, storing
   *   fails for all of them
   */
  constructor(trx: Kysely<Tables>, context: StoreContext, trusting: boolean) {
    this.#trx = trx;
    this.#context = context;
    this.#trusting = trusting;
  }

  get<T extends RowType>(type: T, id: string): RowTypes[T] | undefined {
    return this.#standing(type, id).row as RowTypes[T] | undefined;
  }

  list<T extends LookupType>(type: T, column: string, value: string): RowTypes[T][] {
    return (this.#lists.get(listName(type, column, value))?.rows ?? []) as unknown as RowTypes[T][];
  }

  ver(type: RowType, id: string): number {
    return this.#rows.get(`${type}:${id}`)?.stored?.ver ?? 0;
  }

  holds(need: Need): boolean {
    if (need.kind === 'row') return this.#rows.has(`${need.type}:${need.id}`);
    return this.#lists.has(listName(need.type, need.column, need.value));
  }

  readonly fetch = async (needs: readonly Need[]): Promise<void> => {
    for (const need of needs) {
      if (need.kind === 'row') await this.#fetchRow(need.type, need.id);
      else await this.#fetchList(need);
    }
  };

  async row<T extends RowType>(type: T, id: string): Promise<RowTypes[T] | undefined> {
    if (!this.#rows.has(`${type}:${id}`)) await this.#fetchRow(type, id);
    return this.get(type, id);
  }

  /** Takes in what one mutation writes. Throws `NoScope` or `AlreadyExists`, and then has taken in nothing. */
  async write(writes: readonly Write[], writing: Omit<Writing, 'ver'>): Promise<void> {
    for (const write of writes) {
      const id = idOf(write);
      if (this.#rows.has(`${write.type}:${id}`)) continue;
      if (this.#trusting && makesIt(writing.uid, id)) continue;
      await this.#fetchRow(write.type, id);
    }
    const { ver } = this.#context;
    const standing = (type: RowType, id: string): Standing => this.#standing(type, id);
    for (const change of rowChanges(writes, standing, { ver, ...writing })) this.#take(change);
  }

  /** Stores what was taken in since the last time. */
  async store(): Promise<void> {
    const changes = [...this.#unstored.values()];
    if (changes.length === 0) return;
    this.#unstored = new Map();
    const { scopes, grants } = await storeChanges(this.#trx, this.#context, changes);
    for (const scope of scopes) this.touched.scopes.add(scope);
    this.touched.grants ||= grants;
  }

  #take(change: RowChange): void {
    const { type, id, after } = change;
    const name = `${type}:${id}`;
    // As it will be read from its table, so that what comes next plans over the same in one push as in two.
    this.#rows.set(name, { stored: this.#storedAfter(change) });
    const first = this.#unstored.get(name);
    const whole = first ? joined(first, change) : change;
    // Made and removed by the same push: nobody will ever know.
    if (!whole.stored && !after) this.#unstored.delete(name);
    else this.#unstored.set(name, whole);
    for (const list of this.#lists.values())
      if (list.type === type) relist(list, id, this.#standing(type, id).row);
  }

  /** As its table will have it. */
  #storedAfter({ id, stored, after, fields, field_meta }: RowChange): StoredRow | undefined {
    if (!after) return undefined;
    const { workspaceId: ws, ver } = this.#context;
    return { ...stored, ...fields, ws, id, ver, field_meta };
  }

  async #fetchRow(type: RowType, id: string): Promise<void> {
    const [stored] = await readStored(this.#trx, this.#context.workspaceId, type, [id]);
    if (stored) this.#hold(type, stored);
    else this.#rows.set(`${type}:${id}`, ABSENT);
  }

  async #fetchList({ type, column, value }: Extract<Need, { kind: 'list' }>): Promise<void> {
    const found = await readStoredWhere(this.#trx, this.#context.workspaceId, type, column, value);
    for (const stored of found) if (!this.#rows.has(`${type}:${stored.id}`)) this.#hold(type, stored);
    const list: HeldList = { type, column, value, rows: [] };
    // What was changed since is not in the table yet, and may belong elsewhere by now.
    for (const { id } of found) {
      const row = this.get(type, id);
      if (row && belongs(list, row)) list.rows.push(row as Row);
    }
    for (const change of this.#unstored.values())
      if (change.type === type) relist(list, change.id, this.#standing(type, change.id).row);
    this.#lists.set(listName(type, column, value), list);
  }

  #hold(type: RowType, stored: StoredRow): void {
    this.#rows.set(`${type}:${stored.id}`, { stored });
  }

  #standing(type: RowType, id: string): Standing {
    const held = this.#rows.get(`${type}:${id}`) ?? ABSENT;
    const { stored } = held;
    if (stored && !held.row) held.row = rowOf(type, stored) as Row;
    return { row: held.row, stored };
  }
}

const listName = (type: string, column: string, value: string): string => `${type}:${column}:${value}`;

const belongs = ({ column, value }: HeldList, row: object): boolean =>
  (row as Record<string, unknown>)[column] === value;

/** Puts a row where it belongs in a list that is in the order of ids, or takes it out. */
function relist(list: HeldList, id: string, row: Row | undefined): void {
  const { rows } = list;
  const at = rows.findIndex((each) => each.id >= id);
  const place = at === -1 ? rows.length : at;
  const there = rows[place]?.id === id ? 1 : 0;
  if (row && belongs(list, row)) rows.splice(place, there, row);
  else rows.splice(place, there);
}
