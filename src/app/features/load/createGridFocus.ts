import { createEffect, onCleanup } from 'solid-js';
import { type GridPlace, gridMove } from './gridMove.ts';

interface GridSize {
  rows: () => number;
  /** The person and the periods shown. */
  columns: () => number;
  /** There are periods before, or after, the ones shown. */
  more: (direction: -1 | 1) => boolean;
  /** An arrow key led to those. */
  onMore: (direction: -1 | 1) => void;
  /** A row is about to take the focus; it may not be drawn yet. */
  onRow: (row: number) => void;
}

/** One tab stop for the whole grid; arrow keys move inside it. Elements say where they are with data-row and -column. */
export function createGridFocus(grid: () => HTMLElement, size: GridSize) {
  let place: GridPlace = { row: 0, column: 0 };
  let stop: HTMLElement | null = null;

  const find = ({ row, column }: GridPlace): HTMLElement | null =>
    grid().querySelector(`[data-row="${row}"][data-column="${column}"]`);

  const makeStop = (element: HTMLElement | null): void => {
    if (stop && stop !== element) stop.tabIndex = -1;
    if (element) element.tabIndex = 0;
    stop = element;
  };

  createEffect(() => {
    // People came, went or changed places: the grid stays reachable.
    const last = size.rows() - 1;
    place = { row: Math.max(0, Math.min(place.row, last)), column: place.column };
    queueMicrotask(() => makeStop(find(place) ?? find({ row: 0, column: 0 })));
  });

  const observers = new Set<IntersectionObserver>();
  onCleanup(() => {
    for (const observer of observers) observer.disconnect();
  });

  return {
    onFocusIn: (event: FocusEvent): void => {
      const target = event.target as HTMLElement;
      if (target.dataset.row === undefined) return;
      place = { row: Number(target.dataset.row), column: Number(target.dataset.column) };
      makeStop(target);
    },
    onKeyDown: (event: KeyboardEvent): void => {
      const inside = (event.target as HTMLElement).dataset.row !== undefined;
      if (!inside || event.altKey || event.metaKey) return;
      const rtl = getComputedStyle(grid()).direction === 'rtl';
      const next = gridMove(place, event, { rows: size.rows(), columns: size.columns(), rtl });
      if (!next) return;
      event.preventDefault();
      const across = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : 0;
      const direction = ((rtl ? -across : across) || 0) as -1 | 0 | 1;
      const atEdge = direction === 1 ? place.column === size.columns() - 1 : place.column === 1;
      if (direction !== 0 && atEdge && size.more(direction)) {
        size.onMore(direction);
        return;
      }
      size.onRow(next.row);
      find(next)?.focus();
    },
    /** Calls back whenever an element comes near the visible part. */
    whenNear: (element: HTMLElement, act: () => void): void => {
      const observer = new IntersectionObserver(
        (entries) => {
          if (entries.some((entry) => entry.isIntersecting)) act();
        },
        { rootMargin: '600px' },
      );
      observer.observe(element);
      observers.add(observer);
    },
  };
}
