import { EmptyState, LoadingState, NotFoundState } from '@baraza/ui';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { ProjectScreen } from '../project/ProjectScreen.js';
import { useConnection, useRecord } from '../project/hooks.js';

/** One map of the project. */
export function MapScreen(): ReactNode {
  const { map: id = '' } = useParams();
  const { t } = useTranslation(['project', 'common']);
  const map = useRecord('map', id);
  const { status } = useConnection();
  if (!map) return <ProjectScreen here={t('maps')}>{status === 'connecting' ? <LoadingState /> : <NotFoundState />}</ProjectScreen>;
  return (
    <ProjectScreen here={map.name}>
      <EmptyState title={map.name}>{map.purpose}</EmptyState>
    </ProjectScreen>
  );
}
