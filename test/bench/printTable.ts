/** The cells of a table as lines: rows by group, in the order in which they come. */
import type { BenchRow } from './benchRow.ts';
import { shown } from './shown.ts';

export function printTable(cells: readonly BenchRow[]): string {
  const columns = [...new Set(cells.map(({ cell }) => cell!.column))];
  const rows = [...Map.groupBy(cells, ({ cell }) => `${cell!.group}\n${cell!.row}`).values()];
  const width = Math.max(...rows.map(([first]) => first!.cell!.row.length)) + 2;
  const lines: string[] = [];
  let group = '';
  for (const row of rows) {
    const { cell, says } = row[0]!;
    if (cell!.group !== group) {
      group = cell!.group;
      lines.push(`  ${group}`);
    }
    const figures = columns.map((column) => figureOf(row.find((each) => each.cell!.column === column)));
    const measured = row.some(({ value }) => value !== null);
    lines.push(`    ${cell!.row.padEnd(width)}${measured ? figures.join('') : ''}${says ? `  ${says}` : ''}`);
  }
  return [cells[0]!.cell!.table, ...lines].join('\n');
}

function figureOf(row: BenchRow | undefined): string {
  const text = row?.value == null ? '' : `${shown(row.value)} ${row.unit}`;
  return text.padStart(24);
}
