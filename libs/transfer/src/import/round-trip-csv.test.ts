import fc from 'fast-check';
import { interpretKumu, readRecordsInWorker } from '@baraza/interchange';
import { exportLosses, makeDownload } from '../export/download.js';
import { batchesOf } from './plan.js';
import { planRecords } from './plan-records.js';
import { toGraph } from '../export/graph.js';
import { fileOf } from '../test/files.js';
import { MemoryProject } from '../test/memory-project.js';
import { fieldsOf, recipe, tablesOf } from '../test/recipe.js';
import type { ImportChoices, ImportPlan } from './types.js';

const NOW = new Date('2026-11-22T10:00:00Z');
const classes = ({ rows }: ImportPlan): string[] => [...new Set(rows.map((row) => row.class))];
/** What “Two CSV files (.zip)” of the export gives, as it is dropped onto Import. */
const zipOf = async (project: MemoryProject) => {
  const { bytes, ending } = await makeDownload(project.state(), 'kumu-csv', {}, NOW);
  return readRecordsInWorker([{ file: bytes, name: `test-2026-11-22.${ending}` }]);
};
async function bring(project: MemoryProject, file: Awaited<ReturnType<typeof zipOf>>, choices: ImportChoices = {}): Promise<ImportPlan> {
  const plan = await planRecords(file, project.state(), choices);
  for (const batch of batchesOf(plan.records)) project.run('importRecords', batch);
  return plan;
}

test('IMP-60 what “Two CSV files (.zip)” writes is imported as it is: into an empty project it is the same map, into its own it changes nothing', async () => {
  await fc.assert(
    fc.asyncProperty(recipe, async (made) => {
      const project = new MemoryProject();
      await project.import(interpretKumu(tablesOf(made)), { direction: 'undirected', columns: fieldsOf(made) });
      const file = await zipOf(project);
      expect(classes(await planRecords(file, project.state()))).toEqual(['unchanged']);
      const copy = new MemoryProject();
      const plan = await bring(copy, file, { columns: fieldsOf(made) });
      expect([plan.questions, plan.problems.filter(({ level }) => level !== 'notice')]).toEqual([[], []]);
      const seen = (of: MemoryProject): object => {
        const { elements, connections } = toGraph(of.state());
        return [elements.map(({ label, type, tags, description, id }) => [label, type, tags, description, id]), connections.map(({ from, to, direction, type, tags, id }) => [from.text, to.text, direction, type, tags, id])];
      };
      expect(seen(copy)).toEqual(seen(project));
    }),
    { numRuns: 12 },
  );
}, 60_000);

test('IMP-60 two of one name come back as two, each with its ties; what a pair of CSV files cannot hold is told before', async () => {
  const project = new MemoryProject();
  await project.import(await fileOf({ elements: 'Label,Type,ID,Score\nApple,Company,1,3\nApple,Network,2,4\nPear,,,', connections: 'From,To,Type,Direction\n1,Pear,funds,directed\n2,Pear,knows,mutual' }), { map: { name: 'Town' } });
  expect(exportLosses(project.state(), 'kumu-csv', {}).map(({ code }) => code)).toEqual(expect.arrayContaining(['csv-types', 'maps', 'history']));
  const copy = new MemoryProject();
  await bring(copy, await zipOf(project));
  const name = (id: string): string => `${copy.store.live('stakeholder', id)!.name} ${copy.store.live('stakeholder', id)!.externalId}`;
  expect(copy.store.allLive('relationship').map(({ from, to, direction }) => [name(from), name(to).split(' ')[0], direction])).toEqual([['Apple 1', 'Pear', 'directed'], ['Apple 2', 'Pear', 'mutual']]);
});
