import { createEffect, createSignal, on } from 'solid-js';
import type { CivilDay } from '../../../core/civilDay.ts';
import { Button } from '../../components/Button.tsx';
import { Field } from '../../components/Field.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { toast } from '../../components/Toast.tsx';
import { WhoSees } from '../../components/WhoSees.tsx';
import { dayRange } from '../../format/days.ts';
import { useMe } from '../../me/MeProvider.tsx';
import { createDispatch } from '../../replica/createDispatch.ts';
import { t } from '../../words/t.ts';

/** Away from one day to another: a statement, not a request. */
export function LeaveSheet(props: { open: boolean; from: CivilDay; onClose: () => void }) {
  const me = useMe();
  const dispatch = createDispatch();
  const [from, setFrom] = createSignal(me.today());
  const [to, setTo] = createSignal(me.today());
  const [reason, setReason] = createSignal('');
  createEffect(
    on(
      () => props.open,
      (open) => {
        if (!open) return;
        const start = props.from < me.today() ? me.today() : props.from;
        setFrom(start);
        setTo(start);
        setReason('');
      },
    ),
  );
  const wrong = () => to() < from();
  const save = async (): Promise<void> => {
    const done = await dispatch('availability.set', {
      from: from(),
      to: to(),
      statement: { kind: 'away', parts: null },
      repeat: null,
      reason: reason().trim(),
    });
    if (!done.saved) return;
    props.onClose();
    toast(t('availability.leaveSaved', { days: dayRange(from(), to()) }));
  };
  return (
    <Sheet
      open={props.open}
      title={t('availability.leaveTitle')}
      sub={t('availability.leaveSub')}
      onClose={props.onClose}
      actions={
        <Button disabled={wrong()} onClick={() => void save()}>
          {t('availability.leaveSave')}
        </Button>
      }
    >
      <Field label={t('availability.leaveFrom')}>
        {(control) => (
          <input
            {...control()}
            type="date"
            value={from()}
            onChange={(event) => {
              const day = event.currentTarget.value;
              if (!day) return;
              if (to() < day) setTo(day);
              setFrom(day);
            }}
          />
        )}
      </Field>
      <Field label={t('availability.leaveTo')} error={wrong() ? t('availability.leaveWrong') : undefined}>
        {(control) => (
          <input
            {...control()}
            type="date"
            value={to()}
            onChange={(event) => event.currentTarget.value && setTo(event.currentTarget.value)}
          />
        )}
      </Field>
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
    </Sheet>
  );
}
