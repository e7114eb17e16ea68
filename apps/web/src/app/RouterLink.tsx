import type { LinkProps } from '@baraza/ui';
import type { ReactNode } from 'react';
import { Link } from 'react-router';

/** Addresses that the server answers itself, and places on the same page, are no screens. */
const notScreens = /^(#|[a-z]+:|\/(files|graphql|auth)(\/|$|\?))/u;

/** A link of the shared parts, as the router understands it. */
export function RouterLink({ href, ...rest }: LinkProps): ReactNode {
  return notScreens.test(href) ? <a href={href} {...rest} /> : <Link to={href} {...rest} />;
}
