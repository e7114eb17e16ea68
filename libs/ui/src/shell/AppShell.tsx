import { useEffect, useEffectEvent, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { BottomTabs, type ShellTab } from './BottomTabs.js';
import classes from './app-shell.module.css';
import { ShellContext } from './context.js';
import { focusMain, noteFocus } from './kept-focus.js';
import { SheetHandle } from './SheetHandle.js';
import { useToastPlace } from './useToastPlace.js';

export interface AppShellProps {
  readonly topBar: ReactNode;
  /** Maps and views, at the start; behind a button where the screen is narrow. */
  readonly sidebar?: ReactNode;
  /** A strip above the toolbar. */
  readonly banner?: ReactNode;
  /** A strip below the middle, for what comes and goes by itself: it takes its room at the lower edge, so that nothing moves that somebody reads or is about to press. */
  readonly notice?: ReactNode;
  readonly toolbar?: ReactNode;
  /** What fills the middle. */
  readonly children: ReactNode;
  /** Below the middle: legend, date slider. Not shown on phones. */
  readonly footer?: ReactNode;
  /** The panel at the end (on phones: the sheet at the bottom); it slides in beside the middle, never over it. */
  readonly panel?: ReactNode;
  /** What the panel is about, for screen readers. */
  readonly panelLabel?: string;
  readonly onPanelClose?: () => void;
  /** Views of a phone, at its lower edge; at most five. */
  readonly tabs?: readonly ShellTab[];
}

/** Goes to the next part of the screen (F6), or the one before (Shift F6). */
function moveRegion(root: HTMLElement, back: boolean): void {
  const regions = [...root.querySelectorAll<HTMLElement>('[data-region]')].filter((region) => region.offsetParent !== null);
  const current = regions.findIndex((region) => region.contains(document.activeElement));
  // From nowhere one goes to the first of them, or the last.
  const next = regions.at(current === -1 ? (back ? -1 : 0) : (current + (back ? -1 : 1) + regions.length) % regions.length);
  next?.focus();
}

/** The frame of every screen: top bar, sidebar, middle, panel; on phones tabs and a sheet. */
export function AppShell({ topBar, sidebar, banner, notice, toolbar, children, footer, panel, panelLabel, onPanelClose, tabs }: AppShellProps): ReactNode {
  const { t } = useTranslation();
  const root = useRef<HTMLDivElement>(null);
  const [navigationOpen, setNavigationOpen] = useState(false);
  const [sheetShare, setSheetShare] = useState(0.4);
  const hasSidebar = sidebar !== undefined;
  const shell = useMemo(() => ({ hasSidebar, navigationOpen, setNavigationOpen }), [hasSidebar, navigationOpen]);
  // What was opened over the page has the keyboard, and gives it back to what opened it.
  const opener = useRef<HTMLElement>(null);
  const navigation = useRef<HTMLElement>(null);
  useEffect(() => {
    if (!navigationOpen) return;
    opener.current = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    navigation.current?.focus();
  }, [navigationOpen]);
  const hasPanel = panel !== undefined && panel !== null;
  const foot = useRef<HTMLDivElement>(null);
  useToastPlace(foot);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'F6' && root.current) {
      event.preventDefault();
      moveRegion(root.current, event.shiftKey);
    }
  };
  // Where nothing has the keyboard the key press does not come by the root.
  const onBareKey = useEffectEvent((event: globalThis.KeyboardEvent): void => {
    if (event.key !== 'F6' || event.target !== document.body || !root.current) return;
    event.preventDefault();
    moveRegion(root.current, event.shiftKey);
  });
  useEffect(() => {
    const listener = (event: globalThis.KeyboardEvent): void => onBareKey(event);
    document.addEventListener('keydown', listener);
    return () => document.removeEventListener('keydown', listener);
  }, []);
  // Where the screen that had the keyboard is gone, the one that came in its place has it: else it would begin at the top of the page.
  useEffect(focusMain, []);
  const onPanelKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented || !event.currentTarget.contains(event.target as Node)) return;
    event.preventDefault();
    onPanelClose?.();
  };
  const onNavigationKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !navigationOpen) return;
    event.preventDefault();
    setNavigationOpen(false);
    opener.current?.focus();
  };

  return (
    <ShellContext.Provider value={shell}>
      <div ref={root} className={classes['shell']} data-sidebar={hasSidebar || undefined} data-panel={hasPanel || undefined} data-navigation={navigationOpen || undefined} style={{ '--sheet': `${(sheetShare * 100).toFixed(1)}dvh` }} onKeyDown={onKeyDown} onFocus={({ target }) => noteFocus(target)}>
        <a href="#content" className={classes['skip']}>
          {t('shell.skip')}
        </a>
        <header className={classes['top']} data-region tabIndex={-1}>
          {topBar}
        </header>
        {hasSidebar && (
          <>
            <nav ref={navigation} id="navigation" className={classes['sidebar']} aria-label={t('shell.navigation')} data-region tabIndex={-1} onKeyDown={onNavigationKeyDown}>
              {sidebar}
            </nav>
            <button type="button" className={classes['veil']} aria-label={t('shell.hideNavigation')} tabIndex={-1} onClick={() => setNavigationOpen(false)} />
          </>
        )}
        <main id="content" className={classes['main']} data-region tabIndex={-1}>
          {banner}
          {toolbar}
          <div className={classes['middle']}>{children}</div>
          <div ref={foot} className={classes['foot']}>
            <div className={classes['notice']} data-notice>
              {notice}
            </div>
            {footer !== undefined && <div className={classes['footer']}>{footer}</div>}
          </div>
        </main>
        <div className={classes['panelPlace']}>
          {hasPanel && (
            <aside className={classes['panel']} aria-label={panelLabel ?? t('shell.panel')} data-region tabIndex={-1} onKeyDown={onPanelKeyDown}>
              <SheetHandle share={sheetShare} onChange={setSheetShare} />
              {panel}
            </aside>
          )}
        </div>
        {tabs !== undefined && tabs.length > 0 && <BottomTabs tabs={tabs} />}
      </div>
    </ShellContext.Provider>
  );
}
