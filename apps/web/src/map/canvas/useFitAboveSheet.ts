import type { GraphView } from '@baraza/graph-view';
import { useMediaQuery } from '@mantine/hooks';
import { useEffect } from 'react';
import { PHONE, useMapUi } from '../state/map-ui.js';

/** A phone's sheet takes a part of the picture; what is shown of it then fits into the rest, also after the phone was turned. What comes and goes by itself, as the strip that the network is away, moves nothing. */
export function useFitAboveSheet(view: GraphView | null, drawn: boolean): void {
  const { focus, panelOpen } = useMapUi();
  const phone = useMediaQuery(PHONE) ?? false;
  useEffect(() => {
    if (!view || !phone || !drawn) return;
    const fit = (): void => view.fitReadable();
    const observer = new ResizeObserver(fit);
    const sheet = document.querySelector('aside[data-region]');
    if (sheet) observer.observe(sheet);
    else fit();
    window.addEventListener('resize', fit);
    return () => {
      observer.disconnect();
      window.removeEventListener('resize', fit);
    };
  }, [view, phone, drawn, focus, panelOpen]);
}
