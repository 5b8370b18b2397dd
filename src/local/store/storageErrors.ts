/** What a failed transaction means. Engines and Dexie wrap the reason in various ways, so every layer is looked at. */
export type StorageFailure = 'full' | 'connection_lost' | 'other';

const FULL = /quota/i;
/** WebKit on resume says UnknownError "Connection to Indexed Database server lost", Dexie that its database is closed. */
const LOST = /^(UnknownError|InvalidStateError|DatabaseClosedError|DatabaseClosed|InvalidState|Unknown)$/;

export function storageFailure(error: unknown): StorageFailure {
  const layers = layersOf(error);
  if (layers.some(({ name, message }) => FULL.test(name) || FULL.test(message))) return 'full';
  return layers.some(({ name }) => LOST.test(name)) ? 'connection_lost' : 'other';
}

interface Layer {
  name: string;
  message: string;
}

function layersOf(error: unknown, depth = 0): Layer[] {
  if (typeof error !== 'object' || error === null || depth > 5) return [];
  const { name, message, inner, cause, failures } = error as Record<string, unknown>;
  const below = [inner, cause, ...(Array.isArray(failures) ? failures.slice(0, 3) : [])];
  return [
    { name: String(name), message: String(message) },
    ...below.flatMap((next) => layersOf(next, depth + 1)),
  ];
}
