import { useId, type ReactNode } from 'react';
import classes from './section.module.css';

export interface SectionProps {
  readonly title: string;
  /** A tag beside the title. */
  readonly badge?: ReactNode;
  /** A note or an action at the end of the title's line. */
  readonly action?: ReactNode;
  /** On the soft ground of what is being changed. */
  readonly active?: boolean;
  readonly children?: ReactNode;
}

/** A part of a panel under a title; parted from the next by a line, never by a card. */
export function Section({ title, badge, action, active = false, children }: SectionProps): ReactNode {
  const id = useId();
  return (
    <section className={classes['section']} aria-labelledby={id} data-active={active || undefined}>
      <header className={classes['head']}>
        <h2 id={id}>{title}</h2>
        {badge}
        {action !== undefined && <span className={classes['action']}>{action}</span>}
      </header>
      {children}
    </section>
  );
}

/** A list of facts; holds `FactRow`s. */
export function Facts({ children }: { readonly children: ReactNode }): ReactNode {
  return <dl className={classes['facts']}>{children}</dl>;
}

/** One fact: its name and its value. */
export function FactRow({ label, children }: { readonly label: string; readonly children: ReactNode }): ReactNode {
  return (
    <div className={classes['fact']}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
