import type { ColumnRole } from '../graph/types.js';

/** Which column of a sheet is which. Headers are compared without regard to case and outer spaces. */

export type SheetKind = 'elements' | 'connections';

/** The standard headers, in Kumu's order. `Name` stands for `Label` where there is no `Label`. */
export const STANDARD_HEADERS: Record<SheetKind, readonly (readonly [Exclude<ColumnRole, 'other'>, string])[]> = {
  elements: [
    ['label', 'Label'],
    ['type', 'Type'],
    ['tags', 'Tags'],
    ['description', 'Description'],
    ['image', 'Image'],
    ['id', 'ID'],
  ],
  connections: [
    ['from', 'From'],
    ['to', 'To'],
    ['direction', 'Direction'],
    ['type', 'Type'],
    ['tags', 'Tags'],
    ['description', 'Description'],
    ['id', 'ID'],
  ],
};

/** What a sheet holds, by its header; `undefined` when it is neither. */
export function kindOfSheet(header: readonly string[]): SheetKind | undefined {
  const names = new Set(header.map(normalise));
  if (names.has('from') && names.has('to')) return 'connections';
  return names.has('label') || names.has('name') ? 'elements' : undefined;
}

/** The role of each column of a sheet. Each role is taken once, by the first column that fits. */
export function assignRoles(header: readonly string[], kind: SheetKind): ColumnRole[] {
  const names = header.map(normalise);
  const roles: ColumnRole[] = names.map(() => 'other');
  for (const [role, standard] of STANDARD_HEADERS[kind]) {
    const wanted = standard.toLowerCase();
    const at = names.indexOf(wanted);
    const found = at < 0 && role === 'label' ? names.indexOf('name') : at;
    if (found >= 0) roles[found] = role;
  }
  return roles;
}

function normalise(header: string): string {
  return header.trim().toLowerCase();
}
