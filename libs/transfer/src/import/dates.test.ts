import { tablesOf } from '../test/files.js';
import { MemoryProject } from '../test/memory-project.js';
import type { ImportPlan } from './types.js';

const told = ({ problems }: ImportPlan): string[] => problems.map(({ code, level, row, column, params }) => `${level} ${code} ${row} ${column} ${params['value']}${params['date'] === undefined ? '' : ` ${params['date']}`}`);
const columnsOf = ({ columns }: ImportPlan): string[] => columns.map(({ header, target, valueType }) => `${header} ${target} ${valueType}`);
/** Names with what the only property says. */
const said = (project: MemoryProject): unknown[] => project.store.allLive('stakeholder').map(({ name, properties }) => [name, ...Object.values(properties)]);

const VISITS = 'Label,Visit\nA,03/04/2020\nB,5.6.2021\nC,25/12/2020\nD,07/07/2020\nE,';

describe('MEAN-26 the order of day and month', () => {
  test('is asked once for a column, with how a date of it would be read; nothing is put in before', async () => {
    const plan = await new MemoryProject().planTables(await tablesOf({ people: VISITS }));
    expect(plan.questions).toMatchObject([{ key: 'dateOrder:stakeholder:Visit', kind: 'dateOrder', label: 'Visit', count: 2, places: [{ row: 2 }, { row: 3 }], answer: null }]);
    expect(plan.questions[0]!.options.map(({ value, reads }) => [value, reads?.date])).toEqual([['dayFirst', '2020-04-03'], ['monthFirst', '2020-03-04'], ['asWritten', undefined]]);
    expect(told(plan)).toEqual([]);
  });

  test.each([
    ['dayFirst', ['2020-04-03', '2021-06-05', '2020-12-25', '2020-07-07'], 'date'],
    ['monthFirst', ['2020-03-04', '2021-05-06', '2020-12-25', '2020-07-07'], 'date'],
    ['asWritten', ['03/04/2020', '5.6.2021', '25/12/2020', '07/07/2020'], 'text'],
  ])('as answered: %s', async (answer, dates, type) => {
    const project = new MemoryProject();
    const choices = { answers: { 'dateOrder:stakeholder:Visit': answer } };
    const tables = await tablesOf({ people: VISITS });
    const plan = await project.importTables(tables, choices);
    expect(columnsOf(plan)).toEqual([`Visit newProperty ${type}`]);
    expect(said(project)).toEqual([...['A', 'B', 'C', 'D'].map((name, at) => [name, dates[at]]), ['E']]);
    expect(plan.questions).toMatchObject([{ answer }]);
    // The same file once more changes nothing; what the project has as text is not asked about again.
    const again = await project.planTables(tables, choices);
    expect([again.counts.stakeholder.unchanged, again.questions.length]).toEqual([5, answer === 'asWritten' ? 0 : 1]);
  });

  test('is not asked where each date shows its day, which is told; nor of a column that is left out', async () => {
    const project = new MemoryProject();
    const plan = await project.importTables(await tablesOf({ people: 'Label,Visit\nA,25/12/2020\nB,12/31/2020\nC,2020/1/2\nD,3.3.2020' }));
    expect([plan.questions, told(plan)]).toEqual([[], ['notice dates-read 0 Visit 25/12/2020 2020-12-25']]);
    expect(said(project)).toEqual([['A', '2020-12-25'], ['B', '2020-12-31'], ['C', '2020-01-02'], ['D', '2020-03-03']]);
    const leftOut = await new MemoryProject().planTables(await tablesOf({ people: VISITS }), { columns: { 'stakeholder:Visit': 'leaveOut' } });
    expect([leftOut.questions, told(leftOut)]).toEqual([[], []]);
  });

  test('is no question of a column that holds words, too: it stays as it is', async () => {
    const project = new MemoryProject();
    const plan = await project.importTables(await tablesOf({ people: 'Label,Remark\nA,03/04/2020\nB,two weeks later' }));
    expect([plan.questions, columnsOf(plan)]).toEqual([[], ['Remark newProperty text']]);
    expect(said(project)).toEqual([['A', '03/04/2020'], ['B', 'two weeks later']]);
  });

  test('is asked of judgements and ties as well', async () => {
    const project = new MemoryProject();
    const tables = await tablesOf({ people: 'Label\nA\nB', ties: 'From,To,Met\nA,B,01/02/2019', scores: 'name,dimension,value,date\nA,influence,7,03/04/2020\nA,interest,3,spring' });
    const open = await project.planTables(tables, { direction: 'directed' });
    expect(open.questions.map(({ key, answer }) => [key, answer])).toEqual([['dateOrder:relationship:Met', null], ['dateOrder:judgement:date', null], ['direction', 'directed']]);
    expect(told(open)).toEqual(['cell date-not-read 3 date spring']);
    const plan = await project.importTables(tables, { direction: 'directed', answers: { 'dateOrder:relationship:Met': 'monthFirst', 'dateOrder:judgement:date': 'dayFirst' } });
    expect(told(plan)).toEqual(['cell date-not-read 3 date spring']);
    expect(project.store.allLive('judgement').map(({ dimension, validAt }) => [dimension, validAt])).toEqual([['influence', '2020-04-03'], ['interest', null]]);
    expect(Object.values(project.store.allLive('relationship')[0]!.properties)).toEqual(['2019-01-02']);
  });
});

test('MEAN-27 a day that is in no calendar is told and left out; the others are dates; a column of such alone is none of dates', async () => {
  const project = new MemoryProject();
  const plan = await project.importTables(await tablesOf({ people: 'Label,Visit,Code\nA,2020-02-29,45-67-2020\nB,2020-02-30,31-02-2019\nC,31/02/2020,\nD,2020-03-01,\nE,2020-03-02,' }));
  expect(told(plan)).toEqual(['cell date-impossible 3 Visit 2020-02-30', 'cell date-impossible 4 Visit 31/02/2020']);
  expect(columnsOf(plan)).toEqual(['Visit newProperty date', 'Code newProperty text']);
  expect(said(project)).toEqual([['A', '2020-02-29', '45-67-2020'], ['B', '31-02-2019'], ['C'], ['D', '2020-03-01'], ['E', '2020-03-02']]);
});

test('MEAN-31 a table of names, kinds and regions fills the kind and the place of a stakeholder, and begins no properties', async () => {
  const project = new MemoryProject();
  const plan = await project.importTables(await tablesOf({ people: 'Name,Kind,Region\nA,Person,North\nB,Institution,South' }));
  expect(columnsOf(plan).filter((column) => column.includes('roperty'))).toEqual([]);
  const [a] = project.store.allLive('stakeholder');
  expect([project.store.get('term', a!.kind!)?.code, project.store.get('place', a!.place!)?.name]).toEqual(['person', 'North']);
});

test('MEAN-32 a column that somebody said is a date is asked about and read, beside words, which are told', async () => {
  const project = new MemoryProject();
  const tables = await tablesOf({ people: 'Label,Begun\nA,31/12/2020\nB,03/04/2019\nC,12 March 2019\nD,2018-05' });
  const columns = { 'stakeholder:Begun': 'field:validFrom' } as const;
  expect((await project.planTables(tables, { columns })).questions).toMatchObject([{ key: 'dateOrder:stakeholder:Begun', count: 1 }]);
  const plan = await project.importTables(tables, { columns, answers: { 'dateOrder:stakeholder:Begun': 'dayFirst' } });
  expect(told(plan)).toEqual(['cell cell-no-date 4 Begun 12 March 2019']);
  expect(project.store.allLive('stakeholder').map(({ name, validFrom }) => [name, validFrom])).toEqual([['A', '2020-12-31'], ['B', '2019-04-03'], ['C', null], ['D', '2018-05']]);
});
