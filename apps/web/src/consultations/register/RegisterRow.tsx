import type { Records } from '@baraza/domain';
import { useFormat } from '@baraza/ui';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useProject } from '../../project/context.js';
import { useRecord } from '../../project/hooks.js';
import { useZoneOf } from '../../project/session-time.js';
import { useFieldWords } from '../../project/words.js';
import { entryAddress } from '../../room/entry-address.js';
import { KindMark } from '../../room/parts/KindMark.js';
import { SaidText } from '../../room/parts/SaidText.js';
import classes from './register.module.css';
import type { RegisterEntry } from './useRegister.js';

/** One thing that was said, with its place in the log. */
export function RegisterRow({ entry }: { readonly entry: RegisterEntry }): ReactNode {
  const { t } = useTranslation('consultations');
  const { parts } = useFormat();
  const { choice } = useFieldWords();
  const { id: project } = useProject();
  const session = useRecord('session', entry.session?.id ?? '');
  const question = useRecord('question', entry.question?.id ?? '');
  const { id, kind, channel } = entry;
  const who = parts([entry.speaker?.pseudonym, entry.affiliation?.name ?? entry.affiliationName]);
  const named = entry.codings.nodes.flatMap(({ id: coding, code, stakeholder, interest, threat }) => {
    const name = (code ?? stakeholder ?? interest ?? threat)?.name;
    return name ? [{ coding, name }] : [];
  });
  return (
    <li className={classes['row']}>
      <p className={classes['head']}>
        <When at={entry.at} rule={entry.rule} session={session} />
        <KindMark kind={kind} />
        {channel !== 'session' && <span>{choice('channel', channel)}</span>}
        {who !== '' && <bdi className={classes['who']}>{who}</bdi>}
      </p>
      <div className={classes['text']}>
        <SaidText said={entry} />
      </div>
      <p className={classes['foot']}>
        {named.map(({ coding, name }) => (
          <bdi key={coding} className={classes['named']}>
            {name}
          </bdi>
        ))}
        {question && <bdi>{question.label ?? question.text}</bdi>}
        {session && (
          <Link to={entryAddress(project, session.id, id)}>
            <bdi>{session.title}</bdi>
            <span className="bz-hidden-text">: {t('register.open')}</span>
          </Link>
        )}
      </p>
    </li>
  );
}

/** In the zone of the session; where nothing may be attributed, as the five minutes that are kept. */
function When({ at, rule, session }: { readonly at: string; readonly rule: RegisterEntry['rule']; readonly session: Records['session'] | undefined }): ReactNode {
  const { t } = useTranslation('consultations');
  const format = useFormat();
  const zoneOf = useZoneOf();
  const shown = format.dateTime(at, zoneOf(session ?? null));
  return <time dateTime={at}>{rule === 'notAttributed' ? t('register.approximately', { time: shown }) : shown}</time>;
}
