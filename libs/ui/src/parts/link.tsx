import { createContext, useContext, type AnchorHTMLAttributes, type ComponentType, type ReactNode } from 'react';

export type LinkProps = AnchorHTMLAttributes<HTMLAnchorElement> & { readonly href: string };

const PlainLink = (props: LinkProps): ReactNode => <a {...props} />;

const LinkContext = createContext<ComponentType<LinkProps>>(PlainLink);

/** The application's router gives the link that changes screens without loading the page anew. */
export const LinkProvider = LinkContext.Provider;

/** A link inside the product. */
export function Link(props: LinkProps): ReactNode {
  const Chosen = useContext(LinkContext);
  return <Chosen {...props} />;
}
