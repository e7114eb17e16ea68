import type { EntityName, Restoration } from '@baraza/domain';
import { toast } from '@baraza/ui';
import { useTranslation } from 'react-i18next';
import { useMutate } from '../../project/hooks.js';
import { useOfferUndo } from '../../project/useOfferUndo.js';

/** Puts a field back, as one step of undo, and says what came of it. */
export function usePutBack(): (changes: readonly Restoration[], words: { readonly entity: EntityName; readonly field: string }) => void {
  const { t } = useTranslation(['times', 'project']);
  const mutate = useMutate();
  const offerUndo = useOfferUndo();
  return (changes, { field }) => {
    const done = mutate('restore', { changes: [...changes], again: null });
    if (!done) return;
    const skipped = done.report?.skipped.length ?? 0;
    if (skipped > 0) toast({ message: t('project:skipped', { count: skipped }), id: 'put-back' });
    else offerUndo(t('putBack.done', { field }), { id: 'put-back' });
  };
}
