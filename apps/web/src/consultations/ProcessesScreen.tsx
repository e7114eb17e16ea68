import type { Records } from '@baraza/domain';
import { EmptyState, LoadingState, NoRightState } from '@baraza/ui';
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Page, Part, Row, Rows } from '../app/Page.js';
import { useProject } from '../project/context.js';
import { useConnection, useRecords, useViewer } from '../project/hooks.js';
import { useInOrder } from '../project/useInOrder.js';
import { OfflineBanner } from '../project/OfflineBanner.js';
import { ProjectScreen } from '../project/ProjectScreen.js';
import { useMay, useSessions } from './data/hooks.js';
import { useProcessSpan } from './data/useProcessSpan.js';
import { useSessionWords } from './data/useSessionWords.js';
import { OpenProposals } from './process/OpenProposals.js';
import classes from './process-screen.module.css';

/** The consultation processes of the project. */
export function ProcessesScreen(): ReactNode {
  const { t } = useTranslation('consultations');
  return (
    <ProjectScreen here={t('title')} banner={<OfflineBanner />}>
      <Processes />
    </ProjectScreen>
  );
}

function Processes(): ReactNode {
  const { t } = useTranslation('consultations');
  const inOrder = useInOrder();
  const { id: project } = useProject();
  const { can } = useViewer();
  const { plan } = useMay();
  const { status } = useConnection();
  const processes = inOrder(useRecords('process'));
  const sessions = useRecords('session');
  const begin = plan && (
    <Button component={Link} to={`/p/${project}/consultations/new`}>
      {t('begin.title')}
    </Button>
  );
  if (processes.length === 0) {
    if (status === 'connecting') return <LoadingState what={t('title')} />;
    if (!can('readRegistry')) return <NoRightState />;
    return (
      <EmptyState title={t('empty.title')} actions={begin}>
        <p>{t('empty.text')}</p>
        <p>{plan ? t('empty.how') : t('empty.reader')}</p>
      </EmptyState>
    );
  }
  return (
    <Page wide>
      <Part title={t('title')} intro={t('intro')} action={begin || undefined}>
        <Rows label={t('title')}>
          {processes.map((process) => (
            <ProcessRow key={process.id} process={process} />
          ))}
        </Rows>
      </Part>
      <OpenProposals sessions={sessions} onPage />
    </Page>
  );
}

function ProcessRow({ process }: { readonly process: Records['process'] }): ReactNode {
  const { t } = useTranslation('consultations');
  const { id: project } = useProject();
  const sessions = useSessions(process.id).filter(({ state }) => state !== 'cancelled');
  const begun = sessions.filter(({ state }) => state !== 'planned').length;
  const span = useProcessSpan(process);
  const { join } = useSessionWords();
  const count = sessions.length === 0 ? t('sessions.noneYet') : t('sessions.begunOf', { begun, total: sessions.length });
  return (
    <Row title={<Link to={`/p/${project}/consultations/${process.id}`}>{process.name}</Link>} note={process.objective ?? undefined} end={<span className={classes['meta']}>{join([count, span])}</span>} />
  );
}
