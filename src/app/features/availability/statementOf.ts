import type { Availability } from '../../../core/availability.ts';
import type { Statement } from './dayDraft.ts';

/** The statement that an entry stands for; no entry says "as usual". */
export function statementOf(entry: Availability | null | undefined): Statement {
  switch (entry?.kind) {
    case 'away':
      return { kind: 'away', parts: entry.parts };
    case 'reduced':
      return { kind: 'reduced', minutes: entry.minutes, percent: entry.percent };
    case 'extra':
      return { kind: 'extra', minutes: entry.minutes ?? 0 };
    default:
      return { kind: 'usual' };
  }
}
