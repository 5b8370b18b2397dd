/** What really happened in a run: a simulator in which nothing goes wrong proves nothing. */
export const EVENTS = [
  'saved',
  'applied',
  'refused here',
  'rejected',
  'superseded',
  'request lost',
  'answer lost',
  'answer cut off',
  'answer not ours',
  'given up waiting',
  'request twice',
  'requests together',
  'held off',
  'overtaken',
  'stale answer',
  'page of many',
  'page gone before a commit',
  'page gone after a commit',
  'server gone before its commit',
  'server gone after its commit',
  'commit failed',
  'forged',
  'server restarted',
  'restored',
  'offered again',
  'scope dropped',
  'everything reset',
  'deletions forgotten',
  'grown old',
  'organisation changed',
  'removed',
  'came back',
  'signed out',
  'device full',
  'made room',
  'memory only',
  'emptied',
  'clock moved',
  'another schema',
  'answered at an old schema',
  'too old to pull',
  'unknown field',
  'connection lost',
  'tab opened',
  'client renewed',
  'timer fired',
  'poked',
] as const;
export type Event = (typeof EVENTS)[number];

export class Tallies {
  readonly counts = new Map<Event, number>();

  add(event: Event, many = 1): void {
    this.counts.set(event, this.of(event) + many);
  }

  of(event: Event): number {
    return this.counts.get(event) ?? 0;
  }

  addAll(other: Tallies): void {
    for (const [event, many] of other.counts) this.add(event, many);
  }

  /** Kinds of events that never came about. */
  missing(): Event[] {
    return EVENTS.filter((event) => this.of(event) === 0);
  }

  toString(): string {
    return EVENTS.map((event) => `${event} ${this.of(event)}`).join(' · ');
  }
}
