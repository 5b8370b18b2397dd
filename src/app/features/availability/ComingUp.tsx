import { createMemo, For, Show } from 'solid-js';
import type { Availability } from '../../../core/availability.ts';
import { Button } from '../../components/Button.tsx';
import { Card } from '../../components/Card.tsx';
import { SyncGlyph } from '../../components/SyncGlyph.tsx';
import { toast } from '../../components/Toast.tsx';
import { minuteOfDay } from '../../format/ages.ts';
import { dayRange } from '../../format/days.ts';
import { hours } from '../../format/hours.ts';
import { useMe } from '../../me/MeProvider.tsx';
import { createDispatch } from '../../replica/createDispatch.ts';
import { createRows } from '../../replica/createRows.ts';
import { t } from '../../words/t.ts';
import styles from './DayCard.module.css';

const SHOWN = 8;

/** What is said about the days ahead, the nearest first, each with a way back. */
export function ComingUp() {
  const me = useMe();
  const dispatch = createDispatch();
  const entries = createRows('availability');
  const coming = createMemo(() =>
    entries()
      .filter(
        (entry) => entry.personId === me.session.personId && entry.to >= me.today() && entry.kind !== 'usual',
      )
      .sort((a, b) => a.from.localeCompare(b.from))
      .slice(0, SHOWN),
  );
  const takeBack = async (entry: Availability): Promise<void> => {
    const done = await dispatch('availability.set', {
      from: entry.from < me.today() ? me.today() : entry.from,
      to: entry.to,
      statement: { kind: 'usual' },
      repeat:
        entry.everyWeeks === null
          ? null
          : { everyWeeks: entry.everyWeeks, weekdays: entry.weekdays ?? [0, 1, 2, 3, 4, 5, 6] },
      reason: '',
    });
    if (done.saved) toast(t('availability.removed'));
  };
  return (
    <Show when={coming().length > 0}>
      <section class={styles.stack} aria-label={t('availability.comingUp')}>
        <h2 class={styles.heading}>{t('availability.comingUp')}</h2>
        <Card look="list">
          <For each={coming()}>
            {(entry) => (
              <div class={styles.row}>
                <div>
                  <p class={styles.strong}>{wordsOf(entry)}</p>
                  <p class={styles.note}>
                    {dayRange(entry.from, entry.to)}
                    <Show when={entry.everyWeeks}>
                      {(every) =>
                        ` · ${every() === 1 ? t('availability.repeatWeekly') : t('availability.repeatsTwo', { count: every() })}`
                      }
                    </Show>{' '}
                    <SyncGlyph row={`availability:${entry.id}`} />
                  </p>
                </div>
                <Button
                  look="quiet"
                  aria-label={`${t('availability.remove')}: ${wordsOf(entry)} ${dayRange(entry.from, entry.to)}`}
                  onClick={() => void takeBack(entry)}
                >
                  {t('availability.remove')}
                </Button>
              </div>
            )}
          </For>
        </Card>
      </section>
    </Show>
  );
}

function wordsOf({ kind, parts, minutes, percent }: Availability): string {
  if (kind === 'away') {
    if (!parts) return t('availability.upAway');
    const spans = parts.map(([start, end]) => `${minuteOfDay(start)}–${minuteOfDay(end)}`);
    return t('availability.upParts', { parts: spans.join(', ') });
  }
  if (kind === 'extra') return t('availability.upExtra', { hours: hours(minutes ?? 0) });
  return minutes === null
    ? t('availability.upPercent', { percent: percent ?? 100 })
    : t('availability.upReduced', { hours: hours(minutes) });
}
