import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Action } from '../parts/Action.js';
import classes from './bottom-tabs.module.css';

/** A view of a phone. */
export interface ShellTab {
  readonly id: string;
  readonly label: string;
  readonly icon: ReactNode;
  readonly current?: boolean;
  readonly href?: string;
  readonly onClick?: () => void;
}

/** The views of a phone, at its lower edge: an icon with its word. */
export function BottomTabs({ tabs }: { readonly tabs: readonly ShellTab[] }): ReactNode {
  const { t } = useTranslation();
  return (
    <nav className={classes['tabs']} aria-label={t('shell.tabs')}>
      {tabs.map(({ id, label, icon, current = false, href, onClick }) => (
        <Action key={id} className={classes['tab']} href={href} onClick={onClick} aria-current={current ? 'page' : undefined}>
          {icon}
          <span>{label}</span>
        </Action>
      ))}
    </nav>
  );
}
