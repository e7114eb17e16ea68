import { createContext, useContext } from 'react';
import type { Views } from './useViews.js';

export const ViewsContext = createContext<Views | null>(null);

/** The views of the map that is open. */
export function useViews(): Views {
  const views = useContext(ViewsContext);
  if (!views) throw new Error('no map is open around this component');
  return views;
}
