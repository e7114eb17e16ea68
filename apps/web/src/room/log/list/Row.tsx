import { type Attribution, type Records } from '@baraza/domain';
import { Action, Avatar } from '@baraza/ui';
import { IconArrowMergeBoth, IconMail, IconPencil, IconUpload } from '@tabler/icons-react';
import { memo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useConnection } from '../../../project/hooks.js';
import { rowIdOf } from '../../entry-address.js';
import { KindMark } from '../../parts/KindMark.js';
import { useMemberWords } from '../../parts/useMemberWords.js';
import { useRoomTime } from '../../useRoomTime.js';
import { SIGN_OF } from '../compose/AboutChips.js';
import type { About } from '../compose/draft.js';
import { Folding } from './Folding.js';
import { History } from './History.js';
import classes from './list.module.css';

const icon = { size: 14, stroke: 1.75, 'aria-hidden': true } as const;

export interface RowProps {
  readonly said: Records['intervention'];
  readonly rule: Attribution;
  /** Who spoke, in words; null: it is not kept. */
  readonly who: string | null;
  readonly about: readonly About[];
  readonly sources: readonly Records['intervention'][];
  readonly waits: boolean;
  readonly active: boolean;
  /** The address of the page names it. */
  readonly wanted: boolean;
  readonly historyOpen: boolean;
  readonly onActive: (id: string) => void;
  readonly onHistory: (id: string) => void;
  /** Below it: what is proposed because of it. */
  readonly children?: ReactNode;
}

/** One intervention as it stands in the log. */
export const Row = memo(function Row({ said, rule, who, about, sources, waits, active, wanted, historyOpen, onActive, onHistory, children }: RowProps): ReactNode {
  const { t } = useTranslation(['log', 'domain']);
  const { time } = useRoomTime();
  const member = useMemberWords();
  const { id, kind, text, language, translation, translationLanguage, rapporteur, edited, channel } = said;
  const at = rule === 'notAttributed' ? t('row.about', { time: time(said.at) }) : time(said.at);
  const noter = member(rapporteur);
  return (
    <article id={rowIdOf(id)} className={classes['row']} tabIndex={active ? 0 : -1} data-active={active || undefined} data-wanted={wanted || undefined} data-waits={waits || undefined} onFocus={() => onActive(id)}>
      <time className={classes['time']} dateTime={said.at}>{at}</time>
      <span className={classes['kind']}>
        <KindMark kind={kind} />
      </span>
      <div className={classes['said']}>
        {who !== null && <p className={classes['who']} dir="auto">{who}</p>}
        <Folding texts={[text, translation]}>
          <p className={classes['line']}>
            <span className={classes['tongue']}>{language}</span>
            <span dir="auto" lang={language ?? undefined}>{text}</span>
          </p>
          {translation !== null && (
            <p className={classes['line']} data-translation>
              <span className={classes['tongue']}>{translationLanguage}</span>
              <span dir="auto" lang={translationLanguage ?? undefined}>{translation}</span>
            </p>
          )}
        </Folding>
        {(about.length > 0 || edited === true || sources.length > 0 || waits || channel !== 'session') && (
          <p className={classes['marks']}>
            {about.map((each) => (
              <bdi key={each.id} data-end={each.end}>
                {SIGN_OF[each.end]}
                {each.label}
              </bdi>
            ))}
            {channel !== 'session' && (
              <Action small onClick={() => onHistory(id)} aria-expanded={historyOpen}>
                <IconMail {...icon} /> {t(`domain:choice.channel.${channel}`)}
              </Action>
            )}
            {edited === true && (
              <Action small onClick={() => onHistory(id)} aria-expanded={historyOpen}>
                <IconPencil {...icon} /> {t('row.edited')}
              </Action>
            )}
            {sources.length > 0 && (
              <Action small onClick={() => onHistory(id)} aria-expanded={historyOpen}>
                <IconArrowMergeBoth {...icon} /> {t('row.merged', { one: noter.name, two: member(sources[0]!.rapporteur).name })}
              </Action>
            )}
            {waits && <Waiting said={said} at={time(said.at)} />}
          </p>
        )}
        {historyOpen && <History said={said} sources={sources} />}
        {children}
      </div>
      <span className={classes['noter']} title={noter.name}>
        {rapporteur !== null && <Avatar person={noter} />}
        <span className="bz-hidden-text">{t('row.notedBy', { name: noter.name })}</span>
      </span>
    </article>
  );
});

/** That it has not reached the server, and since when it is kept here. */
function Waiting({ said, at }: { readonly said: Records['intervention']; readonly at: string }): ReactNode {
  const { t } = useTranslation('log');
  const { storage } = useConnection();
  const where = storage === 'memoryOnly' ? t('row.waitsInTab') : said.edited === true ? t('row.waits') : t('row.waitsSince', { time: at });
  return (
    <span className={classes['waits']}>
      <IconUpload {...icon} /> {where}
    </span>
  );
}
