import excel from 'exceljs';
import { writeDot } from '../dot/write.js';
import { writePolinode } from '../polinode/write.js';
import { readTables } from '../tables/read.js';
import { GRAPH_GAPS, type GraphFormat, gapsInOutput, notHeldBy } from './not-held.js';
import type { GraphOutput, OutputConnection, OutputElement } from './output.js';
import { readGraph } from './read.js';

const element = (label: string, more: Partial<OutputElement> = {}): OutputElement => ({ label, type: null, tags: [], description: null, image: null, id: null, other: new Map(), ...more });
const tie = (from: number, to: number, more: Partial<OutputConnection> = {}): OutputConnection => ({ from: { text: '', element: from }, to: { text: '', element: to }, direction: null, type: null, tags: [], description: null, id: null, other: new Map(), ...more });
const output: GraphOutput = {
  name: 'A "map"',
  elements: [element('Same', { id: 'a', type: 'Person' }), element('Same', { id: 'b' }), element('=1+1', { id: 'c', tags: ['x', 'y'], other: new Map<string, string | number>([['Seats', 5], ['Label', 'own'], ['Note', 'two\nlines "\\"']]) })],
  connections: [tie(0, 1, { direction: 'mutual', type: 'funds', id: 't1' }), tie(2, 2, { direction: 'directed' }), tie(0, 1, { direction: 'undirected' })],
  columns: { elements: [{ header: 'Seats' }, { header: 'Label' }, { header: 'Note' }], connections: [] },
  maps: [{ name: 'M', positions: [{ element: 0, x: 96, y: 48 }, { element: 1, x: null, y: null }] }],
};
const FORMATS: GraphFormat[] = ['kumu-xlsx', 'kumu-csv', 'kumu-json', 'polinode-xlsx', 'gexf', 'graphml', 'cytoscape', 'jgf', 'dot'];

test('FMT-21 each format tells what it cannot hold of this map, and nothing that it holds', () => {
  const features = { judgements: 1, 'valid-dates': 2 };
  expect(Object.fromEntries(FORMATS.map((format) => [format, notHeldBy(format, { ...features, ...gapsInOutput(output, format) })]))).toEqual({
    'kumu-xlsx': ['judgements', 'positions', 'valid-dates', 'renamed-properties'],
    'kumu-csv': ['judgements', 'positions', 'valid-dates', 'csv-types', 'renamed-properties'],
    'kumu-json': ['judgements', 'valid-dates', 'renamed-properties'],
    'polinode-xlsx': ['judgements', 'positions', 'valid-dates', 'same-name', 'renamed-properties'],
    gexf: ['judgements', 'renamed-properties'],
    graphml: ['judgements', 'valid-dates', 'renamed-properties'],
    cytoscape: ['judgements', 'valid-dates', 'renamed-properties'],
    jgf: ['judgements', 'valid-dates', 'renamed-properties'],
    dot: ['judgements', 'valid-dates', 'renamed-properties', 'all-text', 'not-read-back'],
  });
  const two = { ...output, maps: [...output.maps!, { name: 'N', positions: [{ element: 0, x: 1, y: 1 }] }] };
  expect(FORMATS.map((format) => gapsInOutput(two, format).positions)).toEqual([2, 2, 0, 2, 2, 2, 2, 2, 2]);
  for (const sentence of Object.values(GRAPH_GAPS)) expect(sentence).toMatch(/^[A-Z].*\.$/);
});

test('FMT-22 a workbook of Polinode is written and read again; who shares a name has the ID after it; no text is a formula', async () => {
  const bytes = await writePolinode(output);
  const workbook = new excel.Workbook();
  await workbook.xlsx.load(Buffer.from(bytes) as unknown as Parameters<typeof workbook.xlsx.load>[0]);
  expect(workbook.worksheets.map(({ name }) => name)).toEqual(['Nodes', 'Edges']);
  expect(workbook.getWorksheet('Nodes')!.getCell('A4').type).toBe(excel.ValueType.String);
  const [nodes, edges] = await readTables(bytes, 'x.xlsx');
  expect([nodes!.header, nodes!.rows.map(({ cells }) => cells)]).toEqual([['Name', 'ID', 'Type', 'Tags', 'Seats', 'Label (2)', 'Note'], [['Same (a)', 'a', 'Person'], ['Same (b)', 'b'], ['=1+1', 'c', null, 'x|y', 5, 'own', 'two\nlines "\\"']]]);
  expect(edges!.rows.map(({ cells }) => cells)).toEqual([['Same (a)', 'Same (b)', 't1', 'funds', 'mutual'], ['=1+1', '=1+1', null, null, 'directed'], ['Same (a)', 'Same (b)', null, null, 'undirected']]);
  const file = await readGraph([{ file: bytes, name: 'x.xlsx' }]);
  expect(file.problems).toEqual([]);
  expect(file.elements.map(({ label, id, type, tags }) => [label, id, type, tags])).toEqual([['Same (a)', 'a', 'Person', []], ['Same (b)', 'b', null, []], ['=1+1', 'c', null, ['x', 'y']]]);
  expect(file.connections.map(({ from, to, direction, type, id }) => [from.element, to.element, direction, type, id])).toEqual([[0, 1, 'mutual', 'funds', 't1'], [2, 2, 'directed', null, null], [0, 1, 'undirected', null, null]]);
});

test('FMT-22 a workbook with Source and Target under other names of sheets is none of Polinode', async () => {
  const file = await readGraph([{ file: Buffer.from('Source,Target\nA,B'), name: 'Ties.csv' }]);
  expect([file.connections, file.problems.map(({ code }) => code)]).toEqual([[], ['sheet-not-understood']]);
  const edges = await readGraph([{ file: Buffer.from('Source,Target\nA,B'), name: 'Edges.csv' }]);
  expect(edges.elements.map(({ label }) => label)).toEqual(['A', 'B']);
});

test('FMT-23 DOT: every text is quoted, positions are in points and upwards, directions are drawn', () => {
  expect(Buffer.from(writeDot(output)).toString().split('\n')).toEqual([
    'digraph "A \\"map\\"" {',
    '  "a" ["label"="Same", "pos"="72,-36!", "Type"="Person"];',
    '  "b" ["label"="Same"];',
    '  "c" ["label"="=1+1", "Tags"="x|y", "Seats"="5", "Label (2)"="own", "Note"="two\\nlines \\"\\\\\\""];',
    '  "a" -> "b" ["dir"="both", "label"="funds", "Type"="funds"];',
    '  "c" -> "c" ["dir"="forward"];',
    '  "a" -> "b" ["dir"="none"];',
    '}',
    '',
  ]);
});
