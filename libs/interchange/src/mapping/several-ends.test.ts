import type { Cell, Table } from '../tables/types.js';
import { applyMapping } from './apply.js';
import type { Mapping } from './types.js';

const table = (sheet: string, header: string[], rows: Cell[][]): Table => ({ sheet, hidden: false, headerRow: 1, header, rows: rows.map((cells, at) => ({ row: at + 2, cells })), notes: [] });
const HEADER = ['Source', 'Target', 'target type', 'target tags', 'target country', 'Amount'];
const TIES: Mapping[number] = {
  sheet: 'ties',
  rows: 'connections',
  types: {},
  columns: [
    { header: 'Source', of: 'from', role: 'label' },
    { header: 'Target', of: 'to', role: 'label' },
    { header: 'target type', of: 'to', role: 'type' },
    { header: 'target tags', of: 'to', role: 'tags' },
    { header: 'target country', of: 'to', role: 'other' },
    { header: 'Amount', of: 'row', role: 'other' },
  ],
};
const ELEMENTS: Mapping[number] = { sheet: 'people', rows: 'elements', types: {}, columns: [{ header: 'Label', of: 'row', role: 'label' }, { header: 'Type', of: 'row', role: 'type' }] };

describe('a row of ties that names several at one end', () => {
  test('IMP-63 says of each of them what its columns say of that end, as a row for each would', () => {
    const short = applyMapping([table('ties', HEADER, [['Ada', 'Bea|Cem', 'NGO', 'x|y', 'Chad', 3]])], [TIES]);
    const long = applyMapping([table('ties', HEADER, [['Ada', 'Bea', 'NGO', 'x|y', 'Chad', 3], ['Ada', 'Cem', 'NGO', 'x|y', 'Chad', 3]])], [TIES]);
    expect(short.elements.map(({ label, type, tags, other }) => [label, type, tags, Object.fromEntries(other)])).toEqual([['Ada', null, [], {}], ['Bea', 'NGO', ['x', 'y'], { 'target country': 'Chad' }], ['Cem', 'NGO', ['x', 'y'], { 'target country': 'Chad' }]]);
    const placeless = ({ elements, connections }: typeof short): object => [elements.map(({ row: _, ...rest }) => rest), connections.map(({ row: _, ...rest }) => rest)];
    expect(placeless(short)).toEqual(placeless(long));
    expect([short.problems, long.problems]).toEqual([[], []]);
  });

  test('IMP-63 what an earlier row says otherwise of one of them is kept, and that is told for that one', () => {
    const { elements, problems } = applyMapping([table('ties', HEADER, [['Ada', 'Bea', null, null, 'Mali'], ['Ada', 'Bea|Cem', null, null, 'Chad']])], [TIES]);
    expect(elements.map(({ label, other }) => [label, other.get('target country')])).toEqual([['Ada', undefined], ['Bea', 'Mali'], ['Cem', 'Chad']]);
    expect(problems.map(({ code, row, column, params }) => [code, row, column, params])).toEqual([['end-says-otherwise', 3, 'target country', { label: 'Bea', first: 'Mali', value: 'Chad' }]]);
  });

  test('IMP-63 of a name that fits several elements nothing is said, and what is left out is told with its place; of the others it is', () => {
    const people = table('people', ['Label', 'Type'], [['Bea', 'NGO'], ['Bea', 'Clan']]);
    const rows: Cell[][] = [['Ada', 'Bea|Cem', null, 'x', 'Chad'], ['Ada', 'Bea', 'NGO', null, null], ['Ada', 'Bea', null, null, null]];
    const { elements, problems } = applyMapping([people, table('ties', HEADER, rows)], [ELEMENTS, TIES]);
    expect(elements.map(({ label, tags, other }) => [label, tags, other.size])).toEqual([['Bea', [], 0], ['Bea', [], 0], ['Ada', [], 0], ['Cem', ['x'], 1]]);
    expect(problems.filter(({ code }) => code === 'end-not-described').map(({ level, sheet, row, params }) => [level, sheet, row, params])).toEqual([
      ['notice', 'ties', 2, { label: 'Bea', columns: 'target tags, target country' }],
      ['notice', 'ties', 3, { label: 'Bea', columns: 'target type' }],
    ]);
    // The kind that all ends have is said by no row.
    const kind = applyMapping([people, table('ties', HEADER, [['Ada', 'Bea', null, null, null]])], [ELEMENTS, { ...TIES, types: { to: { name: 'Body' } } }]);
    expect(kind.problems.map(({ code }) => code)).toEqual(['end-ambiguous']);
  });
});
