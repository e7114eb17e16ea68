import { isNumeric, isScore, styleSources, styleValue, type StyledEntity, type StyleSource } from '@baraza/graph-view';
import type { VisibleStore } from '@baraza/sync-client';
import { judgementsOf, membersOf, tiesOn } from '../data/members.js';
import { useStored } from '../data/useStored.js';
import { useMapUi } from '../state/map-ui.js';

/** Words with more different values than this are not told apart by a picture. */
const MOST_WORDS = 40;

/** What has been stated of those on the map, or of the ties between them. */
function stated(store: VisibleStore, mapId: string, entity: StyledEntity, sources: readonly StyleSource[]): StyleSource[] {
  const records = entity === 'relationship' ? tiesOn(store, mapId).relationships : membersOf(store, mapId).flatMap((member) => (member.entity === 'stakeholder' ? (store.live('stakeholder', member.id) ?? []) : []));
  const words = new Map<string, Set<string>>();
  const found = new Set<string>(['ties']);
  for (const record of records) {
    for (const source of sources) {
      if (source.nature !== 'text' && found.has(source.key)) continue;
      const value = styleValue(source, record, (dimension) => (judgementsOf(store, record.id, mapId).some((judgement) => judgement.dimension === dimension) ? 1 : null));
      if (value === null) continue;
      found.add(source.key);
      if (source.nature === 'text') words.set(source.key, (words.get(source.key) ?? new Set()).add(String(value)));
    }
  }
  return sources.filter(({ key }) => found.has(key) && (words.get(key)?.size ?? 0) <= MOST_WORDS);
}

/** By what this map can be drawn: of all there is what has been stated of somebody on it, and that this person may read. */
export function useStyleChoices(entity: StyledEntity, wanted: 'any' | 'numbers' | 'values'): readonly StyleSource[] {
  const { mapId, rights } = useMapUi();
  return useStored(
    ['map', 'membership', 'stakeholder', 'interest', 'relationship', 'judgement', 'property'],
    (store) => {
      const all = styleSources(entity, store.allLive('property')).filter((source) => (rights.scores || !isScore(source.key)) && (wanted === 'any' || (wanted === 'numbers') === isNumeric(source)) && (wanted === 'any' || source.nature !== 'position'));
      return stated(store, mapId, entity, all);
    },
    [mapId, rights.scores, entity, wanted],
  );
}
