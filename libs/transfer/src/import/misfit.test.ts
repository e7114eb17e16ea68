import { ENTITIES, type FieldSpec } from '@baraza/domain';
import { fileOf, tablesOf } from '../test/files.js';
import { MemoryProject } from '../test/memory-project.js';
import type { ImportPlan } from './types.js';

const told = ({ problems }: ImportPlan): unknown[] => problems.map(({ code, level, row, column, params: { value, field, ...fits } }) => [level, code, row, column, String(value).length > 80 ? 'not shortened' : value, field, fits]);
const maxOf = (spec: FieldSpec): number => (spec as FieldSpec & { max: number }).max;

test('MEAN-25 a cell that its field cannot hold is told with column, value and what would fit', async () => {
  const { website, place } = ENTITIES.stakeholder.fields as Record<string, FieldSpec>;
  const { strength } = ENTITIES.relationship.fields as unknown as Record<string, FieldSpec & { min: number; max: number }>;
  const [far, name, alias] = ['http://x.example/' + 'y'.repeat(3000), 'z'.repeat(301), 'a'.repeat(350)];
  const elements = ['Label,Website,Place,Aliases,Marginalised,Valid from,Formality', `A,${far},${name},short|${alias},perhaps,2020-02-30,half`, `B,www.b.example,Here,${Array.from({ length: 201 }, (_, n) => n).join('|')},,,`].join('\n');
  const connections = `From,To,Direction,Strength\nA,B,directed,strong\nB,A,directed,${strength!.max + 1}`;
  const columns = Object.fromEntries(['Website', 'Place', 'Aliases', 'Marginalised', 'Valid from', 'Formality'].map((header) => [`stakeholder:${header}`, 'field' as const]));
  const plan = await new MemoryProject().plan(await fileOf({ elements, connections }), { columns: { ...columns, 'relationship:Strength': 'field' } });
  const cut = (text: string): string => `${text.slice(0, 79)}…`;
  expect(told(plan)).toEqual([
    ['cell', 'cell-too-long', 2, 'Website', cut(far), 'Website', { length: far.length, max: maxOf(website!) }],
    ['cell', 'cell-too-long', 2, 'Place', cut(name), 'Place', { length: 301, max: maxOf(ENTITIES.place.fields.name) }],
    ['cell', 'cell-too-long', 2, 'Aliases', cut(`short|${alias}`), 'Aliases', { length: 350, max: 300 }],
    ['cell', 'cell-no-yes-or-no', 2, 'Marginalised', 'perhaps', 'Marginalised', {}],
    ['cell', 'cell-no-date', 2, 'Valid from', '2020-02-30', 'Valid from', {}],
    ['cell', 'cell-no-choice', 2, 'Formality', 'half', 'Formality', { choices: 'Formal, Informal' }],
    ['cell', 'cell-no-address', 3, 'Website', 'www.b.example', 'Website', {}],
    ['cell', 'cell-too-many', 3, 'Aliases', expect.any(String), 'Aliases', { items: 201, max: 200 }],
    ['cell', 'cell-no-whole-number', 2, 'Strength', 'strong', 'Strength', { min: strength!.min, max: strength!.max }],
    ['cell', 'cell-no-whole-number', 3, 'Strength', strength!.max + 1 + '', 'Strength', { min: strength!.min, max: strength!.max }],
  ]);
  expect(place).toMatchObject({ type: 'reference', entity: 'place' });
});

test('MEAN-25 so is one of a property of the project, a word that is too long for a list, and what is said of a judgement', async () => {
  const project = new MemoryProject();
  const long = 'w'.repeat(20_001);
  const plan = await project.plan(await fileOf({ elements: `Label,Type,Remark\nA,${'k'.repeat(301)},${long}` }));
  expect(plan.problems).toMatchObject([
    { code: 'cell-too-long', column: 'Type', params: { length: 301, max: maxOf(ENTITIES.term.fields.name) } },
    { code: 'cell-too-long', column: 'Remark', params: { length: 20_001, max: 20_000 } },
  ]);
  const scores = await project.planTables(await tablesOf({ people: 'Label\nA', scores: `name,dimension,value,confidence,judge\nA,influence,7,certain,\nA,influence,7,high,${'j'.repeat(301)}` }));
  expect(scores.problems).toMatchObject([
    { code: 'cell-no-choice', column: 'confidence', params: { value: 'certain', choices: 'Low, Medium, High' } },
    { code: 'judge-too-long', column: 'judge', params: { value: `${'j'.repeat(79)}…`, length: 301, max: maxOf(ENTITIES.judgement.fields.judgeName) } },
  ]);
});
