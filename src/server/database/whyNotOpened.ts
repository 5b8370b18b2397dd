import { shownUrl } from './shownUrl.ts';
import { cannotOpen } from './sqliteError.ts';

/** Why a database could not be opened, as one sentence that shows no password. */
export function whyNotOpened(url: string, error: unknown): string {
  const shown = shownUrl(url);
  // A parser may quote what it could not read.
  const message = (error instanceof Error ? error.message : String(error)).replaceAll(url, shown);
  const why = cannotOpen(error) ? 'no file can be made or written there' : message.replace(/\.$/, '');
  return `The database ${shown} cannot be opened: ${why}.`;
}
