/**
 * Which sums over groups of people may be published, so that nobody can work out the figures of a few.
 *
 * **Threat.** Someone without a lead's right reads every sum that is published about any group, this week and in the weeks
 * before, keeps them all, knows who belonged to which group and what they themselves carry, and adds and subtracts sums as
 * they like: team A from a team that holds A and two more, a team from itself before somebody joined. What they must not
 * get is any such combination that speaks of fewer than the minimum of people other than themselves.
 *
 * Not defended against: several people who pool what each knows of themselves (they could as well ask each other), what a
 * sum says by itself of everyone in it (a sum of nothing means nothing for each), and what leads are entitled to see and
 * tell. That people's figures change from week to week only makes a difference of two weeks less exact; here they are
 * taken not to change at all, which is the worst case.
 *
 * **Proof.** Every sum is a row of zeros and ones over the people; whatever can be worked out is a row of the space that
 * they span. People who are in exactly the same groups cannot be told apart in any of them: they form an atom. A row of
 * the space that speaks of nobody beyond a set of atoms `few` exists exactly if leaving those atoms out loses rank, for
 * it is what then becomes zero. So it is enough to try every set of atoms that holds too few people together.
 */
type People = readonly string[];

/** More sets of atoms than this are not tried: what was not shown to be safe is not published. */
const MOST_TRIALS = 20_000;

/**
 * @param published the people of every sum that was published
 * @param candidate the people of one more
 * @param others how many people other than the reader whatever can be worked out must speak of at least
 */
export function mayPublish(published: readonly People[], candidate: People, others: number): boolean {
  if (candidate.length === 0) return false;
  const views = touching([...published.map((people) => new Set(people)), new Set(candidate)]);
  const atoms = atomsOf(views);
  const whole = rank(atoms.map(({ row }) => row));
  let trials = 0;
  /** Leaves out every set of atoms from `at` on, besides `left`, whose people are too few together. */
  const safe = (at: number, left: ReadonlySet<number>, people: number): boolean => {
    for (let next = at; next < atoms.length; next += 1) {
      const together = people + (atoms[next] as Atom).people;
      // The reader may be one of them, so that one more than the minimum is enough.
      if (together > others) continue;
      trials += 1;
      if (trials > MOST_TRIALS) return false;
      const without = new Set(left).add(next);
      if (rank(atoms.filter((_, atom) => !without.has(atom)).map(({ row }) => row)) < whole) return false;
      if (!safe(next + 1, without, together)) return false;
    }
    return true;
  };
  return safe(0, new Set(), 0);
}

/** People who are in the same groups. */
interface Atom {
  people: number;
  /** For each group, 1 if they are in it. */
  row: number[];
}

function atomsOf(views: readonly ReadonlySet<string>[]): Atom[] {
  const atoms = new Map<string, Atom>();
  for (const person of new Set(views.flatMap((view) => [...view]))) {
    const row = views.map((view) => (view.has(person) ? 1 : 0));
    const atom = atoms.get(row.join(''));
    if (atom) atom.people += 1;
    else atoms.set(row.join(''), { people: 1, row });
  }
  return [...atoms.values()];
}

/** The last group, and all that share people with it, or with one that does: others cannot be combined with it to any end. */
function touching(views: readonly ReadonlySet<string>[]): ReadonlySet<string>[] {
  const distinct = [...new Map(views.map((view) => [[...view].sort().join('\n'), view])).values()];
  const found = new Set([views.at(-1) as ReadonlySet<string>]);
  for (const view of found) for (const other of distinct) if (!view.isDisjointFrom(other)) found.add(other);
  return [...new Map([...found].map((view) => [[...view].sort().join('\n'), view])).values()];
}

/** Rank over the rational numbers, without rounding: rows are integers and stay so. */
function rank(rows: readonly (readonly number[])[]): number {
  const left = rows.map((row) => row.map(BigInt));
  const width = left[0]?.length ?? 0;
  let found = 0;
  for (let column = 0; column < width; column += 1) {
    const at = left.findIndex((row, index) => index >= found && row[column] !== 0n);
    if (at < 0) continue;
    const pivot = left[at] as bigint[];
    left[at] = left[found] as bigint[];
    left[found] = pivot;
    const head = pivot[column] as bigint;
    for (const [index, row] of left.entries()) {
      const factor = row[column] as bigint;
      if (index <= found || factor === 0n) continue;
      left[index] = row.map((value, each) => value * head - factor * (pivot[each] as bigint));
    }
    found += 1;
  }
  return found;
}
