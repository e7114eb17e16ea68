import { interpretKumu, type GraphFile, readTables, type Table, writeKumuWorkbook } from '@baraza/interchange';
import { toGraph } from '../export/graph.js';
import { exported, importInto, openTestStore, planFor, stateOf, type TestProject } from '../test/project.js';
import { describeWithRealFiles, realFile } from '../test/real-files.js';

let store: Awaited<ReturnType<typeof openTestStore>>;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store?.db.close());

const NAME = 'kumu-paypal-mafia.xlsx';
const paypal = (): Promise<Table[]> => readTables(realFile(NAME), NAME);

/** Cells by header, without the empty ones. */
const cellsOf = ({ header, rows }: Table): Record<string, string>[] => rows.map(({ cells }) => Object.fromEntries(header.flatMap((name, i) => ((cells[i] ?? null) === null ? [] : [[name, String(cells[i])]]))));

const NONE = { added: 0, changed: 0, unchanged: 0, open: 0 };

describeWithRealFiles('the Kumu workbook of the PayPal mafia', () => {
  let project: TestProject;
  let original: Table[];
  let file: GraphFile;

  beforeAll(async () => {
    project = await store.begin();
    original = await paypal();
    file = interpretKumu(original);
  });

  test('IMP-21 the preview counts what will come, asks once for the direction, and changes nothing', async () => {
    const plan = await planFor(project, file);
    expect(plan.counts).toEqual({ stakeholder: { added: 34, changed: 0, unchanged: 0, open: 0 }, relationship: { added: 0, changed: 0, unchanged: 0, open: 49 }, judgement: NONE });
    expect(plan.questions).toMatchObject([{ kind: 'direction', key: 'direction', count: 49, answer: null }]);
    expect(plan.columns.find(({ header }) => header === 'Influence')).toMatchObject({ target: 'newProperty', valueType: 'text' });
    expect(plan.columns.find(({ header }) => header === 'Image')).toMatchObject({ target: 'newProperty', valueType: 'text' });
    expect(plan.terms).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ vocabulary: 'kind', word: 'Person', isNew: false }),
        expect.objectContaining({ vocabulary: 'kind', word: 'Company', isNew: false }),
      ]),
    );
    expect((await stateOf(project)).store.count('stakeholder')).toBe(0);
  });

  test('IMP-22 import and export keep every cell; ids and directions may be added', async () => {
    const { applied } = await importInto(project, file, { direction: 'mutual', map: { name: 'PayPal' } });
    expect(applied).toMatchObject({ state: 'done', counts: { stakeholder: 34, relationship: 49, map: 1, membership: 34 } });
    const written = await readTables(await writeKumuWorkbook(toGraph(await stateOf(project))), 'export.xlsx');
    let compared = 0;
    original.forEach((table, t) => {
      const after = cellsOf(written[t]!);
      cellsOf(table).forEach((row, r) => {
        for (const [header, cell] of Object.entries(row)) {
          compared += 1;
          expect([r, header, after[r]?.[header]]).toEqual([r, header, cell]);
        }
        const more = Object.keys(after[r]!).filter((header) => !(header in row));
        expect(more.filter((header) => !['ID', 'Direction'].includes(header))).toEqual([]);
      });
      expect(after).toHaveLength(table.rows.length);
    });
    expect(compared).toBeGreaterThan(300);
  });

  test('IMP-23 what was exported comes in again as unchanged, and so does the original', async () => {
    for (const again of [await exported(project), file]) {
      const plan = await planFor(project, again);
      expect(plan.counts).toEqual({ stakeholder: { added: 0, changed: 0, unchanged: 34, open: 0 }, relationship: { added: 0, changed: 0, unchanged: 49, open: 0 }, judgement: NONE });
      expect(plan.questions).toEqual([]);
      expect(Object.values(plan.records).flat()).toEqual([]);
    }
  });

  test('IMP-23 one edited cell is one changed row, with before and after', async () => {
    const edited = await exported(project);
    edited.elements[3] = { ...edited.elements[3]!, description: 'Edited by hand' };
    edited.connections[7] = { ...edited.connections[7]!, direction: 'directed' };
    const { plan } = await importInto(project, edited);
    expect(plan.counts.stakeholder).toMatchObject({ added: 0, changed: 1, unchanged: 33 });
    expect(plan.counts.relationship).toMatchObject({ added: 0, changed: 1, unchanged: 48 });
    const changed = plan.rows.filter((row) => row.class === 'changed');
    expect(changed.map(({ changes }) => changes)).toMatchObject([[{ field: 'description', after: 'Edited by hand' }], [{ field: 'direction', before: 'mutual', after: 'directed' }]]);
    expect((await stateOf(project)).store.live('stakeholder', changed[0]!.id!)?.description).toBe('Edited by hand');
  });
});
