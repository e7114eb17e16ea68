import { EmptyState, LoadingState, NoRightState } from '@baraza/ui';
import { type ReactNode, useEffect, useRef, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../../app/Page.js';
import { Applying } from '../../import/Applying.js';
import { Sending } from '../../import/Sending.js';
import { useProject } from '../../project/context.js';
import { useIsArchived } from '../../project/hooks.js';
import { OfflineBanner } from '../../project/OfflineBanner.js';
import { useRightHere, useRoom } from '../context.js';
import { RoomFrame } from '../shell/RoomFrame.js';
import { AnswersEnded } from './AnswersEnded.js';
import { AnswersPreview } from './AnswersPreview.js';
import { ChooseAnswers } from './ChooseAnswers.js';
import { answersFlowOf } from './flow-of.js';

/** Bringing what was answered in a survey, a comment box, an interview or an outreach into the session. */
export function AnswersScreen(): ReactNode {
  const { t } = useTranslation('answers');
  const may = useRightHere();
  const archived = useIsArchived();
  const { session } = useRoom();
  const content = !may('logSessions') ? <NoRightState title={t('noRight')}>{t('noRightText')}</NoRightState> : archived ? <EmptyState title={t('archived')} /> : <Steps key={session.id} />;
  return <RoomFrame banner={<OfflineBanner />}>{content}</RoomFrame>;
}

function Steps(): ReactNode {
  const project = useProject();
  const { session } = useRoom();
  const flow = answersFlowOf(project, session.id);
  useEffect(() => {
    void flow.start();
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
          <ChooseAnswers flow={flow} step={step} focus={focus} />
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
          <AnswersPreview key={step.preview.import} flow={flow} step={step} focus={focus} />
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
          <AnswersEnded flow={flow} step={step} focus={focus} />
        </Page>
      );
  }
}
