/** Where this browser keeps how tables lie before a person. */
const prefixOf = (account: string): string => `baraza-table-${account}-`;

/** Storage may be denied; the table is then as at first. */
export function keptTable(account: string, mapId: string): string | null {
  try {
    return localStorage.getItem(prefixOf(account) + mapId);
  } catch {
    return null;
  }
}

export function keepTable(account: string, mapId: string, table: object): void {
  try {
    localStorage.setItem(prefixOf(account) + mapId, JSON.stringify(table));
  } catch {
    return;
  }
}

/** Removes all that is kept of the person. */
export function forgetTables(account: string): void {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(prefixOf(account))) localStorage.removeItem(key);
  } catch {
    return;
  }
}
