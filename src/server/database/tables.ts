/**
 * The tables as Kysely knows them. Domain tables follow `core/rows.ts`; the rest is what sync needs to remember.
 *
 * What is portable to PostgreSQL, distributed too, is used and nothing else: the workspace first in every key, JSON as
 * text, instants as integer milliseconds, booleans as 0 and 1.
 */
import type { RowType, RowTypes } from '../../core/rows.ts';
import type { GroupTables } from '../groups/tables.ts';
import type { IdentityTables } from '../identity/tables.ts';
import type { ImportTables } from '../import/tables.ts';

/** How a value of a row is kept: JSON as text, booleans as 0 and 1. */
export type Stored<Value> = Value extends boolean
  ? number
  : Value extends string | number | null
    ? Value
    : string;

export type DomainTable<T extends RowType> = {
  ws: string;
  id: string;
  /** Version at which the row last changed. */
  ver: number;
  /** JSON: per field its last write, as `fieldMeta.ts` says; `*` stands for every field not named. */
  field_meta: string;
} & { [Field in Exclude<keyof RowTypes[T], 'id'>]: Stored<RowTypes[T][Field]> };

/** The table of a row type has its name, but for the workspace's settings: `workspace` is the counter. */
export type DomainTableName = Exclude<RowType, 'workspace'> | 'settings';

type DomainTables = { [T in Exclude<RowType, 'workspace'>]: DomainTable<T> };

export interface Tables extends DomainTables, IdentityTables, ImportTables, GroupTables {
  /** One row a workspace. Every transaction that writes begins by raising `head`: the order of versions is the order of commits. */
  workspace: {
    id: string;
    /** Changes when a backup is restored: versions from before mean nothing then. */
    epoch: string;
    head: number;
    /** Deletions at or below this version are no longer known. */
    floor: number;
  };
  settings: DomainTable<'workspace'>;
  /** One entry per row and scope that it lies in, or did: what a pull reads. */
  feed: { ws: string; scope: string; type: string; id: string; ver: number; op: 'put' | 'del' };
  /** Who belongs to a team, taken from `person.teamIds`, which no index can reach into. Active people only. */
  team_member: { ws: string; team: string; person: string };
  /** Who leads a team, taken from `team.leadIds`. Archived teams have none. */
  team_lead: { ws: string; person: string; team: string };
  /** A browser profile that has sent mutations; `lmid` is the last that was dealt with. */
  client: { ws: string; id: string; person: string; lmid: number; schema: number; last_seen: number };
  /** The last 1,000 mutations of each client, so that none is carried out twice, whoever brings it again. */
  mutation_uid: { ws: string; uid: string; client: string; n: number; person: string; applied: number };
  /** What became of a mutation that was not carried out, until its client has taken it in. */
  mutation_result: {
    ws: string;
    client: string;
    n: number;
    uid: string;
    code: string;
    message: string;
    field: string | null;
    ids: string | null;
    /** JSON: what stood in its way, as `OtherWord[]`. */
    theirs: string | null;
  };
  /** Where the head stood when a day's jobs had run. */
  day_mark: { ws: string; day: string; head: number };
  /** People who were erased, so that nothing brings them back. An id is all that is left of them. */
  erased: { ws: string; personId: string; at: number };
}
