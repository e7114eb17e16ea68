import { Action } from '@baraza/ui';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMapUi } from '../state/map-ui.js';

/** What the filters hide, counted on the canvas, with the way to show it. */
export function HiddenNote(): ReactNode {
  const { t } = useTranslation(['map', 'common']);
  const { hidden, filter, setFilter, focus } = useMapUi();
  if (!hidden || focus) return null;
  // What a day leaves out is told apart (DayNote).
  const outside = ({ notYet = 0, over = 0 }: { readonly notYet?: number; readonly over?: number }): number => notYet + over;
  const nodes = hidden.nodes.total - hidden.nodes.shown - outside(hidden.nodes.hidden);
  const weak = hidden.edges.hidden.strength ?? 0;
  const other = hidden.edges.total - hidden.edges.shown - weak - outside(hidden.edges.hidden);
  if (nodes + weak + other === 0) return null;
  const parts = [
    nodes > 0 && t('hidden.members', { count: nodes }),
    weak > 0 && t('hidden.weak', { count: weak, than: filter.minStrength ?? 0 }),
    other > 0 && t('hidden.ties', { count: other }),
  ].filter(Boolean);
  return (
    <>
      <span>{parts.join(' · ')}</span>
      <Action accent small onClick={() => setFilter({})}>
        {t('common:action.show')}
      </Action>
    </>
  );
}
