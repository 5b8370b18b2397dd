/**
 * Old and new together: what changed from one schema to the next. The server speaks its own to itself and each phone's to
 * the phone: it converts old mutations up as they arrive, and rows down as they leave. Schemas only grow, so that a newer
 * phone needs no conversion: what it does not know of is not there yet.
 */
import type { PutEntry } from './messages.ts';
import type { PushedMutation } from './syncRequest.ts';

type Written = Pick<PushedMutation, 'name' | 'args'>;
type Body = PutEntry[4];

export interface SchemaStep {
  /** The schema that it leads to, one above the one before. */
  to: number;
  /**
   * A mutation of the schema before in the words of this one. Phones keep what they wrote for as long as they are offline,
   * so that it stays here for as long as pushes of that schema are taken. Arguments may be anything: they are judged later.
   */
  up(written: Written): Written;
  /** A row of this schema as phones of the one before know it. What they have no word for they keep. */
  down(type: string, body: Body): Body;
}

/** In the order of `to`. There is one schema yet. */
export const SCHEMA_STEPS: readonly SchemaStep[] = [];

/** What was written at whichever schema, as the newest would have written it. */
export function pushedUp(push: readonly PushedMutation[], steps: readonly SchemaStep[]): PushedMutation[] {
  return push.map((mutation) => {
    const missed = steps.filter(({ to }) => to > mutation.s);
    return {
      ...mutation,
      ...missed.reduce<Written>((written, { up }) => up(written), nameAndArgs(mutation)),
    };
  });
}

const nameAndArgs = ({ name, args }: PushedMutation): Written => ({ name, args });

/** Rows of the newest schema for a phone at `schema`. */
export function putDown(put: readonly PutEntry[], schema: number, steps: readonly SchemaStep[]): PutEntry[] {
  const ahead = steps.filter(({ to }) => to > schema).reverse();
  return put.map(([type, id, scopes, ver, body]) => [
    type,
    id,
    scopes,
    ver,
    ahead.reduce((row, { down }) => down(type, row), body),
  ]);
}
