import type { Mirrored } from './mirror.ts';
import type { Known } from './status.ts';

/**
 * How many mutations were kept here, not yet received, and are gone: a database whose log lost its end opens as it was a
 * while ago and says nothing. The mirror is written after the database, so it is never ahead of one that is whole; it may
 * be behind, which tells of nothing.
 */
export function lostTail(mirrored: Mirrored | undefined, { meta, last }: Known): number {
  // Another client counts anew.
  if (!mirrored?.last || mirrored.client !== meta?.client) return 0;
  return Math.max(0, Math.min(mirrored.last - last, mirrored.unsent));
}
