import { turnLeftSeconds, turnMs } from '@baraza/domain';
import { IconArrowBackUp, IconArrowRight, IconMicrophone, IconPlayerPause, IconPlayerPlay, IconPlayerStop, IconPlus } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { clockText } from '../parts/clock.js';
import { useRoom } from '../context.js';
import { limitOf } from '../floor-words.js';
import { itemTime } from '../round-time.js';
import type { Floor } from '../useFloor.js';
import { useFloorWords } from '../useFloorWords.js';
import { useNow } from '../useNow.js';
import classes from './facilitate.module.css';
import { FloorButton } from './FloorButton.js';

const icon = { size: 16, stroke: 1.75, 'aria-hidden': true } as const;

/** Who has the floor, for how long, and what comes next. */
export function FloorNow({ floor: at, leads }: { readonly floor: Floor; readonly leads: boolean }): ReactNode {
  const { t } = useTranslation(['hall', 'common']);
  const { floor, reachable } = at;
  const { nameOf, language } = useFloorWords();
  const { turn, queue } = floor;
  const [first] = queue;
  const may = leads && reachable;
  return (
    <section aria-label={t('floor.label')}>
      <div className={classes['speaker']}>
        <div className={classes['who']}>
          <p className={classes['muted']}>
            <IconMicrophone {...icon} />
            {turn === null ? t('floor.nobodySpeaks') : turn.entry.language === null ? t('floor.has') : t('floor.hasIn', { language: language(turn.entry.language) })}
          </p>
          <h2 data-empty={turn === null || undefined}>
            <bdi>{turn === null ? t('floor.free') : nameOf(turn.entry)}</bdi>
          </h2>
        </div>
        <Clocks floor={floor} />
      </div>
      <TurnBar floor={floor} />
      {leads && (
        <div className={classes['buttons']}>
          {first === undefined && turn !== null ? (
            <FloorButton solid label={t('floor.end')} icon={<IconPlayerStop {...icon} />} keys="nextSpeaker" disabled={!may} onClick={at.next} />
          ) : (
            <FloorButton solid label={first === undefined ? t('floor.nobodyWaits') : t('floor.next', { name: nameOf(first) })} icon={<IconArrowRight {...icon} className="bz-mirror" />} keys="nextSpeaker" disabled={!may || first === undefined} onClick={at.next} />
          )}
          <FloorButton label={t('floor.more')} icon={<IconPlus {...icon} />} keys="extendTurn" disabled={!may || turn === null} onClick={at.extend} />
          <FloorButton label={turn?.pausedAt ? t('floor.resume') : t('floor.pause')} icon={turn?.pausedAt ? <IconPlayerPlay {...icon} className="bz-mirror" /> : <IconPlayerPause {...icon} />} keys="stopClock" disabled={!may || turn === null} onClick={at.pauseOrResume} />
          <span className={classes['atEnd']}>
            <FloorButton label={t('common:action.undo')} icon={<IconArrowBackUp {...icon} className="bz-mirror" />} keys="undoFloor" disabled={!may || floor.undoes === null} onClick={at.undo} />
          </span>
        </div>
      )}
      {floor.undoes !== null && leads && <p className="bz-hidden-text">{t('floor.undoes', { what: t(`floor.step.${floor.undoes}`) })}</p>}
      {!reachable && (
        <p className={classes['away']} role="status">
          {t('floor.away')}
        </p>
      )}
    </section>
  );
}

/** The clock of the speaker and what is left for the question. */
function Clocks({ floor: { turn } }: { readonly floor: Floor['floor'] }): ReactNode {
  const { t } = useTranslation('hall');
  const { running } = useRoom();
  const now = useNow(250);
  const time = running && itemTime(running, now);
  const limit = turn === null ? null : limitOf(turn);
  // Over its time as well: the clock then counts on from nothing.
  const planned = running?.minutes ?? null;
  const left = time === null || planned === null ? null : planned * 60 - time.usedSeconds;
  return (
    <div className={classes['clocks']}>
      <div className={classes['clock']}>
        <span>{turn?.pausedAt ? t('floor.stopped') : limit === null ? t('floor.thisSpeaker') : t('floor.thisSpeakerOf', { limit: clockText(limit * 1000) })}</span>
        <strong role="timer" data-none={turn === null || undefined}>
          {turn === null ? '–' : clockText(turnMs(turn, now))}
        </strong>
      </div>
      <div className={classes['clock']}>
        <span>{left !== null && left < 0 ? t('floor.overQuestion') : t('floor.leftForQuestion')}</span>
        <strong role="timer" data-none={time === null || undefined} data-over={(left !== null && left < 0) || undefined}>
          {left === null ? '–' : clockText(Math.abs(left) * 1000)}
        </strong>
      </div>
    </div>
  );
}

/** How much of the speaker’s time is used; over it, in stripes and with a word. */
function TurnBar({ floor: { turn } }: { readonly floor: Floor['floor'] }): ReactNode {
  const { t } = useTranslation('hall');
  const now = useNow(250);
  const left = turn && turnLeftSeconds(turn, now);
  const all = turn && limitOf(turn);
  if (left === null || all === null) return <div className={classes['turnBar']} aria-hidden />;
  return (
    <>
      <div className={classes['turnBar']} aria-hidden>
        <span data-over={left < 0 || undefined} style={{ inlineSize: `${Math.min(100, (100 * (all - left)) / all)}%` }} />
      </div>
      {left < 0 && <p className={classes['over']}>{t('floor.over', { time: clockText(-left * 1000) })}</p>}
    </>
  );
}
