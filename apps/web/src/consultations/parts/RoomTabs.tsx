import { Action, type ShellTab } from '@baraza/ui';
import type { ReactNode } from 'react';
import classes from './room-tabs.module.css';

/** Screens of one thing side by side: of a process, of a session. On a phone they stand at the lower edge (`tabs` of the frame) instead. */
export function RoomTabs({ label, tabs }: { readonly label: string; readonly tabs: readonly ShellTab[] }): ReactNode {
  return (
    <nav className={classes['tabs']} aria-label={label}>
      {tabs.map(({ id, label: word, href, current = false }) => (
        <Action key={id} className={classes['tab']} href={href} aria-current={current ? 'page' : undefined}>
          {word}
        </Action>
      ))}
    </nav>
  );
}
