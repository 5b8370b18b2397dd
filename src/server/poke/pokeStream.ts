const encoder = new TextEncoder();
const BEAT = encoder.encode(': beat\n\n');

/** Everyone who is told of a change is told the same, so that it is written once. */
let lastPoke = { head: 0, line: lineOf(0) };

/**
 * One phone's stream of pokes. Of what comes while its reader is slow it holds the newest head alone, which says it all,
 * so that a reader that takes nothing costs no more than one that does.
 */
export class PokeStream {
  readonly body: ReadableStream<Uint8Array>;
  #next: Uint8Array | undefined;
  #head = 0;
  /** Set while a reader waits for something to come. */
  #reader: ReadableStreamDefaultController<Uint8Array> | undefined;
  #late = false;

  /** @param onEnd whoever read has gone */
  constructor(onEnd: () => void) {
    this.body = new ReadableStream<Uint8Array>(
      {
        pull: (reader) => {
          this.#reader = reader;
          this.#give();
        },
        cancel: onEnd,
      },
      // Nothing is made ready that nobody asks for: else a reader that takes nothing would look like one that does.
      { highWaterMark: 0 },
    );
  }

  poke(head: number): void {
    this.#head = Math.max(this.#head, head);
    if (lastPoke.head !== this.#head) lastPoke = { head: this.#head, line: lineOf(this.#head) };
    this.#put(lastPoke.line);
  }

  /** @returns false when the reader has taken nothing between two beats: then it is time to drop it */
  beat(): boolean {
    if (this.#next === undefined) {
      this.#put(BEAT);
      return true;
    }
    const wasLate = this.#late;
    this.#late = true;
    return !wasLate;
  }

  #put(line: Uint8Array): void {
    this.#next = line;
    this.#give();
  }

  #give(): void {
    if (!this.#reader || !this.#next) return;
    this.#reader.enqueue(this.#next);
    this.#reader = undefined;
    this.#next = undefined;
    this.#late = false;
  }
}

function lineOf(head: number): Uint8Array {
  return encoder.encode(`data: ${JSON.stringify({ head })}\n\n`);
}
