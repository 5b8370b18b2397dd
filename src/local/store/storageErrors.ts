/** What a failed transaction means. Engines and Dexie wrap the reason in various ways, so every layer is looked at. */
export type StorageFailure = 'full' | 'connection_lost' | 'other';

/** Thrown by code, ours or Dexie's about ours: bugs, which no retry mends. */
const BUG =
  /^(Error|TypeError|RangeError|ReferenceError|SyntaxError|PrematureCommitError|TransactionInactiveError)$/;

const FULL = /quota/i;
/** WebKit on resume says UnknownError "Connection to Indexed Database server lost", Dexie that its database is closed. */
const LOST = /^(UnknownError|InvalidStateError|DatabaseClosedError|DatabaseClosed|InvalidState|Unknown)$/;

/** Undefined: it is not the storage that failed. */
export function storageFailure(error: unknown): StorageFailure | undefined {
  const layers = layersOf(error);
  if (layers.some(({ name, message }) => FULL.test(name) || FULL.test(message))) return 'full';
  if (layers.some(({ name }) => LOST.test(name))) return 'connection_lost';
  return layers[0] === undefined || BUG.test(layers[0].name) ? undefined : 'other';
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
