export interface GridPlace {
  row: number;
  column: number;
}

/**
 * Where a key leads in a grid of `rows` × `columns`, or null when it is not a grid key. Column 0 is the person,
 * the periods follow. `rtl` mirrors left and right, as the columns are mirrored.
 */
export function gridMove(
  from: GridPlace,
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey'>,
  { rows, columns, rtl }: { rows: number; columns: number; rtl: boolean },
): GridPlace | null {
  const forward = rtl ? 'ArrowLeft' : 'ArrowRight';
  const back = rtl ? 'ArrowRight' : 'ArrowLeft';
  const clamp = (row: number, column: number): GridPlace => ({
    row: Math.max(0, Math.min(rows - 1, row)),
    column: Math.max(0, Math.min(columns - 1, column)),
  });
  switch (event.key) {
    case forward:
      return clamp(from.row, from.column + 1);
    case back:
      return clamp(from.row, from.column - 1);
    case 'ArrowDown':
      return clamp(from.row + 1, from.column);
    case 'ArrowUp':
      return clamp(from.row - 1, from.column);
    case 'Home':
      return clamp(event.ctrlKey ? 0 : from.row, 0);
    case 'End':
      return clamp(event.ctrlKey ? rows - 1 : from.row, columns - 1);
    case 'PageDown':
      return clamp(from.row + 10, from.column);
    case 'PageUp':
      return clamp(from.row - 10, from.column);
    default:
      return null;
  }
}
