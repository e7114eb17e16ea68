import type { ReactNode } from 'react';
import classes from './notices.module.css';

/** While it is open, Escape closes what is inside and nothing on the screen behind it: the screen leaves alone what was prevented. What is inside may be gone already when the screen hears of the key. */
export function KeepEscape({ open, children }: { readonly open: boolean; readonly children: ReactNode }): ReactNode {
  return (
    <span className={classes['keep']} onKeyDownCapture={(event) => open && event.key === 'Escape' && event.preventDefault()}>
      {children}
    </span>
  );
}
