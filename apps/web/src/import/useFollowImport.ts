import { useEffect } from 'react';
import { useProject } from '../project/context.js';
import { tabMemory } from './remembered.js';

/** Goes on to follow an import of this tab after a reload, whatever screen is open. */
export function useFollowImport(): void {
  const project = useProject();
  useEffect(() => {
    if (tabMemory(project.id).recall() === null) return;
    // The screen of imports is loaded only where there is one. Offline it may not be there; it is then followed from that screen on.
    import('./flow-of.js').then(({ flowOf }) => flowOf(project).resume()).catch(() => undefined);
  }, [project]);
}
