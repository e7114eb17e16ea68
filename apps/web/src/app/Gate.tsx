import { LanguageChoice, Mark } from '@baraza/ui';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './gate.module.css';
import { useTitle } from './useTitle.js';

/** The frame of screens before signing in: who we are, the language, one thing to do. */
export function Gate({ title, intro, children, below }: { readonly title: string; readonly intro?: ReactNode; readonly children?: ReactNode; readonly below?: ReactNode }): ReactNode {
  const { t } = useTranslation();
  useTitle(title);
  return (
    <div className={classes['gate']}>
      <header className={classes['top']}>
        <span className={classes['brand']}>
          <Mark />
          {t('product.name')}
        </span>
        <LanguageChoice />
      </header>
      <main className={classes['main']}>
        <h1>{title}</h1>
        {intro !== undefined && <div className={classes['intro']}>{intro}</div>}
        {children}
        {below !== undefined && <div className={classes['below']}>{below}</div>}
      </main>
    </div>
  );
}
