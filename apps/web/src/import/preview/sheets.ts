/** How the meaning of a sheet changes by one choice of a person; what the choice makes senseless becomes a column of the person's own. */
import type { ColumnMapping, ImportPreview, Owner, Role, RowEntity, RowsAs, SheetMapping } from '../api.js';

type Roles = ImportPreview['roles'];

/** Of what a column that is kept becomes a field or property; null for columns of judgements, which become none. */
export const entityOf = ({ rows }: SheetMapping, { of }: ColumnMapping): RowEntity | null => (rows === 'elements' || (rows === 'connections' && of !== 'row') ? 'stakeholder' : rows === 'connections' ? 'relationship' : null);

/** The sheet with its rows taken for something else. */
export function withRows(sheet: SheetMapping, rows: RowsAs, roles: Roles): SheetMapping {
  const { why: _said, ...rest } = sheet;
  if (rows === 'nothing') return { ...rest, rows };
  const fallback: Role = rows === 'scores' ? 'leaveOut' : 'other';
  const columns = sheet.columns.map((column): ColumnMapping => {
    const of: Owner = rows === 'connections' ? column.of : 'row';
    const role = sheet.rows === 'nothing' ? fallback : column.role;
    return of === column.of && roles[rows][of]?.includes(role) === true ? { ...column, role } : { header: column.header, of: 'row', role: fallback };
  });
  return { ...rest, rows, columns, types: rows === 'connections' ? rest.types : rest.types.row ? { row: rest.types.row } : {} };
}

/** The sheet with one column that says something else; another that said it becomes one of the person's own. */
export function withColumn(sheet: SheetMapping, index: number, change: Pick<ColumnMapping, 'of' | 'role' | 'scale'>, samples: readonly string[], shared: ImportPreview['sharedRoles']): SheetMapping {
  const fallback: Role = sheet.rows === 'scores' ? 'leaveOut' : 'other';
  const { header, prefix } = sheet.columns[index]!;
  const numbered = samples.length > 0 && samples.every((sample) => /^\d+$/.test(sample.trim()));
  const own: ColumnMapping = {
    header,
    of: change.of,
    role: change.role,
    ...(change.scale === undefined ? {} : { scale: change.scale }),
    // Numbers of one list mean nothing in another.
    ...(change.role === 'id' && (prefix !== undefined || (sheet.found && numbered)) ? { prefix: prefix ?? header } : {}),
  };
  const takesFrom = ({ of, role }: ColumnMapping): boolean => of === own.of && role === own.role && !shared.includes(own.role);
  return { ...sheet, columns: sheet.columns.map((column, at): ColumnMapping => (at === index ? own : takesFrom(column) ? { header: column.header, of: column.of, role: fallback } : column)) };
}

/** The sheet with a type for all of its rows, or of the elements at one of their ends; '' for none. */
export function withType(sheet: SheetMapping, owner: Owner, name: string, thing: boolean): SheetMapping {
  const { [owner]: _before, ...types } = sheet.types;
  return { ...sheet, types: name.trim() === '' ? types : { ...types, [owner]: { name: name.trim(), ...(thing ? { thing } : {}) } } };
}
