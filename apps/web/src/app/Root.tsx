import { LoadingState, UiProvider } from '@baraza/ui';
import type { ReactNode } from 'react';
import { Outlet, ScrollRestoration } from 'react-router';
import { useMe } from '../session/session.js';
import { useKeepLanguage } from '../session/useKeepLanguage.js';
import { GoAnywhere } from './GoAnywhere.js';
import { OnTheWay } from './OnTheWay.js';
import { RouterLink } from './RouterLink.js';
import { useHoldDrops } from './useHoldDrops.js';

/** What stands around every screen: theme, direction, links, palette. */
export function Root(): ReactNode {
  const { account } = useMe();
  useKeepLanguage();
  useHoldDrops();
  return (
    <UiProvider link={RouterLink} fallback={<LoadingState />}>
      <OnTheWay />
      <Outlet />
      <ScrollRestoration />
      {account && <GoAnywhere />}
    </UiProvider>
  );
}
