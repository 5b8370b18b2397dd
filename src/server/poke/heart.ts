import type { PokeStream } from './pokeStream.ts';

/** One timer for all streams: two thousand of their own would cost more than what they send. */
export class Heart {
  readonly #every: number;
  readonly #streams = new Map<PokeStream, () => void>();
  #timer: NodeJS.Timeout | undefined;

  /** @param every milliseconds between two beats */
  constructor(every: number) {
    this.#every = every;
  }

  /** @param drop called once when the stream's reader takes nothing any more */
  add(stream: PokeStream, drop: () => void): void {
    this.#streams.set(stream, drop);
    this.#timer ??= setInterval(() => this.#beat(), this.#every);
  }

  remove(stream: PokeStream): void {
    this.#streams.delete(stream);
    if (this.#streams.size > 0) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  #beat(): void {
    for (const [stream, drop] of this.#streams) if (!stream.beat()) drop();
  }
}
