import type { CustomFetch } from 'openid-client';

/** Far more than any provider says of itself, and nothing that hurts. */
const MOST_BYTES = 1024 * 1024;

/**
 * `fetch` to the provider and nowhere else: its own description of itself names the addresses that are asked next, and
 * whoever could change that must not be able to send us, with the client's secret, elsewhere. Redirects are not followed.
 */
export function guardedFetch(origins: ReadonlySet<string>): CustomFetch {
  return async (url, options) => {
    if (!origins.has(new URL(url).origin)) throw new Error('not an address of the provider');
    const answer = await fetch(url, { ...options, redirect: 'error' } as RequestInit);
    const { status, headers } = answer;
    return new Response(await bounded(answer), { status, headers });
  };
}

async function bounded(answer: Response): Promise<Uint8Array<ArrayBuffer> | null> {
  if (answer.body === null) return null;
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of answer.body) {
    bytes += part.byteLength;
    if (bytes > MOST_BYTES) throw new Error('the provider says too much');
    parts.push(part);
  }
  return new Uint8Array(Buffer.concat(parts));
}
