import type { Directory } from '../../../core/directory.ts';
import type { Person } from '../../../core/person.ts';

/** A person as the set-up lists show them. */
export interface ListedPerson {
  id: string;
  name: string;
  roles: readonly string[];
  teamIds: readonly string[];
  active: boolean;
  /** Null: the server has not been asked, or does not know them yet. */
  joined: boolean | null;
  invitedUntil: number | null;
}

/**
 * Everyone known: the server's directory, under the rows of this phone. Rows are newer (they hold what was changed
 * here and not sent yet) but cover only part of the people; the directory alone knows who has signed in.
 */
export function peopleList(rows: readonly Person[], directory: Directory | undefined): ListedPerson[] {
  const listed = new Map<string, ListedPerson>();
  for (const { id, name, roles, teamIds, active, joined, invitedUntil } of directory?.people ?? [])
    listed.set(id, { id, name, roles, teamIds, active, joined, invitedUntil });
  for (const { id, name, roles, teamIds, active } of rows) {
    const known = listed.get(id);
    const account = { joined: known?.joined ?? null, invitedUntil: known?.invitedUntil ?? null };
    listed.set(id, { id, name, roles, teamIds, active, ...account });
  }
  return [...listed.values()].sort((a, b) => a.name.localeCompare(b.name));
}

/** Lower case without accents, so that "jose" finds José. */
const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** People whose name has a word that begins with each word typed. */
export function searchPeople<P extends { name: string }>(people: readonly P[], typed: string): P[] {
  const wanted = plain(typed)
    .split(/\s+/)
    .filter((word) => word !== '');
  if (wanted.length === 0) return [...people];
  return people.filter((person) => {
    const words = plain(person.name).split(/[\s.-]+/);
    return wanted.every((part) => words.some((word) => word.startsWith(part)));
  });
}
