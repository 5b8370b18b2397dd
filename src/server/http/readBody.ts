/** Why a body was not read. */
export type BodyFailure = 'too_large' | 'not_text';

/**
 * The body as text, counted as it arrives: what a header promises is not believed, and a body that goes on
 * past `limit` bytes is not read to its end.
 */
export async function readBody(
  request: Request,
  limit: number,
): Promise<{ text: string } | { failure: BodyFailure }> {
  if (Number(request.headers.get('content-length') ?? 0) > limit) return { failure: 'too_large' };
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of request.body ?? []) {
    bytes += chunk.byteLength;
    // Leaving the loop cancels the stream.
    if (bytes > limit) return { failure: 'too_large' };
    chunks.push(chunk);
  }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks)) };
  } catch {
    return { failure: 'not_text' }; // TypeError is how it says that these bytes are not UTF-8.
  }
}
