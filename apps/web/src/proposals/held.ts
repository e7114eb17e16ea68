/** What is proposed, beside what stands on the map already. */
import { fold, type Records } from '@baraza/domain';
import type { VisibleStore } from '@baraza/sync-client';

interface Proposed {
  readonly stakeholder: string | null;
  readonly interest: string | null;
  /** An interest in words, where it is none of the project's. */
  readonly interestName: string | null;
}

export interface Already {
  /** The interest of the name that was proposed in words. */
  readonly interest?: string;
  /** What the stakeholder holds of it. */
  readonly holding?: string;
}

/** What accepting has to name, so that neither a second interest of the same name nor a second holding of it is made. */
export function alreadyThere(store: VisibleStore, { stakeholder, interest, interestName }: Proposed): Already {
  const named = interest === null && interestName !== null ? store.allLive('interest').filter(({ name }) => fold(name) === fold(interestName)) : [];
  const meant = new Set(interest === null ? named.map(({ id }) => id) : [interest]);
  const held = heldBy(store, stakeholder).find((each) => meant.has(each.interest));
  const same = interest === null ? (held?.interest ?? named[0]?.id) : undefined;
  return { ...(same === undefined ? {} : { interest: same }), ...(held === undefined ? {} : { holding: held.id }) };
}

const heldBy = (store: VisibleStore, stakeholder: string | null): Records['holding'][] => (stakeholder === null ? [] : [...store.referring('holding', 'stakeholder', stakeholder)].flatMap((id) => store.live('holding', id) ?? []));
