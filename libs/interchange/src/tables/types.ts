/**
 * What a spreadsheet file holds once it is read: tables of plain values, before anybody says what they mean.
 */

/** One cell. A date is ISO text (`2005-08-03`, `2005-08-03T14:30:00`, or `14:30:00` for a time of day); an empty cell is `null`. */
export type Cell = string | number | boolean | null;

/** One row with something in it. */
export interface TableRow {
  /** The number the person sees at the left of the row in a spreadsheet program; the first is 1. */
  row: number;
  /** In the order of the header. Empty cells at the end are left out, so this may be shorter than the header. */
  cells: Cell[];
}

/** Something about a cell or a table that the person should know, although it was read. */
export interface TableNote {
  code:
    | 'cell-error' // the cell holds an error such as #N/A; read as empty
    | 'formula-without-value' // the program that wrote the file left no result; read as empty
    | 'encoding-guessed' // not Unicode; read as Windows-1252 or, where that is Arabic, Windows-1256
    | 'title-row'; // a merged line above the header, not read as data
  row: number;
  /** The header of the column, where the note is about one cell. */
  column?: string;
  /** The text of the error or title, or the encoding. */
  value?: string;
}

/** One sheet of a workbook, or a whole CSV file. */
export interface Table {
  /** Name of the sheet; for CSV the file name without its ending. */
  sheet: string;
  /** The sheet is hidden in the workbook. */
  hidden: boolean;
  /** The row that holds the header; 0 when the sheet is empty. */
  headerRow: number;
  /** One name a column, all different: a repeated one gets a number ("Name (2)"), a missing one the column's letter ("Column C"). */
  header: string[];
  rows: TableRow[];
  notes: TableNote[];
}

/** Bounds on what is read. What exceeds one of them is refused whole, with the bound in the sentence. */
export interface Limits {
  /** Size of the file, in bytes. */
  fileBytes: number;
  /** Sum of the sizes of all files in a workbook's archive, unpacked, in bytes. */
  unpackedBytes: number;
  /** How many times larger one file in the archive may become; only asked when it becomes larger than 1 MB. */
  ratio: number;
  /** Files in the archive. */
  entries: number;
  sheets: number;
  /** Rows with something in them, in all sheets together. */
  rows: number;
  /** Position of the last column with something in it. */
  columns: number;
  /** Cells with something in them, in all sheets together. */
  cells: number;
  /** Characters in one cell. */
  cellChars: number;
  /** Characters in all cells together: one long shared text may be named by a million cells. */
  totalChars: number;
  sharedStrings: number;
  /** Notes kept for one table, or for one map; further ones are dropped. */
  notes: number;
  /** Tags within tags, or lists and objects within one another. */
  depth: number;
}

export const DEFAULT_LIMITS: Readonly<Limits> = {
  fileBytes: 64 * 2 ** 20,
  unpackedBytes: 256 * 2 ** 20,
  ratio: 200,
  entries: 5_000,
  sheets: 200,
  rows: 200_000,
  columns: 1_000,
  cells: 4_000_000,
  cellChars: 100_000,
  totalChars: 64_000_000,
  sharedStrings: 1_000_000,
  notes: 500,
  depth: 128,
};

/** How far reading has come. `done` and `total` are bytes (unpacked ones for a workbook). */
export interface ReadProgress {
  done: number;
  total: number;
  /** Rows read so far. */
  rows: number;
}

export interface ReadOptions {
  /** Stops the reading; the promise is rejected with the signal's reason. */
  signal?: AbortSignal;
  onProgress?: (progress: ReadProgress) => void;
}

/** What a reader of one format gets. */
export interface ReadContext {
  name: string;
  limits: Limits;
  budget: Budget;
  signal: AbortSignal | undefined;
  /** Called often; passes on at most one report per 64 kB. */
  advance: (bytes: number) => void;
  setTotal: (bytes: number) => void;
}

/** Counts what has been read in all sheets together. */
export interface Budget {
  row: () => void;
  cell: (value: Cell) => void;
  rows: () => number;
}
