import { Banner, useFormat } from '@baraza/ui';
import { IconWifiOff } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useConnection } from './hooks.js';

/** No network, or a server that is away: since when, and that nothing is lost. */
export function OfflineBanner(): ReactNode {
  const { t } = useTranslation('map');
  const format = useFormat();
  const { status, since, waiting, storage } = useConnection();
  if (status !== 'offline') return null;
  // A device that knows to be without network says so; with one, it is the server that is away.
  const why = navigator.onLine ? 'server' : 'network';
  return (
    <Banner tone="warning" icon={<IconWifiOff size={16} stroke={1.75} aria-hidden />} title={since ? t(`offline.${why}Since`, { time: format.time(since) }) : t(`offline.${why}`)}>
      {waiting === 0 ? t('offline.text') : t('offline.waiting', { count: waiting })} {storage === 'memoryOnly' && t('offline.memoryOnly')}
    </Banner>
  );
}
