import type { GraphDirection } from '../graph/types.js';

/** What the tables of a file mean: data, worked out by `proposeMapping`, corrected by a person, and applied by `applyMapping`. Decision 10. */

/** What the rows of a sheet are. `scores`: judgements of elements, one a row. */
export const ROWS_AS = ['elements', 'connections', 'scores', 'nothing'] as const;
export type RowsAs = (typeof ROWS_AS)[number];

/** Of what a column speaks: of what its row is, or of the element at the start or the end of a connection. */
export const OWNERS = ['row', 'from', 'to'] as const;
export type Owner = (typeof OWNERS)[number];

/**
 * What a column says. `label` of an end, where it has no `id` column, is the label or ID of an element, and `|` separates several. `score` is a judgement on the scale
 * that the header names, or `scale` of its mapping. The roles from `scale` on are those of a sheet of scores.
 */
export const ROLES = ['label', 'id', 'type', 'tags', 'description', 'image', 'direction', 'score', 'other', 'leaveOut', 'scale', 'value', 'date', 'confidence', 'source', 'judge', 'note'] as const;
export type Role = (typeof ROLES)[number];

/** Which roles make sense where. */
export const ROLES_OF: Readonly<Record<Exclude<RowsAs, 'nothing'>, Readonly<Partial<Record<Owner, readonly Role[]>>>>> = {
  elements: { row: ['label', 'id', 'type', 'tags', 'description', 'image', 'score', 'other', 'leaveOut'] },
  connections: {
    row: ['id', 'type', 'direction', 'tags', 'description', 'other', 'leaveOut'],
    from: ['label', 'id', 'type', 'tags', 'description', 'image', 'other'],
    to: ['label', 'id', 'type', 'tags', 'description', 'image', 'other'],
  },
  scores: { row: ['label', 'id', 'scale', 'value', 'date', 'confidence', 'source', 'judge', 'note', 'leaveOut'] },
};
/** Roles that several columns of a sheet may have; each other role is one column's, of each owner. */
export const SHARED_ROLES: readonly Role[] = ['score', 'other', 'leaveOut'];

export interface ColumnMapping {
  /** Exactly as in the file. */
  header: string;
  of: Owner;
  role: Role;
  /** Of an `id`: written before it, where numbers of several lists would otherwise mean each other. */
  prefix?: string | undefined;
  /** Of a `score`: the scale, where the header is not its name. */
  scale?: string | undefined;
}

export interface TypeOfAll {
  name: string;
  /** What is of this type is a thing, such as an agreement, and no stakeholder. */
  thing?: boolean | undefined;
}

export interface SheetMapping {
  sheet: string;
  rows: RowsAs;
  /** One for each column, in their order. */
  columns: ColumnMapping[];
  /** Types of what has no cell that says one. */
  types: Partial<Record<Owner, TypeOfAll>>;
  /** Of connections whose row does not say. */
  direction?: GraphDirection | undefined;
  /** Worked out from names and values, not told by headers of a format: then further columns are taken for what their headers sound like, too. */
  found?: boolean | undefined;
  /** Why its rows are taken for nothing. `columns`: they describe the columns of another sheet. Absent: a person said so, or it is marked to be passed over. */
  why?: 'notUnderstood' | 'hidden' | 'columns' | undefined;
}

export type Mapping = SheetMapping[];

/** What a sheet must have for its rows to say something. */
export type Lack = 'label' | 'from' | 'to' | 'scale' | 'value';

/** What the mapping of a sheet lacks; a sheet that lacks something is not read. */
export function lacksOf({ rows, columns }: SheetMapping): Lack[] {
  const has = (of: Owner, ...roles: Role[]): boolean => columns.some((column) => column.of === of && roles.includes(column.role));
  switch (rows) {
    case 'nothing':
      return [];
    case 'elements':
      return has('row', 'label') ? [] : ['label'];
    case 'connections':
      return (['from', 'to'] as const).filter((end) => !has(end, 'label', 'id'));
    case 'scores':
      return [...(has('row', 'label', 'id') ? [] : (['label'] as const)), ...(['scale', 'value'] as const).filter((role) => !has('row', role))];
  }
}
