import { describeWithRealFiles, realFile } from '../../test-support/real-files.js';
import { interpretKumu } from '../kumu/interpret.js';
import { readTables } from '../tables/read.js';
import type { Cell, Table } from '../tables/types.js';
import { applyMapping } from './apply.js';
import { proposeMapping } from './propose.js';
import { lacksOf, type Mapping, type Role, type SheetMapping } from './types.js';

const table = (sheet: string, header: string[], rows: Cell[][], more: Partial<Table> = {}): Table => ({ sheet, hidden: false, headerRow: 1, header, rows: rows.map((cells, at) => ({ row: at + 2, cells })), notes: [], ...more });
/** `header: owner role` of each column that says something. */
const said = ({ columns }: SheetMapping): string[] => columns.filter(({ role }) => role !== 'leaveOut').map(({ header, of, role }) => `${header}: ${of} ${role}`);
const codes = (tables: Table[], mapping: Mapping): string[] => applyMapping(tables, mapping).problems.map(({ code, row, column }) => `${code} ${row}${column === undefined ? '' : ` ${column}`}`);

const members = table('members', ['person_id', 'full_name', 'body_id', 'body_name', 'seat'], [
  ['p1', 'Ada', 'b1', 'Senate', 'chair'],
  ['p2', 'Bea', 'b1', 'Senate', 'member'],
  ['p1', 'Ada', 'b2', 'Court', 'clerk'],
  ['p3', 'Cem', 'b2', 'Court', 'judge'],
]);

describe('proposing', () => {
  test('MEAN-1 two keys that repeat are the ends of a table of ties; a column is of the end whose key determines it, else of the tie', () => {
    const [mapping] = proposeMapping([members]);
    expect(mapping).toMatchObject({ rows: 'connections', types: { from: { name: 'Person', thing: true }, to: { name: 'Body', thing: true } } });
    expect(said(mapping!)).toEqual(['person_id: from id', 'full_name: from label', 'body_id: to id', 'body_name: to label', 'seat: row other']);
  });

  test('MEAN-1 a slip in one of many rows does not make a column one of the tie', () => {
    const rows = Array.from({ length: 400 }, (_, at): Cell[] => [`p${at % 20}`, `Name ${at % 20}`, `b${Math.floor(at / 20)}`, `Body ${Math.floor(at / 20)}`]);
    rows[7]![1] = 'Nmae 7';
    expect(said(proposeMapping([table('m', ['person_id', 'name', 'body_id', 'title'], rows)])[0]!)).toEqual(['person_id: from id', 'name: from label', 'body_id: to id', 'title: to label']);
    for (const at of [1, 41, 81, 121, 161]) rows[at]![1] = `Other ${at}`;
    expect(said(proposeMapping([table('m', ['person_id', 'name', 'body_id', 'title'], rows)])[0]!)).toContain('name: row other');
  });

  test('MEAN-2 an end that a sheet describes is no thing, comes first, and what that sheet says is not read again', () => {
    const people = table('people', ['person_id', 'full_name', 'born'], [['p1', 'Ada', 1970], ['p2', 'Bea', 1980], ['p3', 'Cem', 1990]]);
    const turned = table('members', ['body_id', 'body_name', 'person_id', 'full_name'], members.rows.map(({ cells }) => [cells[2]!, cells[3]!, cells[0]!, cells[1]!]));
    const [ties, nodes] = proposeMapping([turned, people]);
    expect(said(nodes!)).toEqual(['person_id: row id', 'full_name: row label', 'born: row other']);
    expect(said(ties!)).toEqual(['body_id: to id', 'body_name: to label', 'person_id: from id']);
    expect(ties!.types).toEqual({ to: { name: 'Body', thing: true } });
  });

  test.each([
    [['Name', 'Kind', 'Region', 'Notes'], ['Name: row label', 'Kind: row type', 'Region: row other', 'Notes: row description']],
    [['Name', 'Category', 'Type', 'Kind of funding'], ['Name: row label', 'Category: row other', 'Type: row type', 'Kind of funding: row other']],
    [['Name', 'النوع', 'Keywords'], ['Name: row label', 'النوع: row type', 'Keywords: row tags']],
  ])('MEAN-31 in a table with names other words for a kind, a note and tags are understood: %j', (header, expected) => {
    const [mapping] = proposeMapping([table('people', header, [header.map((_, at) => `a ${at}`), header.map((_, at) => `b ${at}`)])]);
    expect(mapping).toMatchObject({ rows: 'elements', found: true });
    expect(said(mapping!)).toEqual(expected);
  });

  test('MEAN-3 a sheet that explains the columns of others is no data', () => {
    const [, about] = proposeMapping([members, table('codebook', ['Name', 'Meaning'], [['person_id', 'who'], ['body_id', 'where'], ['seat', 'as what']])]);
    expect(about).toMatchObject({ rows: 'nothing', why: 'columns' });
    expect(codes([table('codebook', ['Name', 'Meaning'], [])], [about!])).toEqual(['sheet-of-columns 1']);
  });

  test('MEAN-16 an edge list whose ends have keys connects what it names in that direction, also where a sheet describes them', () => {
    const edges = table('edges', ['target_id', 'source_id', 'source_country', 'target_country', 'source_url', 'weight'], [
      ['b', 'a', 'Mali', 'Chad', 'https://example.org/1', 3],
      ['b', 'c', 'Niger', 'Chad', 'https://example.org/2', 4],
      ['a', 'c', 'Niger', 'Mali', 'https://example.org/1', 5],
    ]);
    const [mapping] = proposeMapping([edges]);
    expect(said(mapping!)).toEqual(['target_id: to id', 'source_id: from id', 'source_country: from other', 'target_country: to other', 'source_url: row other', 'weight: row other']);
    expect(mapping!.types).toEqual({});
    const nodes = table('nodes', ['id', 'name'], [['a', 'Ada'], ['b', 'Bea'], ['c', 'Cem']]);
    const file = applyMapping([nodes, edges], proposeMapping([nodes, edges]));
    expect(file.connections.map(({ from, to }) => `${file.elements[from.element!]!.label} → ${file.elements[to.element!]!.label}`)).toEqual(['Ada → Bea', 'Cem → Bea', 'Cem → Ada']);
    expect(file.elements).toHaveLength(3);
  });

  test.each([
    [['Source name', 'Target name'], ['Source name: from label', 'Target name: to label']],
    [['id_source', 'nom_source', 'id_target', 'nom_target'], ['id_source: from id', 'nom_source: from label', 'id_target: to id', 'nom_target: to label']],
    [['من', 'إلى'], ['من: from label', 'إلى: to label']],
    [['Source', 'Target', 'Valid from', 'Valid to'], ['Source: from label', 'Target: to label', 'Valid from: row other', 'Valid to: row other']],
    [['source_id', 'target_id', 'Start date', 'End date'], ['source_id: from id', 'target_id: to id', 'Start date: row other', 'End date: row other']],
    [['From', 'To', 'Source'], ['From: from label', 'To: to label', 'Source: row other']],
  ])('MEAN-16 ends are named by %s', (headers, expected) => {
    expect(said(proposeMapping([table('ties', headers, [headers.map((_, at) => `a${at}`), headers.map((_, at) => `b${at}`)])])[0]!)).toEqual(expected);
  });

  test.each([
    ['Nom', ['Nom', 'Pays']],
    ['الاسم', ['الاسم', 'البلد']],
    ['Имя', ['Имя', 'Страна']],
    ['org_name', ['nr', 'org_name']],
    ['orgName', ['nr', 'orgName']],
  ])('MEAN-4 names stand under %s', (header, headers) => {
    const [mapping] = proposeMapping([table('t', headers, [['Ada', 'Kenya'], ['Bea', 'Chad']])]);
    expect(mapping!.columns.find(({ role }) => role === 'label')?.header).toBe(header);
  });

  test('MEAN-4 without such a header names are texts that are nearly all different; of fewer than three rows nothing is concluded', () => {
    const rows = [['Ministry of Justice', 'north'], ['Bar association', 'north'], ['Court of appeal', 'south']];
    expect(said(proposeMapping([table('t', ['Wer', 'Wo'], rows)])[0]!)).toEqual(['Wer: row label', 'Wo: row other']);
    expect(proposeMapping([table('t', ['Wer', 'Wo'], rows.slice(0, 2))])[0]).toMatchObject({ rows: 'nothing', why: 'notUnderstood' });
  });

  test('MEAN-4 Source and Target are ends, in other languages too; judgements are known by scale and value', () => {
    expect(said(proposeMapping([table('t', ['Source', 'Target', 'Weight'], [['a', 'b', 1]])])[0]!)).toEqual(['Source: from label', 'Target: to label', 'Weight: row other']);
    expect(said(proposeMapping([table('t', ['من', 'إلى', 'نوع'], [['a', 'b', 'x']])])[0]!)).toEqual(['من: from label', 'إلى: to label', 'نوع: row type']);
    expect(said(proposeMapping([table('t', ['Stakeholder name', 'Dimension', 'Value', 'Date', 'Judge'], [['a', 'influence', 7, '2025', 'B']])])[0]!)).toEqual(['Stakeholder name: row label', 'Dimension: row scale', 'Value: row value', 'Date: row date', 'Judge: row judge']);
  });

  test('MEAN-5 numbers of one list do not mean those of another: they are read with the name of theirs', () => {
    const numbered = table('t', ['person_id', 'body_id'], [[1, 1], [2, 1], [1, 2], [2, 2]]);
    const mapping = proposeMapping([numbered]);
    const { elements, connections } = applyMapping([numbered], mapping);
    expect(elements.map(({ id, type }) => [id, type])).toEqual([['person_id 1', 'Person'], ['body_id 1', 'Body'], ['person_id 2', 'Person'], ['body_id 2', 'Body']]);
    expect(connections).toHaveLength(4);
  });
});

describe('applying', () => {
  test('MEAN-6 ends with equal keys are one element, with what the first row says; where a later one differs, that is told once', () => {
    const rows: Cell[][] = [['p1', 'Ada', 'b1', 'Senate', null], ['p1', 'Adda', 'b1', 'Senate', 'chair'], ['p1', 'Addda', 'b2', 'Court', null]];
    const ties = table('t', ['p', 'n', 'b', 'm', 'town'], rows);
    const mapping: Mapping = [{ sheet: 't', rows: 'connections', types: { from: { name: 'Person' }, to: { name: 'Body', thing: true } }, columns: [{ header: 'p', of: 'from', role: 'id' }, { header: 'n', of: 'from', role: 'description' }, { header: 'b', of: 'to', role: 'id' }, { header: 'm', of: 'to', role: 'label' }, { header: 'town', of: 'from', role: 'other' }] }];
    const file = applyMapping([ties], mapping);
    expect(file.elements.map(({ label, type, id, description, other, implied }) => ({ label, type, id, description, town: other.get('town'), implied }))).toEqual([
      { label: 'p1', type: 'Person', id: 'p1', description: 'Ada', town: 'chair', implied: true },
      { label: 'Senate', type: 'Body', id: 'b1', description: null, town: undefined, implied: false },
      { label: 'Court', type: 'Body', id: 'b2', description: null, town: undefined, implied: false },
    ]);
    expect(file.connections.map(({ from, to, row }) => [from.element, to.element, row])).toEqual([[0, 1, 2], [0, 1, 3], [0, 2, 4]]);
    expect(file.problems.map(({ code, row, message }) => [code, row, message])).toEqual([['end-says-otherwise', 3, 'The row says “Adda” of “p1”, an earlier one “Ada”, which is kept. Rows may differ further down, too.']]);
    expect(file.things).toEqual(['Body']);
    expect(file.columns.elements.map(({ header, role }) => `${header} ${role}`)).toEqual(['p id', 'n description', 'm label', 'town other']);
  });

  test('MEAN-6 a row that lacks one of its ends leaves nothing behind', () => {
    const file = applyMapping([members, table('more', ['person_id', 'body_id'], [['p9', null], [null, 'b9']])], [proposeMapping([members])[0]!, { ...proposeMapping([members])[0]!, columns: [{ header: 'person_id', of: 'from', role: 'id' }, { header: 'body_id', of: 'to', role: 'id' }] }]);
    expect(file.elements.map(({ id }) => id)).toEqual(['p1', 'b1', 'p2', 'b2', 'p3']);
    expect(file.problems.map(({ code, row, column }) => [code, row, column])).toEqual([['no-to', 2, 'body_id'], ['no-from', 3, 'person_id']]);
  });

  test('MEAN-7 judgements stand in columns of their own or one a row', () => {
    const wide = table('w', ['Label', 'Power'], [['Ada', 7], ['Bea', null]]);
    const long = table('l', ['who', 'what', 'how', 'when', 'by'], [['Ada', 'interest', 3, '2025-04', 'Team'], ['Nobody', 'interest', null, null, null], [null, 'interest', 1, null, null]]);
    const roles: Role[] = ['label', 'scale', 'value', 'date', 'judge'];
    const file = applyMapping([wide, long], [
      { sheet: 'w', rows: 'elements', types: {}, columns: [{ header: 'Label', of: 'row', role: 'label' }, { header: 'Power', of: 'row', role: 'score', scale: 'influence' }] },
      { sheet: 'l', rows: 'scores', types: {}, columns: long.header.map((header, at) => ({ header, of: 'row', role: roles[at]! })) },
    ]);
    expect(file.scores.map(({ of, scale, value, date, judge, sheet, row, column }) => [of.element, scale, value, date, judge, sheet, row, column])).toEqual([
      [0, 'influence', 7, null, null, 'w', 2, 'Power'],
      [0, 'interest', 3, '2025-04', 'Team', 'l', 2, 'how'],
    ]);
    expect(file.problems.map(({ code, row }) => [code, row])).toEqual([['no-value', 3], ['no-label', 4]]);
    expect(file.elements.map(({ label }) => label)).toEqual(['Ada', 'Bea']);
  });

  test('MEAN-8 a sheet whose mapping lacks something is not read, and what it lacks is known', () => {
    const sheet = (rows: SheetMapping['rows'], ...roles: [SheetMapping['columns'][number]['of'], Role][]): SheetMapping => ({ sheet: 's', rows, types: {}, columns: roles.map(([of, role], at) => ({ header: `h${at}`, of, role })) });
    expect(lacksOf(sheet('elements', ['row', 'id']))).toEqual(['label']);
    expect(lacksOf(sheet('connections', ['from', 'id'], ['row', 'label']))).toEqual(['to']);
    expect(lacksOf(sheet('scores', ['row', 'value']))).toEqual(['label', 'scale']);
    expect(lacksOf(sheet('nothing'))).toEqual([]);
    expect(applyMapping([table('s', ['h0'], [['x']])], [sheet('elements', ['row', 'id'])])).toMatchObject({ elements: [], problems: [] });
  });
});

test('MEAN-6 a row that would make thousands of ties is left out, and makes nobody', () => {
  const many = (letter: string): string => Array.from({ length: 1200 }, (_, at) => `${letter}${at}`).join('|');
  const file = interpretKumu([table('c', ['From', 'To'], [[many('a'), 'Ada'], ['Ada', 'Bea|Cem'], [many('b').slice(0, 300), many('c').slice(0, 300)]])]);
  expect(file.problems.map(({ code, row, params }) => [code, row, params['limit']])).toEqual([['too-many-ends', 2, 1000], ['too-many-ends', 4, 1000]]);
  expect(file.connections).toHaveLength(2);
});

test('MEAN-5 numbers of a list that no table of ties names stay as they are', () => {
  const people = table('people', ['id', 'full name'], [[1, 'Ada'], [2, 'Bea'], [3, 'Cem']]);
  const file = applyMapping([people, table('t', ['Source', 'Target'], [[1, 2]]), table('s', ['id', 'dimension', 'value'], [[3, 'influence', 7], [1, 'influence', ' ']])], proposeMapping([people, table('t', ['Source', 'Target'], [[1, 2]]), table('s', ['id', 'dimension', 'value'], [[3, 'influence', 7], [1, 'influence', ' ']])]));
  expect(file.elements.map(({ id, label }) => `${id} ${label}`)).toEqual(['1 Ada', '2 Bea', '3 Cem']);
  expect(file.connections.map(({ from, to }) => [from.element, to.element])).toEqual([[0, 1]]);
  // A blank says nothing, and is no judgement of zero.
  expect(file.scores.map(({ of, value }) => [of.element, value])).toEqual([[2, 7]]);
});

describeWithRealFiles('the PAA-X workbook of actors of peace agreements', () => {
  test('MEAN-9 is understood as it is: 1,525 actors, 1,770 agreements, 8,955 ties, nothing left out', async () => {
    const tables = await readTables(realFile('paax_v0.2.xlsx'), 'paax_v0.2.xlsx');
    const mapping = proposeMapping(tables);
    expect(mapping.map(({ sheet, rows, why, types }) => ({ sheet, rows, why, types }))).toEqual([
      { sheet: 'signatories', rows: 'connections', why: undefined, types: { to: { name: 'Agt', thing: true } } },
      { sheet: 'actors', rows: 'elements', why: undefined, types: {} },
      { sheet: 'variables', rows: 'nothing', why: 'columns', types: {} },
    ]);
    const { elements, connections, problems } = applyMapping(tables, mapping);
    expect([elements.filter(({ sheet }) => sheet === 'actors').length, elements.filter(({ type }) => type === 'Agt').length, connections.length]).toEqual([1525, 1770, 8955]);
    expect(problems.map(({ code }) => code)).toEqual(['sheet-of-columns']);
    expect(interpretKumu(tables).elements).toEqual([]);
    const { from, to, type } = connections[0]!;
    expect([elements[from.element!]!.label, elements[to.element!]!.label, type]).toEqual(['Bosnia and Herzegovina', expect.stringMatching(/^Dayton Agreement/), 'party']);
    expect(elements[to.element!]!.other.get('Dat')).toBe('1995-10-11');
  });
});
