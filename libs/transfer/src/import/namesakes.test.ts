import { readGraph } from '@baraza/interchange';
import { fileOf } from '../test/files.js';
import { MemoryProject } from '../test/memory-project.js';
import { ANSWER, type ImportPlan } from './types.js';

const asked = ({ questions }: ImportPlan): unknown[] => questions.map(({ kind, label, count, answer }) => [kind, label, count, answer]);
const told = ({ problems }: ImportPlan): unknown[] => problems.map(({ code, row, params }) => [code, row, params['label'], params['count'], params['row']]);
const shared = (...expected: unknown[]): unknown[] => ['name-shared', ...expected];

describe('rows of one name', () => {
  test.each([
    ['whatever their case and spaces', 'Label,Type\nLake  council,Person\nLAKE council,Person\nPort,', 'Lake  council', 2],
    ['whatever the case of their kind', 'Label,Type\nForum,NGO\nForum,ngo\nPort,', 'Forum', 2],
    ['one of which says a kind', 'Label,Type\nForum,\nForum,NGO\nforum,', 'Forum', 3],
    ['one of which has an id', 'Label,ID\nForum,\nForum,f1\nPort,p1', 'Forum', 2],
  ])('IMP-64 that may mean the same are asked about, and nothing is put in before: %s', async (_, elements, label, count) => {
    const project = new MemoryProject();
    const file = await fileOf({ elements });
    const open = await project.plan(file);
    expect(asked(open)).toEqual([['sameOrNot', label, count, null]]);
    expect(open.counts.stakeholder).toMatchObject({ open: count });
    const { key } = open.questions[0]!;
    const separate = await project.plan(file, { answers: { [key]: ANSWER.separate } });
    expect([separate.counts.stakeholder.open, separate.records.stakeholder.length, separate.problems.filter(({ code }) => code === 'name-shared')]).toEqual([0, elements.split('\n').length - 1, []]);
    const same = await project.import(file, { answers: { [key]: ANSWER.same } });
    expect(same.records.stakeholder).toHaveLength(elements.split('\n').length - count);
  });

  test('IMP-64 the one with an id says who it is, wherever it stands, so that it is known again', async () => {
    const project = new MemoryProject();
    const file = await fileOf({ elements: 'Label,Description,ID\nForum,of elders,\nForum,,f1' });
    const [question] = (await project.plan(file)).questions;
    await project.import(file, { answers: { [question!.key]: ANSWER.same } });
    expect(project.store.allLive('stakeholder')).toMatchObject([{ name: 'Forum', description: 'of elders', externalId: 'f1' }]);
    expect((await project.plan(await fileOf({ elements: 'Label,ID\nForum of elders,f1' }))).counts.stakeholder).toMatchObject({ changed: 1, added: 0 });
  });

  test('IMP-65 that nothing but their kinds tells apart come in as several, and that is told with both places, as long as one of them is new', async () => {
    const project = new MemoryProject();
    const file = await fileOf({ elements: 'Label,Type,ID\nApple,Company,\nPear,Tree,1\nApple,Network,\npear,Fruit,\nPlum,,\nPear,,3' });
    const plan = await project.import(file);
    expect(asked(plan)).toEqual([]);
    expect(told(plan)).toEqual([shared(4, 'Apple', 2, 2), shared(5, 'pear', 3, 3)]);
    expect(plan.problems.every(({ level, message }) => level === 'notice' && message.endsWith('.'))).toBe(true);
    expect(project.names()).toHaveLength(6);
    // Known again, each as the one it is.
    expect(told(await project.plan(file))).toEqual([]);
    expect(told(await project.plan(await fileOf({ elements: 'Label,Type,ID\nApple,Company,\nApple,Network,\nApple,Orchard,' })))).toEqual([shared(3, 'Apple', 3, 2)]);
  });

  test('IMP-65 a hundred names at most are told; of those with ids of their own nothing is said, and who is only mentioned is no row', async () => {
    const rows = Array.from({ length: 240 }, (_, i) => `Name ${i % 120},${i < 120 ? 'NGO' : 'Clan'}`).join('\n');
    const plan = await new MemoryProject().plan(await fileOf({ elements: `Label,Type\n${rows}` }));
    expect([plan.counts.stakeholder.added, plan.problems.length, new Set(plan.problems.map(({ code }) => code))]).toEqual([240, 100, new Set(['name-shared'])]);
    const nodes = '<node id="a" label="Forum"/><node id="b" label="Forum"/>';
    expect(told(await new MemoryProject().plan(await readGraph([{ file: Buffer.from(`<gexf><graph><nodes>${nodes}</nodes></graph></gexf>`), name: 'x.gexf' }])))).toEqual([]);
    expect(told(await new MemoryProject().plan(await fileOf({ elements: 'Label\nForum', connections: 'From,To,Direction\nForum,Port,directed\nport,Forum,directed' })))).toEqual([]);
  });
});
