import { createContext, useContext } from 'react';

interface Shell {
  readonly hasSidebar: boolean;
  readonly navigationOpen: boolean;
  readonly setNavigationOpen: (open: boolean) => void;
}

export const ShellContext = createContext<Shell>({ hasSidebar: false, navigationOpen: false, setNavigationOpen: () => undefined });

/** Whether maps and views are open on a narrow screen, and the way to open and close them. */
export function useShell(): Shell {
  return useContext(ShellContext);
}
