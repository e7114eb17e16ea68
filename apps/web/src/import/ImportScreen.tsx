import { Banner, EmptyState, LoadingState, NoRightState } from '@baraza/ui';
import { type ReactNode, useEffect, useEffectEvent, useRef, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { Page } from '../app/Page.js';
import { useProject } from '../project/context.js';
import { useConnection, useIsArchived, useRecords, useViewer } from '../project/hooks.js';
import { ProjectScreen } from '../project/ProjectScreen.js';
import { Applying } from './Applying.js';
import { ChooseFile } from './ChooseFile.js';
import { Ended } from './Ended.js';
import { flowOf } from './flow-of.js';
import { Preview } from './preview/Preview.js';
import { Sending } from './Sending.js';

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
  const open = useEffectEvent(() => flow.start(known ? wished : null));
  useEffect(() => {
    void open();
    return () => flow.leave();
  }, [flow]);
  const step = useSyncExternalStore(flow.subscribe, flow.current);
  // The first step is where one came from a link; only further ones take the keyboard.
  const first = useRef(true);
  const focus = !first.current;
  useEffect(() => {
    if (flow.current().kind !== 'looking') first.current = false;
  }, [flow, step.kind]);
  switch (step.kind) {
    case 'looking':
      return <LoadingState />;
    case 'choosing':
      return (
        <Page wide>
          <ChooseFile flow={flow} step={step} focus={focus} />
        </Page>
      );
    case 'sending':
      return (
        <Page>
          <Sending flow={flow} step={step} />
        </Page>
      );
    case 'preview':
      return (
        <Page wide>
          <Preview key={step.preview.import} flow={flow} step={step} focus={focus} />
        </Page>
      );
    case 'applying':
      return (
        <Page>
          <Applying flow={flow} step={step} focus={focus} />
        </Page>
      );
    case 'ended':
      return (
        <Page>
          <Ended flow={flow} step={step} focus={focus} />
        </Page>
      );
  }
}
