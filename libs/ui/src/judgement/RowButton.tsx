import type { ComponentPropsWithoutRef, ReactNode } from 'react';
import classes from './row-button.module.css';

export interface RowButtonProps extends Omit<ComponentPropsWithoutRef<'button'>, 'className' | 'style' | 'type'> {
  /** Columns of the grid that the row is. */
  readonly columns: string;
}

/** A row of judgements that opens when it is pressed. */
export function RowButton({ columns, ...button }: RowButtonProps): ReactNode {
  return <button {...button} type="button" className={`bz-bare ${classes['row']}`} style={{ gridTemplateColumns: columns }} />;
}

/** What was judged; `none`: nobody has, which does not look like a value. */
export function JudgedValue({ none, children, dir }: { readonly none: boolean; readonly children: ReactNode; readonly dir?: 'ltr' }): ReactNode {
  return (
    <span className={classes['value']} data-none={none || undefined} dir={dir}>
      {children}
    </span>
  );
}
