import type { GraphConnection, GraphElement, GraphFile } from '../graph/types.js';
import type { TablesRead } from '../mapping/read.js';
import type { Submission, SubmissionProblem } from '../xlsform/submission-types.js';
import type { Questionnaire, XlsForm } from '../xlsform/types.js';
import type { RefusedCode } from '../tables/refused.js';
import type { Limits, ReadProgress, Table, TableRow } from '../tables/types.js';

/** What the two threads say to each other: plain data. */

/** A file to read: its bytes or its path, and its name as the person knows it. */
export interface NamedFile {
  file: Uint8Array | string;
  name: string;
}

export interface WorkerTask {
  files: NamedFile[];
  /** Submissions are of a questionnaire, and come from the one file of the task. */
  as: 'tables' | 'records' | 'xlsform' | { submissionsOf: Questionnaire };
  limits: Partial<Limits>;
}

/**
 * Results come in pieces, and the thread waits after each until it has been taken: so taking in a large file never keeps the other thread from its own
 * work for long.
 */
export type WorkerPiece =
  /** A table without its rows, which follow. */
  | { kind: 'table'; table: Table }
  | { kind: 'rows'; rows: TableRow[] }
  | { kind: 'meaning'; meaning: Omit<TablesRead, 'tables'> }
  /** A map without its elements and connections, which follow. */
  | { kind: 'graph'; file: GraphFile }
  | { kind: 'elements'; elements: GraphElement[] }
  | { kind: 'connections'; connections: GraphConnection[] }
  | { kind: 'xlsform'; form: XlsForm }
  | { kind: 'submissions'; submissions: Submission[] }
  | { kind: 'submission-problems'; problems: SubmissionProblem[] };

export type WorkerMessage =
  | { kind: 'progress'; progress: ReadProgress }
  | { kind: 'piece'; piece: WorkerPiece }
  | { kind: 'done' }
  | { kind: 'refused'; code: RefusedCode; params: Record<string, string | number> };
