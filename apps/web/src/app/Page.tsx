import { useId, type ReactNode } from 'react';
import classes from './page.module.css';

/** The middle of a screen that is read and filled in: one column. `wide` for lists with several facts a line. */
export function Page({ children, wide = false }: { readonly children: ReactNode; readonly wide?: boolean }): ReactNode {
  return (
    <div className={classes['page']} data-wide={wide || undefined}>
      {children}
    </div>
  );
}

/** A part of a page under its title, parted from the one before by a line. */
export function Part({ title, intro, action, children, id }: { readonly title: string; readonly intro?: ReactNode; readonly action?: ReactNode; readonly children?: ReactNode; readonly id?: string }): ReactNode {
  const own = useId();
  return (
    <section className={classes['part']} aria-labelledby={own} id={id}>
      <header className={classes['head']}>
        <h2 id={own}>{title}</h2>
        {action !== undefined && <div className={classes['action']}>{action}</div>}
      </header>
      {intro !== undefined && <p className={classes['intro']}>{intro}</p>}
      {children}
    </section>
  );
}

/** A list parted by lines. */
export function Rows({ children, label }: { readonly children: ReactNode; readonly label?: string }): ReactNode {
  return (
    <ul className={classes['rows']} aria-label={label}>
      {children}
    </ul>
  );
}

/** One line of a list: what it is, a muted note under it, and what can be done at its end. */
export function Row({ title, note, end, children }: { readonly title: ReactNode; readonly note?: ReactNode; readonly end?: ReactNode; readonly children?: ReactNode }): ReactNode {
  return (
    <li className={classes['row']}>
      <div className={classes['words']}>
        <div className={classes['name']}>
          <bdi>{title}</bdi>
        </div>
        {note !== undefined && <div className={classes['note']}>{note}</div>}
        {children}
      </div>
      {end !== undefined && <div className={classes['end']}>{end}</div>}
    </li>
  );
}
