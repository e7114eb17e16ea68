import { IconAlertTriangle, IconArrowUp, IconCheck, IconClock, IconWifiOff } from '@tabler/icons-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../i18n/useFormat.js';
import classes from './save-state.module.css';

/** How it stands between this device and the server. */
export type Connection =
  | { readonly kind: 'idle' }
  | { readonly kind: 'connecting' }
  | { readonly kind: 'catchingUp' }
  | { readonly kind: 'saved'; readonly at: Date | number }
  | { readonly kind: 'waiting'; readonly count: number }
  | { readonly kind: 'sending'; readonly sent: number; readonly total: number }
  | { readonly kind: 'offline'; readonly count: number }
  | { readonly kind: 'refused'; readonly count: number }
  | { readonly kind: 'signedOut' };

const icons = {
  idle: IconCheck,
  connecting: IconClock,
  catchingUp: IconClock,
  saved: IconCheck,
  waiting: IconClock,
  sending: IconArrowUp,
  offline: IconWifiOff,
  refused: IconAlertTriangle,
  signedOut: IconAlertTriangle,
} as const satisfies Record<Connection['kind'], unknown>;

const MINUTE_MS = 60_000;

/** How long ago it was saved, and not at what time of this device: beside the clocks of a session elsewhere, that would be one clock too many. */
function useNowWhile(ticks: boolean): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!ticks) return;
    const timer = setInterval(() => setNow(Date.now()), MINUTE_MS / 2);
    return () => clearInterval(timer);
  }, [ticks]);
  return now;
}

/** The connection as a sentence with a number; never only an icon. */
export function useConnectionSentence(connection: Connection): string {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNowWhile(connection.kind === 'saved');
  switch (connection.kind) {
    case 'idle':
      return t('connection.savesAsYouGo');
    case 'connecting':
      return t('connection.connecting');
    case 'catchingUp':
      return t('connection.catchingUp');
    case 'saved':
      return now - Number(connection.at) < MINUTE_MS ? t('connection.savedNow') : t('connection.saved', { ago: format.relative(connection.at, now) });
    case 'waiting':
      return t('connection.waiting', { count: connection.count });
    case 'sending':
      return t('connection.sent', { sent: connection.sent, count: connection.total });
    case 'offline':
      return connection.count === 0 ? t('connection.offline') : t('connection.offlineWaiting', { count: connection.count });
    case 'refused':
      return t('connection.refused', { count: connection.count });
    case 'signedOut':
      return t('connection.signedOut');
  }
}

/** The connection's sentence in the top bar. Screen readers hear changes between kinds, not every count. */
export function SaveState({ connection, onOpen }: { readonly connection: Connection; readonly onOpen?: () => void }): ReactNode {
  const sentence = useConnectionSentence(connection);
  const Icon = icons[connection.kind];
  const troubled = connection.kind === 'offline' || connection.kind === 'refused' || connection.kind === 'signedOut';
  const inside = (
    <>
      <Icon size={16} stroke={1.75} aria-hidden />
      <span className={classes['words']}>{sentence}</span>
    </>
  );
  return (
    <span className={classes['place']} data-connection={connection.kind} role="status" aria-live={troubled ? 'polite' : 'off'}>
      {onOpen ? (
        <button type="button" className={classes['state']} data-troubled={troubled || undefined} onClick={onOpen}>
          {inside}
        </button>
      ) : (
        <span className={classes['state']} data-troubled={troubled || undefined}>
          {inside}
        </span>
      )}
    </span>
  );
}
