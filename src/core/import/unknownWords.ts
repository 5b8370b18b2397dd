import type { ImportResult } from './importApi.ts';

/** The status words that nobody knows, the most frequent first: saying what these few mean mends all of their rows. */
export function unknownWords({ status }: Pick<ImportResult, 'status'>): { word: string; rows: number }[] {
  return status.filter(({ means }) => means === null).sort((a, b) => b.rows - a.rows);
}
