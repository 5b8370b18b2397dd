import { hours } from '../../format/hours.ts';
import { t } from '../../words/t.ts';

/** The parts of a statement about days that its words come from: of a mutation's arguments, or of an availability row. */
export type Said = Record<string, unknown>;

const number = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);

/** What is said about days: "away", "4 h a day". Undefined for what this version has no words for. */
export function statementWords({ kind, minutes, percent, parts }: Said): string | undefined {
  if (kind === 'usual') return t('outbox.value.usual');
  if (kind === 'away') return t(parts ? 'outbox.value.awayPart' : 'outbox.value.away');
  if (kind === 'extra') return t('outbox.value.extra', { hours: hours(number(minutes) ?? 0) });
  if (kind !== 'reduced') return undefined;
  const share = number(percent);
  return share === undefined
    ? t('outbox.value.reduced', { hours: hours(number(minutes) ?? 0) })
    : t('outbox.value.percent', { percent: share });
}
