import { notifications } from '@mantine/notifications';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Action } from '../parts/Action.js';
import { KeyHint } from '../parts/KeyHint.js';
import { keyOf } from './shortcuts.js';
import classes from './toast.module.css';

export interface ToastOptions {
  /** A sentence: "Deleted 3." */
  readonly message: ReactNode;
  /** Offers to undo it. */
  readonly onUndo?: () => void;
  /** What the button says, where it is no step of undo that it takes. */
  readonly undoWords?: string;
  /** What else may be wanted now that it is done: "Show coalitions". */
  readonly also?: { readonly words: string; readonly onPress: () => void };
  /** Called when it goes, for whatever reason. */
  readonly onClose?: () => void;
  /** The key of undo does not take it back, so it is not named. */
  readonly withoutKey?: boolean;
  /** A refusal, and a notice of something that nobody asked for, stay until they are closed; other toasts go after eight seconds. */
  readonly tone?: 'done' | 'notice' | 'refused';
  /** A toast of the same id replaces the one before. */
  readonly id?: string;
}

function ToastBody({ message, onUndo, undoWords, also, withoutKey, onClose }: Pick<ToastOptions, 'message' | 'onUndo' | 'undoWords' | 'also' | 'withoutKey'> & { readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation();
  const closing = (act: () => void) => (): void => {
    onClose();
    act();
  };
  return (
    <div className={classes['body']} data-two={also ? true : undefined}>
      <span className={classes['said']}>{message}</span>
      {also && (
        <Action className={classes['act']} onClick={closing(also.onPress)}>
          {also.words}
        </Action>
      )}
      {onUndo && (
        <Action className={classes['act']} onClick={closing(onUndo)}>
          {undoWords ?? t('action.undo')}
          {!withoutKey && undoWords === undefined && <KeyHint keys={keyOf('undo')} />}
        </Action>
      )}
      <Action className={classes['close']} aria-label={t('toast.close')} onClick={onClose}>
        ×
      </Action>
    </div>
  );
}

/** Takes a toast away before its time. */
export const closeToast = (id: string): void => void notifications.hide(id);

const STAYS_MS = 8000;
let shown = 0;

/** Says what was done, at the bottom edge, with the way back. Returns the id. */
export function toast({ message, onUndo, undoWords, also, onClose, withoutKey = false, tone = 'done', id = `toast-${shown}` }: ToastOptions): string {
  shown += 1;
  const close = (): void => closeToast(id);
  notifications.hide(id);
  notifications.show({
    id,
    message: <ToastBody message={message} onUndo={onUndo} undoWords={undoWords} also={also} withoutKey={withoutKey} onClose={close} />,
    onClose,
    withCloseButton: false,
    withBorder: true,
    // One that replaces another would go when that one's time is up: the library counts anew only where the time is another.
    autoClose: tone === 'done' && STAYS_MS + (shown % 100),
    role: tone === 'refused' ? 'alert' : 'status',
    classNames: { root: classes['toast'] ?? '', description: classes['message'] ?? '' },
    'data-tone': tone,
  });
  return id;
}
