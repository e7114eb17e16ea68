/** What can be done to a map and its members, each as one step of undo. */
import { createId, type EntityName } from '@baraza/domain';
import type { MapItem, MemberPosition } from '@baraza/graph-view';
import type { GivenInput } from '@baraza/sync-client';
import { useTranslation } from 'react-i18next';
import { useProject } from '../../project/context.js';
import { useMutate } from '../../project/hooks.js';
import { useOfferUndo } from '../../project/useOfferUndo.js';
import { useMapUi } from '../state/map-ui.js';
import { CREATES, DELETES, inParts, UPDATES } from './operations-of.js';

/** Members that are added together stand this far apart, px. */
const APART = 60;

type NodeItem = { readonly entity: 'stakeholder' | 'interest'; readonly id: string };
export type Editable = keyof typeof UPDATES;

export interface MapActions {
  /** Adds a new record to registry and map; its id, or null where it was refused. */
  create(entity: 'stakeholder' | 'interest', name: string, at: { x: number; y: number }): string | null;
  /** Null: without a place; the map finds them one. */
  addToMap(items: readonly NodeItem[], at: { x: number; y: number } | null): void;
  /** `step: false`: of itself, so that it is no step of the person's undo. */
  move(positions: readonly MemberPosition[], options?: { readonly step: boolean }): void;
  /** Sets one field; null clears it. `properties.ID` for a property of the project's own. */
  set(entity: Editable, id: string, patch: Record<string, unknown>): void;
  setAll(entity: Editable, ids: readonly string[], patch: Record<string, unknown>): void;
  takeOff(items: readonly MapItem[], also?: string): void;
  /** Deletes everywhere; a toast offers the way back. */
  remove(items: readonly MapItem[]): void;
}

export function useMapActions(): MapActions {
  const { t } = useTranslation('map');
  const { store } = useProject().session;
  const mutate = useMutate();
  const offerUndo = useOfferUndo();
  const ui = useMapUi();
  const { mapId } = ui;

  const membershipOf = ({ entity, id }: MapItem): string | undefined => {
    if (entity !== 'stakeholder' && entity !== 'interest') return undefined;
    return [...store.referring('membership', entity, id)].find((member) => store.live('membership', member)?.map === mapId);
  };
  const place = (items: readonly NodeItem[], at: { x: number; y: number } | null, group: string): boolean =>
    inParts(items.map(({ entity, id }, index) => ({ id: createId(), map: mapId, [entity]: id, x: at && at.x + (index % 8) * APART, y: at && at.y + Math.floor(index / 8) * APART }))).every(
      (members) => mutate('addToMap', { members } as GivenInput<'addToMap'>, { group }) !== null,
    );
  const set = (entity: Editable, id: string, patch: Record<string, unknown>, group?: string): boolean =>
    mutate(UPDATES[entity], { id, ...patch } as GivenInput<'updateStakeholder'>, { group: group ?? null }) !== null;

  return {
    create: (entity, name, at) => {
      const [id, group] = [createId(), createId()];
      const made = mutate(CREATES[entity], { id, name }, { group });
      return made && place([{ entity, id }], at, group) ? id : null;
    },
    addToMap: (items, at) => void place(items, at, createId()),
    move: (positions, options) => {
      const group = createId();
      for (const part of inParts(positions)) mutate('moveOnMap', { positions: part }, { group, ...options });
    },
    set: (entity, id, patch) => void set(entity, id, patch),
    setAll: (entity, ids, patch) => {
      const group = createId();
      for (const id of ids) if (!set(entity, id, patch, group)) return;
    },
    takeOff: (items, also = '') => {
      const members = items.flatMap((item) => membershipOf(item) ?? []).map((id) => ({ id }));
      if (members.length === 0) return;
      const group = createId();
      if (!inParts(members).every((part) => mutate('removeFromMap', { members: part }, { group }))) return;
      ui.select([]);
      offerUndo([t('done.takenOff', { count: members.length }), also].filter(Boolean).join(' '), { id: 'gone' });
    },
    remove: (items) => {
      const group = createId();
      const done = items.filter(({ entity, id }) => store.live(entity as EntityName, id) && mutate(DELETES[entity], { id }, { group }) !== null);
      if (done.length === 0) return;
      ui.select([]);
      offerUndo(t('done.deleted', { count: done.length }), { id: 'gone' });
    },
  };
}
