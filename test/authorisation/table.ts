/** The table in README: the rows of the matrix as people read them. */
import { ACTORS, type ActorName, type Relation } from './actors.ts';
import { EVERYONE, type Truth } from './case.ts';
import { MUTATION_CASES } from './cases/mutations.ts';
import { ROUTE_CASES } from './cases/routes.ts';
import { SCOPE_CASES } from './cases/scopes.ts';

const COLUMNS: readonly [Relation, string][] = [
  ['own', 'one’s own, or the workspace’s'],
  ['team', 'a teammate’s'],
  ['project', 'in one’s project'],
  ['other', 'anyone else’s'],
];
const NAMES: { readonly [A in ActorName]?: string } = {
  member: 'members',
  lead: 'leads',
  allocator: 'allocators',
  manager: 'managers',
  admin: 'admins',
};

/** What the same people may do stands in one row, in the order in which the cases are written. */
export function policyTable(): string {
  const groups = new Map<string, string[]>();
  for (const { does, may } of [MUTATION_CASES, ROUTE_CASES, SCOPE_CASES].flatMap((cases) =>
    Object.values<readonly { does: string; may: Truth }[]>(cases).flat(),
  )) {
    const cells = COLUMNS.map(([relation]) => who(may[relation])).join(' | ');
    groups.set(cells, [...(groups.get(cells) ?? []), does]);
  }
  return [
    `| to | ${COLUMNS.map(([, title]) => title).join(' | ')} |`,
    `| --- |${' --- |'.repeat(COLUMNS.length)}`,
    ...[...groups].map(([cells, does]) => `| ${sentence(does)} | ${cells} |`),
  ].join('\n');
}

/** Empty where it makes no sense. */
function who(actors: readonly ActorName[] | undefined): string {
  if (actors === undefined) return '';
  if (actors.length === 0) return 'nobody';
  if (ACTORS.every((actor) => actors.includes(actor))) return 'anyone';
  if (EVERYONE.every((actor) => actors.includes(actor))) return 'everyone';
  return actors.flatMap((actor) => NAMES[actor] ?? []).join(', ');
}

function sentence([first = '', ...others]: readonly string[]): string {
  return [first, ...others.map((does) => does[0]?.toLowerCase() + does.slice(1))].join('; ');
}
