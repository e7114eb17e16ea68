import type { ReactNode } from 'react';
import { isApple, keyCaps } from './keys.js';
import classes from './key-hint.module.css';

/**
 * The key of an action, beside its name: `A`, `mod+K`. Screen readers are told by `aria-keyshortcuts` of the action, so it is
 * hidden from them unless it is content itself.
 */
export function KeyHint({ keys, content = false, onAccent = false }: { readonly keys: string; readonly content?: boolean; readonly onAccent?: boolean }): ReactNode {
  const apple = isApple();
  const caps = keyCaps(keys, apple);
  return (
    <kbd className={classes['keys']} aria-hidden={content ? undefined : true} data-on-accent={onAccent || undefined} dir="ltr">
      {apple && !content ? caps.join('') : caps.join(' ')}
    </kbd>
  );
}
