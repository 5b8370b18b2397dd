import { createMemo, For, Show } from 'solid-js';
import { may } from '../../../core/policy/may.ts';
import * as to from '../../../core/policy/rules.ts';
import { Card } from '../../components/Card.tsx';
import { useMe } from '../../me/MeProvider.tsx';
import { createDirectory } from '../../queries/createDirectory.ts';
import { createRows } from '../../replica/createRows.ts';
import { t } from '../../words/t.ts';
import { firstSteps } from './firstSteps.ts';
import { peopleList } from './peopleList.ts';
import { SetupPage } from './SetupPage.tsx';
import { SetupRow } from './SetupRow.tsx';
import styles from './setup.module.css';

export default function SetupScreen() {
  const me = useMe();
  return (
    <SetupPage
      back={may(me.actor(), to.openLoad) ? '/mine' : undefined}
      title={t('setup.title')}
      sub={me.workspace()?.name ?? me.session.workspaceName}
    >
      <Overview />
    </SetupPage>
  );
}

function Overview() {
  const me = useMe();
  const rows = createRows('person');
  const teams = createRows('team');
  const projects = createRows('project');
  const skills = createRows('skill');
  const tasks = createRows('task');
  const directory = createDirectory();
  const people = createMemo(() => peopleList(rows(), directory.data()).filter((person) => person.active));
  const liveTeams = () => teams().filter((team) => !team.archived);
  const liveProjects = () => projects().filter((project) => !project.archived);
  const steps = createMemo(() =>
    firstSteps({
      workspaceName: me.workspace()?.name ?? '',
      mayName: may(me.actor(), to.configure),
      teams: liveTeams().length,
      people: people(),
      self: me.session.personId,
      work: liveProjects().length + tasks().length,
    }),
  );
  const next = () => steps().find((step) => !step.done);
  return (
    <>
      <Show when={next()}>
        <h2 class={styles.heading}>{t('setup.firstSteps')}</h2>
        <Card look="list">
          <For each={steps()}>
            {(step, at) => (
              <Step
                number={at() + 1}
                name={t(`setup.${step.name}`)}
                text={t(`setup.${step.name}Text`)}
                href={step.href}
                done={step.done}
                next={step === next()}
              />
            )}
          </For>
        </Card>
      </Show>
      <Card look="list">
        <SetupRow
          href="/setup/people"
          icon="people"
          name={t('setup.people')}
          text={t('setup.peopleCount', { count: people().length })}
        />
        <SetupRow
          href="/setup/teams"
          icon="person"
          name={t('setup.teams')}
          text={t('setup.teamsCount', { count: liveTeams().length })}
        />
        <SetupRow
          href="/setup/projects"
          icon="tasks"
          name={t('setup.projects')}
          text={t('setup.projectsCount', { count: liveProjects().length })}
        />
        <SetupRow
          href="/setup/skills"
          icon="check"
          name={t('setup.skills')}
          text={t('setup.skillsCount', { count: skills().length })}
        />
        <SetupRow
          href="/setup/settings"
          icon="settings"
          name={t('setup.settings')}
          text={t('setup.settingsText')}
        />
        <SetupRow href="/import" icon="download" name={t('setup.importFile')} text={t('setup.importText')} />
      </Card>
    </>
  );
}

function Step(props: {
  number: number;
  name: string;
  text: string;
  href: string;
  done: boolean;
  next: boolean;
}) {
  return (
    <SetupRow
      href={props.href}
      name={props.name}
      text={props.next ? props.text : undefined}
      end={
        <span
          class={styles.step}
          classList={{ [styles.stepDone!]: props.done, [styles.stepNext!]: props.next }}
        >
          <span aria-hidden="true">{props.done ? '✓' : props.number}</span>
          <Show when={props.done}>
            <span class="sr-only">{t('setup.done')}</span>
          </Show>
        </span>
      }
    />
  );
}
