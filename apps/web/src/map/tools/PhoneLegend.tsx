import { Action } from '@baraza/ui';
import { Drawer } from '@mantine/core';
import { IconListDetails } from '@tabler/icons-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMapUi } from '../state/map-ui.js';
import { MapLegend } from './MapLegend.js';
import classes from './tools.module.css';

/** The legend where there is no room for it below the map: behind a button, as a sheet. What is chosen in it closes it. */
export function PhoneLegend(): ReactNode {
  const { t } = useTranslation('common');
  const { selection } = useMapUi();
  const [open, setOpen] = useState(false);
  useEffect(() => setOpen(false), [selection]);
  return (
    <span className={classes['phone']}>
      <Action small onClick={() => setOpen(true)} aria-label={t('legend.label')} aria-haspopup="dialog">
        <IconListDetails size={16} stroke={1.75} aria-hidden />
      </Action>
      <Drawer.Root opened={open} onClose={() => setOpen(false)} position="bottom" size="70%">
        <Drawer.Overlay />
        <Drawer.Content className={classes['sheet']} aria-label={t('legend.label')}>
          <div className={classes['sheetHead']}>
            <strong>{t('legend.label')}</strong>
            <Action onClick={() => setOpen(false)}>{t('action.close')}</Action>
          </div>
          <Drawer.Body className={classes['sheetBody']}>
            <MapLegend />
          </Drawer.Body>
        </Drawer.Content>
      </Drawer.Root>
    </span>
  );
}
