/** Who is in which coalition, as panels list it, and what can be done to it. */
import { createId, type Records } from '@baraza/domain';
import type { GivenInput, VisibleStore } from '@baraza/sync-client';
import { useProject } from '../../project/context.js';
import { useMutate } from '../../project/hooks.js';
import { inParts } from '../data/operations-of.js';

/** Entities on which the lists below depend. */
export const IN_COALITIONS = ['coalition', 'coalitionMember', 'stakeholder'] as const;

/** Somebody in a coalition. */
export interface Belonging {
  readonly record: Records['coalitionMember'];
  readonly coalition: Records['coalition'];
  readonly stakeholder: Records['stakeholder'];
}

function belongings(store: VisibleStore, field: 'coalition' | 'stakeholder', id: string): Belonging[] {
  return [...store.referring('coalitionMember', field, id)].flatMap((member) => {
    const record = store.live('coalitionMember', member);
    const coalition = record && store.live('coalition', record.coalition);
    const stakeholder = record && store.live('stakeholder', record.stakeholder);
    return record && coalition && stakeholder ? [{ record, coalition, stakeholder }] : [];
  });
}

/** Who is in a coalition, by name. */
export const membersIn = (store: VisibleStore, coalition: string): Belonging[] => belongings(store, 'coalition', coalition).sort((a, b) => a.stakeholder.name.localeCompare(b.stakeholder.name));
/** The coalitions that a stakeholder is in, by name. */
export const coalitionsWith = (store: VisibleStore, stakeholder: string): Belonging[] => belongings(store, 'stakeholder', stakeholder).sort((a, b) => a.coalition.name.localeCompare(b.coalition.name));

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
    const there = new Set(membersIn(store, coalition).map(({ stakeholder }) => stakeholder.id));
    const members = stakeholders.filter((id) => !there.has(id)).map((stakeholder) => ({ id: createId(), coalition, stakeholder }));
    return inParts(members).every((part) => mutate('addToCoalition', { members: part } as GivenInput<'addToCoalition'>, { group }) !== null);
  };
  return {
    form: (name, stakeholders) => {
      const [id, group] = [createId(), createId()];
      return mutate('createCoalition', { id, name }, { group }) && bringIn(id, stakeholders, group) ? id : null;
    },
    bringIn: (coalition, stakeholders) => void bringIn(coalition, stakeholders, createId()),
  };
}
