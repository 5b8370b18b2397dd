/** Counts the messages in one direction of a WebSocket as its bytes pass (RFC 6455): frames without content count too. */
export class FrameCounter {
  messages = 0;
  /** Bytes of the current frame still to come, after its header. */
  #rest = 0;
  #header = Buffer.alloc(0);

  take(chunk: Buffer): void {
    let bytes = this.#header.length > 0 ? Buffer.concat([this.#header, chunk]) : chunk;
    this.#header = Buffer.alloc(0);
    while (bytes.length > 0) {
      if (this.#rest > 0) {
        const passed = Math.min(this.#rest, bytes.length);
        this.#rest -= passed;
        bytes = bytes.subarray(passed);
        continue;
      }
      const size = headerSize(bytes);
      if (size === undefined || bytes.length < size) {
        this.#header = Buffer.from(bytes);
        return;
      }
      // Control frames (8 and above) are the connection's own; the last frame of a message has the first bit set.
      if ((bytes[0]! & 0x0f) < 8 && (bytes[0]! & 0x80) !== 0) this.messages += 1;
      this.#rest = lengthOf(bytes);
      bytes = bytes.subarray(size);
    }
  }
}

function headerSize(bytes: Buffer): number | undefined {
  if (bytes.length < 2) return undefined;
  const length = bytes[1]! & 0x7f;
  return 2 + (length === 126 ? 2 : length === 127 ? 8 : 0) + ((bytes[1]! & 0x80) === 0 ? 0 : 4);
}

function lengthOf(bytes: Buffer): number {
  const length = bytes[1]! & 0x7f;
  if (length === 126) return bytes.readUInt16BE(2);
  return length === 127 ? Number(bytes.readBigUInt64BE(2)) : length;
}
