import { type FloorTurn, turnLeftSeconds, turnMs } from '@baraza/domain';
import { IconEyeOff, IconMicrophone } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLiveNow } from '../../context.js';
import { clockText } from '../../parts/clock.js';
import { useFloorWords } from '../../useFloorWords.js';
import { useNow } from '../../useNow.js';
import classes from './side.module.css';

const icon = { size: 16, stroke: 1.75, 'aria-hidden': true } as const;
/** More than these are counted. */
const MOST_SHOWN = 8;

/** Who speaks and who waits, as the server tells it. To be looked at; whoever facilitates leads it on a screen of its own. */
export function FloorNow(): ReactNode {
  const { t } = useTranslation('log');
  const live = useLiveNow();
  const { nameOf } = useFloorWords();
  const turn = live?.floor.turn ?? null;
  const queue = live?.floor.queue ?? [];
  return (
    <section className={classes['section']} aria-label={t('floor.title')}>
      <header className={classes['head']}>
        <h2>{t('floor.title')}</h2>
        {live && <span>{t('floor.waiting', { count: queue.length })}</span>}
      </header>
      {!live && <p className={classes['nothing']}>{t('floor.unknown')}</p>}
      {live && !turn && <p className={classes['nothing']}>{t('floor.free')}</p>}
      {turn && <Speaking turn={turn} />}
      <ol className={classes['list']}>
        {queue.slice(0, MOST_SHOWN).map((entry, index) => (
          <li key={entry.id} className={classes['item']}>
            <span className={classes['number']}>{index + 1}</span>
            <span className={classes['title']} dir="auto">{nameOf(entry)}</span>
          </li>
        ))}
      </ol>
      {queue.length > MOST_SHOWN && <p className={classes['nothing']}>{t('floor.more', { count: queue.length - MOST_SHOWN })}</p>}
      {live?.rule === 'notAttributed' && (
        <p className={classes['nothing']}>
          <IconEyeOff {...icon} /> {t('floor.notKept')}
        </p>
      )}
    </section>
  );
}

function Speaking({ turn }: { readonly turn: FloorTurn }): ReactNode {
  const { t } = useTranslation('log');
  const { nameOf, language } = useFloorWords();
  const now = useNow();
  const used = turnMs(turn, now);
  const left = turnLeftSeconds(turn, now);
  const limit = turn.limitSeconds === null ? null : (turn.limitSeconds + turn.extraSeconds) * 1000;
  const how = turn.pausedAt !== null ? t('floor.paused') : turn.entry.language === null ? t('floor.speaking') : t('floor.speakingIn', { language: language(turn.entry.language) });
  return (
    <div className={classes['speaking']}>
      <IconMicrophone {...icon} />
      <strong className={classes['title']} dir="auto">{nameOf(turn.entry)}</strong>
      <div className={classes['running']}>
        <span>{how}</span>
        <strong>{limit === null ? clockText(used) : t('agenda.of', { used: clockText(used), planned: clockText(limit) })}</strong>
        {limit !== null && <span className={classes['track']} data-over={(left ?? 0) < 0 || undefined} style={{ '--share': `${Math.min(100, (100 * used) / limit)}%` }} />}
      </div>
    </div>
  );
}
