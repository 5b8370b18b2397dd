/** Why a body was not read. */
export type BodyFailure = 'too_large' | 'not_text' | 'cut_off';

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
  // Not cancelled when it is too long: that would end the connection before the answer is sent (see `forgetRest.ts`).
  const reader = request.body?.getReader();
  try {
    for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
      bytes += read.value.byteLength;
      if (bytes > limit) {
        reader?.releaseLock();
        return { failure: 'too_large' };
      }
      chunks.push(read.value);
    }
  } catch {
    return { failure: 'cut_off' }; // Whoever sent it has gone: the stream fails for no other reason.
  }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks)) };
  } catch {
    return { failure: 'not_text' }; // TypeError is how it says that these bytes are not UTF-8.
  }
}
