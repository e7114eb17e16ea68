import { writeCytoscape } from '../cytoscape/write.js';
import { writeGexf } from '../gexf/write.js';
import { writeGraphml } from '../graphml/write.js';
import { writeJgf } from '../jgf/write.js';
import { writeKumuCsv } from '../kumu/write-csv.js';
import { writeKumuJson } from '../kumu/write-json.js';
import { writeKumuWorkbook } from '../kumu/write-workbook.js';
import { writePolinode } from '../polinode/write.js';
import { gapsInOutput, type GraphFormat } from './not-held.js';
import type { GraphOutput, OutputConnection, OutputElement } from './output.js';
import { readGraph } from './read.js';
import type { GraphFile, GraphValue } from './types.js';

type Files = Parameters<typeof readGraph>[0];

/** Properties that are called like a part of some format, through every format that is read back: each value comes back under its name, or that it does not is told. */
const WORDS = ['label', 'name', 'type', 'tags', 'description', 'image', 'direction', 'id', '_id', 'source', 'target', 'from', 'to', 'weight', 'kind', 'relation', 'directed', 'parent', 'classes', 'position', 'pinned', 'attributes', 'metadata', 'x', 'y', 'element type', 'connection type', 'start', 'end', 'spells', 'viz:size', 'key', 'label (2)'];
const HEADERS = WORDS.flatMap((word) => [word, word[0]!.toUpperCase() + word.slice(1), word.toUpperCase()]).filter((header, index, all) => all.indexOf(header) === index);

const one = (name: string, write: (output: GraphOutput) => Uint8Array | Promise<Uint8Array>): ((output: GraphOutput) => Promise<Files>) => async (output) => [{ file: await write(output), name }];
const FORMATS: [GraphFormat, (output: GraphOutput) => Promise<Files>][] = [
  ['gexf', one('x.gexf', writeGexf)],
  ['graphml', one('x.graphml', writeGraphml)],
  ['cytoscape', one('x.cyjs', writeCytoscape)],
  ['jgf', one('x.json', writeJgf)],
  ['kumu-json', one('x.json', writeKumuJson)],
  ['kumu-xlsx', one('x.xlsx', writeKumuWorkbook)],
  ['kumu-csv', async (output) => Object.entries(writeKumuCsv(output)).map(([name, file]) => ({ file, name: `${name}.csv` }))],
  ['polinode-xlsx', one('x.xlsx', writePolinode)],
];

function outputWith(kind: 'elements' | 'connections', headers: readonly string[], value: (header: string) => GraphValue, standard: boolean): GraphOutput {
  const other = new Map(headers.map((header) => [header, value(header)]));
  const said = standard ? { type: 'Some type', tags: ['tag'], description: 'Described' } : { type: null, tags: [], description: null };
  const element = (label: string, id: string): OutputElement => ({ label, ...said, image: null, id, other: kind === 'elements' ? other : new Map() });
  const tie: OutputConnection = { from: { text: 'A', element: 0 }, to: { text: 'B', element: 1 }, direction: 'directed', ...said, id: 't1', other: kind === 'connections' ? other : new Map() };
  return { elements: [element('A', 'a'), element('B', 'b')], connections: [tie], columns: { elements: [], connections: [], [kind]: headers.map((header) => ({ header })) } };
}

/** What is said by parts of the format, and not by properties. */
const core = ({ elements, connections }: GraphOutput | GraphFile): object => ({
  elements: elements.map(({ label, type, tags, description, image, id }) => ({ label, type, tags, description, image, id })),
  connections: connections.map(({ from, to, direction, type, tags, description, id }) => ({ ends: [from.element, to.element], direction, type, tags, description, id })),
});

const VALUES: [string, (header: string) => GraphValue][] = [
  ['texts', (header) => `said of ${header}`],
  ['numbers', (header) => header.length + 0.5],
];

describe.each(FORMATS)('%s', (format, files) => {
  test.each(VALUES)('FMT-31 %s of a property that is called like a part of a format come back under its name, or the other name is told', async (_, value) => {
    const wrong: unknown[] = [];
    for (const kind of ['elements', 'connections'] as const) {
      for (const standard of format.endsWith('xlsx') ? [false] : [true, false]) {
        for (const header of HEADERS) {
          const output = outputWith(kind, [header], value, standard);
          const file = await readGraph(await files(output));
          const found = file[kind][0]!.other;
          const told = gapsInOutput(output, format)['renamed-properties']!;
          const isThere = told > 0 ? [...found.values()].some((each) => String(each) === String(value(header))) : String(found.get(header)) === String(value(header));
          if (!isThere || found.size !== 1 || JSON.stringify(core(file)) !== JSON.stringify(core(output))) wrong.push([kind, standard, header, told, [...found]]);
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  test('FMT-31 all of them at once keep their values apart, and as many are told as have another name', async () => {
    for (const kind of ['elements', 'connections'] as const) {
      const output = outputWith(kind, HEADERS, (header) => `said of ${header}`, true);
      const file = await readGraph(await files(output));
      const found = file[kind][0]!.other;
      expect([...found.values()].map(String).sort()).toEqual(HEADERS.map((header) => `said of ${header}`).sort());
      expect(gapsInOutput(output, format)['renamed-properties']).toBe(HEADERS.filter((header) => found.get(header) !== `said of ${header}`).length);
      expect(core(file)).toEqual(core(output));
    }
  });
});

const read = (name: string, text: string): Promise<GraphFile> => readGraph([{ file: Buffer.from(text), name }]);
const others = ({ elements }: GraphFile): object[] => elements.map(({ other }) => Object.fromEntries(other));

test('FMT-32 two attributes of one name both come in: GraphML and GEXF', async () => {
  const graphml = await read('a.graphml', '<graphml><key id="a" for="node" attr.name="Size" attr.type="int"/><key id="b" for="node" attr.name="Size" attr.type="string"/><graph edgedefault="directed"><node id="1"><data key="a">1</data><data key="b">big</data></node></graph></graphml>');
  expect([others(graphml), graphml.problems]).toEqual([[{ Size: 1, 'Size (2)': 'big' }], []]);
  const gexf = await read('a.gexf', '<gexf version="1.2"><graph><attributes class="node"><attribute id="0" title="A" type="integer"/><attribute id="1" title="A" type="string"/></attributes><nodes><node id="1" label="x"><attvalues><attvalue for="0" value="5"/><attvalue for="1" value="five"/></attvalues></node></nodes></graph></gexf>');
  expect([others(gexf), gexf.problems]).toEqual([[{ A: 5, 'A (2)': 'five' }], []]);
});

test('FMT-32 “no” of a Kumu blueprint comes in like “yes”; switches of a project stay out', async () => {
  const blueprint = await read('a.json', JSON.stringify({ elements: [{ label: 'A', Member: false }, { label: 'B', Member: true }], connections: [] }));
  expect(others(blueprint)).toEqual([{ Member: false }, { Member: true }]);
  const project = await read('a.json', JSON.stringify({ elements: [{ _id: 'a', hidden: false, attributes: { label: 'A', member: false } }], connections: [] }));
  expect(others(project)).toEqual([{ member: false }]);
});

test('FMT-33 JSON Graph Format: ids are of their graph, so ties of the second join nodes of the second', async () => {
  const edge = { id: 'e', source: 'a', target: 'b' };
  const file = await read('a.json', JSON.stringify({ graphs: [{ nodes: { a: { label: 'A' }, b: { label: 'B' } }, edges: [edge] }, { nodes: { a: { label: 'Other A' }, b: { label: 'B' } }, edges: [edge] }] }));
  expect(file.elements.map(({ id, label }) => [id, label])).toEqual([['a', 'A'], ['b', 'B'], ['2:a', 'Other A']]);
  expect(file.connections.map(({ id, from, to }) => [id, from.text, to.text])).toEqual([['e', 'A', 'B'], ['2:e', 'Other A', 'B']]);
  // The second B is the same element, which is told.
  expect(file.problems.map(({ code }) => code)).toEqual(['duplicate-id', 'several-graphs']);
});
