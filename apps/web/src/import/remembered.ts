/** Which import this tab has under way in a project, so that leaving the page and coming back finds it again. */
const keyOf = (project: string): string => `baraza-import:${project}`;

export interface Memory {
  recall(): string | null;
  keep(id: string | null): void;
}

/** Storage that is denied forgets; the import itself goes on at the server. */
export function tabMemory(project: string): Memory {
  return {
    recall: () => {
      try {
        return sessionStorage.getItem(keyOf(project));
      } catch {
        return null;
      }
    },
    keep: (id) => {
      try {
        if (id === null) sessionStorage.removeItem(keyOf(project));
        else sessionStorage.setItem(keyOf(project), id);
      } catch {
        return;
      }
    },
  };
}
