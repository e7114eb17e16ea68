import type { ProjectSession } from '@baraza/sync-client';
import { createContext, useContext } from 'react';

export interface OpenProject {
  /** Id of the project. */
  readonly id: string;
  /** The live session: store, queue, presence. */
  readonly session: ProjectSession;
}

export const ProjectContext = createContext<OpenProject | null>(null);

/** The project that is open. Only below `ProjectLayout`. */
export function useProject(): OpenProject {
  const project = useContext(ProjectContext);
  if (!project) throw new Error('no project is open around this component');
  return project;
}

/** Whether the server does not answer at all. A line that was never open counts as connecting until this is known. */
export const AwayContext = createContext(false);
