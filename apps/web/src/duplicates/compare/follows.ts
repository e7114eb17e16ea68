/** What of one stakeholder goes over to the other with a merge, and what does not, read off what the operation itself would do. */
import type { Outcome } from '@baraza/store';
import type { VisibleStore } from '@baraza/sync-client';
import { allInterestsHeld, allTies, type Held, type Tie } from '../../map/data/ties.js';

export interface Follows {
  readonly ties: Parted<Tie>;
  readonly interests: Pick<Parted<Held>, 'come' | 'twice'>;
  /** How many judgements come, and how many of others stay with the one that goes. */
  readonly judgements: { readonly come: number; readonly stay: number };
  /** Comments that come. */
  readonly comments: number;
}
interface Parted<T> {
  readonly come: readonly T[];
  /** The kept one has the same already. */
  readonly twice: readonly T[];
  /** They would lead from the kept one to itself. */
  readonly loops: readonly T[];
}

/** `outcome`: of the merge, tried out over `store`. */
export function followsOf(store: VisibleStore, keep: string, gone: string, { changes }: Outcome): Follows {
  const moved = new Set(changes.map(({ id }) => id));
  const comes = ({ record }: { readonly record: { readonly id: string } }): boolean => moved.has(record.id);
  const ties = allTies(store, gone);
  const loops = ties.filter(({ other }) => other.id === keep || other.id === gone);
  const held = allInterestsHeld(store, gone);
  const judgements = [...store.referring('judgement', 'stakeholder', gone)].filter((id) => store.live('judgement', id)?.withdrawn === false);
  const come = judgements.filter((id) => moved.has(id)).length;
  return {
    ties: { come: ties.filter(comes), twice: ties.filter((tie) => !comes(tie) && !loops.includes(tie)), loops },
    interests: { come: held.filter(comes), twice: held.filter((each) => !comes(each)) },
    judgements: { come, stay: judgements.length - come },
    comments: changes.filter(({ entity, id }) => entity === 'comment' && store.live('comment', id)).length,
  };
}
