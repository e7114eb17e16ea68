import type { ButtonHTMLAttributes, ReactNode } from 'react';
import classes from './action.module.css';
import { Link } from './link.js';

export interface ActionProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'type'> {
  /** Blue, as something that leads on; otherwise in the colour of the text around it. */
  readonly accent?: boolean;
  /** In the size of notes. */
  readonly small?: boolean;
  /** Where it leads; it is a link then. */
  readonly href?: string;
}

/** A plain-text button or link: words that can be pressed, without a box. */
export function Action({ accent, small, href, className, children, ...rest }: ActionProps): ReactNode {
  const look = ['bz-bare', classes['action'], accent && classes['link'], small && classes['note'], className].filter(Boolean).join(' ');
  if (href !== undefined) {
    return (
      <Link href={href} className={look} aria-label={rest['aria-label']} aria-current={rest['aria-current']}>
        {children}
      </Link>
    );
  }
  return (
    <button type="button" className={look} {...rest}>
      {children}
    </button>
  );
}
