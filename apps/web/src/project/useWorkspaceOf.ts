import { ask } from '../data/apollo.js';
import { workspaceOfProjectDocument } from '../data/documents.generated.js';
import { type Asked, useAsked } from '../data/useAsked.js';

/** The workspace that a project lies in; null where the person is not in it. */
export const useWorkspaceOf = (project: string): readonly [Asked<string | null>, () => void] =>
  useAsked(async () => {
    const { me } = await ask(workspaceOfProjectDocument, {});
    return me.workspaces.find(({ projects }) => projects.some(({ id }) => id === project))?.id ?? null;
  }, [project]);
