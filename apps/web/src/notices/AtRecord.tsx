import type { Commentable } from '@baraza/domain';
import { EmptyState, LoadingState, NotFoundState } from '@baraza/ui';
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link, Navigate, useParams } from 'react-router';
import { useProject } from '../project/context.js';
import { useConnection, useRecord, useRecords } from '../project/hooks.js';
import { useInOrder } from '../project/useInOrder.js';
import { ProjectScreen } from '../project/ProjectScreen.js';
import { useStored } from '../map/data/useStored.js';
import { useTranslation } from 'react-i18next';

/** Leads to where a record of the project is read: notices name records, and not screens. */
export function AtRecord(): ReactNode {
  const { t } = useTranslation('talk');
  const inOrder = useInOrder();
  const { entity = '', id = '' } = useParams();
  const { id: project } = useProject();
  const { arriving } = useConnection();
  const there = useRecord(entity as Commentable, id) !== undefined;
  const [first] = inOrder(useRecords('map'));
  const map = useStored(['membership', 'map'], (store) => [...store.referring('membership', entity === 'interest' ? 'interest' : 'stakeholder', id)].map((each) => store.live('membership', each)?.map).find((each) => each !== undefined), [id, entity]) ?? first?.id;
  const address: Partial<Record<string, string>> = {
    ...(map === undefined ? {} : { stakeholder: `m/${map}?stakeholder=${id}`, interest: `m/${map}?interest=${id}` }),
    map: `m/${id}`,
    source: `sources?source=${id}`,
    process: `consultations/${id}`,
    session: `sessions/${id}`,
  };
  if (there && address[entity] !== undefined) return <Navigate to={`/p/${project}/${address[entity]}`} replace />;
  const here = (): ReactNode => {
    if (arriving) return <LoadingState />;
    // It is there, and only what would show it is not.
    if (there && (entity === 'stakeholder' || entity === 'interest')) return <OnNoMap />;
    return <NotFoundState />;
  };
  return <ProjectScreen here={t('title')}>{here()}</ProjectScreen>;
}

/** A stakeholder or interest of a project without maps: they are read on maps, so this leads to where one is begun. */
function OnNoMap(): ReactNode {
  const { t } = useTranslation('project');
  const { id } = useProject();
  return (
    <EmptyState
      title={t('noMaps.title')}
      actions={
        <Button component={Link} to={`/p/${id}?maps`} variant="default">
          {t('maps')}
        </Button>
      }
    >
      {t('noMaps.forRecord')}
    </EmptyState>
  );
}
