import { readGraph } from '@baraza/interchange';
import { MemoryProject } from '../test/memory-project.js';

const kumu = (json: object) => readGraph([{ file: Buffer.from(JSON.stringify(json)), name: 'kumu.json' }]);
const [ADA, BEA] = [{ _id: 'elem-6WdXO7R5', attributes: { label: 'Ada' } }, { _id: 'elem-t6jAKYZc', attributes: { label: 'Bea' } }];
const told = ({ problems }: { problems: { level: string; code: string; sheet: string; row: number; params: Readonly<Record<string, string | number>> }[] }) => problems.map(({ level, code, sheet, row, params }) => [level, code, sheet, row, params['id']]);

test.each([
  ['Kumu’s own ids', { elements: [ADA, BEA], connections: [{ from: ADA._id, to: BEA._id, direction: 'directed' }, { from: ADA._id, to: 'elem-GoneGone', direction: 'directed' }, { from: 'elem-GoneGone', to: 'elem-AwayAway', direction: 'directed' }] }, ['elem-GoneGone', 'elem-GoneGone', 'elem-AwayAway']],
  ['ids that are numbers', { elements: [{ id: 1, label: 'Ada' }, { id: 2, label: 'Bea' }], connections: [{ from: 1, to: 2, direction: 'directed' }, { from: 1, to: 7, direction: 'directed' }, { from: 8, to: 9, direction: 'directed' }] }, ['7', '8', '9']],
  ['an end on a side where all are missing', { elements: [ADA, BEA], connections: [{ from: ADA._id, to: 'elem-GoneGone', direction: 'directed' }] }, ['elem-GoneGone']],
  ['nothing but missing ones', { elements: [ADA], connections: [{ from: 'elem-GoneGone', to: 'elem-AwayAway', direction: 'directed' }] }, ['elem-GoneGone', 'elem-AwayAway']],
])('FMT-34 a connection to an element that the file has not is told with its place, and makes nobody; the rest comes in: %s', async (_, json, missing) => {
  const project = new MemoryProject();
  const plan = await project.import(await kumu(json));
  expect(project.names()).toEqual(json.elements.length === 2 ? ['Ada', 'Bea'] : ['Ada']);
  expect(project.store.allLive('relationship')).toHaveLength(json.connections.length === 1 || json.elements.length === 1 ? 0 : 1);
  expect(plan.problems.map(({ level, code, params }) => [level, code, params['id']])).toEqual(missing.map((id) => ['row', 'id-not-known', id]));
  expect(told(plan).every(([, , sheet, row]) => sheet === 'connections' && (row as number) > 0)).toBe(true);
});

test('FMT-34 an id that the project knows from an earlier file means who has it', async () => {
  const project = new MemoryProject();
  await project.import(await kumu({ elements: [ADA, BEA], connections: [] }));
  const plan = await project.import(await kumu({ elements: [ADA], connections: [{ from: ADA._id, to: BEA._id, direction: 'directed' }] }));
  expect([plan.problems, plan.counts.relationship.added, project.names()]).toEqual([[], 1, ['Ada', 'Bea']]);
});

test('FMT-34 a name in a blueprint whose connections name people is somebody new', async () => {
  const project = new MemoryProject();
  const plan = await project.import(await kumu({ elements: [{ _id: 'b1', label: 'Bea' }, { label: 'Ada' }], connections: [{ from: 'Ada', to: 'b1', direction: 'directed' }, { from: 'Ada', to: 'Court', direction: 'directed' }] }));
  expect([plan.problems, project.names()]).toEqual([[], ['Ada', 'Bea', 'Court']]);
});
