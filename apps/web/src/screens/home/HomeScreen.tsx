import { Action, Banner, LoadingState } from '@baraza/ui';
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Failed } from '../../app/Failed.js';
import { Page, Part, Rows } from '../../app/Page.js';
import { Screen } from '../../app/Screen.js';
import { failureOf } from '../../data/app-error.js';
import type { WorkspaceProjects } from '../../data/known-projects.js';
import { FirstSteps } from './FirstSteps.js';
import { NewWorkspace } from './NewWorkspace.js';
import { ProjectRow } from './ProjectRow.js';
import { useProjects } from './useProjects.js';

/** The projects of the person. */
export function HomeScreen(): ReactNode {
  const { t } = useTranslation('account');
  const { asked, known, again } = useProjects();
  const away = asked.state === 'failed' && failureOf(asked.error).code === 'serverAway';
  const workspaces = asked.state === 'answered' ? asked.value : asked.state === 'asking' || (away && known?.some(({ projects }) => projects.length > 0)) ? known : null;
  return (
    <Screen
      crumbs={[{ label: t('home.title') }]}
      notice={away && workspaces ? <Banner tone="warning">{t('home.offline')}</Banner> : undefined}
      end={
        workspaces?.some(({ projects }) => projects.length > 0) && (
          <Button component={Link} to="/new" visibleFrom="sm">
            {t('home.startOwn')}
          </Button>
        )
      }
    >
      {workspaces ? <Workspaces workspaces={workspaces} /> : asked.state === 'failed' ? <Failed error={asked.error} onRetry={again} /> : <LoadingState what={t('home.title')} />}
    </Screen>
  );
}

function Workspaces({ workspaces }: { readonly workspaces: readonly WorkspaceProjects[] }): ReactNode {
  const { t } = useTranslation('account');
  const all = workspaces.flatMap(({ projects }) => projects);
  const archived = all.filter((project) => project.archived);
  if (all.length === 0) {
    return (
      <>
        <FirstSteps workspaces={workspaces} />
        {!workspaces.some(({ role }) => role === 'administrator') && <Page><NewWorkspace /></Page>}
      </>
    );
  }
  return (
    <Page>
      {workspaces.map((workspace) => (
        <WorkspacePart key={workspace.id} workspace={workspace} />
      ))}
      {archived.length > 0 && (
        <Part title={t('home.archived')}>
          <Rows>
            {archived.map((project) => (
              <ProjectRow key={project.id} project={project} />
            ))}
          </Rows>
        </Part>
      )}
      <FirstSteps workspaces={workspaces} brief />
      <NewWorkspace />
    </Page>
  );
}

function WorkspacePart({ workspace }: { readonly workspace: WorkspaceProjects }): ReactNode {
  const { t } = useTranslation('account');
  const projects = workspace.projects.filter(({ archived }) => !archived);
  const members = (
    <Action accent href={`/workspace/${workspace.id}`}>
      {t('home.workspace')}
    </Action>
  );
  return (
    <Part title={workspace.name} action={members} intro={projects.length === 0 ? t('home.noneInWorkspace') : undefined}>
      {projects.length > 0 && (
        <Rows>
          {projects.map((project) => (
            <ProjectRow key={project.id} project={project} />
          ))}
        </Rows>
      )}
    </Part>
  );
}
