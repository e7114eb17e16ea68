import type { GraphFile } from '../graph/types.js';
import { TypeGuess } from '../graph/values.js';
import type { Table } from '../tables/types.js';
import { proposeMapping } from './propose.js';
import type { Mapping } from './types.js';

/** A column of a table as it is, before anybody says what it means. */
export interface SeenColumn {
  /** Cells with something in them. */
  filled: number;
  /** Up to five different cells, as text. */
  samples: string[];
}

/** Tables, with what they probably mean. */
export interface TablesRead {
  tables: Table[];
  /** For each table, its columns in their order. */
  columns: SeenColumn[][];
  proposed: Mapping;
}

/** What the files of one import hold. */
export type RecordsRead = { kind: 'graph'; file: GraphFile } | ({ kind: 'tables' } & TablesRead);

/** What the tables of a file probably mean, with what a person needs to see to correct it. */
export const meaningOf = (tables: readonly Table[]): Omit<TablesRead, 'tables'> => ({ columns: tables.map(seenColumns), proposed: proposeMapping(tables) });

function seenColumns({ header, rows }: Table): SeenColumn[] {
  const guesses = header.map(() => new TypeGuess());
  for (const { cells } of rows) for (let index = 0; index < cells.length; index += 1) guesses[index]?.add(cells[index]!);
  return guesses.map(({ filled, samples }) => ({ filled, samples }));
}
