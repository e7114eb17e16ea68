import { createId } from '@baraza/domain';
import type { MapItem } from '@baraza/graph-view';
import type { GivenInput } from '@baraza/sync-client';
import { toast, useFormat } from '@baraza/ui';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrorSentence } from '../../data/useErrorSentence.js';
import { useProject } from '../../project/context.js';
import { useMutate, useViewer } from '../../project/hooks.js';
import { useOfferUndo } from '../../project/useOfferUndo.js';
import { membersOf } from '../data/members.js';
import { inParts } from '../data/operations-of.js';
import { useMapUi } from '../state/map-ui.js';
import { type LeftOut, type Plan, planAcross } from './across.js';
import { type Copied, type CopiedItem, placedAround } from './format.js';
import { pastedBefore, rememberPasted } from './kept.js';
import { NoOrigin, readOrigin } from './origin.js';

/** Names of what was left out that are told one by one. */
const MOST_NAMED = 5;

/** Puts what was copied on the map that is open, in the middle of what is in sight: the same records within a project, new ones out of another. Says what could not come, and selects what did. */
export function usePaste(): (copied: Copied) => void {
  const { t } = useTranslation('clipboard');
  const { id: project, session } = useProject();
  const { viewer, can } = useViewer();
  const { store } = session;
  const mutate = useMutate();
  const offerUndo = useOfferUndo();
  const sentence = useErrorSentence();
  const format = useFormat();
  const ui = useMapUi();
  const busy = useRef(false);
  const shown = useRef(true);
  useEffect(() => {
    shown.current = true;
    return () => {
      shown.current = false;
    };
  }, []);
  /** What comes has perhaps no ties here: it would be hidden from a neighbourhood. */
  const showAll = (): void => {
    ui.view?.setFocus(null);
    ui.setFocus(null);
  };
  const refuse = (message: string): void => void toast({ message, tone: 'refused', id: 'clipboard' });
  const middle = (): { x: number; y: number } | null => {
    const box = document.querySelector('[data-testid="canvas"]')?.getBoundingClientRect();
    return ui.view && box ? ui.view.modelPoint(box.left + box.width / 2, box.top + box.height / 2) : null;
  };

  const within = (items: readonly CopiedItem[]): void => {
    const there = items.filter(({ entity, id }) => store.live(entity, id));
    const onMap = new Set(membersOf(store, ui.mapId).map(({ id }) => id));
    const coming = placedAround(there.filter(({ id }) => !onMap.has(id)), middle());
    const group = createId();
    const members = coming.map(({ entity, id, x, y }) => ({ id: createId(), map: ui.mapId, [entity]: id, x, y }));
    if (!inParts(members).every((part) => mutate('addToMap', { members: part } as GivenInput<'addToMap'>, { group }))) return;
    const [already, gone] = [there.length - coming.length, items.length - there.length];
    const said = [coming.length > 0 && t('added', { count: coming.length }), already > 0 && t('already', { count: already }), gone > 0 && t('gone', { count: gone })].filter(Boolean).join(' ');
    if (coming.length > 0) {
      offerUndo(said, { id: 'clipboard' });
      showAll();
    } else toast({ message: said, id: 'clipboard' });
    ui.select(there.map(({ entity, id }): MapItem => ({ entity, id })));
  };

  const across = async ({ project: origin, items }: Copied): Promise<void> => {
    if (!viewer || !can('import')) return refuse(t('noRight'));
    toast({ message: t('reading'), id: 'clipboard' });
    const placed = placedAround(items, middle());
    const plan = await readOrigin(origin, ({ store: from }) => planAcross(placed, from, { store, viewer, map: ui.mapId, before: pastedBefore(project) }));
    if (plan.pasted.length === 0) return refuse(t('nothing') + leftWords(plan.left));
    const group = createId();
    for (const part of inParts(plan.rows)) {
      const input: Record<string, object[]> = {};
      for (const [entity, row] of part) (input[entity] ??= []).push(row);
      if (!mutate('importRecords', input as GivenInput<'importRecords'>, { group })) return;
    }
    rememberPasted(project, plan.came);
    const said = [plan.again < plan.pasted.length && madeWords(plan), plan.again > 0 && t('again', { count: plan.again })].filter(Boolean).join(' ') + leftWords(plan.left);
    if (plan.rows.length > 0) offerUndo(said, { id: 'clipboard' });
    else toast({ message: said, id: 'clipboard' });
    // Somebody may look at another map by now.
    if (!shown.current) return;
    showAll();
    ui.select(plan.pasted);
  };
  const madeWords = ({ rows }: Plan): string => {
    const count = (entity: Plan['rows'][number][0]): number => rows.filter(([each]) => each === entity).length;
    const parts = [t('made.stakeholders', { count: count('stakeholder') }), t('made.interests', { count: count('interest') }), t('made.ties', { count: count('relationship') + count('holding') })];
    if (count('coalition') > 0) parts.push(t('made.coalitions', { count: count('coalition') }));
    return t('made.all', { what: format.list(parts) });
  };
  const leftWords = ({ gone, above, unknown, unsaid }: LeftOut): string => {
    const names = unknown.length > MOST_NAMED ? [...unknown.slice(0, MOST_NAMED), t('andMore', { count: unknown.length - MOST_NAMED })] : unknown;
    return [gone > 0 && t('gone', { count: gone }), above > 0 && t('above', { count: above }), unknown.length > 0 && t('unknown', { names: format.list([...names]) }), unsaid > 0 && t('unsaid', { count: unsaid })].filter(Boolean).map((words) => ` ${words as string}`).join('');
  };

  return (copied) => {
    if (!ui.rights.arrange) return refuse(t('noRight'));
    if (copied.project === project) return within(copied.items);
    // Pressed twice while the other project is read, it would be there twice.
    if (busy.current) return;
    busy.current = true;
    across(copied)
      .catch((error: unknown) => refuse(error instanceof NoOrigin ? t('noOrigin') : sentence(error)))
      .finally(() => {
        busy.current = false;
      });
  };
}

