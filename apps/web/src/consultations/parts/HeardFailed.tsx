import { Action } from '@baraza/ui';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useConnection } from '../../project/hooks.js';

/** In place of who was heard, where that could not be asked. */
export function HeardFailed({ again, className }: { readonly again: () => void; readonly className: string | undefined }): ReactNode {
  const { t } = useTranslation(['consultations', 'common']);
  const { status } = useConnection();
  return (
    <p className={className}>
      {t(status === 'live' ? 'heard.failed' : 'heard.offline')}{' '}
      <Action small accent onClick={again}>
        {t('common:action.retry')}
      </Action>
    </p>
  );
}
