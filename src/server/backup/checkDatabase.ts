/**
 * What always holds of a database, looked at row by row. Reads at one moment, from whatever database Kysely stands on;
 * what only SQLite can say of its file is `damageOf`.
 */
import { type Kysely, sql } from 'kysely';
import { ROW_TYPES, type RowType } from '../../core/rows.ts';
import type { Tables } from '../database/tables.ts';
import { brokenAt } from '../identity/audit.ts';
import { liesNowhere } from '../rows/liesNowhere.ts';
import { readRows } from '../rows/readRows.ts';
import { tableOf } from '../rows/storedRow.ts';

export interface Checked {
  workspaces: { id: string; epoch: string; head: number }[];
  rows: Record<string, number>;
  /** A sentence for each thing that is wrong. */
  wrong: string[];
}

/** Sentences about one kind of fault name as many rows as this. */
const NAMED = 3;

export async function checkDatabase(trx: Kysely<Tables>): Promise<Checked> {
  const workspaces = await trx
    .selectFrom('workspace')
    .select(['id', 'epoch', 'head'])
    .orderBy('id')
    .execute();
  const wrong: string[] = [];
  const say = (ids: readonly string[], what: string): void => {
    if (ids.length === 0) return;
    const named = ids.slice(0, NAMED).join(', ');
    const more = ids.length > NAMED ? ` and ${ids.length - NAMED} more` : '';
    wrong.push(`${ids.length} × ${what}: ${named}${more}.`);
  };
  const rows: Record<string, number> = {};
  for (const type of ROW_TYPES) {
    rows[type] = await countOf(trx, tableOf(type));
    say(await beyondHead(trx, tableOf(type)), `${type} above the version of its workspace`);
    say(await unseen(trx, type), `${type} newer than the feed says, so that phones do not fetch it`);
    say(await pointless(trx, type), `${type} in the feed that is not there`);
    for (const { id } of workspaces) {
      const lost = (await readRows(trx, id, type)).filter((row) => liesNowhere(type, row));
      say(
        lost.map((row) => row.id),
        `${type} where nobody sees it`,
      );
    }
  }
  rows.feed = await countOf(trx, 'feed');
  say(await beyondHead(trx, 'feed'), 'entry of the feed above the version of its workspace');
  say(await unnumbered(trx), 'mutation dealt with behind what its client was told');
  for (const id of ['', ...workspaces.map((each) => each.id)]) {
    const seq = await brokenAt(trx, id);
    if (seq !== undefined)
      wrong.push(`The audit of ${id || 'the server'} does not follow from entry ${seq}.`);
  }
  return { workspaces: workspaces.map((each) => ({ ...each, head: Number(each.head) })), rows, wrong };
}

async function countOf(trx: Kysely<Tables>, table: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`.execute(trx);
  return Number(rows[0]?.n);
}

type Named = { id: string };
const ids = ({ rows }: { rows: Named[] }): string[] => rows.map(({ id }) => id);

async function beyondHead(trx: Kysely<Tables>, table: string): Promise<string[]> {
  return ids(
    await sql<Named>`select t.id from ${sql.table(table)} t
      left join workspace w on w.id = t.ws where w.id is null or t.ver > w.head order by t.id`.execute(trx),
  );
}

/** A change that did not reach the feed never reaches a phone. A later entry is one that was put there anew. */
async function unseen(trx: Kysely<Tables>, type: RowType): Promise<string[]> {
  return ids(
    await sql<Named>`select distinct f.id from feed f
      join ${sql.table(tableOf(type))} t on t.ws = f.ws and t.id = f.id
      where f.type = ${type} and f.op = 'put' and f.ver < t.ver order by f.id`.execute(trx),
  );
}

async function pointless(trx: Kysely<Tables>, type: RowType): Promise<string[]> {
  return ids(
    await sql<Named>`select distinct f.id from feed f
      left join ${sql.table(tableOf(type))} t on t.ws = f.ws and t.id = f.id
      where f.type = ${type} and f.op = 'put' and t.id is null order by f.id`.execute(trx),
  );
}

async function unnumbered(trx: Kysely<Tables>): Promise<string[]> {
  return ids(
    await sql<Named>`select m.uid as id from mutation_uid m
      join client c on c.ws = m.ws and c.id = m.client where m.n > c.lmid order by m.uid`.execute(trx),
  );
}
