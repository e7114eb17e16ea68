import type { MapItem } from '@baraza/graph-view';
import { Action, KeyHint } from '@baraza/ui';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutate } from '../../project/hooks.js';
import { useOfferUndo } from '../../project/useOfferUndo.js';
import { useMapActions } from '../data/useMapActions.js';
import classes from './panel.module.css';

/** Deletes; a toast offers the way back. A holding goes without leaving what is being looked at. */
export function RemoveAction({ items, label, keys }: { readonly items: readonly MapItem[]; readonly label: string; readonly keys?: string }): ReactNode {
  const { t } = useTranslation('map');
  const actions = useMapActions();
  const mutate = useMutate();
  const offerUndo = useOfferUndo();
  const run = (): void => {
    const [only] = items;
    if (only?.entity !== 'holding') return actions.remove(items);
    if (mutate('deleteHolding', { id: only.id })) offerUndo(t('done.deleted', { count: 1 }), { id: 'gone' });
  };
  return (
    <Action small className={classes['danger']} onClick={run}>
      {label}
      {keys !== undefined && <KeyHint keys={keys} />}
    </Action>
  );
}
