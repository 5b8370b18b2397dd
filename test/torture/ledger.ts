/** One mutation of a writer, and what is known of it. */
export interface Entry {
  uid: string;
  /** What it makes: a task, or an entry of time spent on one. */
  kind: 'task' | 'timeEntry';
  /** The task that it makes or is about. */
  taskId: string;
  /** Found in no other mutation's row: the title of a task, the minutes of an entry are not, so these go by id. */
  title: string;
  /** When the answer that acknowledged it had been read (ms), if one did. */
  acknowledgedAt: number | undefined;
}

/** Everything that was asked for in the name of one person, on whatever clients. */
export class Ledger {
  readonly entries: Entry[] = [];
  readonly #byUid = new Map<string, Entry>();

  add(entry: Omit<Entry, 'acknowledgedAt'>): void {
    const kept = { ...entry, acknowledgedAt: undefined };
    this.entries.push(kept);
    this.#byUid.set(entry.uid, kept);
  }

  acknowledge(uid: string, at: number): void {
    const entry = this.#byUid.get(uid);
    if (entry) entry.acknowledgedAt ??= at;
  }

  get acknowledged(): number {
    return this.entries.filter(({ acknowledgedAt }) => acknowledgedAt !== undefined).length;
  }
}
