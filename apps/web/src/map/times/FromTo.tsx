import type { ReactNode } from 'react';
import classes from './history.module.css';

/** What was and what is, in the direction in which the page is read. Words come from `useValueWords`, each with its own direction. */
export function FromTo({ before, after }: { readonly before: ReactNode; readonly after: ReactNode }): ReactNode {
  return (
    <>
      {before} <span className={`bz-mirror ${classes['arrow']}`}>→</span> {after}
    </>
  );
}
