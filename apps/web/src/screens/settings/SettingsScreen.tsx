import { Banner } from '@baraza/ui';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../../app/Page.js';
import { useIsArchived, useViewer } from '../../project/hooks.js';
import { ProjectScreen } from '../../project/ProjectScreen.js';
import { RemovedFiles } from '../../sources/RemovedFiles.js';
import { About } from './About.js';
import { EndOfProject } from './EndOfProject.js';
import { Invitations } from './Invitations.js';
import { Lists } from './Lists.js';
import { Members } from './Members.js';
import { TakeAlong } from './TakeAlong.js';

/** What a project is, who works in it, with which words, and its end. Changes go the way of all changes: live, undoable, offline too. */
export function SettingsScreen(): ReactNode {
  const { t } = useTranslation(['project', 'domain']);
  const { viewer, can } = useViewer();
  const archived = useIsArchived();
  const mayManage = can('manageProject');
  const role = viewer ? t(`domain:role.${viewer.role}`) : '';
  return (
    <ProjectScreen here={t('settings.title')} banner={viewer && !mayManage ? <Banner tone="plain">{t('settings.readOnly', { role })}</Banner> : undefined}>
      <Page wide>
        <About readOnly={!mayManage || archived} />
        <Members readOnly={!can('manageMembers') || archived} />
        {can('manageMembers') && !archived && <Invitations />}
        <Lists readOnly={!can('editRegistry') || archived} />
        <TakeAlong allowed={can('export')} />
        {mayManage && <RemovedFiles readOnly={archived} />}
        {mayManage && <EndOfProject />}
      </Page>
    </ProjectScreen>
  );
}
