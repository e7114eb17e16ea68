import { useMediaQuery } from '@mantine/hooks';
import { PHONE, useMapUi } from '../state/map-ui.js';
import { useTimeline } from './useTimeline.js';

/** Whether the bar of time is there: as somebody has said, else where there is room for it and something to be seen. */
export function useTimeOpen(): boolean {
  const phone = useMediaQuery(PHONE) ?? false;
  const line = useTimeline();
  return useMapUi().timeOpen ?? (!phone && line !== null && line.days.length > 1);
}
