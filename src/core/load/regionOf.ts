import type { Person } from '../person.ts';
import type { Workspace } from '../workspace.ts';

/** The holiday region that counts for a person: their own, or the workspace's where they named none; '' for none. */
export function regionOf(person: Pick<Person, 'region'>, workspace: Pick<Workspace, 'region'>): string {
  return person.region ?? workspace.region;
}
