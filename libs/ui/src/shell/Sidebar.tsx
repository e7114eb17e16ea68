import { Checkbox } from '@mantine/core';
import { useId, type ReactNode } from 'react';
import { useFormat } from '../i18n/useFormat.js';
import { Action } from '../parts/Action.js';
import { useShell } from './context.js';
import classes from './sidebar.module.css';

/** A part of the sidebar under a muted title; `action` or a count stands at the end of its line. */
export function SidebarSection({ title, action, children }: { readonly title: string; readonly action?: ReactNode; readonly children: ReactNode }): ReactNode {
  const id = useId();
  return (
    <section className={classes['section']} aria-labelledby={id}>
      <header className={classes['head']}>
        <h2 id={id}>{title}</h2>
        {action}
      </header>
      {children}
    </section>
  );
}

export interface SidebarItemProps {
  readonly label: string;
  readonly icon?: ReactNode;
  /** How many there are, or the digit that opens it. */
  readonly count?: number;
  /** What one looks at now: soft ground. */
  readonly current?: boolean;
  /** What it belongs to: bold, with the icon in the accent. */
  readonly open?: boolean;
  readonly href?: string;
  readonly onClick?: () => void;
}

/** A map, a view: one line that leads there. */
export function SidebarItem({ label, icon, count, current = false, open = false, href, onClick }: SidebarItemProps): ReactNode {
  const format = useFormat();
  const { setNavigationOpen } = useShell();
  const inside = (
    <>
      {icon}
      <span className={classes['label']} dir="auto">{label}</span>
      {count !== undefined && <span className={classes['count']}>{format.number(count)}</span>}
    </>
  );
  return (
    <div className={classes['item']} data-current={current || undefined} data-open={open || undefined} onClick={() => setNavigationOpen(false)}>
      <Action className={classes['press']} href={href} onClick={onClick} aria-current={current ? 'page' : open ? 'true' : undefined}>
        {inside}
      </Action>
    </div>
  );
}

/** A filter that is on or off, with how many it lets through. */
export function SidebarCheck({ label, count, checked, onChange }: { readonly label: string; readonly count?: number; readonly checked: boolean; readonly onChange: (checked: boolean) => void }): ReactNode {
  const format = useFormat();
  return (
    <label className={classes['check']}>
      <Checkbox checked={checked} onChange={(event) => onChange(event.currentTarget.checked)} />
      <span className={classes['label']} dir="auto">{label}</span>
      {count !== undefined && <span className={classes['count']}>{format.number(count)}</span>}
    </label>
  );
}

/** A line with a choice at its end: "Level any ⌄". */
export function SidebarLine({ label, children }: { readonly label: string; readonly children: ReactNode }): ReactNode {
  return (
    <div className={classes['line']}>
      <span className={classes['label']} dir="auto">{label}</span>
      {children}
    </div>
  );
}

/** A note at the foot of the sidebar: what this project is. */
export function SidebarNote({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactNode {
  return (
    <div className={classes['note']}>
      <strong>{title}</strong>
      <p>{children}</p>
    </div>
  );
}
