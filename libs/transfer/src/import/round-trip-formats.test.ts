import fc from 'fast-check';
import { type GraphOutput, interpretKumu, readGraph, writeCytoscape, writeGexf, writeGraphml, writeJgf, writeKumuJson } from '@baraza/interchange';
import { toGraph } from '../export/graph.js';
import { MemoryProject } from '../test/memory-project.js';
import { fieldsOf, recipe, tablesOf } from '../test/recipe.js';
import type { ImportChoices, ImportPlan } from './types.js';

/** A project, out and in again: into an empty one it is the same project, into its own it changes nothing. A failure prints its seed. */

/** What there is of a project to see in any file. A text that looks like a date is one, or not: no format says. */
function seen({ elements, connections, columns, maps }: GraphOutput): object {
  const sorted = ({ other }: { other: ReadonlyMap<string, unknown> }): object => [...other].sort(([a], [b]) => (a < b ? -1 : 1));
  const typesOf = (list: GraphOutput['columns']['elements']): object => list.map(({ header, type }) => [header, type === 'date' ? 'text' : type]).sort();
  return {
    elements: elements.map((element) => ({ ...element, other: sorted(element) })),
    connections: connections.map((connection) => ({ ...connection, other: sorted(connection) })),
    columns: [typesOf(columns.elements), typesOf(columns.connections)],
    maps,
  };
}

const classes = ({ rows }: ImportPlan): string[] => [...new Set(rows.map((row) => row.class))];
const number = fc.double({ min: -5000, max: 5000, noNaN: true }).filter((value) => !Object.is(value, -0));
const places = fc.array(fc.option(fc.record({ x: number, y: number }), { nil: null }), { minLength: 6, maxLength: 6 });

/** Puts some of those on the map where they are. */
function arrange(project: MemoryProject, at: readonly ({ x: number; y: number } | null)[]): void {
  const membership = project.store.allLive('membership').flatMap(({ id }, index) => (at[index] ? [{ id, ...at[index] }] : []));
  if (membership.length > 0) project.run('importRecords', { membership });
}

test.each<[string, string, (output: GraphOutput) => Uint8Array, ImportChoices['map']]>([
  ['GEXF', 'x.gexf', writeGexf, { name: 'Town' }],
  ['GraphML', 'x.graphml', writeGraphml, { name: 'Town' }],
  ['Cytoscape', 'x.cyjs', writeCytoscape, { name: 'Town' }],
  ['JSON Graph Format', 'x.jgf', writeJgf, { name: 'Town' }],
  ['Kumu JSON', 'x.json', writeKumuJson, { ofFile: true }],
])('FMT-20 %s: a project comes into an empty one as it was, and into its own as unchanged', async (_, name, write, map) => {
  await fc.assert(
    fc.asyncProperty(recipe, places, async (made, at) => {
      const project = new MemoryProject();
      await project.import(interpretKumu(tablesOf(made)), { direction: 'mutual', map: { name: 'Town' }, columns: fieldsOf(made) });
      arrange(project, at);
      const before = toGraph(project.state());
      const file = await readGraph([{ file: write(before), name }]);
      expect(file.problems).toEqual([]);
      const again = await project.plan(file, { map });
      expect([classes(again), again.questions, Object.values(again.records).flat()]).toEqual([['unchanged'], [], []]);
      const copy = new MemoryProject();
      const plan = await copy.import(file, { map });
      expect(plan.problems.filter(({ level }) => level !== 'notice')).toEqual([]);
      expect(seen(toGraph(copy.state()))).toEqual(seen(before));
    }),
    { numRuns: 40 },
  );
});
