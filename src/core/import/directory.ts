import type { Write } from '../mutation.ts';
import type { Person } from '../person.ts';
import type { Project } from '../project.ts';
import type { Skill } from '../skill.ts';
import type { Team } from '../team.ts';
import type { Known, PlanContext } from './known.ts';
import { type Named, Shelf, shelfWrites } from './shelf.ts';

/** Where the tasks go that have neither project nor team, nor an assignee in one. */
export const IMPORTED_TEAM = 'Imported';

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
    return [
      ...shelfWrites('skill', this.skills),
      ...shelfWrites('team', this.teams),
      ...shelfWrites('project', this.projects),
      ...shelfWrites('person', this.people),
    ];
  }
}
