import { type FloorView, turnLeftSeconds, turnMs } from '@baraza/domain';
import { IconMicrophone } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { clockText } from '../parts/clock.js';
import { limitOf } from '../floor-words.js';
import { useFloorWords } from '../useFloorWords.js';
import { useNow } from '../useNow.js';
import classes from './hall.module.css';

/** Who has the floor and who is next, as the rule lets them be called before everybody: by pseudonym, group or seat. */
export function HallFloor({ floor: { turn, queue } }: { readonly floor: FloorView }): ReactNode {
  const { t } = useTranslation('hall');
  const { publicNameOf, groupOf } = useFloorWords();
  const group = turn && groupOf(turn.entry);
  const now = useNow(250);
  const [next] = queue;
  const left = turn && turnLeftSeconds(turn, now);
  const all = turn === null ? null : limitOf(turn);
  return (
    <section className={classes['floor']} aria-label={t('floor.label')}>
      <p className={classes['line']}>
        <span>
          <IconMicrophone aria-hidden stroke={1.75} /> {turn === null ? t('floor.nobodySpeaks') : t('floor.has')}
        </span>
      </p>
      <h2 className={classes['speaker']} data-free={turn === null || undefined}>
        <bdi>{turn === null ? t('floor.free') : publicNameOf(turn.entry)}</bdi>
      </h2>
      {group !== null && (
        <p className={classes['speaksFor']}>
          <bdi>{group}</bdi>
        </p>
      )}
      {turn && (
        <>
          <p className={classes['clock']}>
            <strong role="timer">{clockText(turnMs(turn, now))}</strong>
            <span>{turn.pausedAt !== null ? t('floor.stopped') : all === null ? '' : left !== null && left < 0 ? t('floor.over', { time: clockText(-left * 1000) }) : t('hall.of', { limit: clockText(all * 1000) })}</span>
          </p>
          {all !== null && (
            <div className={classes['turnBar']} aria-hidden>
              <span data-over={(left !== null && left < 0) || undefined} style={{ inlineSize: `${Math.min(100, (100 * (all - (left ?? all))) / all)}%` }} />
            </div>
          )}
        </>
      )}
      {next && (
        <div className={classes['next']}>
          <p>{t('hall.next')}</p>
          <strong>
            <bdi>{publicNameOf(next)}</bdi>
          </strong>
        </div>
      )}
    </section>
  );
}
