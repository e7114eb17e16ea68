import { type ReactNode, useEffect, useEffectEvent, useRef } from 'react';
import classes from './import.module.css';

/** The title of a step, below that of the page, which stands in its path. It takes the keyboard when the step comes, so that a screen reader says where one is now. */
export function StepHead({ title, children, action, focus }: { readonly title: string; readonly children?: ReactNode; readonly action?: ReactNode; readonly focus: boolean }): ReactNode {
  const heading = useRef<HTMLHeadingElement>(null);
  const takeKeyboard = useEffectEvent(() => focus && heading.current?.focus());
  useEffect(() => {
    takeKeyboard();
  }, []);
  return (
    <header className={classes['stepHead']}>
      <div className={classes['stepLine']}>
        <h2 ref={heading} tabIndex={-1}>
          {title}
        </h2>
        {action}
      </div>
      {children !== undefined && <p>{children}</p>}
    </header>
  );
}
