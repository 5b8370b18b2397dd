import { createSignal, Show } from 'solid-js';
import type { Person } from '../../../core/person.ts';
import { may } from '../../../core/policy/may.ts';
import * as to from '../../../core/policy/rules.ts';
import { Button } from '../../components/Button.tsx';
import { Card } from '../../components/Card.tsx';
import { useMe } from '../../me/MeProvider.tsx';
import { createDispatch } from '../../replica/createDispatch.ts';
import { t } from '../../words/t.ts';
import { ErasePerson } from './ErasePerson.tsx';
import styles from './setup.module.css';

/** Someone leaves, or comes back. Asked twice, because it signs them out. */
export function PersonLeft(props: { person: Person }) {
  const me = useMe();
  const dispatch = createDispatch();
  const [asked, setAsked] = createSignal(false);
  const set = async (active: boolean): Promise<void> => {
    const done = await dispatch('person.edit', { personId: props.person.id, fields: { active } });
    if (done.saved) setAsked(false);
  };
  return (
    <Show when={may(me.actor(), to.giveRoles) && props.person.id !== me.session.personId}>
      <Show
        when={props.person.active}
        fallback={
          <>
            <Button look="line" onClick={() => void set(true)}>
              {t('setup.restorePerson')}
            </Button>
            <ErasePerson person={props.person} />
          </>
        }
      >
        <Show
          when={asked()}
          fallback={
            <Button look="quiet" onClick={() => setAsked(true)}>
              {t('setup.removePerson')}
            </Button>
          }
        >
          <Card>
            <p class={styles.note}>{t('setup.removeText')}</p>
            <div class={styles.acts}>
              <Button look="line" onClick={() => setAsked(false)}>
                {t('shell.cancel')}
              </Button>
              <Button look="alert" onClick={() => void set(false)}>
                {t('setup.removeAct', { name: props.person.name })}
              </Button>
            </div>
          </Card>
        </Show>
      </Show>
    </Show>
  );
}
