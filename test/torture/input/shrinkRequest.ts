import type { HostileRequest } from './request.ts';

const MOST_TRIES = 150;

/**
 * The smallest request found that is still answered as wrongly: without this header and that, this field and that.
 * @param isWrong sends it, from the same stand each time
 */
export async function shrinkRequest(
  request: HostileRequest,
  isWrong: (request: HostileRequest) => Promise<boolean>,
): Promise<HostileRequest> {
  let smallest = request;
  let tries = 0;
  for (let found = true; found && tries < MOST_TRIES; ) {
    found = false;
    for (const smaller of smallerThan(smallest)) {
      tries += 1;
      if (tries > MOST_TRIES) break;
      if (!(await isWrong(smaller))) continue;
      smallest = smaller;
      found = true;
      break;
    }
  }
  return smallest;
}

function* smallerThan(request: HostileRequest): Generator<HostileRequest> {
  const text = request.body.toString();
  for (const half of [text.slice(0, text.length >> 1), text.slice(text.length >> 1)])
    if (half.length < text.length) yield { ...request, body: Buffer.from(half) };
  for (const body of lesser(text)) yield { ...request, body: Buffer.from(body) };
  for (const at of request.headers.keys())
    yield { ...request, headers: request.headers.filter((_, index) => index !== at) };
}

/** The text without one of the fields or entries in it, the outermost first. */
function* lesser(text: string): Generator<string> {
  let root: unknown;
  try {
    root = JSON.parse(text);
  } catch {
    return; // Not JSON: then halves have to do.
  }
  const paths: string[][] = [];
  const walk = (value: unknown, path: string[]): void => {
    if (typeof value !== 'object' || value === null || path.length > 8) return;
    for (const [key, each] of Object.entries(value)) {
      paths.push([...path, key]);
      walk(each, [...path, key]);
    }
  };
  walk(root, []);
  for (const path of paths.sort((one, other) => one.length - other.length)) {
    const copy = structuredClone(root);
    let target = copy as Record<string, unknown>;
    for (const key of path.slice(0, -1)) target = target[key] as Record<string, unknown>;
    const last = path.at(-1)!;
    if (Array.isArray(target)) target.splice(Number(last), 1);
    else delete target[last];
    yield JSON.stringify(copy);
  }
}
