/**
 * Every operation of every actor on everything that stands in each relation to them, really asked for; and what it has
 * changed. Which of them are to be granted is written by hand in `cases`.
 */
import { MUTATIONS } from '../../src/core/mutations.ts';
import { routeList } from '../../src/server/http/routeList.ts';
import { ACTORS, type ActorName, PERSON_OF, RELATIONS, type Relation } from './actors.ts';
import { askMutation, askRoute, askScope, type Outcome } from './ask.ts';
import type { MutationCase, RouteCase, ScopeCase } from './case.ts';
import { MUTATION_CASES } from './cases/mutations.ts';
import { ROUTE_CASES } from './cases/routes.ts';
import { SCOPE_CASES } from './cases/scopes.ts';
import { changedTables, putBack, tableNames, takeSnapshot } from './snapshot.ts';
import type { Subject } from './subject.ts';
import { makeWorld, type World } from './world.ts';

export interface Matrix {
  cells: number;
  granted: number;
  /** A sentence for each cell that does not hold, and each operation without a row. */
  faults: string[];
}

interface Operation {
  name: string;
  does: string;
  may: { readonly [R in Relation]?: readonly ActorName[] };
  namesNothing: boolean;
  /** What is to be true of the database once it was granted. */
  effect: 'writes' | 'reads' | 'either';
  ask: (world: World, actor: ActorName, subject: Subject) => Promise<Outcome>;
}

export async function runMatrix(
  only: (operation: { name: string }) => boolean = () => true,
): Promise<Matrix> {
  const world = await makeWorld();
  try {
    return await askAll(world, only);
  } finally {
    await world.server.close();
  }
}

async function askAll(world: World, only: (operation: { name: string }) => boolean): Promise<Matrix> {
  const { database } = world.server.deps;
  const names = await tableNames(database, world.server.url);
  const before = await takeSnapshot(database, names);
  const faults = missingRows(world);
  const kinds = new Set<string>();
  let cells = 0;
  let granted = 0;

  for (const operation of operations(kinds).filter(only)) {
    for (const relation of RELATIONS) {
      const truth = operation.may[relation];
      if (!truth) continue;
      for (const actor of ACTORS) {
        const attempts = world
          .attempts(actor, relation)
          // In one's own workspace nothing of another is meant by an operation that names nothing.
          .filter(({ ws, place }) => !operation.namesNothing || relation !== 'elsewhere' || ws === place);
        if (attempts.length === 0) continue;
        const expected = truth.includes(actor);
        const wrong: string[] = [];
        for (const subject of attempts) {
          const cookies = new Map(world.browserOf(actor).cookies);
          const outcome = await operation.ask(world, actor, subject);
          restoreCookies(world.browserOf(actor).cookies, cookies);
          const changed = changedTables(before, await takeSnapshot(database, names));
          if (changed.length > 0) await putBack(database, before, changed);
          wrong.push(...whatIsWrong(outcome, expected, operation.effect, changed));
        }
        cells += 1;
        if (expected) granted += 1;
        if (wrong.length > 0)
          faults.push(`${operation.name} (${operation.does}), ${relation}, ${actor}: ${wrong.join('; ')}`);
      }
    }
  }
  const unknown = [...kinds].filter((kind) => !Object.hasOwn(SCOPE_CASES, kind));
  faults.push(...unknown.map((kind) => `scopes of the kind ${kind} have no row`));
  return { cells, granted, faults };
}

function whatIsWrong(
  outcome: Outcome,
  expected: boolean,
  effect: Operation['effect'],
  changed: readonly string[],
): string[] {
  if ('mistaken' in outcome) return [`asked wrongly: ${outcome.mistaken}`];
  if (outcome.granted !== expected) return [outcome.granted ? 'was granted' : 'was refused'];
  if (!expected || effect === 'reads') return changed.length > 0 ? [`changed ${changed.join(', ')}`] : [];
  return effect === 'writes' && changed.length === 0 ? ['changed nothing'] : [];
}

function missingRows({ server }: World): string[] {
  const routes = routeList(server.app).map(({ method, path }) => `${method} ${path}`);
  return [
    ...routes.filter((route) => !ROUTE_CASES[route]?.length).map((route) => `${route} has no row`),
    ...Object.keys(ROUTE_CASES)
      .filter((route) => !routes.includes(route))
      .map((route) => `${route} has a row, and is no route`),
    ...Object.keys(MUTATIONS)
      .filter((name) => !MUTATION_CASES[name as keyof typeof MUTATIONS]?.length)
      .map((name) => `${name} has no row`),
  ];
}

function operations(kinds: Set<string>): Operation[] {
  const mutations = each<MutationCase>(MUTATION_CASES, (name, one) => ({
    effect: 'writes',
    ask: (world, actor, subject) =>
      askMutation(
        world.browserOf(actor),
        actor === 'anonymous' ? 'mia' : PERSON_OF[actor],
        name,
        one,
        subject,
      ),
  }));
  const routes = each<RouteCase>(ROUTE_CASES, (name, one) => ({
    effect: one.writes === true ? 'writes' : one.writes ? 'either' : 'reads',
    ask: (world, actor, subject) => askRoute(world.browserOf(actor), name, one, subject),
  }));
  const scopes = each<ScopeCase>(SCOPE_CASES, (_, one) => ({
    effect: 'reads',
    ask: async (world, actor, subject) => {
      const { outcome, kinds: found } = await askScope(world.browserOf(actor), one, subject);
      for (const kind of found) kinds.add(kind);
      return outcome;
    },
  }));
  return [...mutations, ...routes, ...scopes];
}

function each<C extends { does: string; may: Operation['may']; namesNothing?: true }>(
  cases: { readonly [name: string]: readonly C[] },
  how: (name: string, one: C) => Pick<Operation, 'effect' | 'ask'>,
): Operation[] {
  return Object.entries(cases).flatMap(([name, list]) =>
    list.map((one) => ({
      ...{ name, does: one.does, may: one.may, namesNothing: one.namesNothing === true },
      ...how(name, one),
    })),
  );
}

function restoreCookies(now: Map<string, string>, before: ReadonlyMap<string, string>): void {
  now.clear();
  for (const [name, value] of before) now.set(name, value);
}
