import { Banner } from '@baraza/ui';
import { IconUpload, IconWifiOff } from '@tabler/icons-react';
import { type ReactNode, useContext } from 'react';
import { useTranslation } from 'react-i18next';
import { AwayContext } from '../../project/context.js';
import { useConnection } from '../../project/hooks.js';
import { useRoomTime } from '../useRoomTime.js';

/** How it stands with the network, as a sentence with numbers, where it concerns what is noted. */
export function Away(): ReactNode {
  const { t } = useTranslation('log');
  const { time } = useRoomTime();
  const away = useContext(AwayContext);
  const { status, since, waiting, sentOf, storage } = useConnection();
  if (sentOf && sentOf.total > 1) {
    return (
      <Banner tone="plain" icon={<IconUpload size={16} stroke={1.75} aria-hidden />} title={t('away.back', { sent: sentOf.sent, count: sentOf.total })}>
        {t('away.nothingLost')}
      </Banner>
    );
  }
  if (status !== 'offline' && !(status === 'connecting' && away)) return null;
  const kept = storage === 'memoryOnly' ? t('away.inTab') : t('away.goOn');
  return (
    <Banner tone="plain" icon={<IconWifiOff size={16} stroke={1.75} aria-hidden />} title={since === null ? t('away.title') : t('away.since', { time: time(since.getTime()) })}>
      {waiting > 0 && `${t('away.waiting', { count: waiting })} `}
      {kept}
    </Banner>
  );
}
