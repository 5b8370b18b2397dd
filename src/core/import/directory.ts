import { create, patch, type Write } from '../mutation.ts';
import type { Person } from '../person.ts';
import type { Project } from '../project.ts';
import type { Skill } from '../skill.ts';
import type { Team } from '../team.ts';
import type { Tally } from './importApi.ts';
import type { Known, PlanContext } from './known.ts';

interface Named {
  id: string;
  name: string;
  sourceKey?: string | null;
}

/** Where the tasks go that have neither project nor team, nor an assignee in one. */
export const IMPORTED_TEAM = 'Imported';

const folded = (text: string): string => text.normalize('NFC').toLowerCase();

/**
 * Finds rows by their source key, else by their name where it is one row's alone; upper and lower case count only where
 * they decide. Makes what is not there. Rows that were found by name take the key, so that they are known
 * by it when their name changes.
 */
class Shelf<R extends Named> {
  readonly rows = new Map<string, R>();
  readonly created = new Set<string>();
  readonly patched = new Map<string, Partial<R>>();
  readonly #byKey = new Map<string, R>();
  readonly #byFoldedKey = new Map<string, R>();
  readonly #byName = new Map<string, R | 'several'>();

  constructor(rows: readonly R[]) {
    for (const row of rows) this.#file(row);
  }

  #file(row: R): void {
    this.rows.set(row.id, row);
    const name = folded(row.name);
    this.#byName.set(name, this.#byName.has(name) ? 'several' : row);
    if (row.sourceKey) {
      this.#byKey.set(row.sourceKey, row);
      this.#byFoldedKey.set(folded(row.sourceKey), row);
    }
  }

  find(key: string): R | undefined {
    const named = this.#byName.get(folded(key));
    const found =
      this.#byKey.get(key) ?? this.#byFoldedKey.get(folded(key)) ?? (named === 'several' ? undefined : named);
    return found && this.rows.get(found.id);
  }

  byKey(key: string): R | undefined {
    const found = this.#byKey.get(key);
    return found && this.rows.get(found.id);
  }

  add(row: R): R {
    this.created.add(row.id);
    this.#file(row);
    return row;
  }

  change(id: string, fields: Partial<R>): void {
    if (Object.keys(fields).length === 0) return;
    const row = { ...this.rows.get(id)!, ...fields };
    this.rows.set(id, row);
    if (fields.sourceKey) this.#byKey.set(fields.sourceKey, row);
    if (!this.created.has(id)) this.patched.set(id, { ...this.patched.get(id), ...fields });
  }

  /** Rows that were named, for the counts: how many of them are new, changed or as they were. */
  tally(named: ReadonlySet<string>): Tally {
    const fresh = [...named].filter((id) => this.created.has(id)).length;
    const changed = [...named].filter((id) => this.patched.has(id)).length;
    return { new: fresh, changed, unchanged: named.size - fresh - changed };
  }
}

/** The people, teams, projects and skills that a file names: those there are, and those it brings. */
export class Directory {
  readonly people: Shelf<Person>;
  readonly teams: Shelf<Team>;
  readonly projects: Shelf<Project>;
  readonly skills: Shelf<Skill>;
  readonly named = {
    people: new Set<string>(),
    teams: new Set<string>(),
    projects: new Set<string>(),
    skills: new Set<string>(),
  };
  readonly #context: PlanContext;

  constructor(known: Known, context: PlanContext) {
    this.people = new Shelf(known.people);
    this.teams = new Shelf(known.teams);
    this.projects = new Shelf(known.projects);
    this.skills = new Shelf(known.skills);
    this.#context = context;
  }

  person(key: string): Person {
    const { newId, zone } = this.#context;
    const made = (): Person => ({
      id: newId(),
      name: key,
      roles: ['member'],
      teamIds: [],
      skillIds: [],
      zone,
      region: null,
      employedFrom: null,
      employedTo: null,
      sourceKey: key,
      active: true,
    });
    return this.#take(this.people, this.named.people, key, made);
  }

  team(key: string): Team {
    return this.#take(this.teams, this.named.teams, key, () => ({
      id: this.#context.newId(),
      name: key,
      leadIds: [],
      sourceKey: key,
      archived: false,
    }));
  }

  project(key: string): Project {
    return this.#take(this.projects, this.named.projects, key, () => ({
      id: this.#context.newId(),
      name: key,
      leadId: null,
      allocatorId: null,
      priority: 3,
      start: null,
      end: null,
      sourceKey: key,
      archived: false,
    }));
  }

  /** Counts what a file names without looking for it again: a row that was renamed and rekeyed since is not made anew. */
  mention(shelf: 'people' | 'teams' | 'projects', key: string | undefined): void {
    const found = key ? this[shelf].find(key) : undefined;
    if (found) this.named[shelf].add(found.id);
  }

  skill(name: string): Skill {
    const found = this.skills.find(name) ?? this.skills.add({ id: this.#context.newId(), name });
    this.named.skills.add(found.id);
    return found;
  }

  #take<R extends Named & { sourceKey: string | null }>(
    shelf: Shelf<R>,
    named: Set<string>,
    key: string,
    make: () => R,
  ): R {
    const found = shelf.find(key) ?? shelf.add(make());
    if (found.sourceKey === null) shelf.change(found.id, { sourceKey: key } as Partial<R>);
    named.add(found.id);
    return shelf.rows.get(found.id)!;
  }

  /** In an order in which nothing is written before what it points at. */
  writes(): Write[] {
    const { teams, projects, skills, people } = this;
    const of = <T extends 'team' | 'project' | 'skill' | 'person'>(type: T, shelf: Shelf<never>): Write[] => {
      const rows = shelf as unknown as Shelf<Named>;
      return [
        ...[...rows.created].map((id) => create(type, rows.rows.get(id) as never)),
        ...[...rows.patched].map(([id, fields]) => patch(type, id, fields as never)),
      ];
    };
    return [
      ...of('skill', skills as never),
      ...of('team', teams as never),
      ...of('project', projects as never),
      ...of('person', people as never),
    ];
  }
}
