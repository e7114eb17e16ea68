import { AppShell, type AppShellProps, Breadcrumb, type Crumb, HelpDialog, LanguageChoice, LoadingState, SearchButton, type ShortcutGroup, TopBar, useShortcuts } from '@baraza/ui';
import { type ReactNode, Suspense, useState } from 'react';
import classes from './account-menu.module.css';
import { NoticeBell } from '../notices/NoticeBell.js';
import { AccountMenu } from './AccountMenu.js';
import { UpdateBanner } from './UpdateBanner.js';
import { useTitle } from './useTitle.js';

export interface ScreenProps extends Omit<AppShellProps, 'topBar'> {
  /** Where one is, from the outside in; the last is this screen. */
  readonly crumbs: readonly Crumb[];
  /** In the top bar after the path: see `TopBar`. */
  readonly middle?: ReactNode;
  /** In the top bar before the search: presence, save state. */
  readonly status?: ReactNode;
  /** In the top bar at the end: the one solid button of the screen, if it has one. */
  readonly end?: ReactNode;
  /** What `?` lists. */
  readonly keyGroups?: readonly ShortcutGroup[];
}

/** The frame of every screen for somebody who is signed in. */
export function Screen({ crumbs, middle, status, end, keyGroups = ['general', 'editing'], notice, children, ...shell }: ScreenProps): ReactNode {
  const [help, setHelp] = useState(false);
  useTitle(...crumbs.map(({ label }) => label).toReversed());
  useShortcuts({ help: () => setHelp(true) });
  return (
    <AppShell
      {...shell}
      notice={
        <>
          <UpdateBanner />
          {notice}
        </>
      }
      topBar={
        <TopBar path={<Breadcrumb crumbs={crumbs} />} middle={middle}>
          {status}
          <SearchButton />
          <span className={classes['wide']}>
            <LanguageChoice />
          </span>
          {end}
          <Suspense fallback={null}>
            <NoticeBell />
          </Suspense>
          <AccountMenu onHelp={() => setHelp(true)} />
          <HelpDialog opened={help} onClose={() => setHelp(false)} groups={keyGroups} />
        </TopBar>
      }
    >
      {/* What the screen still waits for blanks nothing around it. */}
      <Suspense fallback={<LoadingState />}>{children}</Suspense>
    </AppShell>
  );
}
