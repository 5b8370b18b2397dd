import type { Kysely } from 'kysely';
import { civilDayIn } from '../../core/civilDay.ts';
import { type LoadView, workspaceLoad } from '../../core/load/workspaceLoad.ts';
import type { Workspace } from '../../core/workspace.ts';
import type { Tables } from '../database/tables.ts';
import { type GatheredRows, gatherRows } from './gatherRows.ts';
import type { LoadRange } from './loadRange.ts';
import { type PersonLine, personLine } from './personLine.ts';
import { touchedSince } from './touchedSince.ts';

interface CachedView {
  head: number;
  workspace: Workspace;
  lines: Map<string, PersonLine>;
  /** Each person's zone: at their midnight their line is computed anew. */
  zones: Map<string, string>;
}

/** Views kept per process, the one that was not asked for longest goes first: a lead's weeks, days, and a page on. */
const MOST_VIEWS = 24;

/**
 * Lines of the load report, computed once and then only for the people that an edit touched or whose day has ended
 * (sync.md, Who sees what). Keyed by workspace and range; correct also when another process wrote, because what
 * changed is read from the feed.
 */
export class LoadCache {
  readonly #views = new Map<string, CachedView>();

  /** All active people's lines as of `head`; `db` reads one moment, the one that `head` is of. */
  async lines(
    db: Kysely<Tables>,
    { workspaceId, head, range, now }: { workspaceId: string; head: number; range: LoadRange; now: number },
  ): Promise<{ workspace: Workspace; lines: ReadonlyMap<string, PersonLine> }> {
    const key = JSON.stringify([workspaceId, range]);
    const today = civilDayIn('UTC', now);
    const view: LoadView = {
      horizon: { from: range.from, days: range.days },
      unit: range.unit,
      todayIn: (zone) => civilDayIn(zone, now),
    };
    const known = this.#views.get(key);
    this.#views.delete(key);

    const touched = known ? await touchedSince(db, workspaceId, known.head) : 'everybody';
    if (!known || touched === 'everybody' || known.head > head) {
      const rows = await gatherRows(db, workspaceId, null, today);
      const fresh: CachedView = { head, workspace: rows.workspace, lines: new Map(), zones: new Map() };
      replaceLines(fresh, rows, view);
      return this.#keep(key, fresh);
    }

    const stale = new Set(touched);
    for (const [id, line] of known.lines) {
      if (view.todayIn(known.zones.get(id) as string) !== line.today) stale.add(id);
    }
    if (stale.size > 0) {
      const rows = await gatherRows(db, workspaceId, [...stale], today);
      for (const id of stale) known.lines.delete(id);
      replaceLines(known, rows, view);
    }
    known.head = head;
    return this.#keep(key, known);
  }

  #keep(key: string, view: CachedView): CachedView {
    this.#views.set(key, view);
    for (const oldest of this.#views.keys()) {
      if (this.#views.size <= MOST_VIEWS) break;
      this.#views.delete(oldest);
    }
    return view;
  }
}

function replaceLines(view: CachedView, rows: GatheredRows, range: LoadView): void {
  const loads = workspaceLoad(rows, range);
  const checkins = Map.groupBy(rows.checkins, (row) => row.personId);
  const flags = Map.groupBy(rows.flags, (row) => row.personId);
  const answers = Map.groupBy(rows.answers, (row) => row.personId);
  const reports = new Map(rows.reports.map((row) => [row.personId, row]));
  const presences = new Map(rows.presences.map((row) => [row.personId, row]));
  for (const person of rows.people) {
    const load = loads.get(person.id);
    if (!load) continue;
    const said = {
      report: reports.get(person.id),
      presence: presences.get(person.id),
      checkins: checkins.get(person.id) ?? [],
      flags: flags.get(person.id) ?? [],
      answers: answers.get(person.id) ?? [],
    };
    view.lines.set(person.id, personLine(person, load, said));
    view.zones.set(person.id, person.zone);
  }
}
