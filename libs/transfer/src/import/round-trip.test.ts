import fc from 'fast-check';
import { type Cell, interpretKumu, readTables, type Table, writeKumuWorkbook } from '@baraza/interchange';
import { toKumu } from '../export/kumu.js';
import { MemoryProject } from '../test/memory-project.js';
import { ANSWER, type ImportChoices, type ImportPlan } from './types.js';

/** Texts as the product keeps them: without outer space, in one form. */
const word = fc.oneof(fc.stringMatching(/^[A-Za-z0-9ßéمجلس.,;:()=+@#'"-]{1,12}$/), fc.constantFrom('=1+1', '007', 'TRUE', 'null', 'A b', '-', 'قائد', "'x", '1.50', '2005-08-03'));
const label = word.filter((text) => !text.includes('|'));
const cell: fc.Arbitrary<Cell> = fc.oneof(word, fc.integer({ min: -5, max: 20 }), fc.boolean(), fc.constant(null), fc.constantFrom('a|b', '2005-08', 'formal', 'Formal'));
/** Headers of the person's own, headers of built-in fields among them. */
const header = fc.oneof(word.map((text) => `h ${text}`), fc.constantFrom('Influence', 'Strength', 'Sentiment', 'Size', 'Level', 'Sector', 'Formality', 'Valid from', 'Aliases', 'Confidence', 'Place', 'Marginalised', 'Label (2)'));

interface Recipe {
  labels: string[];
  elements: { type: string | null; tags: string[]; description: string | null; id: boolean; cells: Cell[] }[];
  ties: { from: number; to: number; type: string | null; direction: string | null; cells: Cell[] }[];
  headers: string[];
}
const option = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(arbitrary, { nil: null });
const recipe: fc.Arbitrary<Recipe> = fc.integer({ min: 1, max: 6 }).chain((size) =>
  fc.record({
    labels: fc.uniqueArray(label, { minLength: size, maxLength: size, selector: (text) => text.toLowerCase() }),
    elements: fc.array(fc.record({ type: option(fc.constantFrom('Person', 'Village council', 'NGO')), tags: fc.uniqueArray(fc.stringMatching(/^[a-zé0-9]{1,5}$/), { maxLength: 3 }), description: option(word), id: fc.boolean(), cells: fc.array(cell, { minLength: 4, maxLength: 4 }) }), { minLength: size, maxLength: size }),
    ties: fc.array(fc.record({ from: fc.nat(size - 1), to: fc.nat(size - 1), type: option(fc.constantFrom('funds', 'Alliance', 'knows')), direction: option(fc.constantFrom('directed', 'undirected', 'mutual')), cells: fc.array(cell, { minLength: 4, maxLength: 4 }) }), { maxLength: 8 }),
    headers: fc.uniqueArray(header, { minLength: 4, maxLength: 4, selector: (text) => text.trim().toLowerCase() }),
  }),
);

const sheet = (name: string, head: string[], rows: Cell[][]): Table => ({ sheet: name, hidden: false, headerRow: 1, header: head, rows: rows.map((cells, i) => ({ row: i + 2, cells })), notes: [] });

function tablesOf({ labels, elements, ties, headers }: Recipe): Table[] {
  const join = (list: string[]): Cell => (list.length === 0 ? null : list.join('|'));
  return [
    sheet('Elements', ['Label', 'Type', 'Tags', 'Description', 'ID', ...headers], elements.map(({ type, tags, description, id, cells }, i) => [labels[i]!, type, join(tags), description, id ? `id-${i}` : null, ...cells])),
    sheet('Connections', ['From', 'To', 'Type', 'Direction', ...headers], ties.map(({ from, to, type, direction, cells }) => [labels[from]!, labels[to]!, type, direction, ...cells])),
  ];
}

const rowsOf = ({ header: head, rows }: Table): Record<string, string>[] => rows.map(({ cells }) => Object.fromEntries(head.flatMap((name, i) => ((cells[i] ?? null) === null ? [] : [[name, String(cells[i])]]))));
const classes = ({ rows }: ImportPlan): string[] => [...new Set(rows.map((row) => row.class))];

/** A number that looks like another text is told by its value; yes and no by what they say. */
const same = (text: string | undefined): string => (text !== undefined && /^(true|false)$/i.test(text) ? text.toLowerCase() : (text ?? ''));

test('IMP-22 whatever a file says, import and export keep every cell; the export comes in as unchanged, and so does the file', async () => {
  const choices: ImportChoices = { direction: 'undirected' };
  await fc.assert(
    fc.asyncProperty(recipe, async (made) => {
      const tables = tablesOf(made);
      const file = interpretKumu(tables);
      const project = new MemoryProject();
      const plan = await project.import(file, choices);
      expect(plan.problems.filter(({ level, code }) => level !== 'notice' && code !== 'duplicate-id')).toEqual([]);
      const written = await readTables(await writeKumuWorkbook(toKumu(project.state())), 'export.xlsx');
      tables.forEach((table, t) => {
        const after = rowsOf(written[t]!);
        rowsOf(table).forEach((row, r) => {
          for (const [name, text] of Object.entries(row)) expect([t, r, name, same(after[r]?.[name])]).toEqual([t, r, name, same(text)]);
          expect(Object.keys(after[r]!).filter((name) => !(name in row) && !['ID', 'Direction'].includes(name))).toEqual([]);
        });
      });
      expect(classes(await project.plan(interpretKumu(written), choices))).toEqual(['unchanged']);
      const again = await project.plan(file, choices);
      expect([classes(again), again.questions.map(({ kind }) => kind)]).toEqual([['unchanged'], []]);
    }),
    { numRuns: 80 },
  );
});

test('IMP-22 answers are what an import ends with: every question offers at least one way to go on', async () => {
  const project = new MemoryProject();
  const tables = tablesOf({ labels: ['A', 'A'], elements: Array.from({ length: 2 }, () => ({ type: null, tags: [], description: null, id: false, cells: [] })), ties: [{ from: 0, to: 1, type: null, direction: null, cells: [] }], headers: [] });
  let plan = await project.plan(interpretKumu(tables));
  const answers: Record<string, string> = {};
  for (let round = 0; round < 4 && plan.questions.some(({ answer }) => answer === null); round += 1) {
    for (const { key, kind, options } of plan.questions) if (kind !== 'direction') answers[key] ??= options[0]!.value;
    plan = await project.plan(interpretKumu(tables), { answers, direction: 'mutual' });
  }
  expect(plan.questions.map(({ answer }) => answer)).not.toContain(null);
  expect(Object.values(answers)).toContain(ANSWER.same);
});
