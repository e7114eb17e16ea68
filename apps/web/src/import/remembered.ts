/** Which import this tab has under way in a project, so that leaving the page and coming back finds it again. */
const keyOf = (project: string): string => `baraza-import:${project}`;
const begunKeyOf = (project: string): string => `baraza-import-begun:${project}`;
const stepKeyOf = (project: string): string => `baraza-import-step:${project}`;

export interface Memory {
  recall(): string | null;
  keep(id: string | null): void;
  /** Which one was told to be put in: a page that is loaded anew at once may look before the server has heard of it, or after the word to it was lost. */
  begun(): string | null;
  keepBegun(id: string | null): void;
  /** Undo group of the last import that became a step of undo, so that one which was taken back meanwhile does not become a step again. */
  lastStep(): string | null;
  keepStep(group: string): void;
}

/** Storage that is denied forgets; the import itself goes on at the server. */
export function tabMemory(project: string): Memory {
  return {
    recall: () => read(keyOf(project)),
    keep: (id) => write(keyOf(project), id),
    begun: () => read(begunKeyOf(project)),
    keepBegun: (id) => write(begunKeyOf(project), id),
    lastStep: () => read(stepKeyOf(project)),
    keepStep: (group) => write(stepKeyOf(project), group),
  };
}

function read(key: string): string | null {
  try {
    return sessionStorage.getItem(key);
  } catch {
    return null;
  }
}

function write(key: string, value: string | null): void {
  try {
    if (value === null) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, value);
  } catch {
    return;
  }
}
