/** Who is in which coalition, as panels list it. */
import type { Records } from '@baraza/domain';
import type { VisibleStore } from '@baraza/sync-client';

/** Entities on which the lists below depend. */
export const IN_COALITIONS = ['coalition', 'coalitionMember', 'stakeholder'] as const;

/** Somebody in a coalition. */
export interface Belonging {
  readonly record: Records['coalitionMember'];
  readonly coalition: Records['coalition'];
  readonly stakeholder: Records['stakeholder'];
}

/** Who is in a coalition (or in which coalitions a stakeholder is), in no order. */
export function belongings(store: VisibleStore, field: 'coalition' | 'stakeholder', id: string): Belonging[] {
  return [...store.referring('coalitionMember', field, id)].flatMap((member) => {
    const record = store.live('coalitionMember', member);
    const coalition = record && store.live('coalition', record.coalition);
    const stakeholder = record && store.live('stakeholder', record.stakeholder);
    return record && coalition && stakeholder ? [{ record, coalition, stakeholder }] : [];
  });
}

type Compare = (a: string, b: string) => number;
/** Who is in a coalition, by name as the language of the page sorts. */
export const membersIn = (store: VisibleStore, coalition: string, compare: Compare): Belonging[] => belongings(store, 'coalition', coalition).sort((a, b) => compare(a.stakeholder.name, b.stakeholder.name));
/** The coalitions that a stakeholder is in, by name as the language of the page sorts. */
export const coalitionsWith = (store: VisibleStore, stakeholder: string, compare: Compare): Belonging[] => belongings(store, 'stakeholder', stakeholder).sort((a, b) => compare(a.coalition.name, b.coalition.name));
