import { type Accessor, createSignal, onCleanup, onMount } from 'solid-js';

/** In rem, as the style sheet has them: name, space after it, narrowest cell, space between cells. */
const NAME = 5.875;
const AFTER_NAME = 0.5;
const CELL = { week: 3, day: 2.0625 };
const BETWEEN = 0.25;
/** Wider screens have room for whole names. */
const WIDE_NAME = 11;
const WIDE = 40;

/** Fewer than three columns are no heatmap; it would rather be narrow. */
const LEAST = 3;

/** How many columns fit beside the names: five weeks or seven days on a phone, more where there is room. */
export function createColumnCount(element: () => HTMLElement, unit: () => 'week' | 'day'): Accessor<number> {
  const [width, setWidth] = createSignal(22.375);
  onMount(() => {
    const measure = (): void => {
      // In rem, so that larger text means fewer columns and not narrower ones.
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
      setWidth(element().clientWidth / rem);
    };
    const observer = new ResizeObserver(measure);
    observer.observe(element());
    measure();
    onCleanup(() => observer.disconnect());
  });
  return () => {
    const names = (width() >= WIDE ? WIDE_NAME : NAME) + AFTER_NAME;
    // A hair less than a whole column still counts: 358 px hold five of 48 exactly.
    return Math.max(LEAST, Math.floor((width() - names + BETWEEN + 0.05) / (CELL[unit()] + BETWEEN)));
  };
}
