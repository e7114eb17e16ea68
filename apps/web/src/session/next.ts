/** Where one was before signing in. */

/** The address of the sign-in screen, from where one comes back to `here`. */
export const signInPath = (here: string): string => (here === '/' ? '/sign-in' : `/sign-in?${new URLSearchParams({ next: here })}`);

/** Where to go after signing in: only ever a place of this site. */
export function nextPath(search: URLSearchParams): string {
  const next = search.get('next') ?? '/';
  // Browsers read a backslash as a slash, and //host is another site.
  return /^\/(?![/\\])/u.test(next) && !next.startsWith('/sign-in') ? next : '/';
}

/** Whether the server itself answers there, as with the explorer of GraphQL: no screen of ours. */
export const isServerPage = (path: string): boolean => /^\/(graphql|files)(\/|$|\?)/u.test(path);
