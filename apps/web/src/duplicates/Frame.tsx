import { EmptyState, LoadingState, NoRightState } from '@baraza/ui';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useProject } from '../project/context.js';
import { useIsArchived, useViewer } from '../project/hooks.js';
import { OfflineBanner } from '../project/OfflineBanner.js';
import { ProjectScreen } from '../project/ProjectScreen.js';
import { listPath } from './addresses.js';

/** The frame of the screens about duplicates, for who may edit the registry; says why it is empty for the others. `here`: left out on the list itself. */
export function Frame({ here, children }: { readonly here?: string; readonly children: ReactNode }): ReactNode {
  const { t } = useTranslation(['project', 'duplicates']);
  const { id } = useProject();
  const { can, viewer } = useViewer();
  const archived = useIsArchived();
  return (
    <ProjectScreen here={here ?? t('duplicates')} above={here === undefined ? [] : [{ label: t('duplicates'), href: listPath(id) }]} notice={<OfflineBanner />} keyGroups={['general', 'duplicates', 'editing']}>
      {viewer === null ? (
        <LoadingState />
      ) : !can('editRegistry') ? (
        <NoRightState>{t('duplicates:noRight')}</NoRightState>
      ) : archived ? (
        <EmptyState title={t('duplicates:archived.title')}>{t('duplicates:archived.text')}</EmptyState>
      ) : (
        children
      )}
    </ProjectScreen>
  );
}
