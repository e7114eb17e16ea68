import type { Place, ProblemOf, TableProblemCode } from '../problem.js';
import type { Cell } from '../tables/types.js';

export type { Place } from '../problem.js';

/** What a file says of elements and connections, in neutral terms: every format is read into this, and nothing here knows the entities of the product. */

export type GraphDirection = 'directed' | 'undirected' | 'mutual';

/** A typed value of a column: a list column holds texts. */
export type GraphValue = Cell | string[];

/** `list` is a list of texts; `date` is ISO text. */
export type ColumnType = 'text' | 'number' | 'date' | 'boolean' | 'list';

export type ColumnRole = 'label' | 'type' | 'tags' | 'description' | 'image' | 'id' | 'from' | 'to' | 'direction' | 'other';

/** One column of all element sheets, or of all connection sheets, of an import. */
export interface Column {
  /** Exactly as in the file. */
  header: string;
  /** What Kumu takes the column for; `other` for a column of the person's own. */
  role: ColumnRole;
  /** For `other` columns what all their cells can be read as. One cell of words makes it text. */
  type: ColumnType;
  /** Cells with something in them. */
  filled: number;
  /** Up to five different cells, as text, for a preview. */
  samples: string[];
  /** Not a column of a format, but one whose header may say what it is. */
  found?: boolean;
}

export interface GraphElement extends Place {
  label: string;
  type: string | null;
  tags: string[];
  description: string | null;
  /** The address of a picture, as text: nothing is ever fetched. */
  image: string | null;
  id: string | null;
  /** What all other columns hold, where they hold something, as it is, by header; `toValue` gives it the type of its column. */
  other: ReadonlyMap<string, GraphValue>;
  /** No row describes it: it is only named by a connection or a judgement, whose row this is. */
  implied: boolean;
}

/** One end of a connection. */
export interface GraphEnd {
  /** As written: the label or ID of an element. */
  text: string;
  /** The place in `elements` of the element meant; `null` when several fit. */
  element: number | null;
  /** When several fit: their places in `elements`. */
  candidates: number[];
}

export interface GraphConnection extends Place {
  from: GraphEnd;
  to: GraphEnd;
  /** `null`: the file does not say. */
  direction: GraphDirection | null;
  type: string | null;
  tags: string[];
  description: string | null;
  /** Where one row makes several connections, the second and further ones have `#2`, `#3` … after the row's ID. */
  id: string | null;
  other: ReadonlyMap<string, GraphValue>;
}

/** Where an element is on a map: model pixels to the right of and below its origin; null: on it, and nobody says where. */
export interface GraphPosition {
  /** Its place in `elements`. */
  element: number;
  x: number | null;
  y: number | null;
}

/** A map of the file: who is on it, and where. */
export interface GraphMap {
  /** Null where the format has one map without a name. */
  name: string | null;
  positions: GraphPosition[];
}

export type ProblemCode =
  | TableProblemCode
  | 'no-label'
  | 'no-from'
  | 'no-to'
  | 'direction-unknown'
  | 'duplicate-id'
  | 'label-repeated'
  | 'end-ambiguous'
  | 'end-says-otherwise'
  | 'end-not-described'
  | 'no-value'
  | 'too-many-ends'
  | 'sheet-of-columns'
  | 'sheet-not-understood'
  | 'end-unknown'
  | 'position-left-out'
  | 'number-left-out'
  | 'nesting-left-out'
  | 'hyperedges-left-out'
  | 'ports-left-out'
  | 'loops-left-out'
  | 'several-graphs'
  | 'changes-over-time'
  | 'dates-as-property';

export type Problem = ProblemOf<ProblemCode>;

/** A judgement of an element, as the file has it. */
export interface GraphScore extends Place {
  of: GraphEnd;
  /** The word for the scale: a dimension of judgements. */
  scale: string;
  value: Cell;
  date: string | null;
  confidence: string | null;
  source: string | null;
  judge: string | null;
  note: string | null;
  /** Header of the column with the value. */
  column: string;
  /** Headers of the columns with the rest, where it has columns. */
  columns: Readonly<Partial<Record<SaidOfScore, string>>>;
}

/** What is said of a judgement besides its value, and who is judged. */
export type SaidOfScore = 'of' | 'date' | 'confidence' | 'source' | 'judge' | 'note';

export interface GraphFile {
  elements: GraphElement[];
  connections: GraphConnection[];
  scores: GraphScore[];
  /** Types whose elements are things, such as agreements, and no stakeholders. */
  things: string[];
  problems: Problem[];
  columns: { elements: Column[]; connections: Column[] };
  /** Connections name elements by ids that nobody in the file has, and it has one list of elements: such an id is a mistake, unless the project knows it. */
  oneList?: boolean;
  /** Maps that the file places elements on, the first of them the one to look at first; absent where its format has none. */
  maps?: GraphMap[];
}
