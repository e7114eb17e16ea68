import { useLocation } from 'react-router';

/** The secret of a link. It stands after the #, which browsers send to nobody. */
export const useLinkToken = (): string => useLocation().hash.slice(1);
