import { useEffect } from 'react';
import { ask } from '../../data/apollo.js';
import { projectsDocument } from '../../data/documents.generated.js';
import { keepProjects, knownProjects, type WorkspaceProjects } from '../../data/known-projects.js';
import { type Asked, useAsked } from '../../data/useAsked.js';
import { useAccount } from '../../session/session.js';

export interface Projects {
  readonly asked: Asked<readonly WorkspaceProjects[]>;
  /** What this device knows of an earlier answer; null: nothing. */
  readonly known: readonly WorkspaceProjects[] | null;
  readonly again: () => void;
}

/** The projects of the person by workspace. */
export function useProjects(): Projects {
  const { id } = useAccount();
  const [asked, again] = useAsked(async () => (await ask(projectsDocument, {})).me.workspaces, [id]);
  useEffect(() => {
    if (asked.state === 'answered') keepProjects(id, asked.value);
  }, [asked, id]);
  return { asked, known: knownProjects(id), again };
}
