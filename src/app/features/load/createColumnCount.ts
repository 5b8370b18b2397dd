import { type Accessor, createSignal, onCleanup } from 'solid-js';

/** In rem, as the style sheet has them: name, space after it, narrowest cell, space between cells. */
const NAME = 5.875;
const AFTER_NAME = 0.5;
const CELL = { week: 3, day: 2.0625 };
const BETWEEN = 0.25;
/** Twice as large text on a phone leaves room for no more. */
const SHORT_NAME = 5.25;
const NARROW = 14;
/** Wider screens have room for whole names. */
const WIDE_NAME = 11;
const WIDE = 40;

/** Assumed until it is measured: 390 px less the edges. */
const PHONE = 22.375;

/** Fewer than two columns are no heatmap; it would rather be narrow. */
const LEAST = 2;

export interface ColumnCount {
  count: Accessor<number>;
  /** The element that holds the grid; a `ref`. */
  observe: (element: HTMLElement) => void;
}

/** How many columns fit beside the names: five weeks or seven days on a phone, more where there is room. */
export function createColumnCount(unit: () => 'week' | 'day'): ColumnCount {
  const [width, setWidth] = createSignal(PHONE);
  let observed: HTMLElement | undefined;
  const observer = new ResizeObserver((entries) => {
    // In rem, so that larger text means fewer columns and not narrower ones.
    const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
    const entry = entries.findLast(({ target }) => target === observed);
    // An element that is not laid out (yet, or any more) says 0, which is no width to plan with.
    if (entry && entry.contentRect.width > 0) setWidth(entry.contentRect.width / rem);
  });
  onCleanup(() => observer.disconnect());
  const count = (): number => {
    const names = (width() >= WIDE ? WIDE_NAME : width() < NARROW ? SHORT_NAME : NAME) + AFTER_NAME;
    // A hair less than a whole column still counts: 358 px hold five of 48 exactly.
    return Math.max(LEAST, Math.floor((width() - names + BETWEEN + 0.05) / (CELL[unit()] + BETWEEN)));
  };
  return {
    count,
    observe: (element) => {
      if (observed) observer.unobserve(observed);
      observed = element;
      observer.observe(element);
    },
  };
}
