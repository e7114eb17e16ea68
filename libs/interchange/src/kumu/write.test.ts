import excel from 'exceljs';
import { readTables } from '../tables/read.js';
import { interpretKumu } from './interpret.js';
import { GRAPH_GAPS, gapsInOutput, notHeldBy } from '../graph/not-held.js';
import { writeKumuCsv } from './write-csv.js';
import type { GraphOutput, OutputConnection, OutputElement } from '../graph/output.js';
import { writeKumuWorkbook } from './write-workbook.js';

const element = (label: string, more: Partial<OutputElement> = {}): OutputElement => ({ label, type: null, tags: [], description: null, image: null, id: null, other: new Map(), ...more });
const tie = (from: string, to: string, more: Partial<OutputConnection> = {}): OutputConnection => ({ from: { text: from }, to: { text: to }, direction: null, type: null, tags: [], description: null, id: null, other: new Map(), ...more });
const output = (more: Partial<GraphOutput>): GraphOutput => ({ elements: [], connections: [], columns: { elements: [], connections: [] }, ...more });
const csv = (given: GraphOutput): string[] => Buffer.from(writeKumuCsv(given).elements).toString('utf8').split('\r\n');

describe('writing', () => {
  test('IMP-19 the standard columns that are needed are there, in Kumu’s order, and before the person’s own', () => {
    const own = { header: 'direction', role: 'other' as const };
    const { elements, connections } = writeKumuCsv(
      output({
        elements: [element('A', { tags: ['x', 'y'], id: '1' })],
        connections: [tie('A', 'A', { direction: 'mutual', other: new Map([['direction', 'north']]) })],
        columns: { elements: [], connections: [own] },
      }),
    );
    expect(Buffer.from(elements).toString()).toBe('\uFEFFLabel,Type,Tags,ID\r\nA,,x|y,1\r\n');
    expect(Buffer.from(connections).toString()).toBe('\uFEFFFrom,To,Direction,Type,direction\r\nA,A,mutual,,north\r\n');
  });

  test('IMP-19 the headers of a file that was read stay as they were', () => {
    const given = [
      { header: 'NAME', role: 'label' as const },
      { header: 'Score', role: 'other' as const },
      { header: 'type', role: 'type' as const },
    ];
    expect(csv(output({ elements: [element('A', { type: 'T', other: new Map([['Score', 5]]) })], columns: { elements: given, connections: [] } }))).toEqual(['\uFEFFNAME,Score,type', 'A,5,T', '']);
  });

  test('IMP-8 in CSV no text is a formula, and numbers stay numbers', () => {
    const cells = ['=HYPERLINK("http://x")', '+1', '-1', '@x', '\tx', "'=y", 'plain', -1.5];
    const columns = cells.map((_, i) => ({ header: `c${i}` }));
    const lines = csv(output({ elements: [element('A', { other: new Map(cells.map((cell, i) => [`c${i}`, cell])) })], columns: { elements: columns, connections: [] } }));
    expect(lines[1]).toBe(`A,,"'=HYPERLINK(""http://x"")",'+1,'-1,'@x,"'\tx",''=y,plain,-1.5`);
  });

  test('IMP-19 another program reads the workbook: texts, numbers, real dates, and no formula', async () => {
    const bytes = await writeKumuWorkbook(
      output({
        elements: [element('=1+1', { tags: ['x', 'y'], other: new Map<string, string | number | string[]>([['Since', '2005-08-03'], ['Score', 2.5], ['Said', ['b', 'a']]]) })],
        columns: { elements: [{ header: 'Since', type: 'date' }, { header: 'Score', type: 'number' }, { header: 'Said', type: 'list' }], connections: [] },
      }),
    );
    const workbook = new excel.Workbook();
    await workbook.xlsx.load(Buffer.from(bytes) as unknown as Parameters<typeof workbook.xlsx.load>[0]);
    const sheet = workbook.getWorksheet('Elements')!;
    expect((sheet.getRow(1).values as unknown[]).slice(1)).toEqual(['Label', 'Type', 'Tags', 'Since', 'Score', 'Said']);
    expect((sheet.getRow(2).values as unknown[]).slice(1)).toEqual(['=1+1', undefined, 'x|y', new Date('2005-08-03T00:00:00Z'), 2.5, 'b|a']);
    expect(sheet.getCell('A2').type).toBe(excel.ValueType.String);
    expect(workbook.worksheets.map(({ name }) => name)).toEqual(['Elements', 'Connections']);
  });

  test('IMP-14 an end whose label several elements share is written by its ID', async () => {
    const elements = [element('Ministry', { id: 'a' }), element('Ministry', { id: 'b' }), element('Other', { id: 'c' })];
    const connections = [tie('Ministry', 'Other', { from: { text: 'Ministry', element: 1 }, to: { text: 'Other', element: 2 } })];
    const read = interpretKumu(await readTables(await writeKumuWorkbook(output({ elements, connections })), 'x.xlsx'));
    expect(read.connections.map(({ from, to }) => [from, to])).toEqual([[{ text: 'b', element: 1, candidates: [] }, { text: 'Other', element: 2, candidates: [] }]]);
  });

  test('IMP-19 20,000 elements and 80,000 connections', async () => {
    const elements = Array.from({ length: 20_000 }, (_, i) => element(`Actor ${i}`, { type: 'Person', id: `e${i}` }));
    const connections = Array.from({ length: 80_000 }, (_, i) => tie(`Actor ${i % 20_000}`, `Actor ${(i * 7) % 20_000}`, { direction: 'directed', id: `c${i}` }));
    const { elements: people, connections: ties, problems } = interpretKumu(await readTables(await writeKumuWorkbook(output({ elements, connections })), 'x.xlsx'));
    expect([people.length, ties.length, problems]).toEqual([20_000, 80_000, []]);
    expect(ties[79_999]).toMatchObject({ from: { text: 'Actor 19999', element: 19_999 }, id: 'c79999', row: 80_001, direction: 'directed' });
  });
});

describe('what the format cannot hold', () => {
  test('IMP-20 is listed by code, always in the same order, each with a sentence', () => {
    expect(notHeldBy('kumu-xlsx', { history: 5, interests: 2, coalitions: 0 })).toEqual(['interests', 'history']);
    expect(notHeldBy('kumu-xlsx', {})).toEqual([]);
    for (const sentence of Object.values(GRAPH_GAPS)) expect(sentence).toMatch(/^[A-Z].*\.$/);
  });

  test('IMP-20 is found in the output itself', async () => {
    const given = output({
      elements: [
        element('Same'),
        element('Same'),
        element('Known|label', { other: new Map<string, string | string[]>([['Said', ['a|b', 'c']], ['Note', 'a|b']]) }),
        element('Long', { description: 'x'.repeat(40_000), other: new Map([['Score', 1]]) }),
      ],
      connections: [tie('Same', 'Known|label'), tie('Unknown|label', 'Long')],
      columns: { elements: [{ header: 'Said', type: 'list' }], connections: [] },
    });
    expect(notHeldBy('kumu-xlsx', gapsInOutput(given, 'kumu-xlsx'))).toEqual(['pipe-in-list', 'pipe-in-label', 'same-label', 'long-text']);
    expect(gapsInOutput(given, 'kumu-csv')).toMatchObject({ 'pipe-in-list': 1, 'pipe-in-label': 1, 'same-label': 1, 'long-text': 0, 'csv-types': 1 });
    const [written] = await readTables(await writeKumuWorkbook(given), 'x.xlsx');
    expect(written!.rows.at(-1)!.cells[written!.header.indexOf('Description')]).toBe('x'.repeat(32_767));
    expect(notHeldBy('kumu-xlsx', gapsInOutput(output({ elements: [element('A', { tags: ['x'] })], connections: [tie('A', 'A')] }), 'kumu-xlsx'))).toEqual([]);
  });
});
