/** How files are classified that leave the product, and what their names say of it. */
import { randomUUID } from 'node:crypto';
import { type Classification, exportFileName, type OPERATIONS } from '@baraza/domain';
import { v7 } from 'uuid';
import { writeProjectFile } from '../project-file/write.js';
import { MemoryProject } from '../test/memory-project.js';
import { dataFileName } from './file-name.js';
import { toGraph } from './graph.js';
import { registerTable } from './register.js';

const AT = new Date('2026-11-22T23:30:00.000Z');
const ids = { stakeholder: v7(), other: v7(), map: v7(), otherMap: v7(), property: v7(), place: v7(), process: v7(), session: v7(), interview: v7() };
type Step = readonly [keyof typeof OPERATIONS, object];

/** Two stakeholders, each on a map of its own, all public. */
function begun(...steps: readonly Step[]): MemoryProject {
  const project = new MemoryProject();
  const first: Step[] = [
    ['createStakeholder', { id: ids.stakeholder, name: 'Market women', classification: 'public' }],
    ['createStakeholder', { id: ids.other, name: 'Boda riders', classification: 'public' }],
    ...([[ids.map, ids.stakeholder], [ids.otherMap, ids.other]] as const).flatMap(([map, stakeholder]): Step[] => [
      ['createMap', { id: map, name: 'Map', aggregate: 'agreed', classification: 'public' }],
      ['addToMap', { members: [{ id: v7(), map, stakeholder, interest: null, x: 1, y: 1, classification: 'public' }] }],
    ]),
  ];
  for (const [name, input] of [...first, ...steps]) project.run(name, input);
  return project;
}
const classify = (entity: string, id: string, classification: Classification): Step => ['classify', { entity, id, classification }];

test('FMT-38 a file of a map is as strictly classified as the strictest thing in it, and not by what is left out of it', () => {
  const classes = (...steps: readonly Step[]): Classification[] => {
    const state = begun(...steps).state();
    return [toGraph(state, ids.map).classification, toGraph(state, ids.otherMap).classification, toGraph(state).classification];
  };
  const floor = classes();
  expect(new Set(floor).size).toBe(1);
  const [least] = floor as [Classification];
  const judged = (dimension: string, value: number): Step => ['addJudgement', { id: v7(), stakeholder: ids.stakeholder, dimension, value, standing: 'own', map: null, validAt: null, source: null, confidence: null, note: null, expiresAt: null, classification: 'confidential' }];
  for (const [what, steps] of [
    ['the record', [classify('stakeholder', ids.stakeholder, 'confidential')]],
    ['a field of it', [['updateStakeholder', { id: ids.stakeholder, motivations: 'Fees at the bridge' }]]],
    ['a property of the project’s own', [['createProperty', { id: ids.property, of: 'stakeholder', name: 'Debts', valueType: 'number', options: [], description: null, order: 1, classification: 'confidential' }], ['updateStakeholder', { id: ids.stakeholder, properties: { [ids.property]: 3 } }]]],
    ['what it names', [['createPlace', { id: ids.place, name: 'Safe house', classification: 'confidential' }], ['updateStakeholder', { id: ids.stakeholder, place: ids.place }]]],
    ['a judgement that makes a column', [judged('influence', 4)]],
    ['the map', [classify('map', ids.map, 'confidential')]],
  ] as [string, Step[]][]) expect([what, classes(...steps)]).toEqual([what, ['confidential', least, 'confidential']]);
  // Allegations are written into no file of a map.
  expect(classes(judged('readyForViolence', 1))).toEqual(floor);
  // Nor is what stands nowhere in the file: a property without a value, scores for who reads none.
  expect(classes(['createProperty', { id: ids.property, of: 'stakeholder', name: 'Debts', valueType: 'number', options: [], description: null, order: 1, classification: 'confidential' }])).toEqual(floor);
  expect(toGraph(begun(judged('influence', 4)).state('observer'), ids.map).classification).toBe(least);
});

test('FMT-38 a register and a whole project are as strictly classified as the strictest thing in them', async () => {
  const said = { kind: 'need', text: 'A post', channel: 'session' };
  const logged: Step[] = [
    ...[ids.process, ids.interview].map((id): Step => ['beginProcess', { id, name: 'Round', minimumCell: 5 }]),
    ['createSession', { id: ids.session, process: ids.process, title: 'Town hall', attribution: 'attributed' }],
    ['logIntervention', { id: randomUUID(), session: ids.session, ...said }],
  ];
  const state = begun(...logged).state();
  const least = registerTable(state, null).classification;
  const strict = randomUUID();
  const secret = begun(...logged, ['logIntervention', { id: strict, session: ids.session, ...said }], classify('intervention', strict, 'strictlyConfidential')).state();
  expect([least, registerTable(secret, null).classification, registerTable(secret, ids.process).classification, registerTable(secret, ids.interview).classification]).toEqual(['restricted', 'strictlyConfidential', 'strictlyConfidential', 'public']);
  const coded = randomUUID();
  const threat = v7();
  const about = begun(...logged, ['createThreat', { id: threat, name: 'Banditry', classification: 'confidential' }], ['logIntervention', { id: coded, session: ids.session, ...said, about: [{ threat }] }]).state();
  expect(registerTable(about, null).classification).toBe('confidential');
  const whole = async (of: typeof state): Promise<Classification> => (await writeProjectFile(of, AT)).classification;
  expect([await whole(state), await whole(about), await whole(secret)]).toEqual(['restricted', 'confidential', 'strictlyConfidential']);
});

test('FMT-39 the name of every exported file says the map or project, the day and the class, and nothing else', () => {
  expect(dataFileName('Réforme / "2026"', AT, 'strictlyConfidential', 'register.csv')).toBe('réforme-2026-2026-11-22-strictly-confidential.register.csv');
  expect(exportFileName({ name: 'سلام', day: '2026-11-22', classed: 'سري للغاية', ending: 'pdf' })).toBe('سلام-2026-11-22-سري-للغاية.pdf');
});
