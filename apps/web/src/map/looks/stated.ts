/** By what the picture of a map can tell those on it apart. */
import { styleValue, type StyledEntity, type StyleSource } from '@baraza/graph-view';
import type { VisibleStore } from '@baraza/sync-client';
import { judgementsOf, membersOf, tiesOn } from '../data/members.js';

/** Words with more different values than this are not told apart by a picture. */
const MOST_WORDS = 40;
/** So few different words are told apart even where nobody shares one. */
const FEW_WORDS = 7;

/** Whether words say who belongs together: an id, a name or a note is another for nearly everyone, and says it of nobody. `stated`: how many state one. */
const tellApart = (different: number, stated: number): boolean => different <= FEW_WORDS || (different <= MOST_WORDS && different * 2 <= stated);

/** Of these what has been stated of those on the map, or of the ties between them, without words that are another for nearly everyone. */
export function statedOf(store: VisibleStore, mapId: string, entity: StyledEntity, sources: readonly StyleSource[]): StyleSource[] {
  const records = entity === 'relationship' ? tiesOn(store, mapId).relationships : membersOf(store, mapId).flatMap((member) => (member.entity === 'stakeholder' ? (store.live('stakeholder', member.id) ?? []) : []));
  const words = new Map<string, { readonly different: Set<string>; stated: number }>();
  const found = new Set<string>(['ties']);
  for (const record of records) {
    for (const source of sources) {
      if (source.nature !== 'text' && found.has(source.key)) continue;
      const value = styleValue(source, record, (dimension) => (judgementsOf(store, record.id, mapId).some((judgement) => judgement.dimension === dimension) ? 1 : null));
      if (value === null) continue;
      found.add(source.key);
      if (source.nature !== 'text') continue;
      const said = words.get(source.key) ?? { different: new Set(), stated: 0 };
      words.set(source.key, said);
      said.different.add(String(value));
      said.stated += 1;
    }
  }
  return sources.filter(({ key }) => {
    const said = words.get(key);
    return found.has(key) && (!said || tellApart(said.different.size, said.stated));
  });
}
