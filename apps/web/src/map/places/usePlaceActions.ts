import { createId } from '@baraza/domain';
import { useTranslation } from 'react-i18next';
import { useProject } from '../../project/context.js';
import { useMutate } from '../../project/hooks.js';
import { useOfferUndo } from '../../project/useOfferUndo.js';
import { useMapActions } from '../data/useMapActions.js';
import type { PlacedGroup } from './placed.js';

export interface PlaceActions {
  /** Stores where a place lies. */
  readonly locate: (place: string, at: { readonly longitude: number; readonly latitude: number }) => void;
  /** Stores what was supposed of these, as one step. */
  readonly keep: (groups: readonly PlacedGroup[]) => void;
  /** Says of stakeholders that they are at a place. */
  readonly put: (stakeholders: readonly string[], place: string) => void;
}

/** Metres do not matter on a map of stakeholders: a thousandth of a degree is a hundred of them. */
const round = (degrees: number): number => Math.round(degrees * 1000) / 1000;

export function usePlaceActions(): PlaceActions {
  const { t } = useTranslation('places');
  const { store } = useProject().session;
  const mutate = useMutate();
  const actions = useMapActions();
  const offerUndo = useOfferUndo();
  const nameOf = (place: string): string => store.live('place', place)?.name ?? '';
  return {
    locate: (place, { longitude, latitude }) => {
      if (mutate('updatePlace', { id: place, latitude: round(latitude), longitude: round(longitude) })) offerUndo(t('located', { name: nameOf(place) }), { id: 'placed' });
    },
    keep: (groups) => {
      const group = createId();
      const kept = groups.filter(({ place, suggested }) => suggested && mutate('updatePlace', { id: place.id, latitude: suggested.latitude, longitude: suggested.longitude }, { group }) !== null);
      if (kept.length > 0) offerUndo(t('kept', { count: kept.length }), { id: 'placed' });
    },
    put: (stakeholders, place) => {
      const others = stakeholders.filter((id) => store.live('stakeholder', id) && store.live('stakeholder', id)?.place !== place);
      if (others.length === 0) return;
      actions.setAll('stakeholder', others, { place });
      offerUndo(t('placed', { count: others.length, place: nameOf(place) }), { id: 'placed' });
    },
  };
}
