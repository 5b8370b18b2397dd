import { create, type Fields, patch, type Write } from '../mutation.ts';
import type { RowTypes } from '../rows.ts';
import type { Tally } from './importApi.ts';

export interface Named {
  id: string;
  name: string;
  sourceKey?: string | null;
}

const folded = (text: string): string => text.normalize('NFC').toLowerCase();

/**
 * Finds rows by their source key, else by their name where it is one row's alone; upper and lower case count only where
 * they decide. Makes what is not there. Rows that were found by name take the key, so that they are known
 * by it when their name changes.
 */
export class Shelf<R extends Named> {
  readonly rows = new Map<string, R>();
  readonly created = new Set<string>();
  readonly patched = new Map<string, Partial<R>>();
  readonly #byKey = new Map<string, R>();
  readonly #byFoldedKey = new Map<string, R>();
  readonly #byName = new Map<string, R | 'several'>();

  constructor(rows: readonly R[]) {
    for (const row of rows) this.#file(row);
  }

  #file(row: R): void {
    this.rows.set(row.id, row);
    const name = folded(row.name);
    this.#byName.set(name, this.#byName.has(name) ? 'several' : row);
    if (row.sourceKey) {
      this.#byKey.set(row.sourceKey, row);
      this.#byFoldedKey.set(folded(row.sourceKey), row);
    }
  }

  find(key: string): R | undefined {
    const named = this.#byName.get(folded(key));
    const found =
      this.#byKey.get(key) ?? this.#byFoldedKey.get(folded(key)) ?? (named === 'several' ? undefined : named);
    return found && this.rows.get(found.id);
  }

  byKey(key: string): R | undefined {
    const found = this.#byKey.get(key);
    return found && this.rows.get(found.id);
  }

  add(row: R): R {
    this.created.add(row.id);
    this.#file(row);
    return row;
  }

  change(id: string, fields: Partial<R>): void {
    if (Object.keys(fields).length === 0) return;
    const row = { ...this.rows.get(id)!, ...fields };
    this.rows.set(id, row);
    if (fields.sourceKey) this.#byKey.set(fields.sourceKey, row);
    if (!this.created.has(id)) this.patched.set(id, { ...this.patched.get(id), ...fields });
  }

  /** Rows that were named, for the counts: how many of them are new, changed or as they were. */
  tally(named: ReadonlySet<string>): Tally {
    const fresh = [...named].filter((id) => this.created.has(id)).length;
    const changed = [...named].filter((id) => this.patched.has(id)).length;
    return { new: fresh, changed, unchanged: named.size - fresh - changed };
  }
}

/** What is new and what has changed on a shelf. */
export function shelfWrites<T extends 'person' | 'team' | 'project' | 'skill'>(
  type: T,
  shelf: Shelf<RowTypes[T]>,
): Write[] {
  return [
    ...[...shelf.created].map((id) => create(type, shelf.rows.get(id)!)),
    ...[...shelf.patched].map(([id, fields]) => patch(type, id, fields as Fields<T>)),
  ];
}
