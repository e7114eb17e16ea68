import { ENTITIES, type Records } from '@baraza/domain';
import { Action, InlineText, Tag, Link } from '@baraza/ui';
import { Menu } from '@mantine/core';
import { IconCalendarDown, IconCalendarX, IconDots, IconFileImport, IconTrash } from '@tabler/icons-react';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate, useParams } from 'react-router';
import { FieldEditor } from '../../map/panel/fields/FieldEditor.js';
import { useProject } from '../../project/context.js';
import { useMutate, useRecord, useSessionScope } from '../../project/hooks.js';
import { OfflineBanner } from '../../project/OfflineBanner.js';
import { ProjectScreen } from '../../project/ProjectScreen.js';
import { useZoneOf } from '../../project/session-time.js';
import { useOfferUndo } from '../../project/useOfferUndo.js';
import { useUndo } from '../../project/useUndo.js';
import { useFieldWords } from '../../project/words.js';
import { Comments } from '../../talk/Comments.js';
import { useMay, useTypeWord } from '../data/hooks.js';
import { useSaveCalendar } from '../data/useSaveCalendar.js';
import { useSessionWords } from '../data/useSessionWords.js';
import { Block } from '../parts/Block.js';
import { LanguagesInput } from '../parts/LanguagesInput.js';
import { StateMark } from '../parts/StateMark.js';
import { NoProcess } from '../ProcessScreen.js';
import classes from './plan.module.css';
import { SessionAgenda } from './SessionAgenda.js';
import { SessionDuties } from './SessionDuties.js';
import { OpenProposals } from '../process/OpenProposals.js';
import { SessionStakeholders } from './SessionStakeholders.js';
import { SessionRule } from './SessionRule.js';
import { WhenEditor } from './WhenEditor.js';

/** A session as it is planned: when, where, its agenda, who does what, and what is kept of those who speak. */
export function SessionPlanScreen(): ReactNode {
  const { session: id = '' } = useParams();
  const { t } = useTranslation('consultations');
  const { id: project } = useProject();
  useSessionScope(id);
  const session = useRecord('session', id);
  const process = useRecord('process', session?.process ?? '');
  if (!session || !process) {
    return (
      <ProjectScreen here={t('tab.sessions')} above={[{ label: t('title'), href: `/p/${project}/consultations` }]}>
        <NoProcess />
      </ProjectScreen>
    );
  }
  return (
    <ProjectScreen
      here={session.title}
      above={[{ label: process.name, href: `/p/${project}/consultations/${process.id}` }]}
      keyGroups={['general', 'consultations', 'editing']}
      notice={<OfflineBanner />}
    >
      <SessionPlan key={id} session={session} />
    </ProjectScreen>
  );
}

function SessionPlan({ session }: { readonly session: Records['session'] }): ReactNode {
  const { t } = useTranslation('talk');
  const { hash } = useLocation();
  useEffect(() => {
    const part = hash === '' ? null : document.getElementById(hash.slice(1));
    part?.scrollIntoView();
    part?.querySelector<HTMLElement>('button')?.focus();
  }, [hash]);
  return (
    <>
      <Head session={session} />
      <div className={classes['columns']}>
        <div>
          <SessionAgenda session={session} />
          <SessionDuties session={session} />
          <OpenProposals sessions={[session]} />
          {session.state !== 'cancelled' && <SessionStakeholders session={session} />}
        </div>
        <div>
          <Facts session={session} />
          <SessionRule session={session} />
          <Comments about={{ entity: 'session', id: session.id }} warning={session.attribution === 'attributed' ? undefined : t('careful')} />
        </div>
      </div>
    </>
  );
}

function Head({ session }: { readonly session: Records['session'] }): ReactNode {
  const { t } = useTranslation('consultations');
  const { label } = useFieldWords();
  const may = useMay();
  const mutate = useMutate();
  const typeWord = useTypeWord();
  const { when } = useSessionWords();
  const zoneOf = useZoneOf();
  const { id: project } = useProject();
  const { id, title, womenOnly, state } = session;
  return (
    <header className={classes['head']}>
      <h2>
        <InlineText label={label('session', 'title')} value={title} required readOnly={!may.in('runSessions', id)} onKeep={(next) => mutate('updateSession', { id, title: next })} />
      </h2>
      <p>
        <StateMark state={state} />
        <span>{when(session) || t('session.noTime')}</span>
        {session.startsAt !== null && <bdi dir="ltr">{zoneOf(session)}</bdi>}
        <span>{typeWord(session)}</span>
        {womenOnly && <Tag>{t('session.womenOnly')}</Tag>}
        {may.in('readSessions', id) && state !== 'cancelled' && <Link href={`/p/${project}/s/${id}`}>{t('session.open')}</Link>}
        <More session={session} />
      </p>
    </header>
  );
}

function More({ session }: { readonly session: Records['session'] }): ReactNode {
  const { t } = useTranslation(['consultations', 'answers']);
  const { id: project } = useProject();
  const may = useMay();
  const mutate = useMutate();
  const navigate = useNavigate();
  const offerUndo = useOfferUndo();
  const { undo } = useUndo();
  const saveCalendar = useSaveCalendar();
  const { id, title, process, state } = session;
  const runs = may.in('runSessions', id);
  const logs = may.in('logSessions', id) && state !== 'cancelled';
  const cancel = (): void => {
    if (mutate('setSessionState', { id, state: 'cancelled' })) offerUndo(t('session.cancelled', { name: title }), { id: 'gone' });
  };
  const remove = (): void => {
    if (!mutate('deleteSession', { id })) return;
    void navigate(`/p/${project}/consultations/${process}/sessions`);
    const back = (): void => {
      undo();
      void navigate(`/p/${project}/sessions/${id}`);
    };
    offerUndo(t('session.deleted', { name: title }), { undo: back, id: 'gone' });
  };
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Action aria-label={t('session.more')}>
          <IconDots size={16} aria-hidden />
        </Action>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconCalendarDown size={16} stroke={1.75} aria-hidden />} onClick={() => saveCalendar(title, [session])}>
          {t('calendar.save')}
        </Menu.Item>
        {logs && (
          <Menu.Item leftSection={<IconFileImport size={16} stroke={1.75} aria-hidden />} onClick={() => void navigate(`/p/${project}/s/${id}/answers`)}>
            {t('answers:open')}
          </Menu.Item>
        )}
        {runs && state === 'planned' && (
          <Menu.Item leftSection={<IconCalendarX size={16} stroke={1.75} aria-hidden />} onClick={cancel}>
            {t('session.cancel')}
          </Menu.Item>
        )}
        {runs && state === 'cancelled' && <Menu.Item onClick={() => mutate('setSessionState', { id, state: 'planned' })}>{t('session.planAgain')}</Menu.Item>}
        {runs && (
          <Menu.Item leftSection={<IconTrash size={16} stroke={1.75} aria-hidden />} c="var(--bz-danger)" onClick={remove}>
            {t('session.delete')}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

const FACTS = ['type', 'place', 'venue', 'setting', 'womenOnly', 'speakerSeconds', 'description'] as const;

function Facts({ session }: { readonly session: Records['session'] }): ReactNode {
  const { t } = useTranslation('consultations');
  const { label } = useFieldWords();
  const may = useMay();
  const mutate = useMutate();
  const { fields } = ENTITIES.session;
  const { id } = session;
  const runs = may.in('runSessions', id);
  return (
    <Block title={t('session.about')}>
      {runs && <WhenEditor session={session} />}
      <dl className={classes['facts']}>
        {FACTS.map((name) => (
          <div key={name} style={{ display: 'contents' }}>
            <dt>{label('session', name)}</dt>
            <dd>
              <FieldEditor name={name} label={label('session', name)} field={fields[name]} value={session[name]} readOnly={!runs} onKeep={(value) => mutate('updateSession', { id, [name]: value })} />
            </dd>
          </div>
        ))}
      </dl>
      {runs && <LanguagesInput label={label('session', 'languages')} value={session.languages} onChange={(languages) => mutate('updateSession', { id, languages })} />}
    </Block>
  );
}
