/**
 * A mutation is a person's intention with a name, planned once and run on both sides: the phone plans it over what it
 * holds and shows the result at once; the server plans it again over everything and decides.
 *
 * A plan is pure and synchronous: same rows, arguments and context, same writes. Which rows it reads is not declared but
 * observed: it asks `rows`, and a host that loads asynchronously plans again until the plan asks for nothing new
 * (`observedPlan.ts`), so that what is declared and what is read cannot drift apart.
 */
import type * as z from 'zod/mini';
import type { Actor } from './actor.ts';
import type { CivilDay } from './civilDay.ts';
import type { Rejection } from './rejection.ts';
import type { LOOKUPS, LookupType, Row, RowType, RowTypes } from './rows.ts';

/** The rows a plan may ask for. */
export interface Rows {
  get<T extends RowType>(type: T, id: string): RowTypes[T] | undefined;
  /** All rows of a type whose `column` equals `value`, in the order of their ids. */
  list<T extends LookupType>(type: T, column: (typeof LOOKUPS)[T][number], value: string): RowTypes[T][];
  /** Server version at which the row last changed; 0 where it is not known. */
  ver(type: RowType, id: string): number;
}

export interface MutationContext {
  /** Unique id of this mutation; new rows derive their ids from it. */
  uid: string;
  actor: Actor;
  /** The author's civil day when they wrote it. It travels along, so that a replay tomorrow plans the same. */
  day: CivilDay;
  /** When it was written (ms): the author's clock on the phone, the server's clock minus its age on the server. */
  at: number;
  /** Server version that the author had seen. */
  base: number;
  /** True where every row is at hand (the server). Elsewhere a missing row may merely not be held here. */
  authority: boolean;
}

export type Write =
  | { [T in RowType]: { op: 'create'; type: T; row: RowTypes[T] } }[RowType]
  | {
      [T in RowType]: { op: 'patch'; type: T; id: string; fields: Partial<Omit<RowTypes[T], 'id'>> };
    }[RowType]
  | { op: 'delete'; type: RowType; id: string };

export type Plan = { writes: Write[] } | { reject: Rejection };

export interface Mutation<Args = unknown> {
  name: string;
  args: z.ZodMiniType<Args>;
  plan: (rows: Rows, args: Args, context: MutationContext) => Plan;
}

export function defineMutation<Schema extends z.ZodMiniType>(definition: {
  name: string;
  args: Schema;
  plan: (rows: Rows, args: z.output<Schema>, context: MutationContext) => Plan;
}): Mutation<z.output<Schema>> {
  return definition as Mutation<z.output<Schema>>;
}

/** Writes a whole row: a new one, or the same id anew. */
export function create<T extends RowType>(type: T, row: RowTypes[T]): Write {
  return { op: 'create', type, row } as Write;
}

/** Some of the fields of a row; one that is `undefined` is one that is not named. */
export type Fields<T extends RowType> = {
  [K in Exclude<keyof RowTypes[T], 'id'>]?: RowTypes[T][K] | undefined;
};

/** Writes the named fields only, so that two people who change different fields both win. */
export function patch<T extends RowType>(type: T, id: string, fields: Fields<T>): Write {
  const named = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
  return { op: 'patch', type, id, fields: named } as Write;
}

export function remove(type: RowType, id: string): Write {
  return { op: 'delete', type, id };
}

/** Id of the `position`-th row that this mutation makes: the same on every replay. */
export function newId(context: Pick<MutationContext, 'uid'>, position = 0): string {
  return `${context.uid}.${position}`;
}

/** The row after a write: what is stored, on either side. `undefined` after a delete, or a patch of nothing. */
export function applyWrite(before: Row | undefined, write: Write): Row | undefined {
  if (write.op === 'delete') return undefined;
  if (write.op === 'create') return write.row;
  return before && ({ ...before, ...write.fields } as Row);
}
