import { createMemo, createSignal, Match, Show, Switch } from 'solid-js';
import { addDays, dayNumber, weekday } from '../../../core/civilDay.ts';
import { Button } from '../../components/Button.tsx';
import { Card } from '../../components/Card.tsx';
import { Field } from '../../components/Field.tsx';
import { Segmented } from '../../components/Segmented.tsx';
import { Stepper } from '../../components/Stepper.tsx';
import { SyncGlyph } from '../../components/SyncGlyph.tsx';
import { toast } from '../../components/Toast.tsx';
import { WhoSees } from '../../components/WhoSees.tsx';
import { longDay, weekdayLong } from '../../format/days.ts';
import { hours } from '../../format/hours.ts';
import { useMe } from '../../me/MeProvider.tsx';
import { createDispatch } from '../../replica/createDispatch.ts';
import { createRows } from '../../replica/createRows.ts';
import { t } from '../../words/t.ts';
import styles from './DayCard.module.css';
import { type DayChoice, draftOf, sameDraft, statementOf } from './dayDraft.ts';
import type { DayPlan } from './dayPlan.ts';
import { PartOfDay } from './PartOfDay.tsx';

type Repeat = 'never' | 'weekly' | 'twoWeeks';
const EVERY: Record<Exclude<Repeat, 'never'>, number> = { weekly: 1, twoWeeks: 2 };

/** What one day is like: a few choices, and what goes with them. Made anew for each day and each change of it. */
export function DayCard(props: { plan: DayPlan }) {
  const me = useMe();
  const dispatch = createDispatch();
  const reasons = createRows('reason');
  const saved = draftOf(props.plan);
  const [draft, setDraft] = createSignal(saved);
  const [repeat, setRepeat] = createSignal<Repeat>('never');
  const [until, setUntil] = createSignal(addDays(props.plan.day, 364));
  const kept = reasons().find((reason) => reason.id === props.plan.entry?.id)?.text ?? '';
  const [reason, setReason] = createSignal(kept);

  const name = () => weekdayLong(weekday(dayNumber(props.plan.day)));
  const usual = () => props.plan.usual;
  const over = () => props.plan.day < me.today();
  const partWrong = () => {
    const { choice, part } = draft();
    return choice === 'away' && part !== null && part[0] >= part[1];
  };
  const changed = createMemo(() => !sameDraft(draft(), saved) || repeat() !== 'never' || reason() !== kept);
  const choose = (choice: DayChoice): void => {
    setDraft((was) => ({ ...was, choice }));
  };

  const save = async (): Promise<void> => {
    const every = repeat();
    const { day } = props.plan;
    const done = await dispatch('availability.set', {
      from: day,
      to: every === 'never' ? day : until(),
      statement: statementOf(draft(), usual()),
      repeat: every === 'never' ? null : { everyWeeks: EVERY[every], weekdays: [weekday(dayNumber(day))] },
      reason: reason().trim(),
    });
    if (done.saved) toast(t('availability.saved', { day: longDay(day) }));
  };

  return (
    <Card>
      <div>
        <h3>{longDay(props.plan.day)}</h3>
        <p class={styles.note}>
          <Show when={props.plan.holiday}>
            {(holiday) => (
              <>
                {t(holiday().percent < 100 ? 'availability.halfHoliday' : 'availability.holiday', {
                  name: holiday().name,
                })}{' '}
              </>
            )}
          </Show>
          <Show when={props.plan.entry?.everyWeeks}>
            {(every) => (
              <>
                {every() === 1
                  ? t('availability.repeats')
                  : t('availability.repeatsTwo', { count: every() })}{' '}
              </>
            )}
          </Show>
          <Show when={props.plan.entry}>{(entry) => <SyncGlyph row={`availability:${entry().id}`} />}</Show>
        </p>
      </div>
      <Show when={!over()} fallback={<p class={styles.note}>{t('availability.past')}</p>}>
        <Segmented
          legend={t('availability.how')}
          hideLegend
          columns={4}
          value={draft().choice}
          options={[
            { value: 'full', label: t('availability.full'), hint: hours(usual()) },
            { value: 'half', label: t('availability.half'), hint: hours(usual() / 2) },
            { value: 'custom', label: t('availability.custom'), hint: hours(draft().minutes) },
            { value: 'away', label: t('availability.away'), hint: hours(0) },
          ]}
          onChange={choose}
        />
        <Switch>
          <Match when={draft().choice === 'custom'}>
            <Stepper
              label={t('availability.hours')}
              value={draft().minutes}
              min={0}
              max={16 * 60}
              step={60}
              format={hours}
              onChange={(minutes) => setDraft((was) => ({ ...was, minutes }))}
            />
          </Match>
          <Match when={draft().choice === 'away'}>
            <PartOfDay
              part={draft().part}
              wrong={partWrong()}
              onChange={(part) => setDraft((was) => ({ ...was, part }))}
            />
          </Match>
        </Switch>
        <label class={styles.choiceRow}>
          <span>{t('availability.repeat')}</span>
          <select class={styles.choice} onChange={(event) => setRepeat(event.currentTarget.value as Repeat)}>
            <option value="never">{t('availability.repeatNever')}</option>
            <option value="weekly">{t('availability.repeatWeekly')}</option>
            <option value="twoWeeks">{t('availability.repeatTwoWeeks')}</option>
          </select>
        </label>
        <Show when={repeat() !== 'never'}>
          <Field label={t('availability.repeatUntil')}>
            {(control) => (
              <input
                {...control()}
                type="date"
                min={props.plan.day}
                max={addDays(props.plan.day, 1095)}
                value={until()}
                onChange={(event) => event.currentTarget.value && setUntil(event.currentTarget.value)}
              />
            )}
          </Field>
        </Show>
        <Show when={draft().choice !== 'full'}>
          <Field label={t('availability.reason')} hint={t('availability.reasonHint')}>
            {(control) => (
              <input
                {...control()}
                autocomplete="off"
                maxlength="400"
                value={reason()}
                onInput={(event) => setReason(event.currentTarget.value)}
              />
            )}
          </Field>
          <WhoSees of="reason" />
        </Show>
        <Show when={changed()}>
          <Button disabled={partWrong()} onClick={() => void save()}>
            {t('availability.save', { day: name() })}
          </Button>
        </Show>
      </Show>
    </Card>
  );
}
