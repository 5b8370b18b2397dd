import { split } from '../../../src/core/load/split.ts';
import { exactly } from '../answers.ts';
import type { Kind } from '../example.ts';

/** Whole minutes by weights. */
export const rounding: Kind = (input) => {
  const cases = (input.cases ?? [input]) as { minutes: number; weights: number[] }[];
  const result = cases.map(({ minutes, weights }) => split(minutes, whole(weights)));
  return { result: exactly(input.cases ? result : result[0]) };
};

/** Weights such as 7.5 in whole numbers of the same proportions. */
function whole(weights: number[]): number[] {
  const decimals = Math.max(...weights.map((weight) => String(weight).split('.')[1]?.length ?? 0), 0);
  return weights.map((weight) => Math.round(weight * 10 ** decimals));
}
