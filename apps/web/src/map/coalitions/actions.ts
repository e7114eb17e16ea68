/** What can be done to coalitions. */
import { createId } from '@baraza/domain';
import type { GivenInput } from '@baraza/sync-client';
import { useTranslation } from 'react-i18next';
import { useProject } from '../../project/context.js';
import { useMutate } from '../../project/hooks.js';
import { useOfferUndo } from '../../project/useOfferUndo.js';
import { belongings } from '../data/coalitions.js';
import { inParts } from '../data/operations-of.js';
import { useMapUi } from '../state/map-ui.js';

export interface CoalitionActions {
  /** A new coalition of these; its id, or null where it was refused. A toast tells of it, and offers to draw coalitions where others are drawn together. */
  form(name: string, stakeholders: readonly string[]): string | null;
  /** Those who are in it already stay as they are; told in the same way. */
  bringIn(coalition: string, stakeholders: readonly string[]): void;
}

/** Each of them is one step of undo, and none changes what somebody has chosen to see. */
export function useCoalitionActions(): CoalitionActions {
  const { t } = useTranslation('map');
  const { store } = useProject().session;
  const mutate = useMutate();
  const offerUndo = useOfferUndo();
  const { mode, settings, setSettings, setMode } = useMapUi();
  const tell = (message: string): void => {
    const show = (): void => {
      setSettings({ groupBy: 'coalition' });
      setMode('network');
    };
    const drawn = mode === 'network' && settings.groupBy === 'coalition';
    offerUndo(message, { id: 'coalition', ...(!drawn && { also: { words: t('coalition.showAll'), onPress: show } }) });
  };
  /** How many of them were not in it; null: refused. */
  const bringIn = (coalition: string, stakeholders: readonly string[], group: string): number | null => {
    const there = new Set(belongings(store, 'coalition', coalition).map(({ stakeholder }) => stakeholder.id));
    const members = stakeholders.filter((id) => !there.has(id)).map((stakeholder) => ({ id: createId(), coalition, stakeholder }));
    return inParts(members).every((part) => mutate('addToCoalition', { members: part } as GivenInput<'addToCoalition'>, { group }) !== null) ? members.length : null;
  };
  return {
    form: (name, stakeholders) => {
      const there = stakeholders.filter((each) => store.live('stakeholder', each));
      // A coalition of nobody tells nothing.
      if (there.length === 0) return null;
      const [id, group] = [createId(), createId()];
      const count = mutate('createCoalition', { id, name }, { group }) && bringIn(id, there, group);
      if (count === null) return null;
      tell(t('coalition.formed', { name, count }));
      return id;
    },
    bringIn: (coalition, stakeholders) => {
      const count = bringIn(coalition, stakeholders, createId());
      if (count) tell(t('coalition.broughtIn', { name: store.live('coalition', coalition)?.name ?? '', count }));
    },
  };
}
