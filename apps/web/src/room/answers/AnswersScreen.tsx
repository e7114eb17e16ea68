import { EmptyState, NoRightState } from '@baraza/ui';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { JobSteps } from '../../import/JobSteps.js';
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
  return <RoomFrame notice={<OfflineBanner />}>{content}</RoomFrame>;
}

function Steps(): ReactNode {
  const project = useProject();
  const { session } = useRoom();
  const flow = answersFlowOf(project, session.id);
  return (
    <JobSteps
      flow={flow}
      start={() => flow.start()}
      choosing={(at) => <ChooseAnswers flow={flow} {...at} />}
      preview={(at) => <AnswersPreview key={at.step.preview.import} flow={flow} {...at} />}
      ended={(at) => <AnswersEnded flow={flow} {...at} />}
    />
  );
}
