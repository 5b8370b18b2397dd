import type { Kysely } from 'kysely';
import type { Write } from '../../core/mutation.ts';
import type { HeldRows, Need } from '../../core/observedPlan.ts';
import type { LookupType, Row, RowType, RowTypes } from '../../core/rows.ts';
import type { Tables } from '../database/tables.ts';
import { readStored, readStoredWhere } from '../rows/readRows.ts';
import { rowOf, type StoredRow } from '../rows/storedRow.ts';

interface Held {
  row: Row | undefined;
  ver: number;
}

/** Rows that the plans of one push have asked for, as they are in its transaction. */
export class TransactionRows implements HeldRows {
  readonly #trx: Kysely<Tables>;
  readonly #workspaceId: string;
  readonly #rows = new Map<string, Held>();
  readonly #lists = new Map<string, Row[]>();

  constructor(trx: Kysely<Tables>, workspaceId: string) {
    this.#trx = trx;
    this.#workspaceId = workspaceId;
  }

  get<T extends RowType>(type: T, id: string): RowTypes[T] | undefined {
    return this.#rows.get(`${type}:${id}`)?.row as RowTypes[T] | undefined;
  }

  list<T extends LookupType>(type: T, column: string, value: string): RowTypes[T][] {
    return (this.#lists.get(listName(type, column, value)) ?? []) as unknown as RowTypes[T][];
  }

  ver(type: RowType, id: string): number {
    return this.#rows.get(`${type}:${id}`)?.ver ?? 0;
  }

  holds(need: Need): boolean {
    if (need.kind === 'row') return this.#rows.has(`${need.type}:${need.id}`);
    return this.#lists.has(listName(need.type, need.column, need.value));
  }

  readonly fetch = async (needs: readonly Need[]): Promise<void> => {
    for (const need of needs) {
      if (need.kind === 'row') {
        const [stored] = await readStored(this.#trx, this.#workspaceId, need.type, [need.id]);
        if (stored) this.#hold(need.type, stored);
        else this.#rows.set(`${need.type}:${need.id}`, { row: undefined, ver: 0 });
      } else {
        const stored = await readStoredWhere(
          this.#trx,
          this.#workspaceId,
          need.type,
          need.column,
          need.value,
        );
        this.#lists.set(
          listName(need.type, need.column, need.value),
          stored.map((row) => this.#hold(need.type, row)),
        );
      }
    }
  };

  async row<T extends RowType>(type: T, id: string): Promise<RowTypes[T] | undefined> {
    const need: Need = { kind: 'row', type, id };
    if (!this.holds(need)) await this.fetch([need]);
    return this.get(type, id);
  }

  /** Forgets what these writes may have changed. */
  forget(writes: readonly Write[]): void {
    for (const write of writes)
      this.#rows.delete(`${write.type}:${write.op === 'create' ? write.row.id : write.id}`);
    const types = new Set<string>(writes.map(({ type }) => type));
    for (const name of this.#lists.keys())
      if (types.has(name.slice(0, name.indexOf(':')))) this.#lists.delete(name);
  }

  #hold(type: RowType, stored: StoredRow): Row {
    const row = rowOf(type, stored) as Row;
    this.#rows.set(`${type}:${stored.id}`, { row, ver: stored.ver });
    return row;
  }
}

const listName = (type: string, column: string, value: string): string => `${type}:${column}:${value}`;
