import type { ColumnRole, ColumnType, GraphDirection, GraphMap, GraphValue } from './types.js';

/** What is written, the same for every format. What a reader returns can be given as it is. */
export interface GraphOutput {
  /** Name of the map or project, for formats that have a place for it. */
  name?: string;
  elements: readonly OutputElement[];
  connections: readonly OutputConnection[];
  /** The columns in their order. Standard ones that are missing here and needed are added; an `other` column that is missing here is not written. */
  columns: { elements: readonly OutputColumn[]; connections: readonly OutputColumn[] };
  /** Who is on which map, and where. A format with one position an element takes them from the only map, and none where there are several. */
  maps?: readonly GraphMap[];
}

export interface OutputColumn {
  header: string;
  /** `other` when not said. */
  role?: ColumnRole;
  /** Makes dates real dates in a workbook. */
  type?: ColumnType;
  /** The header is not the name of the person's own property, as another has it. */
  renamed?: boolean;
}

export interface OutputElement {
  label: string;
  type: string | null;
  tags: readonly string[];
  description: string | null;
  image: string | null;
  id: string | null;
  /** By header. */
  other: ReadonlyMap<string, GraphValue>;
}

export interface OutputConnection {
  from: OutputEnd;
  to: OutputEnd;
  direction: GraphDirection | null;
  type: string | null;
  tags: readonly string[];
  description: string | null;
  id: string | null;
  other: ReadonlyMap<string, GraphValue>;
}

export interface OutputEnd {
  /** Label (or ID) of the element. */
  text: string;
  /** Place in `elements`. Where it is given, and the element's label is not the only one of its kind, its ID is written instead. */
  element?: number | null;
}
