import type { Person } from '../person.ts';
import type { Project } from '../project.ts';
import type { Skill } from '../skill.ts';
import type { Task } from '../task.ts';
import type { Team } from '../team.ts';
import type { WorkingWeek } from '../workingWeek.ts';

/** What can come from a file and be recognised when it comes again. */
export type ImportedType = 'person' | 'team' | 'task';

/** What a source last said about a row: its own words and figures, not what people have made of them since. */
export interface Said {
  type: ImportedType;
  /** The row's key in the source. */
  key: string;
  /** The row that it became. */
  id: string;
  fields: SaidFields;
}
export type SaidFields = Readonly<
  Record<string, string | number | null | readonly string[] | readonly number[]>
>;

/** Everything in the workspace that an import looks at. */
export interface Known {
  people: readonly Person[];
  teams: readonly Team[];
  projects: readonly Project[];
  skills: readonly Skill[];
  workingWeeks: readonly WorkingWeek[];
  /** Those with a source key. */
  tasks: readonly Task[];
  said: readonly Said[];
}

export interface PlanContext {
  asOf: string;
  /** Zone of people about whom the file says none. */
  zone: string;
  /** Id of the next new row. */
  newId: () => string;
}

/** Fields of which the source says something else than the last time; all of them the first time. */
export function newlySaid<F extends SaidFields>(now: F, before: SaidFields | undefined): Partial<F> {
  if (!before) return now;
  const differing = Object.entries(now).filter(
    ([field, value]) =>
      !Object.hasOwn(before, field) || JSON.stringify(before[field]) !== JSON.stringify(value),
  );
  return Object.fromEntries(differing) as Partial<F>;
}

/** Those of `fields` that the row does not hold already. */
export function differing<R extends object>(row: R, fields: Partial<R>): Partial<R> {
  const entries = Object.entries(fields) as [keyof R, unknown][];
  return Object.fromEntries(
    entries.filter(
      ([field, value]) => value !== undefined && JSON.stringify(row[field]) !== JSON.stringify(value),
    ),
  ) as Partial<R>;
}
