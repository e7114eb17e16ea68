import { tablesOf } from '../test/files.js';
import { MemoryProject } from '../test/memory-project.js';
import type { ImportPlan } from './types.js';

const PEOPLE = 'id,Label,Type\np1,Ada,Person\np2,Bea,Person';
const told = ({ problems }: ImportPlan): string[] => problems.map(({ code, level, sheet, row, column, params }) => `${level} ${code} ${sheet} ${row} ${column} ${params['id'] ?? params['label'] ?? params['value']}`);
const added = ({ counts }: ImportPlan): number[] => [counts.stakeholder.added, counts.relationship.added, counts.judgement.added];

test('MEAN-22 an id of a judgement that is in no list of the file, and that the project does not know, is a problem of each of its rows; the others are kept', async () => {
  const project = new MemoryProject();
  const scores = 'id,dimension,value\np1,influence,7\np9,influence,3\np9,interest,4\np2,influence,2';
  const plan = await project.importTables(await tablesOf({ people: PEOPLE, scores }));
  expect(told(plan)).toEqual(['row id-not-known scores 3 id p9', 'row id-not-known scores 4 id p9']);
  expect(added(plan)).toEqual([2, 0, 2]);
  expect(project.names()).toEqual(['Ada', 'Bea']);
  // The project knows them without the list.
  const alone = await project.planTables(await tablesOf({ scores: `${scores}\np8,influence,1` }));
  expect(told(alone)).toEqual(['row id-not-known scores 3 id p9', 'row id-not-known scores 4 id p9', 'row id-not-known scores 6 id p8']);
  expect(alone.counts).toMatchObject({ stakeholder: { added: 0 }, judgement: { added: 0, unchanged: 2 } });
});

test('MEAN-22 so is an id of a tie whose other ids are in a list, of the file or of the project', async () => {
  const project = new MemoryProject();
  const ties = 'source_id,target_id,how\np1,p2,x\np1,p9,x\np2,p1,x';
  const plan = await project.importTables(await tablesOf({ people: PEOPLE, ties }), { direction: 'directed' });
  expect(told(plan)).toEqual(['row id-not-known ties 3 null p9']);
  expect(added(plan)).toEqual([2, 2, 0]);
  const alone = await project.planTables(await tablesOf({ ties }), { direction: 'directed' });
  expect(told(alone)).toEqual(['row id-not-known ties 3 null p9']);
  expect(alone.counts).toMatchObject({ stakeholder: { added: 0, unchanged: 2 }, relationship: { added: 0, unchanged: 2 } });
});

test('MEAN-22 where nobody is described by their ids, these are the names, which is told once; so they are in the next edition', async () => {
  const project = new MemoryProject();
  const ties = 'source_id,target_id\na,b\nb,c';
  const plan = await project.importTables(await tablesOf({ ties }), { direction: 'directed' });
  expect(told(plan)).toEqual(['notice ids-as-names ties 2 null a']);
  expect(project.names()).toEqual(['a', 'b', 'c']);
  const next = await project.planTables(await tablesOf({ ties: `${ties}\nc,d` }), { direction: 'directed' });
  expect(told(next)).toEqual(['notice ids-as-names ties 4 null d']);
  expect(next.counts).toMatchObject({ stakeholder: { added: 1 }, relationship: { added: 1 } });
});

test('MEAN-23 a name that only judgements mention is added, and told once; one that ties mention too is not', async () => {
  const project = new MemoryProject();
  const people = 'Label,Type\nAda,Person';
  const ties = 'From,To\nAda,Dan';
  const scores = 'name,dimension,value\nAda,influence,7\nCem,influence,3\nCem,interest,4\nDan,influence,1';
  const plan = await project.importTables(await tablesOf({ people, ties, scores }), { direction: 'directed' });
  expect(told(plan)).toEqual(['notice only-judged scores 3 null Cem']);
  expect(added(plan)).toEqual([3, 1, 4]);
  expect((await project.planTables(await tablesOf({ scores }))).problems).toEqual([]);
});

test('MEAN-23 a sheet of judgements renames nobody, and adds whom it names with an id', async () => {
  const project = new MemoryProject();
  await project.importTables(await tablesOf({ people: PEOPLE }));
  const plan = await project.importTables(await tablesOf({ scores: 'id,name,dimension,value\np1,Adda,influence,7\np7,Eve,influence,3' }));
  expect(told(plan)).toEqual(['notice only-judged scores 3 null p7']);
  expect(added(plan)).toEqual([1, 0, 2]);
  expect(project.store.allLive('stakeholder').map(({ name, externalId }) => `${externalId} ${name}`).sort()).toEqual(['p1 Ada', 'p2 Bea', 'p7 Eve']);
});

test('MEAN-24 a date of a judgement that cannot be read is a problem of its cell, and is not guessed; the judgement is kept, with these words in its note', async () => {
  const project = new MemoryProject();
  const scores = ['name,dimension,value,date,note', 'Ada,influence,7,spring 2019,Seen at work', 'Ada,interest,3,2019-04-01 to 2019-06-30,', 'Ada,urgency,2,2019-02-30,', 'Ada,legitimacy,4,2019-04-01T10:30:00Z,', 'Ada,position,1,2019-04,'].join('\n');
  const tables = await tablesOf({ people: 'Label\nAda', scores });
  const plan = await project.importTables(tables);
  expect(told(plan)).toEqual(['cell date-not-read scores 2 date spring 2019', 'cell date-not-read scores 3 date 2019-04-01 to 2019-06-30', 'cell date-not-read scores 4 date 2019-02-30']);
  expect(project.store.allLive('judgement').map(({ dimension, validAt, note }) => [dimension, validAt, note])).toEqual([
    ['influence', null, 'Seen at work\ndate: spring 2019'],
    ['interest', null, 'date: 2019-04-01 to 2019-06-30'],
    ['urgency', null, 'date: 2019-02-30'],
    ['legitimacy', '2019-04-01', null],
    ['position', '2019-04', null],
  ]);
  expect((await project.planTables(tables)).counts.judgement).toMatchObject({ added: 0, unchanged: 5 });
});
