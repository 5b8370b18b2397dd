import { A } from '@solidjs/router';
import { createMemo, createSignal, type JSX, Show } from 'solid-js';
import { may } from '../../../core/policy/may.ts';
import * as to from '../../../core/policy/rules.ts';
import { Card } from '../../components/Card.tsx';
import { Icon, type IconName } from '../../components/Icon.tsx';
import { createMyLoad } from '../../load/createMyLoad.ts';
import { createMyFlags, createMyTasks } from '../../me/createMyRows.ts';
import { useMe } from '../../me/MeProvider.tsx';
import { createStatus } from '../../replica/createStatus.ts';
import { Page } from '../../shell/Page.tsx';
import { t } from '../../words/t.ts';
import { AddDevice } from './AddDevice.tsx';
import { InstallRow } from './InstallRow.tsx';
import styles from './MineScreen.module.css';
import { MyTank } from './MyTank.tsx';

/** A lead's own side: their work as a member, this device, and setting up where that is theirs. */
export default function MineScreen() {
  const me = useMe();
  const status = createStatus();
  const load = createMyLoad();
  const tasks = createMyTasks();
  const flags = createMyFlags();
  const [adding, setAdding] = createSignal(false);
  const up = createMemo(
    () => flags().filter((each) => each.state === 'open' || each.state === 'acknowledged').length,
  );
  const outbox = () => {
    const { needsYou, waiting } = status();
    if (needsYou > 0) return t('mine.needsYou', { count: needsYou });
    return waiting > 0 ? t('mine.waiting', { count: waiting }) : '';
  };
  return (
    <Page title={t('mine.title')} sub={me.person()?.name ?? me.session.personName}>
      <A href="/today" class={styles.today}>
        <Show when={load()}>{(mine) => <MyTank load={mine()} />}</Show>
      </A>
      <Card look="list">
        <Row href="/tasks" icon="tasks" name={t('mine.tasks')} end={String(tasks().length)} />
        <Row href="/availability" icon="availability" name={t('mine.availability')} />
        <Row href="/flags" icon="flag" name={t('mine.flags')} end={up() > 0 ? String(up()) : ''} />
        <Row href="/outbox" icon="clock" name={t('mine.outbox')} end={outbox()} />
      </Card>
      <Show when={may(me.actor(), to.setUp)}>
        <h2 class={styles.heading}>{me.workspace()?.name ?? me.session.workspaceName}</h2>
        <Card look="list">
          <Row href="/setup" icon="people" name={t('mine.setup')} text={t('mine.setupText')} />
          <Row href="/import" icon="download" name={t('mine.import')} text={t('mine.importText')} />
        </Card>
      </Show>
      <h2 class={styles.heading}>{t('mine.device')}</h2>
      <Card look="list">
        <button type="button" class={styles.row} onClick={() => setAdding(true)}>
          <Icon name="plus" />
          <span class={styles.words}>
            <span class={styles.name}>{t('mine.addDevice')}</span>
            <span class={styles.text}>{t('mine.addDeviceText')}</span>
          </span>
          <span class={styles.end} />
        </button>
        <InstallRow />
        <Row href="/me" icon="person" name={t('mine.you')} text={t('mine.youText')} />
      </Card>
      <Show when={adding()}>
        <AddDevice onClose={() => setAdding(false)} />
      </Show>
    </Page>
  );
}

function Row(props: {
  href: string;
  icon: IconName;
  name: string;
  text?: string;
  end?: string;
}): JSX.Element {
  return (
    <A href={props.href} class={styles.row}>
      <Icon name={props.icon} />
      <span class={styles.words}>
        <span class={styles.name}>{props.name}</span>
        <Show when={props.text}>
          <span class={styles.text}>{props.text}</span>
        </Show>
      </span>
      <span class={styles.end}>{props.end}</span>
      <Icon name="forward" size={18} />
    </A>
  );
}
