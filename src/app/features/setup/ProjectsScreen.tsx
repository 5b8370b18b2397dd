import { createMemo, For, Show } from 'solid-js';
import { Card } from '../../components/Card.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { LinkButton } from '../../components/LinkButton.tsx';
import { SyncGlyph } from '../../components/SyncGlyph.tsx';
import { createNames } from '../../queries/createNames.ts';
import { createRows } from '../../replica/createRows.ts';
import { t } from '../../words/t.ts';
import { SetupPage } from './SetupPage.tsx';
import { SetupRow } from './SetupRow.tsx';

export default function ProjectsScreen() {
  return (
    <SetupPage title={t('setup.projects')} back="/setup">
      <Projects />
    </SetupPage>
  );
}

function Projects() {
  const projects = createRows('project');
  const nameOf = createNames();
  const sorted = createMemo(() =>
    [...projects()].sort(
      (a, b) =>
        Number(a.archived) - Number(b.archived) || a.priority - b.priority || a.name.localeCompare(b.name),
    ),
  );
  const lead = (id: string | null): string => {
    const name = nameOf(id);
    return name === undefined ? t('setup.noLeadShort') : t('setup.ledBy', { names: name });
  };
  return (
    <>
      <LinkButton href="/setup/projects/new" icon="plus">
        {t('setup.addProject')}
      </LinkButton>
      <Show
        when={sorted().length > 0}
        fallback={<EmptyState title={t('setup.noProjectsTitle')} text={t('setup.noProjectsText')} />}
      >
        <Card look="list">
          <For each={sorted()}>
            {(project) => (
              <SetupRow
                href={`/setup/projects/${project.id}`}
                name={project.name}
                text={
                  <>
                    {project.archived ? t('setup.archived') : lead(project.leadId)}{' '}
                    <SyncGlyph row={`project:${project.id}`} />
                  </>
                }
              />
            )}
          </For>
        </Card>
      </Show>
    </>
  );
}
