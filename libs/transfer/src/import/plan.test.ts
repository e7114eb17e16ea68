import { interpretKumu, meaningOf, readTables } from '@baraza/interchange';
import { toGraph } from '../export/graph.js';
import { MemoryProject } from '../test/memory-project.js';
import { fileOf, tablesOf } from '../test/files.js';
import { writeKumuWorkbook } from '@baraza/interchange';
import { planRecords } from './plan-records.js';
import { batchesOf } from './plan.js';

const again = async (project: MemoryProject) => interpretKumu(await readTables(await writeKumuWorkbook(toGraph(project.state())), 'again.xlsx'));
const total = ({ stakeholder, relationship }: { stakeholder: object; relationship: object }): Record<string, number> => {
  const sum: Record<string, number> = {};
  for (const counts of [stakeholder, relationship]) for (const [name, count] of Object.entries(counts)) sum[name] = (sum[name] ?? 0) + (count as number);
  return sum;
};

describe('terms', () => {
  test('IMP-24 a type is a word of the project where one fits, whatever its case; else a new one with a code of its own', async () => {
    const project = new MemoryProject();
    const plan = await project.import(await fileOf({ elements: 'Label,Type\nA,Person\nB,customary authority\nC,Armed Group\nD,armed group\nE,!!!' }));
    expect(plan.terms.map(({ word, isNew, count }) => [word, isNew, count])).toEqual([
      ['Armed Group', true, 2],
      ['!!!', true, 1],
      ['Customary authority', false, 1],
      ['Person', false, 1],
    ]);
    expect(plan.problems.map(({ code, params }) => [code, params['value']])).toEqual([
      ['spelled-otherwise', 'customary authority'],
      ['spelled-otherwise', 'armed group'],
    ]);
    const codes = project.store.allLive('term').filter(({ vocabulary }) => vocabulary === 'kind').map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes).toEqual(expect.arrayContaining(['armedGroup', 'term']));
  });

  test('MAP-29 types of relationship that a file brings are drawn unlike one another, also those of a later file', async () => {
    const project = new MemoryProject();
    await project.import(await fileOf({ connections: 'From,To,Type,Direction\nA,B,Employee/Founder,directed\nA,C,Investor,directed' }));
    await project.import(await fileOf({ connections: 'From,To,Type,Direction\nA,B,Board member,directed' }));
    const looks = project.store.allLive('term').flatMap(({ vocabulary, name, line, arrow }) => (vocabulary === 'relationshipType' && name ? [`${line} ${arrow}`] : []));
    expect(looks).toEqual(['solid filled', 'dashed hollow', 'dotted none']);
  });

  test('STYLE-7 kinds that a file brings are shaped unlike one another and unlike those of the project, also those of a later file', async () => {
    const project = new MemoryProject();
    await project.import(await fileOf({ elements: 'Label,Type\nA,Treaty\nB,Summit' }));
    await project.import(await fileOf({ elements: 'Label,Type\nC,Ceasefire' }));
    const kinds = project.store.allLive('term').filter(({ vocabulary }) => vocabulary === 'kind');
    const added = kinds.filter(({ name }) => ['Treaty', 'Summit', 'Ceasefire'].includes(name ?? ''));
    expect(added).toHaveLength(3);
    const shapes = added.map(({ shape }) => shape);
    expect(new Set(shapes).size).toBe(3);
    for (const { id, shape } of kinds) if (!added.some((each) => each.id === id)) expect(shapes).not.toContain(shape);
  });
});

test('STYLE-14 of more kinds than shapes the most frequent get one of their own and the rarest share one, whatever their order in the file', async () => {
  const project = new MemoryProject();
  const lines = Array.from({ length: 14 }, (_, kind) => Array.from({ length: kind + 1 }, (_each, row) => `Name ${kind} ${row},Kind ${kind}`)).flat();
  await project.import(await fileOf({ elements: ['Label,Type', ...lines].join('\n') }));
  const shapes = new Map(project.store.allLive('term').filter(({ vocabulary }) => vocabulary === 'kind').map(({ name, shape }) => [name, shape]));
  const of = (kind: number): unknown => shapes.get(`Kind ${kind}`);
  const [rare, frequent] = [[0, 1, 2, 3].map(of), Array.from({ length: 10 }, (_, index) => of(index + 4))];
  expect(new Set(rare).size).toBe(1);
  expect(new Set([...frequent, rare[0]]).size).toBe(11);
});

describe('columns', () => {
  test('IMP-25 a column of words stays a property, also one called Influence; a number that would be written otherwise stays text', async () => {
    const project = new MemoryProject();
    const plan = await project.import(await fileOf({ elements: 'Label,Influence,Worth,Code,Seats,Empty\nA,High,1.5,1.50,3,\nB,Low,2,2.00,4,' }));
    expect(plan.columns.map(({ header, target, valueType }) => [header, target, valueType])).toEqual([
      ['Influence', 'newProperty', 'text'],
      ['Worth', 'newProperty', 'number'],
      ['Code', 'newProperty', 'text'],
      ['Seats', 'newProperty', 'number'],
      ['Empty', 'leftOut', 'text'],
    ]);
    const properties = project.store.allLive('property');
    const [a] = project.store.allLive('stakeholder').filter(({ name }) => name === 'A');
    expect(Object.fromEntries(properties.map(({ id, name }) => [name, a!.properties[id]]))).toEqual({ Influence: 'High', Worth: 1.5, Code: '1.50', Seats: 3 });
  });

  test('IMP-25 a property of the same name is used where it can hold the values; else the column gets a name of its own, and both are said', async () => {
    const project = new MemoryProject();
    await project.import(await fileOf({ elements: 'Label,Worth\nA,1.5' }));
    const plan = await project.import(await fileOf({ elements: 'Label,Worth\nA,2.5\nB,a lot' }));
    expect(plan.columns).toMatchObject([{ target: 'newProperty', name: 'Worth (2)', valueType: 'text' }]);
    expect(plan.problems).toMatchObject([{ level: 'notice', code: 'property-renamed', params: { name: 'Worth (2)' } }]);
    const same = await project.plan(await fileOf({ elements: 'Label,Worth\nA,2.5' }));
    expect(same.columns).toMatchObject([{ target: 'property', name: 'Worth' }]);
  });

  test('IMP-26 headers of our own exports lead back to the built-in fields, where every cell fits', async () => {
    const file = await fileOf({ elements: 'Label\nA\nB', connections: 'From,To,Direction,Strength,Sentiment,Valid from,Formality\nA,B,directed,7,-2,2005-08,Formal' });
    const project = new MemoryProject();
    await project.import(file);
    expect(project.store.allLive('relationship')).toMatchObject([{ strength: 7, sentiment: -2, validFrom: '2005-08', formality: 'formal', properties: {} }]);
    expect(total((await project.plan(await again(project))).counts)).toEqual({ added: 0, changed: 0, unchanged: 3, open: 0 });
    const words = new MemoryProject();
    const plan = await words.import(await fileOf({ connections: 'From,To,Direction,Strength,Sentiment\nA,B,directed,strong,-2\nA,C,directed,7.5,9' }));
    expect(plan.columns.map(({ header, target }) => [header, target])).toEqual([['Strength', 'newProperty'], ['Sentiment', 'newProperty']]);
    expect(words.store.allLive('relationship')[0]).toMatchObject({ strength: null, sentiment: null });
  });

  test('IMP-26 a cell of a known column that does not fit is listed with its place, and its row comes in', async () => {
    const project = new MemoryProject();
    await project.import(await fileOf({ connections: 'From,To,Direction,Strength\nA,B,directed,7\nA,C,directed,3' }));
    const file = await again(project);
    file.connections[1] = { ...file.connections[1]!, description: 'kept', other: new Map([['Strength', 'strong']]) };
    const plan = await project.import(file);
    expect(plan.problems).toMatchObject([{ level: 'cell', code: 'cell-no-whole-number', sheet: 'Connections', row: 3, column: 'Strength', params: { value: 'strong' } }]);
    expect(total(plan.counts)).toEqual({ added: 0, changed: 1, unchanged: 4, open: 0 });
    expect(project.store.allLive('relationship').find(({ description }) => description === 'kept')?.strength).toBe(3);
  });

  test('IMP-26 a person may say what a column becomes', async () => {
    const project = new MemoryProject();
    const file = await fileOf({ elements: 'Label,Size,Note\nA,12,x' });
    await project.import(file, { columns: { 'stakeholder:Size': 'property', 'stakeholder:Note': 'leaveOut' } });
    const [a] = project.store.allLive('stakeholder');
    expect(a).toMatchObject({ size: null });
    expect(Object.values(a!.properties)).toEqual([12]);
    expect(project.store.allLive('property').map(({ name }) => name)).toEqual(['Size']);
  });
});

describe('who is meant', () => {
  test('IMP-27 by id, else by name and kind, else by name', async () => {
    const project = new MemoryProject();
    await project.import(await fileOf({ elements: 'Label,Type,ID\nUN,Organisation,x1\nApple,Company,\nApple,Network,\nBank,,' }));
    const plan = await project.plan(await fileOf({ elements: 'Label,Type,ID\nUnited Nations,Organisation,x1\nApple,Network,\nbank,Institution,\nApple,Company,' }));
    expect(plan.rows.map(({ class: fate, title, changes }) => [fate, title, changes.map(({ field }) => field)])).toEqual([
      ['changed', 'United Nations', ['name']],
      ['unchanged', 'Apple', []],
      ['changed', 'bank', ['name', 'kind']],
      ['unchanged', 'Apple', []],
    ]);
    expect(plan.rows[2]!.changes).toMatchObject([
      { label: 'Label', before: 'Bank', after: 'bank' },
      { label: 'Type', before: null, after: 'Institution' },
    ]);
  });

  test('IMP-28 a label that fits several stakeholders is asked about, never guessed', async () => {
    const project = new MemoryProject();
    await project.import(await fileOf({ elements: 'Label,Type\nApple,Company\nApple,Network' }));
    const file = await fileOf({ elements: 'Label,Description\nApple,edited\nPear,new', connections: 'From,To,Direction\nApple,Pear,directed' });
    const open = await project.plan(file);
    expect(open.counts).toMatchObject({ stakeholder: { open: 1, added: 1 }, relationship: { open: 1 } });
    expect(open.questions).toMatchObject([{ kind: 'whichStakeholder', label: 'Apple', count: 1, places: [{ sheet: 'elements', row: 2 }], answer: null }]);
    const [{ key, options }] = open.questions as [(typeof open.questions)[0]];
    expect(options.map(({ value }) => value).slice(2)).toEqual(['new', 'skip']);
    const chosen = await project.plan(file, { answers: { [key]: options[1]!.value } });
    expect(chosen.rows[0]).toMatchObject({ class: 'changed', id: options[1]!.value });
    const added = await project.plan(file, { answers: { [key]: 'new' } });
    expect(added.counts).toMatchObject({ stakeholder: { added: 2 }, relationship: { added: 1 } });
    const skipped = await project.plan(file, { answers: { [key]: 'skip' } });
    expect(skipped.counts).toMatchObject({ stakeholder: { added: 1, open: 0 }, relationship: { added: 0, open: 0 } });
    expect(skipped.problems.map(({ code }) => code)).toEqual(['left-out-by-answer', 'end-left-out']);
    expect((await project.plan(file, { answers: { [key]: 'nonsense' } })).questions[0]!.answer).toBeNull();
  });

  test('IMP-28 rows of one label: the same or two, and which of them connections mean', async () => {
    const project = new MemoryProject();
    const file = await fileOf({ elements: 'Label,Description,Seat\nForum,one,\nForum,,Gbarnga\nBoard,,', connections: 'From,To,Direction\nForum,Board,directed' });
    const open = await project.plan(file);
    expect(open.questions.map(({ kind, count }) => [kind, count])).toEqual([
      ['sameOrNot', 2],
      ['whichRow', 1],
    ]);
    const [same, which] = open.questions.map(({ key }) => key) as [string, string];
    const merged = await project.plan(file, { answers: { [same]: 'same' } });
    expect(merged.questions.every(({ answer }) => answer !== null)).toBe(true);
    expect(merged.counts).toMatchObject({ stakeholder: { added: 2 }, relationship: { added: 1 } });
    expect(merged.records.stakeholder[0]).toMatchObject({ name: 'Forum', description: 'one', properties: { [merged.records.property[0]!.id]: 'Gbarnga' } });
    const separate = await project.import(file, { answers: { [same]: 'separate', [which]: 'row:1' } });
    expect(separate.counts).toMatchObject({ stakeholder: { added: 3 }, relationship: { added: 1 } });
    const [tie] = project.store.allLive('relationship');
    expect(tie!.from).toBe(separate.rows[1]!.id);
  });

  test('IMP-57 of rows that mean the same the first that says something counts, lists are put together, and each cell that says otherwise is told', async () => {
    const project = new MemoryProject();
    const file = await fileOf({ elements: ['Label,Type,Tags,Budget,Description,Seat', 'Forum,NGO,x,1,,Kampala', `Forum,NGO,y|x,2,two,`, 'Forum,NGO,,1,three,Gulu'].join('\n') });
    const { questions } = await project.plan(file);
    const plan = await project.import(file, { answers: { [questions[0]!.key]: 'same' } });
    const name = new Map(project.store.allLive('property').map((property) => [property.id, property.name]));
    const [forum] = project.store.allLive('stakeholder');
    expect(forum).toMatchObject({ tags: ['x', 'y'], description: 'two' });
    expect(Object.entries(forum!.properties).map(([id, value]) => [name.get(id), value])).toEqual(expect.arrayContaining([['Budget', 1], ['Seat', 'Kampala']]));
    expect(plan.problems.map(({ level, code, row, column, params }) => [level, code, row, column, params['label']])).toEqual([
      ['cell', 'row-says-otherwise', 3, 'Budget', 'Forum'],
      ['cell', 'row-says-otherwise', 4, 'Description', 'Forum'],
      ['cell', 'row-says-otherwise', 4, 'Seat', 'Forum'],
    ]);
  });

  test('IMP-57 lists of rows that mean the same are put together only as far as the field can hold them', async () => {
    const project = new MemoryProject();
    const tags = (from: number): string => Array.from({ length: 150 }, (_, index) => `t${from + index}`).join('|');
    const file = await fileOf({ elements: `Label,Tags\nForum,${tags(0)}\nForum,${tags(100)}` });
    const { questions } = await project.plan(file);
    const plan = await project.import(file, { answers: { [questions[0]!.key]: 'same' } });
    expect(project.store.allLive('stakeholder')[0]!.tags).toHaveLength(150);
    expect(plan.problems).toMatchObject([{ code: 'rows-list-too-many', row: 3, column: 'Tags', params: { items: 250, max: 200 } }]);
  });

  test('IMP-28 an end in other letters asks of all rows that it may mean, also where one in these letters was asked about before', async () => {
    const project = new MemoryProject();
    const file = await fileOf({ elements: 'Label,Type\nAcme,X\nAcme,Y\nACME,Z\nB,', connections: 'From,To,Direction\nAcme,B,directed\nacme,B,directed\n acme ,B,directed' });
    const which = (await project.plan(file)).questions.filter(({ kind }) => kind === 'whichRow');
    expect(which.map(({ label, count, options }) => [label, count, options.map(({ value }) => value)])).toEqual([
      ['Acme', 1, ['row:0', 'row:1', 'skip']],
      ['acme', 2, ['row:0', 'row:1', 'row:2', 'skip']],
    ]);
    const chosen = await project.plan(file, { answers: { [which[0]!.key]: 'row:0', [which[1]!.key]: 'row:2' } });
    const ids = chosen.records.stakeholder.map(({ id }) => id);
    expect(chosen.records.relationship.map(({ from }) => ids.indexOf(from as string))).toEqual([0, 2, 2]);
  });

  test('IMP-59 a tie that leads no way, or both, is the same whichever end is written first; one that leads one way is not', async () => {
    const project = new MemoryProject();
    await project.import(await fileOf({ connections: 'From,To,Type,Direction,ID\nA,B,ally,undirected,\nC,D,ally,mutual,t1\nE,F,funds,directed,' }));
    const classes = async (connections: string, choices = {}): Promise<unknown[]> => (await project.plan(await fileOf({ connections }), choices)).rows.filter(({ entity }) => entity === 'relationship').map((row) => [row.class, row.changes.map(({ field }) => field)]);
    const [same, other] = [['unchanged', []], ['added', []]];
    expect(await classes('From,To,Type,Direction\nB,A,ally,undirected\nD,C,ally,mutual\nF,E,funds,directed')).toEqual([same, same, other]);
    expect(await classes('From,To,Type,Direction,ID\nD,C,ally,mutual,t1')).toEqual([same]);
    expect(await classes('From,To,Type\nB,A,ally', { direction: 'undirected' })).toEqual([same]);
    expect(await classes('From,To,Type\nB,A,ally', { direction: 'directed' })).toEqual([other]);
    expect(await classes('From,To,Type,Direction\nB,A,ally,mutual')).toEqual([other]);
    expect(await classes('From,To,Type,Direction,Description\nB,A,ally,undirected,new\nA,B,ally,undirected,second')).toEqual([['changed', ['description']], other]);
  });

  test('IMP-29 relationships are known by id, else by ends and type; parallel ones in their order', async () => {
    const project = new MemoryProject();
    const file = await fileOf({ connections: 'From,To,Direction,Type,Description\nA,B,directed,funds,first\nA,B,directed,funds,second\nA,B,directed,knows,third' });
    await project.import(file);
    expect(total((await project.plan(file)).counts)).toEqual({ added: 0, changed: 0, unchanged: 5, open: 0 });
    const more = await project.plan(await fileOf({ connections: 'From,To,Type,Description\nA,B,funds,first\nA,B,funds,changed\nA,B,funds,fourth' }));
    expect(more.rows.filter(({ entity }) => entity === 'relationship').map((row) => row.class)).toEqual(['unchanged', 'changed', 'open']);
    expect(more.questions).toMatchObject([{ kind: 'direction', count: 1 }]);
  });

  test('IMP-27 a name that only connections mention may be an id of the project', async () => {
    const project = new MemoryProject();
    await project.import(await fileOf({ elements: 'Label,ID\nMinistry,m1\nCourt,c1' }));
    const plan = await project.import(await fileOf({ connections: 'From,To,Direction\nm1,c1,directed' }));
    expect(plan.counts).toMatchObject({ stakeholder: { added: 0, unchanged: 2 }, relationship: { added: 1 } });
    expect(project.names()).toEqual(['Court', 'Ministry']);
  });
});

test('IMP-30 rows that cannot be taken are listed with sheet, row and reason; the good ones are not lost', async () => {
  const project = new MemoryProject();
  const long = 'x'.repeat(601);
  const plan = await project.import(await fileOf({ elements: `Label,Type,ID\n,Person,\n${long},Person,\nGood,Person,1\nTwin,Person,1`, connections: `From,To,Direction\nGood,${long},directed\nGood,Other,sideways\nGood,Other,directed` }));
  expect(plan.problems.map(({ sheet, row, code }) => [sheet, row, code])).toEqual([
    ['elements', 2, 'no-label'],
    ['elements', 5, 'duplicate-id'],
    ['connections', 3, 'direction-unknown'],
    ['elements', 3, 'name-too-long'],
    ['connections', 2, 'end-left-out'],
  ]);
  expect(project.names()).toEqual(['Good', 'Other']);
  expect(plan.problems.every(({ message }) => message.endsWith('.'))).toBe(true);
});

test('IMP-31 an empty cell leaves what is there', async () => {
  const project = new MemoryProject();
  await project.import(await fileOf({ elements: 'Label,Type,Description,Tags,Note\nA,Person,words,x|y,n' }));
  const plan = await project.plan(await fileOf({ elements: 'Label,Type,Description,Tags,Note\nA,,,,' }));
  expect(plan.counts.stakeholder).toMatchObject({ unchanged: 1, changed: 0 });
});

test('IMP-32 what comes in is shown on a map, without places; again, only what is missing there', async () => {
  const project = new MemoryProject();
  await project.import(await fileOf({ elements: 'Label\nA\nB' }), { map: { name: 'Town' } });
  const [map] = project.store.allLive('map');
  expect(project.store.allLive('membership')).toMatchObject([{ map: map!.id, x: null, y: null }, { map: map!.id }]);
  const plan = await project.import(await fileOf({ elements: 'Label\nA\nB\nC' }), { map: { id: map!.id } });
  expect(plan.maps).toEqual([{ id: map!.id, name: 'Town', added: 1, moved: 0 }]);
  expect((await project.plan(await fileOf({ elements: 'Label\nA' }), { map: { name: 'Town' } })).maps).toEqual([{ id: map!.id, name: 'Town', added: 0, moved: 0 }]);
  await expect(project.plan(await fileOf({ elements: 'Label\nA' }), { map: { id: project.state().project.id } })).rejects.toMatchObject({ code: 'notFound' });
});

test('IMP-33 no operation has more than 500 rows, and what others refer to comes first', async () => {
  const project = new MemoryProject();
  const rows = Array.from({ length: 1200 }, (_, i) => `S${i},Kind ${i % 30}`).join('\n');
  const plan = await project.import(await fileOf({ elements: `Label,Type\n${rows}` }));
  const batches = batchesOf(plan.records);
  expect(batches.map((batch) => Object.values(batch).reduce((sum, { length }) => sum + length, 0))).toEqual([500, 500, 230]);
  expect(batches[0]!.term).toHaveLength(30);
  expect(project.names()).toHaveLength(1200);
});

test('IMP-34 files without rows, and an archived project, are said so', async () => {
  const project = new MemoryProject();
  await expect(project.planTables(await tablesOf({ elements: 'Label,Type' }))).rejects.toMatchObject({ code: 'noRows' });
  // Of a workbook whose only sheet is hidden nobody has looked at the headers.
  const tables = [{ sheet: 'Secret', hidden: true, headerRow: 1, header: ['Label'], rows: [{ row: 2, cells: ['A'] }], notes: [] }];
  await expect(planRecords({ kind: 'tables', tables, ...meaningOf(tables) }, project.state())).rejects.toThrow(/^No row stands below the headers\. Sheets that are hidden/);
  project.run('updateProject', { id: project.state().project.id, archived: true });
  await expect(project.plan(await fileOf({ elements: 'Label\nA' }))).rejects.toMatchObject({ code: 'archived' });
});
