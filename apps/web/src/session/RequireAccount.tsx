import type { ReactNode } from 'react';
import { Navigate, Outlet, useLocation } from 'react-router';
import { useMe } from './session.js';
import { signInPath } from './next.js';

/** Screens below are for somebody who is signed in; others sign in first and come back. */
export function RequireAccount(): ReactNode {
  const { account } = useMe();
  const { pathname, search, hash } = useLocation();
  if (!account) return <Navigate to={signInPath(`${pathname}${search}${hash}`)} replace />;
  return <Outlet />;
}
