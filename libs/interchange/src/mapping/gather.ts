import type { Column, ColumnRole } from '../graph/types.js';
import { TypeGuess } from '../graph/values.js';
import type { Table } from '../tables/types.js';
import type { ColumnMapping, SheetMapping } from './types.js';

type Kind = 'elements' | 'connections';

interface Gathered {
  header: string;
  role: ColumnRole;
  guess: TypeGuess;
  found: boolean;
}

/** Gathers the columns of all sheets that speak of elements, and of those that speak of connections: equal headers are one column. */
export class ColumnGatherer {
  private readonly columns: Record<Kind, Map<string, Gathered>> = { elements: new Map(), connections: new Map() };

  /** Takes in one sheet's columns and all its cells. */
  add(table: Table, mapping: SheetMapping): void {
    const guesses = mapping.columns.flatMap((column, index) => {
      const place = placeOf(mapping, column);
      return place ? [[index, this.guessFor(...place, column.header, mapping.found === true)] as const] : [];
    });
    for (const { cells } of table.rows) for (const [index, guess] of guesses) guess.add(cells[index] ?? null);
  }

  of(kind: Kind): Column[] {
    return [...this.columns[kind].values()].map(({ header, role, guess, found }) => ({
      header,
      role,
      type: role === 'other' ? guess.type : role === 'tags' ? 'list' : 'text',
      filled: guess.filled,
      samples: guess.samples,
      ...(found ? { found } : {}),
    }));
  }

  private guessFor(kind: Kind, role: ColumnRole, header: string, found: boolean): TypeGuess {
    const key = role === 'other' ? `other ${header}` : role;
    const columns = this.columns[kind];
    const known = columns.get(key);
    if (known) return known.guess;
    const guess = new TypeGuess();
    columns.set(key, { header, role, guess, found });
    return guess;
  }
}

/** Of what a column speaks, and as what. What only names an end is a column of the connection; what describes the end is one of elements; a sheet of scores has neither. */
function placeOf(mapping: SheetMapping, { of, role }: ColumnMapping): readonly [Kind, ColumnRole] | undefined {
  if (mapping.rows === 'nothing' || mapping.rows === 'scores' || role === 'leaveOut' || role === 'score') return undefined;
  if (of !== 'row' && role === 'label' && !hasKey(mapping, of)) return ['connections', of];
  return [mapping.rows === 'elements' || of !== 'row' ? 'elements' : 'connections', role as ColumnRole];
}

/** Whether an end is named by a column of keys. */
export const hasKey = ({ columns }: SheetMapping, of: ColumnMapping['of']): boolean => columns.some((column) => column.of === of && column.role === 'id');
