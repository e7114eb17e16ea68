import { Banner, EmptyState, NoRightState } from '@baraza/ui';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useProject } from '../project/context.js';
import { useConnection, useIsArchived, useRecords, useViewer } from '../project/hooks.js';
import { ProjectScreen } from '../project/ProjectScreen.js';
import { ChooseFile } from './ChooseFile.js';
import { Ended } from './Ended.js';
import { flowOf } from './flow-of.js';
import { JobSteps } from './JobSteps.js';
import { Preview } from './preview/Preview.js';

/** Bringing a file into the project. `?map=ID` puts what comes in on that map. */
export function ImportScreen(): ReactNode {
  const { t } = useTranslation(['import', 'common']);
  const { id } = useProject();
  const { can } = useViewer();
  const archived = useIsArchived();
  const { status } = useConnection();
  const away = status === 'offline' ? <Banner tone="warning">{t('offline')}</Banner> : null;
  const content = !can('import') ? (
    <NoRightState>{t('noRight')}</NoRightState>
  ) : archived ? (
    <EmptyState title={t('archived.title')}>{t('archived.text')}</EmptyState>
  ) : (
    <Steps key={id} />
  );
  return (
    <ProjectScreen here={t('common:action.import')} banner={away}>
      {content}
    </ProjectScreen>
  );
}

function Steps(): ReactNode {
  const project = useProject();
  const [search] = useSearchParams();
  const wished = search.get('map');
  const known = useRecords('map').some((map) => map.id === wished);
  const flow = flowOf(project);
  return (
    <JobSteps
      flow={flow}
      start={() => flow.start(known ? wished : null)}
      choosing={(at) => <ChooseFile flow={flow} {...at} />}
      preview={(at) => <Preview key={at.step.preview.import} flow={flow} {...at} />}
      ended={(at) => <Ended flow={flow} {...at} />}
    />
  );
}
