import { type Accessor, createRoot, createSignal } from 'solid-js';
import type { RowType, RowTypes } from '../../core/rows.ts';
import type { Replica } from '../../local/index.ts';
import { sameRows } from './sameRows.ts';

export interface RowCache {
  /** The rows of a type, own unsent writes included; every screen shares one watch a type. */
  of<T extends RowType>(type: T): Accessor<readonly RowTypes[T][]>;
  stop(): void;
}

export function makeRowCache(replica: Replica): RowCache {
  const watched = new Map<RowType, Accessor<readonly unknown[]>>();
  const stops: (() => void)[] = [];

  function watch<T extends RowType>(type: T): Accessor<readonly RowTypes[T][]> {
    // Belongs to the replica, not to the screen that asked first.
    return createRoot(() => {
      const [rows, setRows] = createSignal<readonly RowTypes[T][]>([]);
      stops.push(replica.watch(type, (next) => setRows((before) => sameRows(before, next))));
      return rows;
    });
  }

  return {
    of<T extends RowType>(type: T) {
      let rows = watched.get(type);
      if (!rows) {
        rows = watch(type);
        watched.set(type, rows);
      }
      return rows as Accessor<readonly RowTypes[T][]>;
    },
    stop: () => {
      for (const stop of stops) stop();
    },
  };
}
