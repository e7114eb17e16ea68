import { Button, Loader } from '@mantine/core';
import { IconAlertTriangle, IconLock, IconWifiOff } from '@tabler/icons-react';
import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../i18n/useFormat.js';
import classes from './states.module.css';

interface FrameProps {
  readonly icon?: ReactNode;
  readonly title: string;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
  readonly role?: 'alert' | 'status';
}

function Frame({ icon, title, children, actions, role }: FrameProps): ReactNode {
  return (
    <div className={classes['state']} role={role}>
      {icon}
      <h2>{title}</h2>
      {children !== undefined && <div className={classes['text']}>{children}</div>}
      {actions !== undefined && <div className={classes['actions']}>{actions}</div>}
    </div>
  );
}

/** Nothing here yet: what belongs here and how to begin. */
export function EmptyState({ title, children, actions }: { readonly title: string; readonly children?: ReactNode; readonly actions?: ReactNode }): ReactNode {
  return (
    <Frame title={title} actions={actions}>
      {children}
    </Frame>
  );
}

/** Something went wrong: what, and what to do. `details` is what the server said, for whoever helps. */
export function ErrorState({ title, children, details, onRetry }: { readonly title?: string; readonly children?: ReactNode; readonly details?: string; readonly onRetry?: () => void }): ReactNode {
  const { t } = useTranslation();
  return (
    <Frame
      role="alert"
      icon={<IconAlertTriangle size={24} stroke={1.5} aria-hidden />}
      title={title ?? t('state.errorTitle')}
      actions={onRetry && <Button variant="default" onClick={onRetry}>{t('action.retry')}</Button>}
    >
      {children ?? t('state.errorText')}
      {details !== undefined && <pre className={classes['details']}>{details}</pre>}
    </Frame>
  );
}

/** Work that takes longer than this, in ms, says what it is doing. */
const noticeable = 400;

/** Says what is loading once it is noticeable, so that quick work does not flicker. */
export function LoadingState({ what, onCancel }: { readonly what?: string; readonly onCancel?: () => void }): ReactNode {
  const { t } = useTranslation();
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), noticeable);
    return () => clearTimeout(timer);
  }, []);
  if (!late) return <div className={classes['state']} aria-busy="true" />;
  return (
    <div className={classes['state']} role="status" aria-busy="true">
      <Loader size={20} color="var(--bz-muted)" />
      <p className={classes['text']}>{what === undefined ? t('state.loading') : t('state.loadingWhat', { what })}</p>
      {onCancel && <Button variant="default" onClick={onCancel}>{t('action.cancel')}</Button>}
    </div>
  );
}

/** No network, or a server that is away: since when, and what that means for what one was doing. */
export function OfflineState({ since, loaded = false, onRetry }: { readonly since?: Date | number; readonly loaded?: boolean; readonly onRetry?: () => void }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  // A device that knows to be without network says so; with one, it is the server that is away.
  const why = navigator.onLine ? 'server' : 'offline';
  return (
    <Frame
      role="status"
      icon={<IconWifiOff size={24} stroke={1.5} aria-hidden />}
      title={since === undefined ? t(`state.${why}Title`) : t(`state.${why}Since`, { time: format.time(since) })}
      actions={onRetry && <Button variant="default" onClick={onRetry}>{t('action.retry')}</Button>}
    >
      {loaded ? t('state.offlineText') : t('state.offlineNotLoaded')}
    </Frame>
  );
}

/** It exists, but not for this person: says so, why, and who can change it. */
export function NoRightState({ title, children, actions }: { readonly title?: string; readonly children?: ReactNode; readonly actions?: ReactNode }): ReactNode {
  const { t } = useTranslation();
  return (
    <Frame icon={<IconLock size={24} stroke={1.5} aria-hidden />} title={title ?? t('state.noRightTitle')} actions={actions}>
      {children ?? t('state.noRightText')}
    </Frame>
  );
}

/** A wrong address, or something that was deleted. */
export function NotFoundState({ actions }: { readonly actions?: ReactNode }): ReactNode {
  const { t } = useTranslation();
  return (
    <Frame title={t('state.notFoundTitle')} actions={actions}>
      {t('state.notFoundText')}
    </Frame>
  );
}
