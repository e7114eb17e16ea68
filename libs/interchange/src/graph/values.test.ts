import type { Cell } from '../tables/types.js';
import type { ColumnType } from './types.js';
import { TypeGuess, splitValues, toValue } from './values.js';

const typeOf = (...cells: Cell[]): ColumnType => {
  const guess = new TypeGuess();
  cells.forEach((cell) => guess.add(cell));
  return guess.type;
};

describe('the type of a column', () => {
  test.each<[ColumnType, Cell[]]>([
    ['text', []],
    ['text', [null, null]],
    ['number', [1, null, 2.5]],
    ['number', ['1', '-2.50', ' 0 ']],
    ['text', [1, 2, 'high']],
    ['text', ['007', '1']],
    ['text', ['1,5', '2']],
    ['text', ['1e5']],
    ['text', ['12345678901234567']],
    ['boolean', [true, 'FALSE']],
    ['text', ['yes', 'no']],
    ['text', [true, 1]],
    ['date', ['2005-08-03', '2005-08-03T10:00:00']],
    ['text', ['2005-02-30']],
    ['text', ['2005-08-03', 'August 2005']],
    ['list', ['a|b', 'c', 5]],
    ['text', [`a|${'prose '.repeat(30)}`, 'b|c']],
  ])('IMP-17 %s: %j', (type, cells) => {
    expect(typeOf(...cells)).toBe(type);
    // Whatever was found, every cell has a value of that type.
    for (const cell of cells) expect(toValue(cell, type) === null).toBe(cell === null);
  });

  test('IMP-13 several values keep their order; empty ones are dropped', () => {
    expect(splitValues(' b | a||c ')).toEqual(['b', 'a', 'c']);
    expect(splitValues(null)).toEqual([]);
    expect(toValue('x | y', 'list')).toEqual(['x', 'y']);
    expect([toValue('2.50', 'number'), toValue('TRUE', 'boolean'), toValue(5, 'text'), toValue('no', 'number')]).toEqual([2.5, true, '5', null]);
  });
});
