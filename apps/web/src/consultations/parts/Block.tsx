import { useId, type ReactNode } from 'react';
import classes from './block.module.css';

/** A part of a wide screen under its title, with a note beside it; parted from its neighbours by lines, never by a card. */
export function Block({ title, icon, note, end, children, id }: { readonly title: string; readonly icon?: ReactNode; readonly note?: ReactNode; readonly end?: ReactNode; readonly children: ReactNode; readonly id?: string }): ReactNode {
  const own = useId();
  return (
    <section className={classes['block']} aria-labelledby={own} id={id}>
      <header className={classes['head']}>
        {icon}
        <h2 id={own}>{title}</h2>
        {note !== undefined && <span className={classes['note']}>{note}</span>}
        {end !== undefined && <div className={classes['end']}>{end}</div>}
      </header>
      {children}
    </section>
  );
}
