import { Action, Section } from '@baraza/ui';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NotRenewed } from '../../../app/NotRenewed.js';
import { useTypeWord } from '../../../consultations/data/hooks.js';
import { useProject } from '../../../project/context.js';
import { useConnection, useRecord, useRecords, useViewer } from '../../../project/hooks.js';
import { useHeldOn } from '../../../project/session-time.js';
import { useAskedAlive } from '../../../project/useAskedAlive.js';
import { entryAddress, logAddress } from '../../../room/entry-address.js';
import { KindMark } from '../../../room/parts/KindMark.js';
import { SaidText } from '../../../room/parts/SaidText.js';
import { bySession, type SaidInSession, type Statement, statementsOf } from '../../data/statements.js';
import classes from './said.module.css';

const PAGE = 10;
/** More than this is read in the logs. */
const MOST = 500;

/** What was said for a stakeholder, and of it, session by session. */
export function Statements({ stakeholder }: { readonly stakeholder: string }): ReactNode {
  const { t } = useTranslation('map');
  const { can } = useViewer();
  if (can('readSessions')) return <Readable key={stakeholder} stakeholder={stakeholder} />;
  return (
    <Section title={t('said.title')}>
      <p className={classes['note']}>{t('said.noRight')}</p>
    </Section>
  );
}

function Readable({ stakeholder }: { readonly stakeholder: string }): ReactNode {
  const { t } = useTranslation(['map', 'common']);
  const { id: project } = useProject();
  const { status } = useConnection();
  const [most, setMost] = useState(PAGE);
  const [asked, again] = useAskedAlive(() => statementsOf(project, stakeholder, most), [project, stakeholder, most]);
  if (asked.state !== 'answered') {
    return (
      <Section title={t('said.title')}>
        {asked.state === 'asking' ? (
          <p className={classes['note']} role="status">
            {t('said.asking')}
          </p>
        ) : (
          <p className={classes['note']}>
            {t(status === 'live' ? 'said.failed' : 'said.offline')}{' '}
            <Action small accent onClick={again}>
              {t('common:action.retry')}
            </Action>
          </p>
        )}
      </Section>
    );
  }
  const { nodes, totalCount } = asked.value;
  const left = Math.min(totalCount, MOST) - nodes.length;
  return (
    <Section title={t('said.title')} action={totalCount > 0 ? t('said.count', { count: totalCount }) : undefined}>
      <NotRenewed asked={asked} again={again} />
      {totalCount === 0 && <p className={classes['note']}>{t('said.none')}</p>}
      {bySession(nodes).map((each) => (
        <InSession key={each.session} {...each} />
      ))}
      {left > 0 && (
        <p className={classes['note']}>
          <Action small accent onClick={() => setMost(Math.min(MOST, most + 2 * PAGE))}>
            {t('said.more', { count: left })}
          </Action>
        </p>
      )}
      {nodes.length >= MOST && totalCount > MOST && <p className={classes['note']}>{t('said.most', { most: MOST })}</p>}
      {totalCount > 0 && <p className={classes['note']}>{t('said.rule')}</p>}
    </Section>
  );
}

function InSession({ session: id, said, about }: SaidInSession): ReactNode {
  const { t } = useTranslation('map');
  const { id: project } = useProject();
  const session = useRecord('session', id);
  const typeWord = useTypeWord();
  const heldOn = useHeldOn();
  if (!session) return null;
  const line = [heldOn(session) ?? t('said.undated'), typeWord(session)].filter((part) => part !== '');
  return (
    <section className={classes['inSession']} aria-label={session.title}>
      <header className={classes['head']}>
        <h3>
          <Action href={logAddress(project, id)}>
            <bdi>{session.title}</bdi>
          </Action>
        </h3>
        <span className={classes['when']}>{line.join(' · ')}</span>
      </header>
      {said.length > 0 && <Entries entries={said} session={id} />}
      {about.length > 0 && (
        <>
          <h4 className={classes['about']}>{t('said.about')}</h4>
          <Entries entries={about} session={id} />
        </>
      )}
    </section>
  );
}

function Entries({ entries, session }: { readonly entries: readonly Statement[]; readonly session: string }): ReactNode {
  return (
    <ul className={classes['entries']}>
      {entries.map((said) => (
        <Entry key={said.id} said={said} session={session} />
      ))}
    </ul>
  );
}

function Entry({ said, session }: { readonly said: Statement; readonly session: string }): ReactNode {
  const { t } = useTranslation('map');
  const { id: project } = useProject();
  const questions = useRecords('question');
  const { id, kind, speaker } = said;
  const asked = questions.find((each) => each.id === said.question?.id);
  return (
    <li className={classes['entry']}>
      <p className={classes['marks']}>
        <KindMark kind={kind} />
        {asked && <bdi>{asked.label ?? asked.text}</bdi>}
        {speaker?.pseudonym && <bdi>{speaker.pseudonym}</bdi>}
        <Action small accent className={classes['open']} href={entryAddress(project, session, id)}>
          {t('said.open')}
        </Action>
      </p>
      <SaidText said={said} folded />
    </li>
  );
}
