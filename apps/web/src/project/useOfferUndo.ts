import { closeToast, toast, type ToastOptions } from '@baraza/ui';
import { useProject } from './context.js';
import { useUndo } from './useUndo.js';

/**
 * Says what was done, with the way back, for as long as that is the last step: once something else was done, or it was taken back by the keys, the same button would take back another step.
 * `id`, `also`: as of `toast`. `undo`: what the button does, where that is more than undo.
 */
export function useOfferUndo(): (message: string, options?: Pick<ToastOptions, 'id' | 'also'> & { readonly undo?: () => void }) => void {
  const { session } = useProject();
  const last = useUndo().undo;
  return (message, { id, also, undo = last } = {}) => {
    const step = session.undoLabel;
    const stop = session.subscribeState(() => {
      if (session.undoLabel !== step) closeToast(shown);
    });
    const shown = toast({ message, onUndo: undo, onClose: stop, ...(also && { also }), ...(id !== undefined && { id }) });
  };
}
