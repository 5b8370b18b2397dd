import { createSignal, Show } from 'solid-js';
import * as z from 'zod/mini';
import { mailAddress } from '../../../core/mailAddress.ts';
import type { Person } from '../../../core/person.ts';
import { may } from '../../../core/policy/may.ts';
import * as to from '../../../core/policy/rules.ts';
import { waysIn } from '../../../core/waysIn.ts';
import { api, type Failure } from '../../../local/index.ts';
import { Button } from '../../components/Button.tsx';
import { Card } from '../../components/Card.tsx';
import { MailField } from '../../components/MailField.tsx';
import { toast } from '../../components/Toast.tsx';
import { useMe } from '../../me/MeProvider.tsx';
import { createAnswer } from '../../queries/createAnswer.ts';
import { t } from '../../words/t.ts';
import { SignInAgainLink } from './SignInAgainLink.tsx';
import styles from './setup.module.css';

/** Where somebody's codes go, where this server sends any: an admin writes it, and sees none that is there. */
export function PersonMail(props: { person: Person }) {
  const me = useMe();
  const [offered] = createAnswer(async () => {
    const answer = await api.get(waysIn, '/v1/ways-in');
    return answer.ok && answer.value.mail;
  });
  const [address, setAddress] = createSignal('');
  const [wrong, setWrong] = createSignal<string | undefined>();
  const [stale, setStale] = createSignal(false);

  const why = ({ type, field }: Failure): string => {
    if (type === 'unreachable') return t('setup.mailOffline');
    if (type === 'not_found') return t('setup.inviteUnsent', { name: props.person.name });
    if (type === 'not_fresh') return t('setup.mailNotFresh');
    return t(field === 'address' ? 'setup.mailTaken' : 'setup.mailFailed');
  };
  const set = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const to = z.safeParse(mailAddress, address());
    setWrong(to.success ? undefined : t('setup.mailWrong'));
    if (!to.success) return;
    const path = `/v1/w/${me.session.workspaceId}/people/${props.person.id}/mail-address`;
    const answer = await api.post(z.unknown(), path, { address: to.data });
    setStale(!answer.ok && answer.failure.type === 'not_fresh');
    if (!answer.ok) {
      setWrong(why(answer.failure));
      return;
    }
    setAddress('');
    toast(t('setup.mailSet', { name: props.person.name }));
  };

  return (
    <Show when={offered() && may(me.actor(), to.directCodes)}>
      <form onSubmit={(event) => void set(event)} novalidate>
        <Card>
          <div class={styles.adder}>
            <MailField
              label={t('setup.mail')}
              hint={t('setup.mailHint')}
              error={wrong()}
              value={address()}
              onValue={setAddress}
              autocomplete="off"
            />
            <Button type="submit" small look="line">
              {t('setup.mailSave')}
            </Button>
          </div>
          <SignInAgainLink when={stale()} />
        </Card>
      </form>
    </Show>
  );
}
