/**
 * The rows that mutations are planned over: what the server last said with the unsent work over it, held in memory
 * while a transaction lasts. Planning changes it, so a hundred mutations read each row once.
 */
import type { Actor } from '../../core/actor.ts';
import { actorOf } from '../../core/actor.ts';
import { applyWrite, type Write } from '../../core/mutation.ts';
import type { HeldRows, Need } from '../../core/observedPlan.ts';
import type { LookupType, Row, RowType, RowTypes } from '../../core/rows.ts';
import { type OverlayRecord, rowName, type Was } from '../store/records.ts';
import type { Transaction } from '../store/store.ts';

interface Held {
  /** As it is now; null where there is none. */
  row: Row | null;
  ver: number;
}

const idOf = (write: Write): string => (write.op === 'create' ? write.row.id : write.id);
const byId = (a: Row, b: Row): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

export class PlannedRows implements HeldRows {
  readonly #tx: Pick<Transaction, 'base' | 'overlay'>;
  readonly #withOverlay: boolean;
  readonly #held = new Map<RowType, Map<string, Held>>();
  readonly #whole = new Set<RowType>();
  readonly #changed = new Map<string, OverlayRecord>();
  #actor: Actor | undefined;

  /** @param withOverlay false to start from the server's word alone, as a replay does */
  constructor(tx: Pick<Transaction, 'base' | 'overlay'>, withOverlay: boolean) {
    this.#tx = tx;
    this.#withOverlay = withOverlay;
  }

  holds(need: Need): boolean {
    return this.#whole.has(need.type) || (need.kind === 'row' && this.#table(need.type).has(need.id));
  }

  get<T extends RowType>(type: T, id: string): RowTypes[T] | undefined {
    return (this.#table(type).get(id)?.row ?? undefined) as RowTypes[T] | undefined;
  }

  list<T extends LookupType>(type: T, column: string, value: string): RowTypes[T][] {
    const found: Row[] = [];
    for (const { row } of this.#table(type).values())
      if (row && (row as unknown as Record<string, unknown>)[column] === value) found.push(row);
    return found.sort(byId) as RowTypes[T][];
  }

  ver(type: RowType, id: string): number {
    return this.#table(type).get(id)?.ver ?? 0;
  }

  /** Bound, so that it can be handed to `observedPlan`. */
  readonly fetch = async (needs: readonly Need[]): Promise<void> => {
    const types = new Set(needs.filter((need) => need.kind === 'list').map((need) => need.type));
    for (const type of types) await this.loadType(type);
    const keys = needs.flatMap((need) =>
      need.kind === 'row' && !this.holds(need) ? [[need.type, need.id] as const] : [],
    );
    if (keys.length === 0) return;
    const base = await this.#tx.base.get(keys);
    const overlay = this.#withOverlay ? await this.#tx.overlay.get(keys) : [];
    keys.forEach(([type, id], index) => {
      const own = overlay[index];
      const said = base[index];
      this.#table(type).set(id, { row: own ? own.row : (said?.row ?? null), ver: said?.ver ?? 0 });
    });
  };

  async loadType(type: RowType): Promise<void> {
    if (this.#whole.has(type)) return;
    const base = await this.#tx.base.ofType(type);
    const overlay = this.#withOverlay ? await this.#tx.overlay.ofType(type) : [];
    const table = this.#table(type);
    // A row that was held before may have been changed since by a plan, and keeps that.
    const before = new Map(table);
    for (const { id, row, ver } of base) table.set(id, { row, ver });
    for (const { id, row } of overlay) table.set(id, { row, ver: table.get(id)?.ver ?? 0 });
    for (const [id, held] of before) table.set(id, held);
    this.#whole.add(type);
  }

  /** What has still to be read before it is known what a person may do. Lists are read by whole types here. */
  missingOrganisation(personId: string): Need[] {
    const needs: Need[] = [
      { kind: 'list', type: 'team', column: 'sourceKey', value: '' },
      { kind: 'list', type: 'project', column: 'sourceKey', value: '' },
      { kind: 'row', type: 'person', id: personId },
    ];
    return needs.filter((need) => !this.holds(need));
  }

  actor(personId: string): Actor {
    this.#actor ??= actorOf(personId, {
      person: this.get('person', personId),
      teams: this.#all('team'),
      projects: this.#all('project'),
    });
    return this.#actor;
  }

  /** Those of the rows that the writes touch which are there already. */
  before(writes: readonly Write[]): Was {
    const was: Record<string, Row> = {};
    for (const write of writes) {
      const id = idOf(write);
      const row = this.get(write.type, id);
      if (row) was[rowName(write.type, id)] = row;
    }
    return was;
  }

  /** Takes the writes in and names the rows that they touched. */
  apply(writes: readonly Write[]): string[] {
    const touched = new Set<string>();
    for (const write of writes) {
      const id = idOf(write);
      const table = this.#table(write.type);
      const before = table.get(id);
      const row = applyWrite(before?.row ?? undefined, write) ?? null;
      // A patch of a row that is not held here changes nothing here; the server has the row.
      if (row === null && !before?.row) {
        touched.add(rowName(write.type, id));
        continue;
      }
      table.set(id, { row, ver: before?.ver ?? 0 });
      this.#changed.set(rowName(write.type, id), { type: write.type, id, row });
      touched.add(rowName(write.type, id));
      if (write.type === 'person' || write.type === 'team' || write.type === 'project')
        this.#actor = undefined;
    }
    return [...touched];
  }

  /** The rows that plans have changed since this was made. */
  changed(): OverlayRecord[] {
    return [...this.#changed.values()];
  }

  #table(type: RowType): Map<string, Held> {
    let table = this.#held.get(type);
    if (!table) {
      table = new Map();
      this.#held.set(type, table);
    }
    return table;
  }

  #all<T extends RowType>(type: T): RowTypes[T][] {
    const rows: Row[] = [];
    for (const { row } of this.#table(type).values()) if (row) rows.push(row);
    return rows.sort(byId) as RowTypes[T][];
  }
}
