/** Shorter than this is a tap, or the beginning of a scroll. */
const LEAST_PX = 56;

/** Handlers for sideways swipes: 1 towards later, -1 towards earlier. The arrows do the same and are always there. */
export function onSwipe(act: (direction: 1 | -1) => void) {
  let start: { x: number; y: number } | null = null;
  return {
    onTouchStart: (event: TouchEvent): void => {
      const touch = event.touches.length === 1 ? event.touches[0] : undefined;
      start = touch ? { x: touch.clientX, y: touch.clientY } : null;
    },
    onTouchEnd: (event: TouchEvent & { currentTarget: HTMLElement }): void => {
      const touch = event.changedTouches[0];
      if (!start || !touch) return;
      const across = touch.clientX - start.x;
      const down = touch.clientY - start.y;
      start = null;
      if (Math.abs(across) < LEAST_PX || Math.abs(across) < 2 * Math.abs(down)) return;
      const rtl = getComputedStyle(event.currentTarget).direction === 'rtl';
      act(across < 0 !== rtl ? 1 : -1);
    },
  };
}
