import { useParams } from '@solidjs/router';
import { createMemo, createSignal, For, Match, Show, Switch } from 'solid-js';
import { civilDayIn } from '../../../core/civilDay.ts';
import { type InvitationView, invitationView } from '../../../core/issuedLinks.ts';
import { api, type FailureType } from '../../../local/index.ts';
import { Button } from '../../components/Button.tsx';
import { Card } from '../../components/Card.tsx';
import { longDay } from '../../format/days.ts';
import { useMe } from '../../me/MeProvider.tsx';
import { createDirectory } from '../../queries/createDirectory.ts';
import { createNames } from '../../queries/createNames.ts';
import { createRows } from '../../replica/createRows.ts';
import { createOutbox } from '../../replica/createStatus.ts';
import { useReplica } from '../../replica/ReplicaProvider.tsx';
import { t } from '../../words/t.ts';
import { LinkCard } from '../mine/LinkCard.tsx';
import { peopleList } from './peopleList.ts';
import { SetupPage } from './SetupPage.tsx';
import { SetupRow } from './SetupRow.tsx';
import styles from './setup.module.css';

/** Most names offered to go on with. */
const OTHERS = 8;

export default function InviteScreen() {
  const params = useParams<{ id: string }>();
  return (
    <SetupPage title={t('setup.invite')} back="/setup/people">
      <Show when={params.id} keyed>
        {(id) => <Invite personId={id} />}
      </Show>
    </SetupPage>
  );
}

function Invite(props: { personId: string }) {
  const me = useMe();
  const replica = useReplica();
  const nameOf = createNames();
  const rows = createRows('person');
  const outbox = createOutbox();
  const directory = createDirectory();
  const [made, setMade] = createSignal<InvitationView | null>(null);
  const [failed, setFailed] = createSignal<FailureType | null>(null);
  const [busy, setBusy] = createSignal(false);
  const name = () => nameOf(props.personId) ?? '…';
  const account = () => directory.data()?.people.find((person) => person.id === props.personId);
  const unsent = () => outbox().some((item) => item.touches.includes(`person:${props.personId}`));
  const others = createMemo(() =>
    peopleList(rows(), directory.data())
      .filter(
        (person) =>
          person.active &&
          person.id !== props.personId &&
          person.joined === false &&
          person.invitedUntil === null,
      )
      .slice(0, OTHERS),
  );
  const why = (type: FailureType): string => {
    if (type === 'unreachable') return t('setup.inviteOffline', { name: name() });
    if (type === 'not_allowed') return t('setup.inviteNotAllowed', { name: name() });
    if (type === 'not_found') return t('setup.inviteUnsent', { name: name() });
    return t(type === 'too_many' ? 'setup.inviteTooMany' : 'setup.inviteFailed');
  };

  const make = async (): Promise<void> => {
    setBusy(true);
    setFailed(null);
    // Someone added a moment ago has to be there before a link can name them.
    if (unsent()) await replica.syncNow();
    const answered = await api.post(invitationView, `/v1/w/${replica.workspaceId}/invitations`, {
      personId: props.personId,
    });
    if (answered.ok) {
      setMade(answered.value);
      directory.refetch();
    } else setFailed(answered.failure.type);
    setBusy(false);
  };

  return (
    <>
      <h2 class={styles.legend}>{t('setup.inviteTitle', { name: name() })}</h2>
      <Switch
        fallback={
          <Button disabled={busy()} onClick={() => void make()}>
            {t('setup.inviteMake')}
          </Button>
        }
      >
        <Match when={made()}>
          {(link) => (
            <>
              <p class={styles.note}>
                {t(account()?.joined ? 'setup.inviteSignIn' : 'setup.inviteText', {
                  name: link().personName,
                  day: longDay(civilDayIn(me.zone(), link().expiresAt)),
                })}
              </p>
              <LinkCard
                url={link().url}
                label={t('setup.qrLabel', { name: link().personName })}
                shareText={t('setup.shareText', {
                  workspace: me.workspace()?.name ?? me.session.workspaceName,
                  name: link().personName,
                })}
              />
              <Show when={link().code}>
                {(code) => (
                  <Card>
                    <p class={styles.note}>{t('setup.inviteCode', { address: window.location.host })}</p>
                    <p class={styles.code}>{code()}</p>
                  </Card>
                )}
              </Show>
              <Button look="quiet" disabled={busy()} onClick={() => void make()}>
                {t('setup.inviteAgain')}
              </Button>
            </>
          )}
        </Match>
      </Switch>
      <Show when={failed()}>
        {(type) => (
          <p class={styles.note} role="alert">
            {why(type())}
          </p>
        )}
      </Show>
      <Show when={others().length > 0}>
        <h2 class={styles.heading}>{t('setup.inviteOthers')}</h2>
        <Card look="list">
          <For each={others()}>
            {(person) => <SetupRow href={`/setup/invite/${person.id}`} name={person.name} />}
          </For>
        </Card>
      </Show>
    </>
  );
}
