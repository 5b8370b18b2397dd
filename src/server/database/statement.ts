/**
 * A query that is built once and run often. Building and compiling one with Kysely costs several times what SQLite needs
 * to run it, and a sync runs some thirty.
 *
 * It is compiled with a marker in the place of each value, so that the order of parameters is Kysely's own and nothing
 * is written in the SQL of one database.
 */
import { CompiledQuery, type Kysely } from 'kysely';
import { runDirectly } from './directly.ts';
import type { Tables } from './tables.ts';

/** Whatever a query builder can be compiled to. */
interface Compilable<Row> {
  compile(): CompiledQuery<Row>;
}

/** The place of the `index`-th value among all values of a call. */
class Marker {
  readonly index: number;
  constructor(index: number) {
    this.index = index;
  }
}

interface Built {
  sql: string;
  /** Where each parameter comes from, or what it always is. */
  parameters: readonly unknown[];
}

export type Statement<Args extends readonly unknown[], Row> = (
  db: Kysely<Tables>,
  ...args: Args
) => Promise<Row[]>;

/** What is built for more values than this is a bulk operation, in which building is the smaller part. */
const MOST_VALUES = 320;
/** Shapes of one statement that are kept; more come only from bulk operations. */
const MOST_SHAPES = 64;

/**
 * @param build depends on its arguments only as values: scalars, lists of them, and rows or lists of rows. Lists of
 *   another length and rows with other columns are built anew, once each; `null` is a value like any other.
 */
export function statement<Args extends readonly unknown[], Row>(
  build: (db: Kysely<Tables>, ...args: Args) => Compilable<Row>,
): Statement<Args, Row> {
  const known = new Map<string, Built>();
  return async (db, ...args) => {
    const values: unknown[] = [];
    for (const arg of args) collect(arg, values);
    if (values.length > MOST_VALUES) return (await db.executeQuery(build(db, ...args).compile())).rows;

    // Another database compiles the same query to other words.
    const shape = `${db.getExecutor().adapter.constructor.name}${args.map(shapeOf).join()}`;
    let built = known.get(shape);
    if (!built) {
      let count = 0;
      const marked = args.map((arg) => marksFor(arg, () => new Marker(count++))) as unknown as Args;
      built = build(db, ...marked).compile();
      if (known.size < MOST_SHAPES) known.set(shape, { sql: built.sql, parameters: built.parameters });
    }
    const parameters = built.parameters.map((each) => (each instanceof Marker ? values[each.index] : each));
    const direct = runDirectly(db, built.sql, parameters);
    if (direct) return direct as Row[];
    const { rows } = await db.executeQuery<Row>(
      CompiledQuery.raw(built.sql, parameters) as CompiledQuery<Row>,
    );
    return rows;
  };
}

const isMany = (value: unknown): value is object => typeof value === 'object' && value !== null;

function shapeOf(value: unknown): string {
  if (Array.isArray(value)) return `[${value.length}${value.length > 0 ? shapeOf(value[0]) : ''}]`;
  return isMany(value) ? `{${Object.keys(value).join()}}` : '?';
}

function marksFor(value: unknown, next: () => Marker): unknown {
  if (Array.isArray(value)) return value.map((each) => marksFor(each, next));
  if (isMany(value))
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, marksFor(each, next)]));
  return next();
}

function collect(value: unknown, into: unknown[]): void {
  if (isMany(value)) for (const each of Object.values(value)) collect(each, into);
  else into.push(value);
}
