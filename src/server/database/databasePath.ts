import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The file that a `file:` URL names: `file:data/plimsoll.db` from the working directory, or the whole URL
 * `file:///var/lib/plimsoll.db`, in which a space is written `%20`. Throws where it names another machine.
 */
export function databasePath(url: string): string {
  return url.startsWith('file://') ? fileURLToPath(url) : resolve(url.slice('file:'.length));
}
