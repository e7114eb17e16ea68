import { jest } from '@jest/globals';
import type { Cell, Table } from '../tables/types.js';
import { interpretKumu } from './interpret.js';
import type { GraphConnection, GraphFile, Problem } from '../graph/types.js';

/** A table as it comes from a file whose first row is the header. */
function table(sheet: string, header: string[], rows: Cell[][], more: Partial<Table> = {}): Table {
  return { sheet, hidden: false, headerRow: 1, header, rows: rows.map((cells, i) => ({ row: i + 2, cells })), notes: [], ...more };
}

const edges = ({ elements, connections }: GraphFile): string[] => connections.map(({ from, to }) => [from, to].map(({ element, text }) => (element === null ? `?${text}` : elements[element]!.label)).join(' → '));
const codes = (problems: Problem[]): string[] => problems.map(({ code, sheet, row }) => `${code} ${sheet} ${row}`);

const people = table('Elements', ['Label', 'Type', 'ID'], [['Ada', 'Person', 'a'], ['Bea', 'Person', 'b'], ['Cem', 'Person']]);

describe('sheets', () => {
  test('IMP-12 are told apart by their headers, whatever their names, order, case or outer spaces', () => {
    const file = interpretKumu([table('two', [' FROM', 'to ', 'Label'], [['Ada', 'Bea', 'knows']]), table('one', ['label', 'TYPE'], [['Ada', 'Person'], ['Bea']])]);
    expect(file.elements.map(({ label, type, implied, sheet, row }) => [label, type, implied, sheet, row])).toEqual([
      ['Ada', 'Person', false, 'one', 2],
      ['Bea', null, false, 'one', 3],
    ]);
    expect(edges(file)).toEqual(['Ada → Bea']);
    expect(file.connections[0]!.other).toEqual(new Map([['Label', 'knows']]));
    expect(file.problems).toEqual([]);
  });

  test('IMP-12 a sheet with (ignore) in its name is passed over; empty sheets, too', () => {
    expect(interpretKumu([table('Old (Ignore)', ['Label'], [['X']]), table('Empty', [], [], { headerRow: 0 })])).toEqual({ elements: [], connections: [], problems: [], columns: { elements: [], connections: [] }, scores: [], things: [] });
  });

  test('IMP-12 a sheet that is neither, and a hidden one, are left out and said to be', () => {
    const file = interpretKumu([table('Codebook', ['Field', 'Meaning'], [['x', 'y']]), table('Secret', ['Label'], [['X']], { hidden: true })]);
    expect(file.elements).toEqual([]);
    expect(file.problems.map(({ level, code, message }) => [level, code, message])).toEqual([
      ['notice', 'sheet-not-understood', 'The sheet “Codebook” has neither a column Label or Name nor the columns From and To (it has Field, Meaning), and was left out.'],
      ['notice', 'sheet-hidden', 'The sheet “Secret” is hidden and was left out. Unhide it to import it.'],
    ]);
  });

  test('IMP-12 Name stands for Label where there is no Label', () => {
    expect(interpretKumu([table('p', ['Name', 'Role'], [['Ada', 'Minister']])]).elements[0]).toMatchObject({ label: 'Ada', other: new Map([['Role', 'Minister']]) });
    expect(interpretKumu([table('p', ['Name', 'Label'], [['Ada Lovelace', 'Ada']])]).elements[0]).toMatchObject({ label: 'Ada', other: new Map([['Name', 'Ada Lovelace']]) });
  });

  test('IMP-12 a pair of CSV files, or one of the two', () => {
    const ties = table('ties', ['From', 'To'], [['Ada', 'Bea']]);
    expect(edges(interpretKumu([ties, people]))).toEqual(['Ada → Bea']);
    expect(interpretKumu([people]).connections).toEqual([]);
    expect(interpretKumu([ties]).elements.map(({ label, implied }) => [label, implied])).toEqual([
      ['Ada', true],
      ['Bea', true],
    ]);
  });

  test('IMP-12 of two columns that fit, the first is taken and the other stays a column of its own', () => {
    const file = interpretKumu([table('e', ['Label', 'label', 'Tags', 'Tags (2)'], [['Ada', 'x', 'a|b', 'c|d']])]);
    expect(file.elements[0]).toMatchObject({ label: 'Ada', tags: ['a', 'b'], other: new Map([['label', 'x'], ['Tags (2)', 'c|d']]) });
  });
});

describe('connections', () => {
  const connect = (rows: Cell[][], header = ['From', 'To', 'Direction', 'Type', 'ID']): GraphFile => interpretKumu([people, table('Connections', header, rows)]);

  test('IMP-13 | makes several of them, in the order written, each with an ID of its own', () => {
    const file = connect([['Ada', 'Bea | Cem|Dan', 'mutual', 'knows', 'k'], ['Ada|Bea', 'Cem|Dan']]);
    expect(edges(file)).toEqual(['Ada → Bea', 'Ada → Cem', 'Ada → Dan', 'Ada → Cem', 'Ada → Dan', 'Bea → Cem', 'Bea → Dan']);
    expect(file.connections.map(({ id }) => id)).toEqual(['k', 'k#2', 'k#3', null, null, null, null]);
    expect(file.connections.slice(0, 3).every(({ direction, type, row }) => direction === 'mutual' && type === 'knows' && row === 2)).toBe(true);
  });

  test('IMP-13 a label with | in it is one end when an element has it', () => {
    const file = interpretKumu([table('e', ['Label'], [['A|B'], ['C']]), table('c', ['From', 'To'], [['A|B', 'C'], ['C', 'A|B']])]);
    expect(edges(file)).toEqual(['A|B → C', 'C → A|B']);
  });

  test('IMP-13 parallel ones and loops are kept', () => {
    expect(edges(connect([['Ada', 'Bea'], ['Ada', 'Bea'], ['Bea', 'Ada'], ['Ada', 'Ada']]))).toEqual(['Ada → Bea', 'Ada → Bea', 'Bea → Ada', 'Ada → Ada']);
  });

  test('IMP-14 ends are found by ID, then by label, then without regard to case, spaces or encoding of accents', () => {
    const elements = table('e', ['Label', 'ID'], [['x', 'y'], ['y', 'x'], ['Jos\u00e9  Maria', null], ['ÉLAN', null]]);
    const file = interpretKumu([elements, table('c', ['From', 'To'], [['x', 'y'], [' jose\u0301 maria ', 'élan']])]);
    expect(edges(file)).toEqual(['y → x', 'Jos\u00e9  Maria → ÉLAN']);
    expect(file.elements.some(({ implied }) => implied)).toBe(false);
  });

  test('IMP-14 an end that fits several elements is asked about, not guessed', () => {
    const file = interpretKumu([table('e', ['Label', 'Type'], [['Ministry', 'A'], ['Ministry', 'B']]), table('c', ['From', 'To'], [['Ministry', 'Other']])]);
    expect(file.connections[0]!.from).toEqual({ text: 'Ministry', element: null, candidates: [0, 1] });
    expect(file.problems).toEqual([{ sheet: 'c', row: 2, column: 'From', level: 'question', code: 'end-ambiguous', params: { label: 'Ministry', count: 2 }, message: '“Ministry” fits 2 elements. Say which one is meant, or write its ID.' }]);
  });

  test('IMP-14 an element that is only named is created once, and marked', () => {
    const file = connect([['Ada', 'Zed'], ['zed', 'Ada'], ['Zed ', 'Zed']]);
    expect(file.elements.filter(({ implied }) => implied)).toEqual([{ label: 'Zed', type: null, tags: [], description: null, image: null, id: null, other: new Map(), implied: true, sheet: 'Connections', row: 2 }]);
    expect(edges(file)).toEqual(['Ada → Zed', 'Zed → Ada', 'Zed → Zed']);
  });

  test('IMP-15 a direction is one of three words, or not said', () => {
    const { connections } = connect([['Ada', 'Bea', 'Directed'], ['Ada', 'Bea', ' MUTUAL '], ['Ada', 'Bea', 'undirected'], ['Ada', 'Bea', '  '], ['Ada', 'Bea']]);
    expect(connections.map(({ direction }: GraphConnection) => direction)).toEqual(['directed', 'mutual', 'undirected', null, null]);
    expect(connect([['Ada', 'Bea']], ['From', 'To']).connections[0]!.direction).toBeNull();
  });

  test('IMP-16 bad rows are listed with sheet, row, column and reason; the others are taken', () => {
    const file = connect([['Ada', null], [null, 'Bea'], [null, null, 'mutual'], ['Ada', 'Bea', 'sideways'], ['Ada', 'Bea', null, null, 'k'], ['Bea', 'Cem', null, null, 'k'], ['Bea', 'Cem']]);
    expect(edges(file)).toEqual(['Ada → Bea', 'Bea → Cem']);
    expect(file.problems.map(({ code, row, column, level }) => [code, row, column, level])).toEqual([
      ['no-to', 2, 'To', 'left-out'],
      ['no-from', 3, 'From', 'left-out'],
      ['no-from', 4, 'From', 'left-out'],
      ['no-to', 4, 'To', 'left-out'],
      ['direction-unknown', 5, 'Direction', 'left-out'],
      ['duplicate-id', 7, undefined, 'left-out'],
    ]);
    expect(file.problems[4]!.message).toBe('“sideways” is no direction. Write directed, undirected or mutual, or leave the cell empty.');
    expect(file.problems[5]!.message).toBe('The ID “k” is already used in row 6 of “Connections”. Give each row an ID of its own.');
  });
});

describe('elements', () => {
  test('IMP-16 rows without a label and with an ID that is taken are listed; equal labels are asked about', () => {
    const file = interpretKumu([table('e', ['Label', 'Type', 'ID'], [['Ada', 'P', 1], [' ', 'P'], [null, 'P', 5], ['Bea', 'P', '1'], ['Cem', 'P'], ['Cem ', 'P'], ['Cem', 'Q'], ['Cem', 'P', 9]])]);
    expect(file.elements.map(({ label, type, id }) => [label, type, id])).toEqual([
      ['Ada', 'P', '1'],
      ['Cem', 'P', null],
      ['Cem ', 'P', null],
      ['Cem', 'Q', null],
      ['Cem', 'P', '9'],
    ]);
    expect(codes(file.problems)).toEqual(['no-label e 3', 'no-label e 4', 'duplicate-id e 5', 'label-repeated e 7']);
  });

  test('IMP-3 what the reader noted about cells comes along', () => {
    const file = interpretKumu([table('e', ['Label', 'Score'], [['Ada']], { notes: [{ code: 'cell-error', row: 2, column: 'Score', value: '#N/A' }] })]);
    expect(file.problems).toEqual([{ sheet: 'e', row: 2, column: 'Score', level: 'notice', code: 'cell-error', params: { value: '#N/A' }, message: 'The cell holds the error #N/A and is read as empty. Correct its formula.' }]);
  });

  test('IMP-18 the address of a picture is text, and nothing is fetched', () => {
    const fetched = jest.spyOn(globalThis, 'fetch');
    const file = interpretKumu([table('e', ['Label', 'Image'], [['Ada', 'http://127.0.0.1:9/x.png']])]);
    expect(file.elements[0]!.image).toBe('http://127.0.0.1:9/x.png');
    expect(fetched).not.toHaveBeenCalled();
    fetched.mockRestore();
  });
});

describe('columns', () => {
  test('IMP-17 all columns of all sheets of a kind, in their order, with role, type, fill and samples', () => {
    const file = interpretKumu([table('a', ['Label', 'Score', 'Influence'], [['A', 1, 'high'], ['B', 2.5, 3]]), table('b', ['Name', 'Score', 'Since'], [['C', '007', '2005-08-03']])]);
    expect(file.columns.elements).toEqual([
      { header: 'Label', role: 'label', type: 'text', filled: 3, samples: ['A', 'B', 'C'] },
      { header: 'Score', role: 'other', type: 'text', filled: 3, samples: ['1', '2.5', '007'] },
      { header: 'Influence', role: 'other', type: 'text', filled: 2, samples: ['high', '3'] },
      { header: 'Since', role: 'other', type: 'date', filled: 1, samples: ['2005-08-03'] },
    ]);
    expect(file.elements[1]!.other).toEqual(new Map<string, Cell>([['Score', 2.5], ['Influence', 3]]));
  });
});
