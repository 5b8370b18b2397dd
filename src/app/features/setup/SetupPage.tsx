import { type JSX, Show } from 'solid-js';
import { may } from '../../../core/policy/may.ts';
import * as to from '../../../core/policy/rules.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { LinkButton } from '../../components/LinkButton.tsx';
import { useMe } from '../../me/MeProvider.tsx';
import { Queries } from '../../queries/Queries.tsx';
import { Page } from '../../shell/Page.tsx';
import { t } from '../../words/t.ts';

/** A screen of the set-up, for those who may; a project's lead may open that project. */
export function SetupPage(props: {
  title: string;
  sub?: JSX.Element;
  back?: string | undefined;
  projectId?: string | undefined;
  children: JSX.Element;
}) {
  const me = useMe();
  return (
    <Page title={props.title} sub={props.sub} back={props.back}>
      <Show
        when={may(me.actor(), to.planProject, { projectId: props.projectId })}
        fallback={
          <EmptyState title={t('setup.notYours')} text={t('setup.notYoursText')}>
            <LinkButton href="/" look="line">
              {t('shell.toStart')}
            </LinkButton>
          </EmptyState>
        }
      >
        <Queries>{props.children}</Queries>
      </Show>
    </Page>
  );
}
