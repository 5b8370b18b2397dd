import type { Replica } from '../../../local/index.ts';
import { saveFile } from './saveFile.ts';

/** Everything unsent, as a file that its author can keep and bring back. */
export async function saveUnsent(replica: Replica): Promise<void> {
  const text = await replica.exportUnsent();
  saveFile({ name: 'plimsoll-unsent.json', type: 'application/json', text });
}
