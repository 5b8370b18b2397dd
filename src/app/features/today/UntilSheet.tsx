import { createMemo, createSignal, Show } from 'solid-js';
import { addDays, wallTimeIn } from '../../../core/civilDay.ts';
import { Button } from '../../components/Button.tsx';
import { Field } from '../../components/Field.tsx';
import { Segmented } from '../../components/Segmented.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { WhoSees } from '../../components/WhoSees.tsx';
import { minuteOfDay } from '../../format/ages.ts';
import { shortDay } from '../../format/days.ts';
import { createMyWeeks } from '../../me/createMyRows.ts';
import { instantIn } from '../../me/instantIn.ts';
import { useMe } from '../../me/MeProvider.tsx';
import { useNow } from '../../me/now.ts';
import { weekOn } from '../../me/weekOn.ts';
import { createDispatch } from '../../replica/createDispatch.ts';
import { t } from '../../words/t.ts';
import { stateName } from './stateName.ts';
import { lastWorkdayOf, type Until, type UntilKey, untilChoices } from './untilChoices.ts';

const NOTES = { reduced: 'sheets.reducedNote', busy: 'sheets.busyNote', away: 'sheets.awayNote' } as const;

/** Until when? The likeliest answer is chosen already, so that one more tap is enough. */
export default function UntilSheet(props: { state: 'reduced' | 'busy' | 'away'; onClose: () => void }) {
  const me = useMe();
  const now = useNow();
  const dispatch = createDispatch();
  const weeks = createMyWeeks();
  const wall = createMemo(() => wallTimeIn(me.zone(), now()));
  const offer = createMemo(() => {
    const { weeks: mine, fallback } = weeks();
    const week = weekOn(mine, wall().day, fallback).minutes;
    return untilChoices(props.state, wall(), lastWorkdayOf(week, wall().day));
  });
  const [chosen, setChosen] = createSignal<UntilKey | 'pick'>(offer().likeliest);
  const [picked, setPicked] = createSignal(addDays(wall().day, 7));
  const [percent, setPercent] = createSignal<'25' | '50' | '75'>('50');

  const until = (): Omit<Until, 'key'> => {
    const choice = offer().choices.find((each) => each.key === chosen());
    return choice ?? { day: picked(), minute: 1440 };
  };
  const hint = ({ day, minute }: Until): string =>
    minute < 1440 ? minuteOfDay(minute) : day === wall().day ? '' : shortDay(day, wall().day);

  const save = async (): Promise<void> => {
    const { day, minute } = until();
    const done = await dispatch('presence.set', {
      state: props.state,
      minute: wall().minute,
      until: { day, minute, instant: instantIn(me.zone(), day, minute) },
      percent: props.state === 'reduced' ? Number(percent()) : props.state === 'away' ? 0 : 100,
    });
    if (done.saved) props.onClose();
  };

  return (
    <Sheet
      open
      title={t('sheets.untilTitle', { state: stateName(props.state) })}
      sub={t(NOTES[props.state])}
      onClose={props.onClose}
      actions={<Button onClick={() => void save()}>{t('sheets.save')}</Button>}
    >
      <Show when={props.state === 'reduced'}>
        <Segmented
          legend={t('sheets.howMuch')}
          value={percent()}
          options={[
            { value: '25', label: t('sheets.quarter') },
            { value: '50', label: t('sheets.half') },
            { value: '75', label: t('sheets.threeQuarters') },
          ]}
          onChange={setPercent}
        />
      </Show>
      <Segmented
        legend={t('sheets.until')}
        columns={2}
        value={chosen()}
        options={[
          ...offer().choices.map((each) => ({
            value: each.key,
            label: t(`sheets.${each.key}`),
            hint: hint(each),
          })),
          { value: 'pick' as const, label: t('sheets.pick') },
        ]}
        onChange={setChosen}
      />
      <Show when={chosen() === 'pick'}>
        <Field label={t('sheets.pickLabel')}>
          {(control) => (
            <input
              {...control()}
              type="date"
              min={wall().day}
              max={addDays(wall().day, 366)}
              value={picked()}
              onChange={(event) => event.currentTarget.value && setPicked(event.currentTarget.value)}
            />
          )}
        </Field>
      </Show>
      <WhoSees of="presence" />
    </Sheet>
  );
}
