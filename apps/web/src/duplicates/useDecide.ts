import { createId, pairKey, type Records } from '@baraza/domain';
import { toast } from '@baraza/ui';
import { useTranslation } from 'react-i18next';
import { useProject } from '../project/context.js';
import { useMutate } from '../project/hooks.js';
import { useOfferUndo } from '../project/useOfferUndo.js';
import { useUndo } from '../project/useUndo.js';

type Pair = readonly [Records['stakeholder'], Records['stakeholder']];

export interface Decide {
  /** The second becomes a part of the first; of `fields` its values are taken. `onUndone`: after it was taken back. Whether it was done. */
  readonly merge: (pair: Pair, fields: readonly string[], onUndone?: () => void) => boolean;
  /** The two are not the same. Whether it was done. */
  readonly tellApart: (pair: Pair, onUndone?: () => void) => boolean;
  /** Perhaps they are the same after all. */
  readonly takeBack: (pair: Pair) => void;
}

/** What can be decided of two, each as one step of undo that a toast offers. */
export function useDecide(): Decide {
  const { t } = useTranslation('duplicates');
  const { store } = useProject().session;
  const mutate = useMutate();
  const offerUndo = useOfferUndo();
  const { undo } = useUndo();
  const offer = (message: string, onUndone?: () => void): void =>
    offerUndo(message, {
      id: 'decided',
      undo: () => {
        undo();
        onUndone?.();
      },
    });
  return {
    merge: ([keep, gone], fields, onUndone) => {
      const done = mutate('mergeStakeholders', { keep: keep.id, gone: gone.id, fields: [...fields] }, { group: createId() });
      if (!done) return false;
      const name = store.live('stakeholder', keep.id)?.name ?? keep.name;
      const stay = done.report?.skipped.length ?? 0;
      offer([t('done.merged', { keep: keep.name, gone: gone.name, name }), stay > 0 && t('done.stay', { count: stay })].filter(Boolean).join(' '), onUndone);
      return true;
    },
    tellApart: ([one, other], onUndone) => {
      if (!mutate('createDistinction', { id: createId(), one: one.id, other: other.id }, { group: createId() })) return false;
      offer(t('done.apart', { one: one.name, other: other.name }), onUndone);
      return true;
    },
    takeBack: ([one, other]) => {
      // Two who said it at the same time said it twice.
      const said = store.allLive('distinction').filter((each) => pairKey(each.one, each.other) === pairKey(one.id, other.id));
      const group = createId();
      if (said.every(({ id }) => mutate('deleteDistinction', { id }, { group }))) toast({ message: t('done.takenBack'), id: 'decided' });
    },
  };
}
