import type { Replica } from '../../../local/index.ts';

/** Everything unsent, as a file that its author can keep and bring back. */
export async function saveUnsent(replica: Replica): Promise<void> {
  const text = await replica.exportUnsent();
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = 'plimsoll-unsent.json';
  link.click();
  // The download has taken its own hold of it by then.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
