/** Who may have changed what, said once more and by other words than the policy says it: the two have to agree. */

import type { Change, StoredRow } from '../../support/databaseStand.ts';
import { type ActorName, HARBOUR, type HostileActor, QUARRY } from './hostileActors.ts';

type Judge = (change: Change, self: string, name: ActorName) => boolean;

const both = ({ before, after }: Change): StoredRow[] => [before, after].filter((row) => row !== undefined);
const never: Judge = () => false;
const always: Judge = () => true;
/** Statements of people about themselves: nobody makes them for another, whatever they are. */
const own: Judge = (change, self) => both(change).every(({ personId }) => personId === self);
const ownIn =
  (column: string): Judge =>
  (change, self) =>
    both(change).every((row) => row[column] === self);
const only =
  (...names: ActorName[]): Judge =>
  (_change, _self, name) =>
    names.includes(name);
const leads: readonly ActorName[] = ['lead', 'manager', 'admin', 'otherAdmin'];
const setsUp = only('manager', 'admin', 'otherAdmin');
const admins = only('admin', 'otherAdmin');
const either =
  (...judges: Judge[]): Judge =>
  (...given) =>
    judges.some((judge) => judge(...given));

/** Columns that differ between the two rows. */
const differing = ({ before, after }: Change): string[] =>
  before && after ? Object.keys(after).filter((column) => before[column] !== after[column]) : [];

const person: Judge = (change, self, name) => {
  if (admins(change, self, name)) return true;
  const { before, after } = change;
  if (!after) return false;
  if (name === 'manager' && !before) return !/manager|admin/.test(String(after.roles));
  const columns = new Set(differing(change));
  if (columns.has('roles') || columns.has('active')) return false;
  if (name === 'manager') return before?.id === self || !String(before?.roles).includes('admin');
  const mine = new Set(['name', 'zone', 'region', 'skillIds', 'ver', 'field_meta']);
  return before?.id === self && [...columns].every((column) => mine.has(column));
};

/** A member has to do with a task that is theirs, becomes theirs, or waits in their team. */
const task: Judge = ({ before, after }, self, name) => {
  if (name === 'manager' || name === 'admin' || name === 'otherAdmin') return true;
  const ws = String((before ?? after)?.ws);
  const mine = before
    ? before.assigneeId === self || (before.assigneeId === null && before.teamId === `${ws}-team`)
    : after?.assigneeId === self || after?.assigneeId === null;
  if (mine || name !== 'lead') return mine;
  const led = [`${ws}-member`, `${ws}-mate`];
  const row = before ?? after;
  return (
    led.includes(String(row?.assigneeId)) ||
    row?.projectId === `${ws}-project` ||
    row?.teamId === `${ws}-team`
  );
};

const project: Judge = (change, self, name) =>
  setsUp(change, self, name) ||
  (name === 'lead' &&
    change.before?.leadId === self &&
    differing(change).every((column) => column !== 'leadId' && column !== 'allocatorId'));

/** Work of others is removed with nobody; what a lead closes takes the sign down that a flag had put up. */
const JUDGES: Readonly<Record<string, Judge>> = {
  person,
  task,
  project,
  settings: admins,
  team: setsUp,
  skill: only(...leads),
  allocation: only('manager', 'admin', 'otherAdmin'),
  workingWeek: either(
    own,
    admins,
    (change) => change.before === undefined && /\.\d+$/.test(String(change.after?.personId)),
  ),
  availability: own,
  reason: own,
  presence: own,
  report: own,
  checkin: own,
  timeEntry: own,
  flag: own,
  flagUp: either(own, only(...leads)),
  // The public holidays of a region, when somebody is the first to name it.
  holiday: (change) => change.before === undefined,
  answer: (change, self) => change.before === undefined && change.after?.byId === self,
  said: setsUp,
  // What follows from rows that are judged above, or counts them.
  feed: always,
  team_member: always,
  team_lead: always,
  workspace: (change) => differing(change).every((column) => column === 'head'),
  client: ownIn('person'),
  mutation_uid: ownIn('person'),
  // Belongs to a client, whose own row says whose it is.
  mutation_result: always,
  session: either(own, admins),
  account: own,
  passkey: own,
  oidc_identity: own,
  mail_address: either(own, admins),
  link: (change, self, name) =>
    ownIn('issuedBy')(change, self, name) && (own(change, self, name) || setsUp(change, self, name)),
  audit: (change) => change.before === undefined,
  audit_head: always,
  erased: admins,
  group_figure: always,
  day_mark: never,
};

/** What the server notes by itself, whoever asks: what came to nothing, and sign-ins that have begun. */
const OWN_RECORD = new Set(['audit', 'audit_head', 'attempt']);

/** A change that its author had no right to, as a sentence. A table that no rule is about is nobody's to change. */
export function judgeChange(
  { name, workspaceId, personId }: HostileActor,
  change: Change,
  erased: ReadonlySet<string>,
): string | undefined {
  const { table } = change;
  const ws = String((change.before ?? change.after)?.[table === 'workspace' ? 'id' : 'ws']);
  const said = (): string =>
    `${name} changed ${table} of the ${ws || 'server'}: ${JSON.stringify(change.before)} → ${JSON.stringify(change.after)}`;
  if (OWN_RECORD.has(table) && (ws === '' || ws === 'null') && change.before === undefined) return undefined;
  const outside = name === 'anonymous' || name === 'removed';
  if (outside || ws !== workspaceId || ![HARBOUR, QUARRY].includes(ws)) return said();
  if (concerns(change, erased) && admins(change, personId, name)) return undefined;
  return (JUDGES[table] ?? own)(change, personId, name) ? undefined : said();
}

/** Ids of people who were erased: with them goes what they have said, and their name from what others have. */
export const erasedIn = (changes: readonly Change[]): Set<string> =>
  new Set(
    changes.flatMap(({ table, after }) =>
      (table as string) === 'erased' && after ? [String(after.personId)] : [],
    ),
  );

function concerns({ before, after }: Change, people: ReadonlySet<string>): boolean {
  const text = JSON.stringify(before ?? after);
  return [...people].some((person) => text.includes(person));
}
