import fc from 'fast-check';
import { type Abilities, contentOf, expectedOf, graphs } from '../../test-support/graphs.js';
import { describeWithRealFiles, realFile } from '../../test-support/real-files.js';
import { writeCytoscape } from '../cytoscape/write.js';
import { writeGexf } from '../gexf/write.js';
import { writeGraphml } from '../graphml/write.js';
import { writeJgf } from '../jgf/write.js';
import { writeKumuJson } from '../kumu/write-json.js';
import { type GraphOutput } from './output.js';
import { readGraph } from './read.js';
import type { GraphFile } from './types.js';

/** Every format that can be written and read: what is written is read again, whatever it is. A failure prints its seed. */

const read = (bytes: Uint8Array, name: string): Promise<GraphFile> => readGraph([{ file: bytes, name }]);

const formats: [string, string, (output: GraphOutput) => Uint8Array, Abilities][] = [
  ['GEXF', 'x.gexf', writeGexf, { mixed: false, noDirection: false, maps: false }],
  ['GraphML', 'x.graphml', writeGraphml, { mixed: false, noDirection: false, maps: false }],
  ['Cytoscape JSON', 'x.cyjs', writeCytoscape, { mixed: true, noDirection: true, maps: false }],
  ['JSON Graph Format', 'x.json', writeJgf, { mixed: true, noDirection: false, maps: false }],
  ['Kumu JSON', 'x.json', writeKumuJson, { mixed: true, noDirection: true, maps: true }],
];

describe.each(formats)('%s', (_, name, write, abilities) => {
  test('FMT-1 whatever is written is read again, and once more', async () => {
    await fc.assert(
      fc.asyncProperty(graphs(abilities), async (output) => {
        const file = await read(write(output), name);
        expect(file.problems).toEqual([]);
        expect(contentOf(file)).toMatchObject(expectedOf(output));
        expect(contentOf(await read(write(file), name))).toEqual(contentOf(file));
      }),
      { numRuns: 150 },
    );
  });
});

describeWithRealFiles('maps that people publish', () => {
  test('FMT-2 a power grid in GEXF: 4,941 nodes with their places, 6,594 undirected ties, and the same after writing', async () => {
    const file = await readGraph([{ file: realFile('power-grid.gexf'), name: 'power-grid.gexf' }]);
    expect([file.elements.length, file.connections.length, file.problems]).toEqual([4941, 6594, []]);
    expect(file.maps!.map(({ positions }) => positions.length)).toEqual([4941]);
    // Upwards there is downwards here.
    expect(file.maps![0]!.positions[0]).toEqual({ element: 0, x: -431.7267, y: 334.55838 });
    expect(file.connections.every(({ direction }) => direction === 'undirected')).toBe(true);
    expect(file.connections[0]).toMatchObject({ id: '0', from: { text: '8', element: 8 }, to: { text: '6', element: 6 } });
    expect(file.columns.elements.map(({ header, type, filled }) => [header, type, filled])).toEqual([['viz:size', 'number', 4941]]);
    for (const [, name, write] of formats.filter(([, , , { maps }]) => !maps)) expect(contentOf(await read(write(file), name))).toEqual(contentOf(file));
  });
});
