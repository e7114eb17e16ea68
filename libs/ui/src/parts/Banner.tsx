import type { ReactNode } from 'react';
import classes from './banner.module.css';

export interface BannerProps {
  /** Said first, in bold. */
  readonly title?: string;
  readonly children?: ReactNode;
  /** What can be done about it, at the end of the strip. */
  readonly actions?: ReactNode;
  /** `accent`: what is current; `warning`: what somebody should know before going on; `plain`: what is so. */
  readonly tone?: 'accent' | 'warning' | 'plain';
  readonly icon?: ReactNode;
}

/** A soft strip above what it is about. It takes its own place and covers nothing. */
export function Banner({ title, children, actions, tone = 'accent', icon }: BannerProps): ReactNode {
  return (
    <div className={classes['banner']} data-tone={tone} role="status">
      {icon}
      <p className={classes['words']}>
        {title !== undefined && <strong>{title} </strong>}
        {children}
      </p>
      {actions !== undefined && <div className={classes['actions']}>{actions}</div>}
    </div>
  );
}
