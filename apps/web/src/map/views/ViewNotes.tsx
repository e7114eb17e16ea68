import { Action, Banner, useFormat } from '@baraza/ui';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMapUi } from '../state/map-ui.js';
import { useViews } from './context.js';

/** Above the map: the view of a link that is not here, or what a view names that is gone. */
export function ViewBanner(): ReactNode {
  const { t } = useTranslation(['map', 'common']);
  const { missing, gone, leave } = useViews();
  if (missing) {
    return (
      <Banner title={t('saved.missing')} tone="warning" actions={<Action accent onClick={leave}>{t('common:action.close')}</Action>}>
        {t('saved.missingText')}
      </Banner>
    );
  }
  if (!gone) return null;
  const parts = [gone.listed > 0 && t('saved.goneListed', { count: gone.listed }), gone.sources > 0 && t('saved.goneSources', { count: gone.sources }), gone.around && t('saved.goneAround')].filter(Boolean);
  return (
    <Banner title={t('saved.goneTitle')} tone="warning">
      {parts.join(' ')}
    </Banner>
  );
}

/** Above the map while it is looked at otherwise than its view says: keep it, keep it as another, or go back. */
export function ViewChanged(): ReactNode {
  const { t } = useTranslation('map');
  const format = useFormat();
  const { rights, setTask } = useMapUi();
  const { current, changed, saveChanges, open } = useViews();
  if (!current || !changed) return null;
  return (
    <Banner
      tone="plain"
      actions={
        <>
          {(current.who === 'me' || rights.arrange) && (
            <Action accent onClick={saveChanges}>
              {t('saved.saveChanges')}
            </Action>
          )}
          <Action accent onClick={() => setTask({ kind: 'saveView', rename: null })}>
            {t('saved.saveAs')}
          </Action>
          <Action onClick={() => open(current)}>{t('saved.back')}</Action>
        </>
      }
    >
      {t('saved.changed', { name: format.apart(current.name) })}
    </Banner>
  );
}
