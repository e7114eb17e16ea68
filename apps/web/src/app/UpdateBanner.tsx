import { Action, Banner } from '@baraza/ui';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { takeUpdate, useUpdateReady } from './update.js';

/** Says that a newer version is there; it comes when the person says so, never in the middle of typing. */
export function UpdateBanner(): ReactNode {
  const { t } = useTranslation('account');
  if (!useUpdateReady()) return null;
  return (
    <Banner
      title={t('update.title')}
      actions={
        <Action accent onClick={takeUpdate}>
          {t('update.reload')}
        </Action>
      }
    >
      {t('update.text')}
    </Banner>
  );
}
