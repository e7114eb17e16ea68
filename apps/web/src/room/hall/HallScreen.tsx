import { HALL_PARTS, type HallPart } from '@baraza/protocol';
import { ariaKeys, isApple, KeyHint, keyOf, Link, NoRightState, useShortcuts } from '@baraza/ui';
import { IconShield, IconWifiOff } from '@tabler/icons-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useTitle } from '../../app/useTitle.js';
import { useProject } from '../../project/context.js';
import { useConnection, usePeers, useRecord } from '../../project/hooks.js';
import { useLive, useRightHere, useRoom, useRule } from '../context.js';
import { itemTime } from '../round-time.js';
import { useNow } from '../useNow.js';
import { useRoomTime } from '../useRoomTime.js';
import { useSpoken } from '../useSpoken.js';
import classes from './hall.module.css';
import { HallFloor } from './HallFloor.js';
import { HallMeters } from './HallMeters.js';
import { partsIn, partsOf } from './parts.js';

/** What the whole hall sees: read from 15 m, nothing to press. Shows what the facilitator chose, else what stands in the address. */
export function HallScreen(): ReactNode {
  const { t } = useTranslation('hall');
  const { session } = useRoom();
  const { id } = useProject();
  const right = useRightHere();
  const live = useLive();
  const parts = useParts();
  useTitle(t('hall.title'), session.title);
  useShortcuts({ fullScreen });
  if (!right('readSessions')) return <NoRightState>{t('noRight')}</NoRightState>;
  const has = (part: HallPart): boolean => parts.includes(part);
  const sides = [has('floor') && live !== null, has('meters') && live !== null];
  return (
    <main className={classes['hall']} aria-label={t('hall.title')}>
      <Head question={has('question')} />
      <div className={classes['sides']} data-one={sides.filter(Boolean).length === 1 || undefined}>
        {live && has('floor') && <HallFloor floor={live.floor} />}
        {live && has('meters') && <HallMeters meters={live.meters} />}
      </div>
      <Rule />
      <nav className={classes['tools']} aria-label={t('hall.tools')}>
        <Link href={`/p/${id}/s/${session.id}/facilitate`}>{t('hall.back')}</Link>
        <button type="button" onClick={fullScreen} aria-keyshortcuts={ariaKeys(keyOf('fullScreen'), isApple())}>
          {t('hall.fullScreen')} <KeyHint keys={keyOf('fullScreen')} />
        </button>
      </nav>
    </main>
  );
}

function fullScreen(): void {
  // Where the browser refuses, the page stays as it is: there is nothing to tell a hall about that.
  const done = document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen();
  void done.catch(() => undefined);
}

/** What is shown: as whoever runs the session last said, also after they have gone; before that, as the address says. */
function useParts(): readonly HallPart[] {
  const { session } = useRoom();
  const [address] = useSearchParams();
  const said = partsOf(usePeers().values(), session.id);
  const key = said?.join(',') ?? null;
  const [last, setLast] = useState<readonly HallPart[] | null>(null);
  useEffect(() => {
    if (said) setLast(said);
    // The list is made anew with every message; what it says counts.
  }, [key]);
  return said ?? last ?? partsIn(address.get('show')) ?? HALL_PARTS;
}

function Head({ question: shown }: { readonly question: boolean }): ReactNode {
  const { t } = useTranslation(['hall', 'project']);
  const { session, running } = useRoom();
  const { id } = useProject();
  const fictional = useRecord('project', id)?.fictional ?? false;
  const question = useRecord('question', running?.question ?? '');
  return (
    <header className={classes['head']}>
      <div className={classes['line']}>
        <span>
          <bdi>{session.title}</bdi>
        </span>
        {fictional && <span>{t('hall.fictional')}</span>}
      </div>
      {shown && (
        <div className={classes['question']}>
          <div>
            <h1 dir="auto">{question?.text ?? running?.title ?? t(`hall.state.${session.state}`)}</h1>
            {question && question.translation !== null && <p dir="auto">{question.translation}</p>}
          </div>
          {running && <MinutesLeft />}
        </div>
      )}
    </header>
  );
}

function MinutesLeft(): ReactNode {
  const { t } = useTranslation('hall');
  const { running } = useRoom();
  const spoken = useSpoken();
  const now = useNow();
  const time = running && itemTime(running, now);
  if (!time) return null;
  return (
    <div className={classes['left']}>
      <strong role="timer">{t('hall.minutes', { minutes: Math.ceil(time.leftSeconds / 60) })}</strong>
      <p>
        {spoken.map(({ tag, words }, index) => (
          <span key={tag} lang={tag}>
            {index > 0 && ' · '}
            {words.left}
          </span>
        ))}
      </p>
    </div>
  );
}

/** The rule that protects whoever speaks, in the languages of the session; and since when nothing new has come. */
function Rule(): ReactNode {
  const { t } = useTranslation('hall');
  const { time } = useRoomTime();
  const { running } = useRoom();
  const { status, since } = useConnection();
  const live = useLive();
  const ruled = useRule(running);
  // The records know a change of the rule first; what the server told last may be older where it is away.
  const rule = status === 'live' ? (live?.rule ?? ruled) : ruled;
  const spoken = useSpoken();
  return (
    <footer className={classes['rule']}>
      <p>
        <IconShield aria-hidden stroke={1.75} />
        {spoken.map(({ tag, words }) => (
          <span key={tag} lang={tag} dir="auto">
            {words.wall[rule]}
          </span>
        ))}
      </p>
      {status !== 'live' && since !== null && (
        <p className={classes['away']} role="status">
          <IconWifiOff aria-hidden stroke={1.75} />
          {t('hall.away', { time: time(since.getTime()) })}
        </p>
      )}
    </footer>
  );
}
