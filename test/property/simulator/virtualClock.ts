/** The world's one time, and the timers that wait for it. Nothing here waits for real. */
interface Timer {
  at: number;
  order: number;
  work: () => void;
}

export class VirtualClock {
  now: number;
  #timers: Timer[] = [];
  #order = 0;

  constructor(now: number) {
    this.now = now;
  }

  setTimer(work: () => void, ms: number): () => void {
    this.#order += 1;
    const timer: Timer = { at: this.now + Math.ceil(ms), order: this.#order, work };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((each) => each !== timer);
    };
  }

  /** Moves on by `ms`; whatever is due meanwhile happens at its own time, and `settle` after each. */
  async advance(ms: number, settle: () => Promise<void>): Promise<number> {
    const until = this.now + ms;
    let fired = 0;
    for (;;) {
      const due = this.#timers
        .filter(({ at }) => at <= until)
        .sort((a, b) => a.at - b.at || a.order - b.order)[0];
      // A phone that asks in vain does so every two seconds: a long sleep is not made of each of them.
      if (!due || fired === 40) break;
      this.#timers = this.#timers.filter((each) => each !== due);
      this.now = Math.max(this.now, due.at);
      fired += 1;
      due.work();
      await settle();
    }
    this.now = until;
    return fired;
  }
}
