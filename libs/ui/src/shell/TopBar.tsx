import { IconMenu2, IconSearch } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { openPalette } from '../commands/CommandPalette.js';
import { keyOf } from '../commands/shortcuts.js';
import { Action } from '../parts/Action.js';
import { KeyHint } from '../parts/KeyHint.js';
import { ariaKeys, isApple } from '../parts/keys.js';
import { useShell } from './context.js';
import { Mark } from './Mark.js';
import classes from './top-bar.module.css';

export interface TopBarProps {
  /** Where one is: a `Breadcrumb`. */
  readonly path?: ReactNode;
  /** Between the path and the end: the ways between screens that belong together. Not where the screen is narrow. */
  readonly middle?: ReactNode;
  /** At the end: presence, connection, search, share. */
  readonly children?: ReactNode;
  /** Where the product's name leads. */
  readonly home?: string;
}

/** The line at the top of every screen. */
export function TopBar({ path, middle, children, home = '/' }: TopBarProps): ReactNode {
  const { t } = useTranslation();
  const { hasSidebar, navigationOpen, setNavigationOpen } = useShell();
  return (
    <div className={classes['bar']} data-full={middle === undefined ? undefined : true}>
      {hasSidebar && (
        <Action
          className={classes['menu']}
          aria-label={navigationOpen ? t('shell.hideNavigation') : t('shell.showNavigation')}
          aria-expanded={navigationOpen}
          aria-controls="navigation"
          onClick={() => setNavigationOpen(!navigationOpen)}
        >
          <IconMenu2 size={18} stroke={1.75} aria-hidden />
        </Action>
      )}
      <Action className={classes['brand']} href={home} aria-label={t('product.home')}>
        <Mark />
        <span className={classes['name']}>{t('product.name')}</span>
      </Action>
      <div className={classes['path']}>{path}</div>
      {middle !== undefined && <div className={classes['between']}>{middle}</div>}
      <div className={classes['end']}>{children}</div>
    </div>
  );
}

/** Opens the palette: a box that says what can be found, with its key. On phones a word. */
export function SearchButton(): ReactNode {
  const { t } = useTranslation();
  const keys = keyOf('palette');
  return (
    <button type="button" className={classes['search']} onClick={openPalette} aria-keyshortcuts={ariaKeys(keys, isApple())}>
      <IconSearch size={16} stroke={1.75} aria-hidden />
      <span className={classes['searchLong']}>{t('palette.label')}</span>
      <span className={classes['searchShort']}>{t('action.find')}</span>
      <KeyHint keys={keys} />
    </button>
  );
}
