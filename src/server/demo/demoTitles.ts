import { type Chance, makeChance } from './chance.ts';
import { DEMO_PEOPLE } from './demoPeople.ts';
import { DEMO_PROJECTS, TEAM_WORK } from './demoProjects.ts';

/** Hands out what tasks are called. Whose title comes when depends on no date: a demo of Sunday tells Friday's story. */
export interface DemoTitles {
  /** The next title of a person's work on a project; without a project, of their team's. */
  next(personId: string | null, projectId: string | null): string;
}

/**
 * Each work at each place of a project is dealt to one of its people, in an order that looks like none. How many of
 * them somebody needs follows from the day; that must not change what the others' work is called.
 */
export function dealTitles(seed: number): DemoTitles {
  const hands = new Map<string, string[]>();
  const handOf = (personId: string | null, projectId: string | null): string[] => {
    const key = `${personId ?? ''} ${projectId ?? ''}`;
    const hand = hands.get(key) ?? [];
    hands.set(key, hand);
    return hand;
  };

  for (const [index, project] of DEMO_PROJECTS.entries()) {
    const titles = shuffled(
      makeChance(seed + index),
      project.places.flatMap((place) => project.works.map((work) => `${work}, ${place}`)),
    );
    const people = DEMO_PEOPLE.filter(({ projects }) => projects.includes(project.id));
    // The last hand is nobody's: work that waits for someone, and what people need beyond their own.
    const owners = [...people.map(({ id }) => id), null];
    for (const [at, title] of titles.entries()) handOf(owners[at % owners.length]!, project.id).push(title);
  }

  const everyone = [...DEMO_PEOPLE.map(({ id }) => id), null];
  for (const [at, personId] of everyone.entries())
    handOf(personId, null).push(...TEAM_WORK.slice(at % TEAM_WORK.length));

  return {
    next(personId, projectId) {
      const project = DEMO_PROJECTS.find(({ id }) => id === projectId);
      const hand = handOf(personId, projectId);
      // Team work that nobody has keeps its names: it is what a lead gives away first.
      const title = hand.shift() ?? (project && handOf(null, project.id).shift());
      if (title !== undefined) return title;
      // Done again: begin anew with all there is.
      hand.push(
        ...(project
          ? project.works.map((work, at) => `${work}, ${project.places[at % project.places.length]}`)
          : TEAM_WORK),
      );
      return hand.shift()!;
    },
  };
}

/** Fisher and Yates. */
function shuffled<T>(chance: Chance, from: readonly T[]): T[] {
  const all = [...from];
  for (let at = all.length - 1; at > 0; at -= 1) {
    const other = chance.between(0, at);
    [all[at], all[other]] = [all[other]!, all[at]!];
  }
  return all;
}
