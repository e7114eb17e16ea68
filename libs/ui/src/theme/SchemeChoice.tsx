import { useMantineColorScheme } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { SegmentedChoice } from '../parts/SegmentedChoice.js';

/** Light, dark, or as the device is set; remembered on this device. */
export function SchemeChoice(): ReactNode {
  const { t } = useTranslation();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const options = (['auto', 'light', 'dark'] as const).map((value) => ({ value, label: t(`scheme.${value}`) }));
  return <SegmentedChoice label={t('scheme.label')} value={colorScheme} options={options} onChange={setColorScheme} />;
}
