import { isNumeric, isScore, styleSources, type StyledEntity, type StyleSource } from '@baraza/graph-view';
import { useStored } from '../data/useStored.js';
import { useMapUi } from '../state/map-ui.js';
import { statedOf } from './stated.js';

/** By what this map can be drawn: of all there is what has been stated of somebody on it, and that this person may read. */
export function useStyleChoices(entity: StyledEntity, wanted: 'any' | 'numbers' | 'values'): readonly StyleSource[] {
  const { mapId, rights } = useMapUi();
  return useStored(
    ['map', 'membership', 'stakeholder', 'interest', 'relationship', 'judgement', 'property'],
    (store) => {
      const all = styleSources(entity, store.allLive('property')).filter((source) => (rights.scores || !isScore(source.key)) && (wanted === 'any' || (wanted === 'numbers') === isNumeric(source)) && (wanted === 'any' || source.nature !== 'position'));
      return statedOf(store, mapId, entity, all);
    },
    [mapId, rights.scores, entity, wanted],
  );
}
