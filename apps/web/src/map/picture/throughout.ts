/** What a picture says besides the things on it, and which class that has. */
import type { MapItem } from '@baraza/graph-view';
import type { VisibleStore } from '@baraza/sync-client';
import { belongings } from '../data/coalitions.js';
import type { Settings } from '../state/map-ui.js';
import type { Named } from './classes.js';

/** Words of lists by which stakeholders, interests and relationships are told apart. */
const WORDS = { stakeholder: ['kind', 'sector', 'level'], interest: ['kind'], relationship: ['type'] } as const;

/** Coalitions with who is in them, words, properties and (`places`, or where they colour) places that the picture of these items names or is drawn by. */
export function saidThroughout(store: VisibleStore, items: readonly MapItem[], settings: Settings, places = false): Named[] {
  const named: Named[] = [];
  const keys = [settings.colourBy, settings.sizeBy, settings.shapeBy, settings.lineBy, settings.widthBy];
  for (const key of keys) if (store.live('property', key)) named.push({ entity: 'property', id: key });
  for (const { entity, id } of items) {
    const record = entity === 'holding' || entity === 'coalition' ? undefined : (store.live(entity, id) as unknown as Readonly<Record<string, unknown>> | undefined);
    for (const field of record ? WORDS[entity as keyof typeof WORDS] : []) if (typeof record![field] === 'string') named.push({ entity: 'term', id: record![field] });
    if ((places || keys.includes('place')) && typeof record?.['place'] === 'string') named.push({ entity: 'place', id: record['place'] });
    if (settings.groupBy === 'coalition' && !places && entity === 'stakeholder') for (const { record: member, coalition } of belongings(store, 'stakeholder', id)) named.push({ entity: 'coalition', id: coalition.id }, { entity: 'coalitionMember', id: member.id });
  }
  return named;
}
