import { tellsTime } from '@baraza/domain';
import { LoadingState, OfflineState, PeopleColours, toast } from '@baraza/ui';
import { type ReactNode, Suspense, useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet, useParams } from 'react-router';
import { Screen } from '../app/Screen.js';
import { useErrorSentence } from '../data/useErrorSentence.js';
import { ExportCommand } from '../export/ExportCommand.js';
import { useFollowImport } from '../import/useFollowImport.js';
import { useAccount } from '../session/session.js';
import { NamesProvider } from '../vault/context.js';
import { ClosedProject } from './ClosedProject.js';
import { AwayContext, type OpenProject, ProjectContext, useProject } from './context.js';
import { useConnection, useRecords } from './hooks.js';
import { ProjectCommands } from './ProjectCommands.js';
import { useProjectSession } from './useProjectSession.js';
import { useReplacedNotice } from './useReplacedNotice.js';
import { useRightsNotice } from './useRightsNotice.js';
import { useSignInWatch } from './useSignInWatch.js';

/** Opens the project of the address for all its screens. */
export function ProjectLayout(): ReactNode {
  const { project = '' } = useParams();
  return <OpenedProject key={project} id={project} />;
}

function OpenedProject({ id }: { readonly id: string }): ReactNode {
  const { t } = useTranslation('project');
  const sentence = useErrorSentence();
  const { id: account } = useAccount();
  const tellReplaced = useReplacedNotice();
  const session = useProjectSession(account, id, {
    onRefused: ({ refusal }) => toast({ message: t('refused', { why: sentence(Object.assign(new Error(refusal.message), refusal)) }), tone: 'refused' }),
    onReport: ({ report }) => toast({ message: t('skipped', { count: report.skipped.length }) }),
    onReplaced: (theirs) => tellReplaced(session!, theirs),
  });
  const project = useMemo((): OpenProject | null => session && { id, session }, [id, session]);
  if (!project) return <Waiting />;
  return (
    <ProjectContext value={project}>
      <NamesProvider>
        <Coloured>
          <WhenOpened />
        </Coloured>
      </NamesProvider>
    </ProjectContext>
  );
}

/** When a member came, as the id tells it; those of ids that tell nothing were there before. */
const order = (id: string): string => `${tellsTime(id) ? 1 : 0} ${id}`;

/** Members of the project have colours that differ, in the order in which they became members. */
function Coloured({ children }: { readonly children: ReactNode }): ReactNode {
  const members = useRecords('member');
  const ids = useMemo(() => members.toSorted((a, b) => (order(a.id) < order(b.id) ? -1 : 1)).map(({ account }) => account), [members]);
  return <PeopleColours ids={ids}>{children}</PeopleColours>;
}

/** Shows the screens as soon as there is something to show, be it from the last visit. */
function WhenOpened(): ReactNode {
  const { session } = useProject();
  const { opened, closed, status, since } = useConnection();
  const away = useSignInWatch(status);
  useFollowImport();
  useRightsNotice();
  useEffect(() => {
    // So that it opens without the server from the first visit on, and as it was when the server went away, not only as the last regular write left it.
    if (status === 'live' || status === 'offline') void session.flush();
  }, [session, status]);
  if (closed) return <ClosedProject closed={closed} />;
  if (!opened) return status === 'offline' || away ? <Waiting offlineSince={since} /> : <Waiting />;
  return (
    <AwayContext value={away}>
      <Suspense fallback={null}>
        <ProjectCommands />
        <ExportCommand />
      </Suspense>
      <Suspense fallback={<Waiting />}>
        <Outlet />
      </Suspense>
    </AwayContext>
  );
}

function Waiting({ offlineSince }: { readonly offlineSince?: Date | null }): ReactNode {
  const { t } = useTranslation(['account', 'project']);
  const title = t('project:project');
  return <Screen crumbs={[{ label: t('home.title'), href: '/' }, { label: title }]}>{offlineSince === undefined ? <LoadingState what={title} /> : <OfflineState since={offlineSince ?? undefined} />}</Screen>;
}
