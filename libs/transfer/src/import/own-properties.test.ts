import { type GraphOutput, readGraph, writeCytoscape, writeGexf, writeGraphml, writeJgf, writeKumuJson, writeKumuWorkbook, writePolinode } from '@baraza/interchange';
import { v7 } from 'uuid';
import { toGraph } from '../export/graph.js';
import { fileOf, tablesOf } from '../test/files.js';
import { MemoryProject } from '../test/memory-project.js';
import type { ImportPlan } from './types.js';

const FORMATS: [string, (output: GraphOutput) => Uint8Array | Promise<Uint8Array>][] = [
  ['x.gexf', writeGexf],
  ['x.graphml', writeGraphml],
  ['x.cyjs', writeCytoscape],
  ['x.jgf', writeJgf],
  ['x.json', writeKumuJson],
  ['kumu.xlsx', writeKumuWorkbook],
  ['polinode.xlsx', writePolinode],
];

/** What somebody's own properties say, by their names. */
function said(project: MemoryProject, name: string): Record<string, unknown> {
  const names = new Map(project.store.allLive('property').map((property) => [property.id, property.name]));
  const { properties } = project.store.allLive('stakeholder').find((each) => each.name === name)!;
  return Object.fromEntries(Object.entries(properties).map(([id, value]) => [names.get(id), value]));
}
const told = ({ problems }: ImportPlan): unknown[] => problems.map(({ code, row, column, params: { value } }) => [code, row, column, value]);

const VALUES: [string, 'date' | 'textList' | 'text' | 'number', unknown][] = [
  ['Year', 'date', '2005'],
  ['Month', 'date', '2005-08'],
  ['Day', 'date', '2005-08-03'],
  ['List of a number', 'textList', ['5']],
  ['List of a day', 'textList', ['2005-08-03']],
  ['List of a truth', 'textList', ['true']],
  ['Code', 'text', '007'],
  ['Size', 'number', 3],
  // Of the same name.
  ['Size', 'text', 'large'],
];

test.each(FORMATS)('IMP-23 the project\'s own properties are known in its own export, whatever they hold: %s', async (name, write) => {
  const project = new MemoryProject();
  await project.import(await fileOf({ elements: 'Label\nA\nB' }));
  const [a] = project.store.allLive('stakeholder');
  const property = VALUES.map(([called, valueType], order) => ({ id: v7(), of: 'stakeholder', name: called, valueType, order: order + 1 }));
  project.run('importRecords', { property, stakeholder: [{ id: a!.id, properties: Object.fromEntries(property.map(({ id }, at) => [id, VALUES[at]![2]])) }] });
  const plan = await project.plan(await readGraph([{ file: await write(toGraph(project.state())), name }]));
  expect([plan.counts.stakeholder, plan.records.property, plan.problems.filter(({ level }) => level !== 'notice')]).toEqual([{ added: 0, changed: 0, unchanged: 2, open: 0 }, [], []]);
});

describe('IMP-23 a new edition', () => {
  const FIRST = 'Name,Founded,Members,Active\nA,2001-05-03,10,true\nB,1999-02-01,20,false\nC,1998-02-01,30,true';

  test('changes the properties of the first; the few cells that they cannot hold are told and change nothing', async () => {
    const project = new MemoryProject();
    await project.importTables(await tablesOf({ people: FIRST }));
    const plan = await project.importTables(await tablesOf({ people: 'Name,Founded,Members,Active\nA,2001,11,true\nB,1999-02-01,about 20,no\nC,autumn,30,false' }));
    expect([plan.columns.map(({ target }) => target), plan.records.property]).toEqual([['property', 'property', 'property'], []]);
    expect(told(plan)).toEqual([
      ['cell-does-not-fit', 3, 'Members', 'about 20'],
      ['cell-no-yes-or-no', 3, 'Active', 'no'],
      ['cell-no-date', 4, 'Founded', 'autumn'],
    ]);
    expect(['A', 'B', 'C'].map((name) => said(project, name))).toEqual([
      { Founded: '2001', Members: 11, Active: true },
      { Founded: '1999-02-01', Members: 20, Active: false },
      { Founded: '1998-02-01', Members: 30, Active: false },
    ]);
  });

  test('that names records by their ids does so even where no cell fits', async () => {
    const project = new MemoryProject();
    await project.import(await fileOf({ elements: 'Label,ID,Members\nA,1,10\nB,2,20' }));
    const plan = await project.plan(await fileOf({ elements: 'Label,ID,Members\nA,1,some' }));
    expect([plan.columns.map(({ target }) => target), told(plan)]).toEqual([['property'], [['cell-does-not-fit', 2, 'Members', 'some']]]);
  });

  test('writes dates as people do: those of a property of dates are read, also beside words', async () => {
    const project = new MemoryProject();
    await project.importTables(await tablesOf({ people: FIRST }));
    const plan = await project.importTables(await tablesOf({ people: 'Name,Founded\nA,25/12/2001\nB,26/12/2001\nC,some time ago' }));
    expect(told(plan)).toEqual([['dates-read', 0, 'Founded', '25/12/2001'], ['cell-no-date', 4, 'Founded', 'some time ago']]);
    expect(['A', 'B', 'C'].map((name) => said(project, name)['Founded'])).toEqual(['2001-12-25', '2001-12-26', '1998-02-01']);
  });
});

test.each(FORMATS)('FMT-20 places and words of lists come into an empty project as what they are: %s', async (name, write) => {
  const project = new MemoryProject();
  const fields = { 'stakeholder:Place': 'field', 'stakeholder:Sector': 'field', 'stakeholder:Level': 'field' } as const;
  await project.import(await fileOf({ elements: 'Label,Place,Sector,Level\nA,Kampala,Widgets,Ward\nB,Gulu,Widgets,' }), { columns: fields });
  const before = toGraph(project.state());
  const copy = new MemoryProject();
  await copy.import(await readGraph([{ file: await write(before), name }]));
  expect([copy.store.count('property'), copy.store.allLive('place').map((place) => place.name)]).toEqual([0, ['Kampala', 'Gulu']]);
  expect(toGraph(copy.state()).elements.map(({ other }) => other)).toEqual(before.elements.map(({ other }) => other));
});

test('IMP-26 words that the project would take for one another stay a property', async () => {
  const project = new MemoryProject();
  const plan = await project.import(await fileOf({ elements: 'Label,Place,Level\nA,St. John,1\nB,St John,2' }));
  expect(plan.columns.map(({ target, valueType }) => [target, valueType])).toEqual([['newProperty', 'text'], ['newProperty', 'number']]);
  expect(said(project, 'B')).toEqual({ Place: 'St John', Level: 2 });
});

test('IMP-25 headers that differ in spaces alone are two columns, which is told, and so they are the next time', async () => {
  const project = new MemoryProject();
  const tables = await tablesOf({ people: 'Name,Budget ,Budget\nA,1,2\nB,3,4' });
  const plan = await project.importTables(tables);
  expect(plan.columns.map(({ key, written, name }) => [key, written, name])).toEqual([
    ['stakeholder:Budget (2)', 'Budget ', 'Budget (2)'],
    ['stakeholder:Budget', 'Budget', 'Budget'],
  ]);
  expect(plan.problems.map(({ code, params }) => [code, params])).toEqual([['header-twice', { header: 'Budget', name: 'Budget (2)' }]]);
  expect(said(project, 'A')).toEqual({ Budget: 2, 'Budget (2)': 1 });
  expect((await project.planTables(tables)).counts.stakeholder).toMatchObject({ unchanged: 2, changed: 0 });
});

test('MEAN-29 what a table says of both ends of its ties is one field of both', async () => {
  const project = new MemoryProject();
  const plan = await project.importTables(await tablesOf({ ties: 'Source,Target,source country,target country\nA,B,Kenya,Uganda\nD,A,Peru,Kenya' }));
  const places = new Map(project.store.allLive('place').map(({ id, name }) => [id, name]));
  expect(plan.columns.map(({ target, name }) => [target, name])).toEqual([['field', 'place'], ['field', 'place']]);
  expect(project.store.allLive('stakeholder').map(({ name, place }) => [name, places.get(place!)]).sort()).toEqual([['A', 'Kenya'], ['B', 'Uganda'], ['D', 'Peru']]);
});

test('MEAN-30 a time of day is no part of a date: a column with one stays text, and a property of dates does not take it', async () => {
  const project = new MemoryProject();
  const plan = await project.importTables(await tablesOf({ people: 'Name,Founded,Met\nA,25/12/2020,2020-01-02T10:00\nB,2020-01-02T10:00,2020-01-03T10:00\nC,2020-01-04,' }));
  expect(plan.columns.map(({ valueType }) => valueType)).toEqual(['text', 'text']);
  const dates = new MemoryProject();
  await dates.importTables(await tablesOf({ people: 'Name,Founded\nA,2020-01-01\nB,2020-01-02\nC,2020-01-03' }));
  const again = await dates.importTables(await tablesOf({ people: 'Name,Founded\nA,2020-02-01\nB,2020-01-02T10:00\nC,2020-01-03' }));
  expect(told(again)).toEqual([['cell-no-date', 3, 'Founded', '2020-01-02T10:00']]);
  expect(said(dates, 'B')).toEqual({ Founded: '2020-01-02' });
  const { id, properties } = dates.store.allLive('stakeholder')[0]!;
  expect(() => dates.run('importRecords', { stakeholder: [{ id, properties: { [Object.keys(properties)[0]!]: '2020-01-02T10:00' } }] })).toThrow('date values');
});
