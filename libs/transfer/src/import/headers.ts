/** What the columns of a file are called. */
import { propertyNameOf } from '@baraza/domain';
import type { Column } from '@baraza/interchange';
import { IMAGE } from '../registry/properties.js';

/** The columns that may become properties with the names these would have, all different: headers that differ in spaces alone get a number, and who is written like its name keeps it. */
export function namesOf(columns: readonly Column[]): ReadonlyMap<Column, string> {
  const own = columns.filter(({ role }) => role === 'other');
  const taken = new Set(own.flatMap(({ header }) => (propertyNameOf(header) === header ? [header] : [])));
  const names = new Map<Column, string>();
  for (const column of columns) {
    if (column.role === 'image') names.set(column, IMAGE);
    if (column.role !== 'other') continue;
    const base = propertyNameOf(column.header);
    let name = base;
    for (let n = 2; name !== column.header && taken.has(name); n += 1) name = `${base} (${n})`;
    taken.add(name);
    names.set(column, name);
  }
  return names;
}
