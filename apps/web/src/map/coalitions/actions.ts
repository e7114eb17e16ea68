/** What can be done to coalitions. */
import { createId } from '@baraza/domain';
import type { GivenInput } from '@baraza/sync-client';
import { useProject } from '../../project/context.js';
import { useMutate } from '../../project/hooks.js';
import { belongings } from '../data/coalitions.js';
import { inParts } from '../data/operations-of.js';

export interface CoalitionActions {
  /** A new coalition of these; its id, or null where it was refused. */
  form(name: string, stakeholders: readonly string[]): string | null;
  /** Those who are in it already stay as they are. */
  bringIn(coalition: string, stakeholders: readonly string[]): void;
}

/** Each of them is one step of undo. */
export function useCoalitionActions(): CoalitionActions {
  const { store } = useProject().session;
  const mutate = useMutate();
  const bringIn = (coalition: string, stakeholders: readonly string[], group: string): boolean => {
    const there = new Set(belongings(store, 'coalition', coalition).map(({ stakeholder }) => stakeholder.id));
    const members = stakeholders.filter((id) => !there.has(id)).map((stakeholder) => ({ id: createId(), coalition, stakeholder }));
    return inParts(members).every((part) => mutate('addToCoalition', { members: part } as GivenInput<'addToCoalition'>, { group }) !== null);
  };
  return {
    form: (name, stakeholders) => {
      const there = stakeholders.filter((each) => store.live('stakeholder', each));
      // A coalition of nobody tells nothing.
      if (there.length === 0) return null;
      const [id, group] = [createId(), createId()];
      return mutate('createCoalition', { id, name }, { group }) && bringIn(id, there, group) ? id : null;
    },
    bringIn: (coalition, stakeholders) => void bringIn(coalition, stakeholders, createId()),
  };
}
