import fc from 'fast-check';
import { interpretKumu, readTables, type Table, writeKumuWorkbook } from '@baraza/interchange';
import { toGraph } from '../export/graph.js';
import { MemoryProject } from '../test/memory-project.js';
import { fieldsOf, recipe, tablesOf } from '../test/recipe.js';
import { ANSWER, type ImportChoices, type ImportPlan } from './types.js';

const rowsOf = ({ header: head, rows }: Table): Record<string, string>[] => rows.map(({ cells }) => Object.fromEntries(head.flatMap((name, i) => ((cells[i] ?? null) === null ? [] : [[name, String(cells[i])]]))));
const classes = ({ rows }: ImportPlan): string[] => [...new Set(rows.map((row) => row.class))];

/** A number that looks like another text is told by its value; yes and no by what they say. */
const same = (text: string | undefined): string => (text !== undefined && /^(true|false)$/i.test(text) ? text.toLowerCase() : (text ?? ''));

test('IMP-22 whatever a file says, import and export keep every cell; the export comes in as unchanged, and so does the file', async () => {
  await fc.assert(
    fc.asyncProperty(recipe, async (made) => {
      const tables = tablesOf(made);
      const choices: ImportChoices = { direction: 'undirected', columns: fieldsOf(made) };
      const file = interpretKumu(tables);
      const project = new MemoryProject();
      const plan = await project.import(file, choices);
      expect(plan.problems.filter(({ level, code }) => level !== 'notice' && code !== 'duplicate-id')).toEqual([]);
      const written = await readTables(await writeKumuWorkbook(toGraph(project.state())), 'export.xlsx');
      tables.forEach((table, t) => {
        const after = rowsOf(written[t]!);
        rowsOf(table).forEach((row, r) => {
          for (const [name, text] of Object.entries(row)) expect([t, r, name, same(after[r]?.[name])]).toEqual([t, r, name, same(text)]);
          expect(Object.keys(after[r]!).filter((name) => !(name in row) && !['ID', 'Direction'].includes(name))).toEqual([]);
        });
      });
      expect(classes(await project.plan(interpretKumu(written), { direction: 'undirected' }))).toEqual(['unchanged']);
      const again = await project.plan(file, choices);
      expect([classes(again), again.questions.map(({ kind }) => kind)]).toEqual([['unchanged'], []]);
    }),
    { numRuns: 80 },
  );
});

test('IMP-22 answers are what an import ends with: every question offers at least one way to go on', async () => {
  const project = new MemoryProject();
  const tables = tablesOf({ labels: ['A', 'A'], elements: Array.from({ length: 2 }, () => ({ type: null, tags: [], description: null, id: false, place: null, sector: null, cells: [] })), ties: [{ from: 0, to: 1, type: null, direction: null, cells: [] }], headers: [] });
  let plan = await project.plan(interpretKumu(tables));
  const answers: Record<string, string> = {};
  for (let round = 0; round < 4 && plan.questions.some(({ answer }) => answer === null); round += 1) {
    for (const { key, kind, options } of plan.questions) if (kind !== 'direction') answers[key] ??= options[0]!.value;
    plan = await project.plan(interpretKumu(tables), { answers, direction: 'mutual' });
  }
  expect(plan.questions.map(({ answer }) => answer)).not.toContain(null);
  expect(Object.values(answers)).toContain(ANSWER.same);
});
