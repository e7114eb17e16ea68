import { readGraph, writeKumuJson } from '@baraza/interchange';
import { toGraph } from '../export/graph.js';
import { MemoryProject } from '../test/memory-project.js';

const gexf = (nodes: [string, string][]): Promise<Awaited<ReturnType<typeof readGraph>>> => readGraph([{ file: Buffer.from(`<gexf><graph><nodes>${nodes.map(([id, at]) => `<node id="${id}" label="${id}">${at}</node>`).join('')}</nodes></graph></gexf>`), name: 'x.gexf' }]);
const at = (x: number | string, y: number | string): string => `<position x="${x}" y="${y}"/>`;
/** Who is on which map, and where. */
function shown({ store }: MemoryProject): string[] {
  const name = (entity: 'map' | 'stakeholder', id: string | null): string => store.live(entity, id ?? '')?.name ?? '?';
  return store.allLive('membership').map(({ map, stakeholder, x, y }) => `${name('map', map)}: ${name('stakeholder', stakeholder)} ${x},${y}`).sort();
}

test('FMT-15 what comes in stands where the file places it; what it does not place, or no map can hold, is left to the layout', async () => {
  const project = new MemoryProject();
  const plan = await project.import(await gexf([['A', at(10.5, -20)], ['B', ''], ['C', at(1e9, 0)], ['D', at('NaN', 1)]]), { map: { name: 'Town' } });
  expect(plan.maps).toEqual([{ id: null, name: 'Town', added: 4, moved: 0 }]);
  expect(plan.fileMaps).toEqual([{ name: null, count: 2 }]);
  expect(shown(project)).toEqual(['Town: A 10.5,20', 'Town: B null,null', 'Town: C null,null', 'Town: D null,null']);
});

test('FMT-16 brought again, it moves only what it places elsewhere', async () => {
  const project = new MemoryProject();
  await project.import(await gexf([['A', at(1, 2)], ['B', ''], ['C', at(5, 6)]]), { map: { name: 'Town' } });
  const again = await gexf([['A', at(1, 2)], ['B', at(3, 4)], ['C', ''], ['D', at(7, 8)]]);
  const plan = await project.import(again, { map: { name: 'Town' } });
  expect(plan.maps).toMatchObject([{ name: 'Town', added: 1, moved: 1 }]);
  expect(shown(project)).toEqual(['Town: A 1,-2', 'Town: B 3,-4', 'Town: C 5,-6', 'Town: D 7,-8']);
  expect((await project.plan(again, { map: { name: 'Town' } })).records).toMatchObject({ map: [], membership: [] });
});

test('FMT-15 the maps of a file become maps of the project, each with who is on it there; or all come on one, placed as on the first', async () => {
  const json = { defaultMap: 'm2', elements: ['a', 'b', 'c'].map((id) => ({ _id: id, attributes: { label: id.toUpperCase() } })), connections: [], maps: [{ _id: 'm1', name: 'North', elements: [{ element: 'a', position: { x: 1, y: 1 } }, { element: 'b' }] }, { _id: 'm2', name: 'South', elements: [{ element: 'a', position: { x: 2, y: 2 } }] }] };
  const file = await readGraph([{ file: Buffer.from(JSON.stringify(json)), name: 'x.json' }]);
  const project = new MemoryProject();
  const plan = await project.import(file, { map: { ofFile: true } });
  expect(plan.maps.map(({ name, added }) => [name, added])).toEqual([['South', 1], ['North', 2]]);
  expect(shown(project)).toEqual(['North: A 1,1', 'North: B null,null', 'South: A 2,2']);
  expect((await project.plan(file, { map: { ofFile: true } })).maps.map(({ id, added, moved }) => [id === null, added, moved])).toEqual([[false, 0, 0], [false, 0, 0]]);
  await project.import(file, { map: { name: 'All' } });
  expect(shown(project).filter((line) => line.startsWith('All'))).toEqual(['All: A 2,2', 'All: B null,null', 'All: C null,null']);
});

test('IMP-58 each of several maps of one name in a file is a map of its own, the first of them the first of the project; again, nothing moves', async () => {
  const json = { elements: ['a', 'b'].map((id) => ({ _id: id, attributes: { label: id.toUpperCase() } })), connections: [], maps: [1, 2].map((n) => ({ _id: `m${n}`, name: 'Map', elements: [{ element: 'a', position: { x: n, y: n } }, ...(n === 1 ? [{ element: 'b', position: { x: 5, y: 5 } }] : [])] })) };
  const file = await readGraph([{ file: Buffer.from(JSON.stringify(json)), name: 'x.json' }]);
  const project = new MemoryProject();
  await project.import(await gexf([['X', '']]), { map: { name: 'Map' } });
  const plan = await project.import(file, { map: { ofFile: true } });
  expect(plan.maps.map(({ id, added }) => [id === null, added])).toEqual([[false, 2], [true, 1]]);
  expect(shown(project)).toEqual(['Map: A 1,1', 'Map: A 2,2', 'Map: B 5,5', 'Map: X null,null']);
  const again = await project.plan(file, { map: { ofFile: true } });
  expect(again.maps.map(({ id, added, moved }) => [id === null, added, moved])).toEqual([[false, 0, 0], [false, 0, 0]]);
  expect(new Set(again.maps.map(({ id }) => id)).size).toBe(2);
});

test('IMP-58 a project with two maps of one name, written as JSON of Kumu, comes into itself as it is', async () => {
  const project = new MemoryProject();
  const json = { elements: [{ _id: 'a', attributes: { label: 'A' } }], connections: [], maps: [1, 2].map((n) => ({ _id: `m${n}`, name: 'Map', elements: [{ element: 'a', position: { x: n, y: n } }] })) };
  await project.import(await readGraph([{ file: Buffer.from(JSON.stringify(json)), name: 'x.json' }]), { map: { ofFile: true } });
  const own = await readGraph([{ file: writeKumuJson(toGraph(project.state())), name: 'own.json' }]);
  const again = await project.plan(own, { map: { ofFile: true } });
  expect(again.maps.map(({ name, added, moved }) => [name, added, moved])).toEqual([['Map', 0, 0], ['Map', 0, 0]]);
});

test('FMT-15 dates, lists and typed values of a format become fields and properties', async () => {
  const project = new MemoryProject();
  const xml = '<gexf><graph><attributes class="node"><attribute id="0" title="Seats" type="integer"/><attribute id="1" title="Said" type="liststring"/><attribute id="2" title="Code" type="string"/></attributes><nodes><node id="a" label="A" start="2005-08" end="2009"><attvalues><attvalue for="0" value="7"/><attvalue for="1" value="[&quot;a|b&quot;, c]"/><attvalue for="2" value="007"/></attvalues></node></nodes></graph></gexf>';
  const plan = await project.import(await readGraph([{ file: Buffer.from(xml), name: 'x.gexf' }]));
  expect(plan.columns.map(({ header, target, valueType }) => [header, target, valueType])).toEqual([['Seats', 'newProperty', 'number'], ['Said', 'newProperty', 'textList'], ['Code', 'newProperty', 'text'], ['Valid from', 'field', 'partialDate'], ['Valid to', 'field', 'partialDate']]);
  const [a] = project.store.allLive('stakeholder');
  expect([a!.validFrom, a!.validTo, Object.values(a!.properties)]).toEqual(['2005-08', '2009', [7, ['a|b', 'c'], '007']]);
});
