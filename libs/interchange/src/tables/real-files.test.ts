import { describeWithRealFiles, realFile } from '../../test-support/real-files.js';
import { readTablesInWorker } from '../worker/read-in-worker.js';
import { readTables } from './read.js';

describeWithRealFiles('files that people publish', () => {
  test('IMP-1 the peace agreement actors: three sheets, 8,955 rows of 45 columns', async () => {
    const tables = await readTablesInWorker(realFile('paax_v0.2.xlsx'), 'paax_v0.2.xlsx');
    expect(tables.map(({ sheet, header, rows }) => [sheet, header.length, rows.length])).toEqual([
      ['signatories', 45, 8955],
      ['actors', 20, 1525],
      ['variables', 3, 45],
    ]);
    const [signatories, actors, variables] = tables;
    expect(signatories!.rows[0]!.cells.slice(0, 3)).toEqual([0, 2, 'Dayton Agreement on Implementing the Federation of Bosnia and Herzegovina, Dayton (10/11/1995)']);
    expect(signatories!.rows.at(-1)!.row).toBe(8956);
    // The codebook on the third sheet describes the columns of the first.
    expect(variables!.rows.map(({ cells }) => cells[0])).toEqual(signatories!.header);
    // Every tie names an actor of the second sheet.
    const column = signatories!.header.indexOf('actor_id');
    const known = new Set(actors!.rows.map(({ cells }) => cells[0]));
    expect(signatories!.rows.filter(({ cells }) => !known.has(cells[column]!))).toEqual([]);
  });

  test('IMP-7 their other names: a CSV of 1,525 rows, the same actors', async () => {
    const [aliases] = await readTables(realFile('paax_actor_aliases.csv'), 'paax_actor_aliases.csv');
    expect([aliases!.header.length, aliases!.rows.length, aliases!.notes]).toEqual([14, 1525, []]);
    const [, actors] = await readTables(realFile('paax_v0.2.xlsx'), 'paax_v0.2.xlsx');
    const ids = (header: string[], rows: { cells: unknown[] }[]): unknown[] => rows.map(({ cells }) => cells[header.indexOf('id_paax')]).sort();
    expect(ids(aliases!.header, aliases!.rows)).toEqual(ids(actors!.header, actors!.rows));
  });

  test('IMP-9 a map in another format is refused by name', async () => {
    await expect(readTables(realFile('kumu-changelabs-template.json'), 'template.json')).rejects.toMatchObject({ code: 'not-a-table', params: { kind: 'JSON' } });
    await expect(readTables(realFile('power-grid.gexf'), 'power-grid.gexf')).rejects.toMatchObject({ code: 'not-a-table' });
  });
});
