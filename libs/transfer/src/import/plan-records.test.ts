import { type Mapping, proposeMapping, readTables, type Table } from '@baraza/interchange';
import { tablesOf } from '../test/files.js';
import { MemoryProject } from '../test/memory-project.js';
import { describeWithRealFiles, realFile } from '../test/real-files.js';

const MEMBERS = 'person_id,full_name,treaty_id,treaty_name,signed,as\np1,Ada,t1,Accord,2005-08-03,party\np2,Bea,t1,Accord,2005-08-03,witness\np1,Ada,t2,Protocol,2006-01-10,party\np3,Cem,t2,Protocol,2006-01-10,witness';
const PEOPLE = 'person_id,full_name,Country,acronym,Seats\np1,Ada,Kenya,A.,3\np2,Bea,Chad,B.,4\np3,Cem,Kenya,C.,5';
const both = (): Promise<Table[]> => tablesOf({ members: MEMBERS, people: PEOPLE });
const changed = (tables: Table[], change: (mapping: Mapping) => void): Mapping => {
  const mapping = structuredClone(proposeMapping(tables));
  change(mapping);
  return mapping;
};

test('MEAN-10 a table of people and treaties becomes stakeholders, things and ties, with places, other names and dates where the headers sound like them', async () => {
  const project = new MemoryProject();
  const tables = await both();
  const mapping = changed(tables, ([members]) => {
    members!.types = { to: { name: 'Treaty', thing: true } };
    Object.assign(members!.columns.find(({ header }) => header === 'as')!, { of: 'row', role: 'type' });
    members!.direction = 'directed';
  });
  const plan = await project.importTables(tables, { mapping, columns: { 'stakeholder:signed': 'field:validFrom' } });
  expect(plan).toMatchObject({ meaning: 'chosen', questions: [], counts: { stakeholder: { added: 5 }, relationship: { added: 4 } } });
  expect(plan.columns.map(({ header, target, name }) => [header, target, name])).toEqual([['signed', 'field', 'validFrom'], ['Country', 'field', 'place'], ['acronym', 'field', 'aliases'], ['Seats', 'newProperty', 'Seats']]);
  const treaty = project.store.allLive('term').find(({ name }) => name === 'Treaty');
  expect(treaty).toMatchObject({ vocabulary: 'kind', thing: true });
  expect(project.store.allLive('stakeholder').filter(({ kind }) => kind === treaty!.id).map(({ name, validFrom, externalId }) => [name, validFrom, externalId])).toEqual([['Accord', '2005-08-03', 't1'], ['Protocol', '2006-01-10', 't2']]);
  const place = project.store.allLive('place').find(({ name }) => name === 'Kenya');
  expect(project.store.allLive('stakeholder').find(({ name }) => name === 'Ada')).toMatchObject({ place: place!.id, aliases: ['A.'], kind: null });
});

test('MEAN-11 what a person said of a table is kept with the project and found again for the next edition, whose sheets have other names', async () => {
  const project = new MemoryProject();
  const tables = await both();
  const mapping = changed(tables, ([members]) => {
    members!.types = { to: { name: 'Instrument', thing: true } };
  });
  const first = await project.importTables(tables, { mapping, direction: 'directed' });
  expect(first.records.importMapping).toHaveLength(1);
  const next = await tablesOf({ 'members 2026': `${MEMBERS}\np3,Cem,t3,Annex,2007-01-01,party`, 'people 2026': PEOPLE });
  const again = await project.planTables(next, { direction: 'directed' });
  expect(again).toMatchObject({ meaning: 'remembered', counts: { stakeholder: { added: 1, unchanged: 5 }, relationship: { added: 1, unchanged: 4 } }, records: { importMapping: [] } });
  expect(again.sheets.map(({ mapping: { sheet } }) => sheet)).toEqual(['members 2026', 'people 2026']);
  // What was worked out and accepted is kept, too, with which field a column became.
  const other = new MemoryProject();
  await other.importTables(tables, { direction: 'directed', columns: { 'stakeholder:Seats': 'leaveOut' } });
  const accepted = await other.planTables(next);
  expect(accepted).toMatchObject({ meaning: 'remembered', records: { importMapping: [] } });
  expect(accepted.columns.find(({ header }) => header === 'Seats')).toMatchObject({ target: 'leftOut' });
  // Another choice is the one that counts from then on.
  await other.importTables(next, { direction: 'directed', columns: { 'stakeholder:Seats': 'property' } });
  expect((await other.planTables(next)).columns.find(({ header }) => header === 'Seats')).toMatchObject({ target: 'property' });
  // What headers of a format say needs no memory.
  expect((await other.planTables(await tablesOf({ people: 'Label,Type\nAda,Person' }))).records.importMapping).toEqual([]);
  // Other columns are another table.
  expect((await project.planTables(await tablesOf({ people: `${PEOPLE.replace('Seats', 'Chairs')}` }))).meaning).toBe('found');
});

test('MEAN-11 a meaning that was kept before fields of columns were is read still', async () => {
  const project = new MemoryProject();
  const tables = await both();
  await project.importTables(tables, { mapping: changed(tables, ([members]) => void (members!.rows = 'nothing')) });
  const [kept] = project.store.allLive('importMapping');
  project.store.put('importMapping', { ...kept!, meaning: JSON.stringify((JSON.parse(kept!.meaning) as { sheets: unknown }).sheets) });
  expect(await project.planTables(tables)).toMatchObject({ meaning: 'remembered', sheets: [{ mapping: { rows: 'nothing' } }, { mapping: { rows: 'elements' } }] });
});

test('MEAN-17 of two columns that say the same, what the second one says otherwise than the first is not taken, and that is told', async () => {
  const project = new MemoryProject();
  const tables = await tablesOf({ people: 'Label,Based in,Country\nAda,Nairobi,Kenya\nBea,,Chad\nCem,Kisumu,\nDua,Nairobi,Nairobi' });
  const plan = await project.importTables(tables, { columns: { 'stakeholder:Based in': 'field:place', 'stakeholder:Country': 'field:place' } });
  expect(plan.problems.map(({ code, column, params }) => [code, column, params])).toEqual([['field-said-twice', 'Country', { header: 'Country', other: 'Based in', cells: 1 }]]);
  const name = (id: string | null): string | null => project.store.allLive('place').find((place) => place.id === id)?.name ?? null;
  expect(project.store.allLive('stakeholder').map((each) => [each.name, name(each.place)])).toEqual([['Ada', 'Nairobi'], ['Bea', 'Chad'], ['Cem', 'Kisumu'], ['Dua', 'Nairobi']]);
});

test('MEAN-12 a mapping of other tables is refused; sheets that say too little are shown with what they lack', async () => {
  const project = new MemoryProject();
  const tables = await both();
  await expect(project.planTables(tables, { mapping: proposeMapping(tables.slice(1)) })).rejects.toMatchObject({ code: 'invalidInput', params: { field: 'mapping' } });
  const plan = await project.planTables(await tablesOf({ list: 'Colour,Taste\nred,sweet' }));
  expect(plan.sheets).toMatchObject([{ count: 1, lacks: [], mapping: { rows: 'nothing', why: 'notUnderstood' }, seen: [{ filled: 1, samples: ['red'] }, { filled: 1, samples: ['sweet'] }] }]);
  const nameless = changed(tables, ([, people]) => {
    people!.columns.find(({ role }) => role === 'label')!.role = 'other';
  });
  expect((await project.planTables(tables, { mapping: nameless })).sheets.map(({ lacks }) => lacks)).toEqual([[], ['label']]);
});

test('MEAN-13 judgements come in once, on scales that are known and within them; things and allegations are not judged from files', async () => {
  const project = new MemoryProject();
  const rows = ['name,dimension,value,date,judge,confidence,source', 'Ada,influence,7,2025-04,Team North,high,Report 12', 'Ada,Position,-1,2025,,,Report 12', 'Bea,influence,11,,,,', 'Bea,fame,3,,,,', 'Bea,readyForViolence,1,,,,', 'Accord,influence,3,,,,'].join('\n');
  const tables = await tablesOf({ people: 'Label,Type\nAda,Person\nBea,Person\nAccord,Treaty', scores: rows });
  const mapping = changed(tables, ([people]) => {
    people!.types = { to: { name: 'Treaty', thing: true } };
  });
  const plan = await project.importTables(tables, { mapping });
  expect(plan.counts.judgement).toEqual({ added: 2, changed: 0, unchanged: 0, open: 0 });
  expect(plan.problems.filter(({ level }) => level === 'row').map(({ code, row, column }) => `${code} ${row} ${column}`)).toEqual(['value-off-scale 4 value', 'scale-not-known 5 value', 'allegation-not-read 6 value', 'thing-not-judged 7 value']);
  const [report] = project.store.allLive('source');
  expect(project.store.allLive('judgement').map(({ dimension, value, validAt, judgeName, confidence, source, standing }) => ({ dimension, value, validAt, judgeName, confidence, source, standing }))).toEqual([
    { dimension: 'influence', value: 7, validAt: '2025-04', judgeName: 'Team North', confidence: 'high', source: report!.id, standing: 'own' },
    { dimension: 'position', value: -1, validAt: '2025', judgeName: null, confidence: null, source: report!.id, standing: 'own' },
  ]);
  expect((await project.planTables(tables, { mapping })).counts.judgement).toEqual({ added: 0, changed: 0, unchanged: 2, open: 0 });
});

test('IMP-55 a judgement whose judge’s name no field can hold is left out and told; it never becomes that of whoever imports', async () => {
  const project = new MemoryProject();
  const plan = await project.importTables(await tablesOf({ scores: `name,dimension,value,judge\nAda,influence,7,${'Committee '.repeat(40)}\nBea,influence,3,Ana` }));
  expect(plan.problems.map(({ level, code, row, column, params }) => [level, code, row, column, params['length'], params['max']])).toContainEqual(['row', 'judge-too-long', 2, 'judge', 399, 300]);
  expect(project.store.allLive('judgement').map(({ value, judge, judgeName }) => [value, judge, judgeName])).toEqual([[3, null, 'Ana']]);
});

test('IMP-56 judgements that differ in nothing but source, confidence, note or the words of a date that could not be read are all kept; the same again adds none', async () => {
  const project = new MemoryProject();
  const rows = ['Report 1,2020,high,n', 'Report 2,2020,high,n', 'Report 2,2020,low,n', 'Report 2,2020,low,other', 'Report 2,spring,,', 'Report 2,autumn,,', 'Report 2,autumn,,'];
  const tables = await tablesOf({ scores: ['name,dimension,value,judge,source,date,confidence,note', ...rows.map((row) => `Ada,influence,7,Ana,${row}`)].join('\n') });
  expect((await project.importTables(tables)).counts.judgement).toMatchObject({ added: 6, unchanged: 1 });
  const titles = new Map(project.store.allLive('source').map(({ id, title }) => [id, title]));
  expect(project.store.allLive('judgement').map(({ source, validAt, confidence, note }) => [titles.get(source!), validAt, confidence, note])).toEqual([
    ['Report 1', '2020', 'high', 'n'],
    ['Report 2', '2020', 'high', 'n'],
    ['Report 2', '2020', 'low', 'n'],
    ['Report 2', '2020', 'low', 'other'],
    ['Report 2', null, null, 'date: spring'],
    ['Report 2', null, null, 'date: autumn'],
  ]);
  expect((await project.planTables(tables)).counts.judgement).toMatchObject({ added: 0, unchanged: 7 });
});

describeWithRealFiles('the PAA-X workbook', () => {
  test('MEAN-9 comes in whole: actors, agreements as things with their dates, ties, places; and again as unchanged', async () => {
    const project = new MemoryProject();
    const tables = await readTables(realFile('paax_v0.2.xlsx'), 'paax_v0.2.xlsx');
    const choices = { direction: 'directed' as const, answers: {} as Record<string, string>, map: { name: 'PAA-X' } };
    const plan = await project.importTables(tables, choices);
    expect(plan.counts).toEqual({ stakeholder: { added: 3295, changed: 0, unchanged: 0, open: 0 }, relationship: { added: 8955, changed: 0, unchanged: 0, open: 0 }, judgement: { added: 0, changed: 0, unchanged: 0, open: 0 } });
    expect(plan.questions).toMatchObject([{ kind: 'direction' }]);
    // Two cells are longer than their property holds.
    expect(plan.problems.map(({ code, sheet, row }) => `${code} ${sheet} ${row}`)).toEqual(['sheet-of-columns variables 1', 'cell-too-long actors 182', 'cell-too-long signatories 8495']);
    expect(plan.problems.slice(1).map(({ column, params }) => [column, params['length'], params['max']])).toEqual([['acled_other', 5192, 2000], ['Part', 20_460, 20_000]]);
    expect(plan.maps).toMatchObject([{ added: 3295 }]);
    const things = new Set(project.store.allLive('term').filter(({ thing }) => thing).map(({ id }) => id));
    const agreements = project.store.allLive('stakeholder').filter(({ kind }) => things.has(kind ?? ''));
    expect(agreements).toHaveLength(1770);
    // 693 agreements have a day in the file; the others only a year.
    const exact = agreements.filter(({ validFrom }) => validFrom?.length === 10);
    expect([exact.length, agreements.filter(({ validFrom }) => validFrom?.length === 4).length]).toEqual([693, 1077]);
    expect(project.store.allLive('place').some(({ name }) => name === 'Colombia')).toBe(true);
    const again = await project.planTables(tables, choices);
    expect([again.counts.stakeholder, again.counts.relationship]).toEqual([{ added: 0, changed: 0, unchanged: 3295, open: 0 }, { added: 0, changed: 0, unchanged: 8955, open: 0 }]);
  }, 120_000);
});
