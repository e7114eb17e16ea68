import { Action } from '@baraza/ui';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useProject } from '../../project/context.js';

/** That the maps hold nobody of whom it could be told, with the way to them. */
export function NobodyOnMaps({ className }: { readonly className?: string | undefined }): ReactNode {
  const { t } = useTranslation('consultations');
  const { id: project } = useProject();
  return (
    <p className={className}>
      {t('heard.nobody')}{' '}
      <Action accent small href={`/p/${project}?maps`}>
        {t('heard.toMaps')}
      </Action>
    </p>
  );
}
