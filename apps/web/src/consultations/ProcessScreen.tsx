import type { Records } from '@baraza/domain';
import { type AppShellProps, LoadingState, NoRightState, NotFoundState, Toolbar } from '@baraza/ui';
import { IconCalendarEvent, IconHelpCircle, IconLayoutDashboard, IconListTree, IconNotes, IconUsers } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { useProject } from '../project/context.js';
import { useConnection, useRecord, useRecords, useViewer } from '../project/hooks.js';
import { useInOrder } from '../project/useInOrder.js';
import { OfflineBanner } from '../project/OfflineBanner.js';
import { ProjectScreen } from '../project/ProjectScreen.js';
import { RoomTabs } from './parts/RoomTabs.js';
import classes from './process-screen.module.css';
import { ProcessCommands } from './process/ProcessCommands.js';

const TABS = [
  { id: 'overview', path: '', Icon: IconLayoutDashboard },
  { id: 'sessions', path: '/sessions', Icon: IconCalendarEvent },
  { id: 'register', path: '/register', Icon: IconNotes },
  { id: 'questions', path: '/questions', Icon: IconHelpCircle },
  { id: 'codebook', path: '/codebook', Icon: IconListTree },
  { id: 'people', path: '/people', Icon: IconUsers },
] as const;
export type ProcessTab = (typeof TABS)[number]['id'];

export interface ProcessScreenProps extends Pick<AppShellProps, 'panel' | 'panelLabel' | 'onPanelClose'> {
  readonly tab: ProcessTab;
  /** At the end of the line of tabs: what can be done here. */
  readonly actions?: (process: Records['process']) => ReactNode;
  readonly children: (process: Records['process']) => ReactNode;
}

/** The frame of every screen of a process, with what it says while the process is not there, or not for these eyes. */
export function ProcessScreen({ tab, actions, children, ...shell }: ProcessScreenProps): ReactNode {
  const { process: id = '' } = useParams();
  const { t } = useTranslation('consultations');
  const inOrder = useInOrder();
  const { id: project } = useProject();
  const navigate = useNavigate();
  const process = useRecord('process', id);
  const processes = inOrder(useRecords('process'));
  const all = { label: t('title'), href: `/p/${project}/consultations` };
  if (!process) {
    return (
      <ProjectScreen here={t('title')}>
        <NoProcess />
      </ProjectScreen>
    );
  }
  const base = `${all.href}/${id}`;
  const tabs = TABS.map(({ id: key, path, Icon }) => ({ id: key, label: t(`tab.${key}`), href: base + path, current: key === tab, icon: <Icon size={20} stroke={1.5} aria-hidden /> }));
  return (
    <ProjectScreen
      {...shell}
      here={process.name}
      above={[all]}
      menu={processes.length > 1 ? processes.map(({ id: other, name }) => ({ id: other, label: name, current: other === id, onChoose: () => void navigate(`${all.href}/${other}`) })) : undefined}
      keyGroups={['general', 'consultations', 'editing']}
      banner={<OfflineBanner />}
      toolbar={
        <div className={classes['line']} data-empty={actions === undefined || undefined}>
          <Toolbar label={t('tabs')} start={<RoomTabs label={t('tabs')} tabs={tabs} />} end={actions?.(process)} />
        </div>
      }
      tabs={tabs}
    >
      <ProcessCommands process={process} tabs={tabs} />
      {children(process)}
    </ProjectScreen>
  );
}

/** Why a process is not shown: not yet there, not there at all, or not for this role. */
export function NoProcess(): ReactNode {
  const { status } = useConnection();
  const { can } = useViewer();
  if (status === 'connecting') return <LoadingState />;
  return can('readRegistry') ? <NotFoundState /> : <NoRightState />;
}
