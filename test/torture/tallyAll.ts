import { type Answering, SimplePhone } from '../support/simplePhone.ts';
import { type Tally, tally } from './tally.ts';
import type { Writer } from './writer.ts';

/**
 * Fetches everything anew in each writer's name and counts.
 * @param serverFor who answers, where it is not the one that they wrote to
 * @param before what was acknowledged later (ms) is not promised
 */
export async function tallyAll(
  writers: readonly Writer[],
  {
    serverFor = ({ member }) => member.server,
    before,
  }: { serverFor?: (writer: Writer) => Answering; before?: number } = {},
): Promise<{ tallies: Tally[]; figures: Record<string, number>; wrong: string[] }> {
  const tallies: Tally[] = [];
  for (const writer of writers) {
    const fresh = new SimplePhone(
      serverFor(writer),
      writer.member.personId,
      `${writer.member.personId}-fresh`,
    );
    await fresh.sync();
    tallies.push(tally(writer.ledger, fresh, before));
  }
  const sum = (count: (each: Tally) => number): number => tallies.reduce((all, each) => all + count(each), 0);
  return {
    tallies,
    figures: {
      acknowledged: sum(({ acknowledged }) => acknowledged),
      'found once': sum(({ foundOnce }) => foundOnce),
      lost: sum(({ lost }) => lost.length),
      doubled: sum(({ doubled }) => doubled.length),
    },
    wrong: [
      ...tallies.flatMap(({ lost, doubled }) => [...lost, ...doubled]),
      ...writers.flatMap(({ wrong }) => wrong),
    ],
  };
}
