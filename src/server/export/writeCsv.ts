/**
 * CSV as RFC 4180 has it, for spreadsheets that take some cells for formulas: whatever begins with `=`, `+`, `-`, `@`, a
 * tab or a carriage return gets an apostrophe before it, and so does what begins with an apostrophe, so that taking one
 * away gives back exactly what was written (`plainCell`).
 */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

const HARMFUL = /^['=+\-@\t\r]/;

function cell(text: string): string {
  const safe = HARMFUL.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** What stood in a cell before it was made harmless. */
export const plainCell = (text: string): string => (text.startsWith("'") ? text.slice(1) : text);
