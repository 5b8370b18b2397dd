import type { Actor } from '../../../core/actor.ts';
import type { CivilDay } from '../../../core/civilDay.ts';
import type { MutationArgs, MutationName } from '../../../core/mutations.ts';
import type { RowType, RowTypes } from '../../../core/rows.ts';

/** What the list of one's own changes is read against: who and when, and the rows as they are shown now. */
export interface Scene {
  personId: string;
  actor: Actor;
  today: CivilDay;
  zone: string;
  /** ms */
  now: number;
  all<T extends RowType>(type: T): readonly RowTypes[T][];
  find<T extends RowType>(type: T, id: string): RowTypes[T] | undefined;
  /** True for a mutation that was written on this device, as far back as it is kept. */
  here(uid: string): boolean;
}

/** One mutation to write: a step of an undo, or of saying something again. */
export type Step = { [N in MutationName]: readonly [name: N, args: MutationArgs<N>] }[MutationName];
