/** Names of the projects that this device has listed, so that the list opens while the server is away. Removed on signing out. */
import type { ProjectsAnswer } from './documents.generated.js';

export type WorkspaceProjects = ProjectsAnswer['me']['workspaces'][number];

const keyOf = (account: string): string => `baraza-projects-${account}`;

export function knownProjects(account: string): readonly WorkspaceProjects[] | null {
  try {
    return JSON.parse(localStorage.getItem(keyOf(account)) ?? 'null') as readonly WorkspaceProjects[] | null;
  } catch {
    return null;
  }
}

/** Storage may be denied; the list then needs the server. */
export function keepProjects(account: string, projects: readonly WorkspaceProjects[] | null): void {
  try {
    if (projects) localStorage.setItem(keyOf(account), JSON.stringify(projects));
    else localStorage.removeItem(keyOf(account));
  } catch {
    return;
  }
}
