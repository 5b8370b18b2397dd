/** How much newer writes count than older ones: about the last fifty say how long one takes. */
const NEWER = 0.02;

/** What stands before a write that would be asked for now. */
export interface Line {
  /** How long those before it will take together (ms). */
  wait: number;
  /** How long recent ones took each (ms); 0 before there were any. */
  each: number;
}

/**
 * Measures the line in which writes wait: how many there are, and how quickly they have lately come through. That is
 * time passed by writes done, not what one of them took, so that it holds whether they share a commit or run beside
 * each other.
 */
export class WriteLine {
  readonly #clock: () => number;
  #waiting = 0;
  #each: number | undefined;
  #since = 0;

  /** @param clock of steady milliseconds */
  constructor(clock: () => number = () => performance.now()) {
    this.#clock = clock;
  }

  entered(): void {
    if (this.#waiting === 0) this.#since = this.#clock();
    this.#waiting += 1;
  }

  /** So many came through, well or not, since the last ones did. */
  left(many: number): void {
    const now = this.#clock();
    const took = (now - this.#since) / many;
    // As if each of them had been counted by itself.
    this.#each = this.#each === undefined ? took : took + (this.#each - took) * (1 - NEWER) ** many;
    this.#since = now;
    this.#waiting -= many;
  }

  get now(): Line {
    const each = this.#each ?? 0;
    return { wait: this.#waiting * each, each };
  }
}
