import { ENTITIES, type Records } from '@baraza/domain';
import { Action, InlineText, useFormat } from '@baraza/ui';
import { Button, Menu } from '@mantine/core';
import { IconCalendarDown, IconCalendarPlus, IconDots, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { useProject } from '../../project/context.js';
import { useMutate } from '../../project/hooks.js';
import { useOfferUndo } from '../../project/useOfferUndo.js';
import { useUndo } from '../../project/useUndo.js';
import { useFieldWords } from '../../project/words.js';
import { Comments } from '../../talk/Comments.js';
import { useDated, useMay, useSessions } from '../data/hooks.js';
import { type Inclusion, useProcessInclusion } from '../data/inclusion.js';
import { useProcessSpan } from '../data/useProcessSpan.js';
import { useSaveCalendar } from '../data/useSaveCalendar.js';
import { ProcessScreen } from '../ProcessScreen.js';
import { AboutProcess } from './AboutProcess.js';
import { CalendarGrid } from './CalendarGrid.js';
import { CommunicationPlan } from './CommunicationPlan.js';
import classes from './overview.module.css';
import { NeverHeard } from './NeverHeard.js';
import { OpenProposals } from './OpenProposals.js';
import { PlacesList } from './PlacesList.js';
import { Targets } from './Targets.js';
import { Warnings } from './Warnings.js';

/** A process at a glance: its calendar, what is amiss, whom it must hear, who is told. */
export function OverviewScreen(): ReactNode {
  return (
    <ProcessScreen tab="overview" actions={(process) => <Actions process={process} />}>
      {(process) => <Overview key={process.id} process={process} />}
    </ProcessScreen>
  );
}

function Overview({ process }: { readonly process: Records['process'] }): ReactNode {
  const sessions = useSessions(process.id);
  const dated = useDated(sessions);
  const [asked, again] = useProcessInclusion(process.id);
  const inclusion = asked.state === 'answered' ? (asked.value?.inclusion ?? null) : null;
  return (
    <div className={classes['overview']}>
      <Head process={process} sessions={sessions} inclusion={inclusion} />
      <div className={classes['columns']}>
        <div>
          <CalendarGrid process={process} dated={dated} total={sessions.length} />
          <Warnings process={process} sessions={sessions} />
          <Targets process={process} inclusion={inclusion} />
          <OpenProposals sessions={sessions} />
        </div>
        <div>
          <AboutProcess process={process} />
          <Comments about={{ entity: 'process', id: process.id }} />
          <PlacesList sessions={sessions} />
          <NeverHeard asked={asked} again={again} />
        </div>
      </div>
      <CommunicationPlan process={process} />
    </div>
  );
}

/** Name and objective, the figures that this device knows for certain, and what the server has counted. */
function Head({ process, sessions, inclusion }: { readonly process: Records['process']; readonly sessions: readonly Records['session'][]; readonly inclusion: Inclusion | null }): ReactNode {
  const { t } = useTranslation('consultations');
  const format = useFormat();
  const { label } = useFieldWords();
  const { plan } = useMay();
  const mutate = useMutate();
  const span = useProcessSpan(process);
  const counted = sessions.filter(({ state }) => state !== 'cancelled');
  const begun = counted.filter(({ state }) => state !== 'planned').length;
  const figures: [string, string][] = [
    ...(counted.length > 0 ? ([[t('figure.of', { part: format.number(begun), total: format.number(counted.length) }), t('figure.begun')]] as [string, string][]) : []),
    ...(inclusion && begun > 0
      ? ([
          [format.number(inclusion.people), t('figure.people', { count: inclusion.people })],
          [format.number(inclusion.interventions), t('figure.interventions', { count: inclusion.interventions })],
        ] as [string, string][])
      : []),
    ...(process.languages.length > 0 ? ([[format.number(process.languages.length), t('figure.languages', { count: process.languages.length })]] as [string, string][]) : []),
  ];
  const { fields } = ENTITIES.process;
  return (
    <header className={classes['head']}>
      <div className={classes['words']}>
        <h2 className={classes['name']}>
          <InlineText label={label('process', 'name')} value={process.name} required={fields.name.required} readOnly={!plan} onKeep={(name) => mutate('updateProcess', { id: process.id, name })} />
        </h2>
        <div className={classes['objective']}>
          <InlineText label={label('process', 'objective')} value={process.objective ?? ''} multiline placeholder={plan ? t('overview.noObjective') : undefined} readOnly={!plan} onKeep={(objective) => mutate('updateProcess', { id: process.id, objective: objective || null })} />
          {span !== '' && <span className={classes['span']}>{span}</span>}
        </div>
      </div>
      <dl className={classes['figures']}>
        {figures.map(([value, word]) => (
          <div key={word}>
            <dd>{value}</dd>
            <dt>{word}</dt>
          </div>
        ))}
      </dl>
    </header>
  );
}

function Actions({ process }: { readonly process: Records['process'] }): ReactNode {
  const { t } = useTranslation(['consultations', 'common']);
  const { id: project } = useProject();
  const { plan } = useMay();
  const sessions = useSessions(process.id);
  const saveCalendar = useSaveCalendar();
  const mutate = useMutate();
  const navigate = useNavigate();
  const offerUndo = useOfferUndo();
  const { undo } = useUndo();
  const remove = (): void => {
    if (!mutate('deleteProcess', { id: process.id })) return;
    void navigate(`/p/${project}/consultations`);
    const back = (): void => {
      undo();
      void navigate(`/p/${project}/consultations/${process.id}`);
    };
    offerUndo(t('overview.deleted', { name: process.name }), { undo: back, id: 'gone' });
  };
  return (
    <>
      {plan && sessions.length > 0 && (
        <Button component={Link} to={`/p/${project}/consultations/${process.id}/sessions/new`} leftSection={<IconCalendarPlus size={16} stroke={1.75} aria-hidden />}>
          {t('sessions.plan')}
        </Button>
      )}
      <Menu position="bottom-end">
        <Menu.Target>
          <Action aria-label={t('overview.more')}>
            <IconDots size={16} aria-hidden />
          </Action>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconCalendarDown size={16} stroke={1.75} aria-hidden />} onClick={() => saveCalendar(process.name, sessions)}>
            {t('calendar.save')}
          </Menu.Item>
          {plan && (
            <Menu.Item leftSection={<IconTrash size={16} stroke={1.75} aria-hidden />} c="var(--bz-danger)" onClick={remove}>
              {t('overview.delete')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
    </>
  );
}
