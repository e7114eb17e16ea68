import { EmptyState, LoadingState } from '@baraza/ui';
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Navigate, useLocation, useNavigate } from 'react-router';
import { newId } from '../app/new-id.js';
import { useProject } from './context.js';
import { useConnection, useIsArchived, useMutate, useRecords, useViewer } from './hooks.js';
import { useInOrder } from './useInOrder.js';
import { ProjectScreen } from './ProjectScreen.js';

/** Asked for the maps themselves, and not only for the project. */
const FOR_MAPS = 'maps';

/** Leads to the project's first map; a project without one begins here, unless its consultations have begun. */
export function FirstMap(): ReactNode {
  const inOrder = useInOrder();
  const { id } = useProject();
  const [first] = inOrder(useRecords('map'));
  const processes = useRecords('process');
  const { status } = useConnection();
  const { search } = useLocation();
  const { t } = useTranslation('project');
  if (first) return <Navigate to={`/p/${id}/m/${first.id}${search}`} replace />;
  if (status !== 'connecting' && processes.length > 0 && !new URLSearchParams(search).has(FOR_MAPS)) return <Navigate to={processes.length === 1 ? `/p/${id}/consultations/${processes[0]!.id}` : `/p/${id}/consultations`} replace />;
  return <ProjectScreen here={t('maps')}>{status === 'live' ? <NoMaps /> : <LoadingState />}</ProjectScreen>;
}

function NoMaps(): ReactNode {
  const { t } = useTranslation('project');
  const { id } = useProject();
  const { can } = useViewer();
  const archived = useIsArchived();
  const mutate = useMutate();
  const navigate = useNavigate();
  const consulted = useRecords('process').length > 0 && (
    <Button component={Link} to={`/p/${id}/consultations`} variant="default">
      {t('noMaps.consultations')}
    </Button>
  );
  if (!can('editMaps') || archived) {
    return (
      <EmptyState title={t('noMaps.title')} actions={consulted}>
        {t('noMaps.reader')}
      </EmptyState>
    );
  }
  const begin = (): void => {
    const map = newId();
    if (mutate('createMap', { id: map, name: t('noMaps.firstName'), aggregate: 'agreed', order: 1 })) void navigate(`/p/${id}/m/${map}`, { replace: true });
  };
  return (
    <EmptyState
      title={t('noMaps.title')}
      actions={
        <>
          <Button onClick={begin}>{t('noMaps.begin')}</Button>
          {can('import') && (
            <Button component={Link} to={`/p/${id}/import`} variant="default">
              {t('noMaps.import')}
            </Button>
          )}
          {consulted}
        </>
      }
    >
      {t('noMaps.text')}
    </EmptyState>
  );
}
