import { describeWithRealFiles, realFile } from '../../test-support/real-files.js';
import { readGraph } from './read.js';
import type { GraphFile } from './types.js';

/** What each format says in its own way, in files written by hand as other programs write them. */

const read = (text: string | object, name = 'x'): Promise<GraphFile> => readGraph([{ file: Buffer.from(typeof text === 'string' ? text : JSON.stringify(text)), name }]);
const labels = ({ elements }: GraphFile): string[] => elements.map(({ label }) => label);
const ties = ({ connections, elements }: GraphFile): string[] => connections.map(({ from, to, direction, type }) => `${elements[from.element!]!.label} ${direction ?? '?'} ${elements[to.element!]!.label}${type === null ? '' : ` (${type})`}`);
const others = (file: GraphFile): object[] => file.elements.map(({ other }) => Object.fromEntries(other));
const codes = ({ problems }: GraphFile): string[] => problems.map(({ code, params }) => `${code} ${Object.values(params).join(' ')}`.trim());

describe('GEXF', () => {
  const gexf = (body: string, graph = 'defaultedgetype="directed"', version = '1.3'): string => `<?xml version="1.0"?><gexf xmlns="http://gexf.net/${version}" version="${version}"><graph ${graph}>${body}</graph></gexf>`;

  test('FMT-3 typed attributes with defaults, lists old and new; drawn things under their names; parallel edges and loops of every type', async () => {
    const file = await read(
      gexf(`<attributes class="node"><attribute id="0" title="Type" type="string"/><attribute id="s" title="Seats" type="integer"><default>5</default></attribute><attribute id="l" title="Names" type="liststring"/>
        <attribute id="b" title="Open" type="boolean"/><attribute id="i" title="Big" type="long"/></attributes><attributes class="edge"><attribute id="0" title="Since" type="string"/></attributes>
        <nodes><node id="a" label="Ministry"><attvalues><attvalue for="0" value="State"/><attvalue for="s" value="7"/><attvalue for="l" value="[&quot;a, b&quot;, c, 'it\\'s']"/><attvalue for="i" value="12345678901234567890"/></attvalues><viz:color r="1" g="2" b="3"/><viz:size value="10.0"/><viz:position x="1.5" y="-2"/></node>
        <node id="b"><attvalues><attvalue for="l" value="x|y"/><attvalue for="b" value="true"/></attvalues></node></nodes>
        <edges><edge id="1" source="a" target="b"/><edge id="2" source="a" target="b" type="mutual" weight="2.5" kind="funds" label="pays"/><edge source="b" target="b" type="undirected"><attvalues><attvalue for="0" value="2005-08"/></attvalues></edge></edges>`),
    );
    expect(file.problems).toEqual([]);
    expect(file.elements.map(({ label, type, id }) => [label, type, id])).toEqual([['Ministry', 'State', 'a'], ['b', null, 'b']]);
    expect(others(file)).toEqual([{ Seats: 7, Names: ['a, b', 'c', "it's"], Big: '12345678901234567890', 'viz:color': '1,2,3', 'viz:size': 10 }, { Seats: 5, Names: ['x', 'y'], Open: true }]);
    expect(ties(file)).toEqual(['Ministry directed b', 'Ministry mutual b (funds)', 'b undirected b']);
    expect(file.connections.map(({ other }) => Object.fromEntries(other))).toEqual([{}, { Label: 'pays', Weight: 2.5 }, { Since: '2005-08' }]);
    expect(file.maps).toEqual([{ name: null, positions: [{ element: 0, x: 1.5, y: 2 }] }]);
    expect(file.columns.elements.map(({ header, role, type }) => [header, role, type])).toEqual([['Type', 'type', 'text'], ['Seats', 'other', 'number'], ['Names', 'other', 'list'], ['Big', 'other', 'text'], ['viz:color', 'other', 'text'], ['viz:size', 'other', 'number'], ['Open', 'other', 'boolean']]);
  });

  test.each([
    ['start and end', '<node id="a" start="2005-08-03" end="2009"/><node id="b" start="1999-01-01T00:00:00"/>', 'timeformat="date"', [{ 'Valid from': '2005-08-03', 'Valid to': '2009' }, { 'Valid from': '1999-01-01' }], []],
    ['years as numbers', '<node id="a" start="2005.0" end="Infinity"/>', 'timeformat="double"', [{ 'Valid from': '2005' }], []],
    ['several spells', '<node id="a"><spells><spell start="2001" end="2003"/><spell start="2005"/></spells></node>', '', [{ Spells: ['2001/2003', '2005/..'] }], []],
    ['intervals of 1.3', '<node id="a" intervals="&lt;[2001, 2003]; [2005, 2007]&gt;"/>', '', [{ Spells: ['2001/2003', '2005/2007'] }], []],
    ['steps that are no dates', '<node id="a" start="2005" end="2006"/><node id="b" start="17.5"/>', '', [{ Start: '2005', End: '2006' }, { Start: '17.5' }], ['dates-as-property 17.5 Start, End']],
    ['a clock', '<node id="a" start="2005-08-03T14:30:00"/>', 'timeformat="dateTime"', [{ Start: '2005-08-03T14:30:00' }], ['dates-as-property 2005-08-03T14:30:00 Start, End']],
  ])('FMT-4 times: %s', async (_, nodes, graph, expected, problems) => {
    const file = await read(gexf(`<nodes>${nodes}</nodes>`, `${graph} mode="dynamic"`));
    expect(others(file)).toEqual(expected);
    expect(codes(file)).toEqual(problems);
  });

  test('FMT-5 nodes inside of others are taken, and counted; what changes over time keeps its last value, and that is said; 1.2 is read, too', async () => {
    const file = await read(
      gexf('<attributes class="node" mode="dynamic"><attribute id="0" title="Rank" type="integer"/></attributes><nodes><node id="a" label="A"><attvalues><attvalue for="0" value="1" start="2001"/><attvalue for="0" value="2" start="2002"/></attvalues><nodes><node id="b" label="B"><nodes><node id="c" label="C"/></nodes></node></nodes></node><node id="d" label="D" pid="a"/></nodes><edges><edge id="0" source="c" target="a"/></edges>', '', '1.2draft'),
    );
    expect([labels(file), others(file)[0], ties(file)]).toEqual([['A', 'B', 'C', 'D'], { Rank: 2 }, ['C undirected A']]);
    expect(codes(file)).toEqual(['nesting-left-out 3', 'changes-over-time Rank']);
  });

  test('FMT-6 nobody is lost without a word: ids that are there twice, ends that nobody is, numbers that are none', async () => {
    const file = await read(
      gexf('<attributes class="node"><attribute id="0" title="Seats" type="double"/></attributes><nodes><node id="a" label="A"/><node id="a" label="Again"/><node label=" "/><node id="b" label="B"><attvalues><attvalue for="0" value="NaN"/></attvalues><viz:position x="NaN" y="1"/></node><node id="c" label="C"><viz:position x="1" y="-Infinity"/></node></nodes><edges><edge id="1" source="a" target="z"/><edge source="a"/><edge id="2" source="a" target="b"/><edge id="2" source="b" target="a"/></edges>'),
    );
    expect([labels(file), ties(file)]).toEqual([['A', 'B', 'C'], ['A directed B']]);
    expect(file.problems.map(({ level, code, sheet, row }) => `${level} ${code} ${sheet} ${row}`)).toEqual(['left-out duplicate-id nodes 2', 'left-out no-label nodes 3', 'notice number-left-out nodes 4', 'notice position-left-out nodes 4', 'notice position-left-out nodes 5', 'left-out duplicate-id edges 4', 'left-out end-unknown edges 1', 'left-out no-to edges 2']);
    expect(file.maps).toBeUndefined();
  });
});

describe('GraphML', () => {
  const graphml = (keys: string, body: string, edges = 'directed'): string => `<?xml version="1.0" encoding="UTF-8"?><graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:y="http://www.yworks.com/xml/graphml">${keys}<graph id="G" edgedefault="${edges}">${body}</graph></graphml>`;

  test('FMT-7 keys with types and defaults, lists, descriptions; edges in parallel, each its own way; edges before their nodes', async () => {
    const file = await read(
      graphml(
        '<key id="v_name" for="node" attr.name="name" attr.type="string"/><key id="s" for="node" attr.name="Seats" attr.type="int"><default>3</default></key><key id="l" for="all" attr.name="Names" attr.type="string" attr.list="string"/><key id="b" for="node" attr.name="open" attr.type="boolean"/><key id="w" for="edge" attr.name="type"/>',
        '<edge id="e" source="n0" target="n1"><data key="w">funds</data></edge><edge source="n0" target="n1" directed="false"/><edge source="n1" target="n1"/><node id="n0"><desc>Who &amp; what</desc><data key="v_name">Ada</data><data key="l">["a","b"]</data><data key="unknown">x</data></node><node id="n1"><data key="s">7</data><data key="b">1</data></node>',
      ),
    );
    expect(file.elements.map(({ label, description }) => [label, description])).toEqual([['Ada', 'Who & what'], ['n1', null]]);
    expect(others(file)).toEqual([{ Names: ['a', 'b'], Seats: 3, unknown: 'x' }, { Seats: 7, open: true }]);
    expect(ties(file)).toEqual(['Ada directed n1 (funds)', 'Ada undirected n1', 'n1 directed n1']);
    expect(file.problems).toEqual([]);
  });

  test('FMT-7 what yEd draws: labels, and the middles of boxes', async () => {
    const file = await read(graphml('<key for="node" id="d6" yfiles.type="nodegraphics"/><key for="edge" id="d9" yfiles.type="edgegraphics"/>', '<node id="n0"><data key="d6"><y:ShapeNode><y:Geometry height="30" width="60" x="100" y="-50"/><y:Fill color="#FF0000"/><y:NodeLabel>Ministry of\nthings</y:NodeLabel></y:ShapeNode></data></node><node id="n1"/><edge id="e" source="n0" target="n1"><data key="d9"><y:PolyLineEdge><y:EdgeLabel>tells</y:EdgeLabel></y:PolyLineEdge></data></edge>'));
    expect([labels(file), others(file)]).toEqual([['Ministry of\nthings', 'n1'], [{}, {}]]);
    expect(file.maps).toEqual([{ name: null, positions: [{ element: 0, x: 130, y: -35 }] }]);
    expect(file.connections[0]!.other).toEqual(new Map([['Label', 'tells']]));
  });

  test('FMT-8 hyperedges, ports, nodes inside of others and further graphs are counted', async () => {
    const file = await read(graphml('', '<node id="a"><port name="p"/><port name="q"/><graph edgedefault="undirected"><node id="b"/><edge source="a" target="b"/></graph></node><hyperedge><endpoint node="a"/><endpoint node="b"/></hyperedge>').replace('</graphml>', '<graph edgedefault="undirected"><node id="c"/></graph></graphml>'));
    expect([labels(file).sort(), ties(file)]).toEqual([['a', 'b', 'c'], ['a undirected b']]);
    expect(codes(file).sort()).toEqual(['hyperedges-left-out 1', 'nesting-left-out 1', 'ports-left-out 2', 'several-graphs 2']);
  });
});

describe('Cytoscape', () => {
  const nodes = [{ data: { id: 'a', label: 'Ada', score: 5, code: '007', parts: ['x', 'y'], deep: { k: 1 }, parent: 'b', nothing: null }, position: { x: 1, y: 2 }, classes: 'big red' }, { data: { id: 'b', name: 'Bea', parent: 'a' } }];
  const edges = [{ data: { id: 'e', source: 'a', target: 'b', directed: true, label: 'knows', type: 'tie' } }, { data: { source: 'b', target: 'b' } }];

  test.each([
    ['apart', { elements: { nodes, edges }, style: [] }],
    ['in one list', [...nodes, ...edges]],
    ['in one list by groups', { elements: [...nodes.map((node) => ({ group: 'nodes', ...node })), ...edges.map((edge) => ({ group: 'edges', ...edge }))] }],
  ])('FMT-9 nodes and edges %s', async (_, json) => {
    const file = await read(json, 'x.cyjs');
    expect(labels(file)).toEqual(['Ada', 'Bea']);
    expect(others(file)).toEqual([{ score: 5, code: '007', parts: ['x', 'y'], deep: '{"k":1}', classes: ['big', 'red'] }, {}]);
    expect(file.columns.elements.map(({ header, type }) => [header, type])).toEqual([['score', 'number'], ['code', 'text'], ['parts', 'list'], ['deep', 'text'], ['classes', 'list']]);
    expect(ties(file)).toEqual(['Ada directed Bea (tie)', 'Bea ? Bea']);
    expect(file.maps).toEqual([{ name: null, positions: [{ element: 0, x: 1, y: 2 }] }]);
    // Each stands in the other: nobody follows them.
    expect(codes(file)).toEqual(['nesting-left-out 2']);
  });
});

describe('JSON Graph Format', () => {
  test('FMT-10 one graph: nodes by id, relations as types, directed unless it says otherwise', async () => {
    const file = await read({ graph: { directed: false, type: 'x', label: 'g', nodes: { a: { label: 'Ada', metadata: { seats: 5, x: 1, y: 2 } }, b: {}, __proto__: {} }, edges: [{ source: 'a', target: 'b', relation: 'knows' }, { id: 'e', source: 'b', target: 'a', directed: true, label: 'l', metadata: { direction: 'mutual', w: 1 } }] } });
    expect([labels(file), others(file), ties(file)]).toEqual([['Ada', 'b'], [{ seats: 5 }, {}], ['Ada undirected b (knows)', 'b mutual Ada']]);
    expect(file.maps).toEqual([{ name: null, positions: [{ element: 0, x: 1, y: 2 }] }]);
    expect(file.connections[1]!.other).toEqual(new Map<string, string | number>([['Label', 'l'], ['w', 1]]));
  });

  test('FMT-10 several graphs are read as one; nodes in a list, too; hyperedges are counted', async () => {
    const file = await read({ graphs: [{ nodes: { a: { label: 'A' } } }, { nodes: [{ id: 'b', label: 'B' }], edges: [{ source: 'b', target: 'a' }], hyperedges: [{ nodes: ['a', 'b'] }] }] });
    expect([labels(file), ties(file), codes(file)]).toEqual([['A', 'B'], ['B directed A'], ['several-graphs 2', 'hyperedges-left-out 1']]);
  });

  test('FMT-10 a node may be called like a part of every object', async () => {
    const file = await read('{"graph":{"nodes":{"__proto__":{"label":"Proto","metadata":{"__proto__":"x","constructor":"y"}},"constructor":{"label":"Con"}},"edges":[{"source":"__proto__","target":"constructor"}]}}');
    expect([labels(file), ties(file)]).toEqual([['Proto', 'Con'], ['Proto directed Con']]);
    expect([...file.elements[0]!.other]).toEqual([['__proto__', 'x'], ['constructor', 'y']]);
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });
});

describe('Kumu JSON', () => {
  test('FMT-11 a blueprint: ends by label or id, who is only named is created, and who is meant of two is asked', async () => {
    const file = await read({ elements: [{ label: 'A', type: 'Person', tags: ['x', 'y'], Score: '8', image: 'http://x/y.png' }, { _id: 'b1', label: 'B' }, { label: 'Twin', type: 'P' }, { label: 'Twin', type: 'Q' }, { type: 'nobody' }], connections: [{ from: 'A', to: 'b1', direction: 'mutual', type: 'knows' }, { from: 'a|b', to: 'A' }, { from: 'Twin', to: 'A' }, { to: 'A' }] });
    expect(file.elements.map(({ label, implied }) => `${label}${implied ? ' (only named)' : ''}`)).toEqual(['A', 'B', 'Twin', 'Twin', 'a|b (only named)']);
    expect(file.elements[0]).toMatchObject({ type: 'Person', tags: ['x', 'y'], image: 'http://x/y.png', other: new Map([['Score', '8']]) });
    expect(file.columns.elements.find(({ header }) => header === 'Score')).toMatchObject({ type: 'number' });
    expect(file.connections.map(({ from, to, direction, type }) => [from.element, to.element, direction, type])).toEqual([[0, 1, 'mutual', 'knows'], [4, 0, null, null], [null, 0, null, null]]);
    expect(file.connections[2]!.from.candidates).toEqual([2, 3]);
    expect(codes(file)).toEqual(['no-label', 'end-ambiguous Twin 2', 'no-from']);
  });
});

describeWithRealFiles('a project exported from Kumu', () => {
  test('FMT-12 its elements, connections and both maps with their positions; names of attributes as people write them', async () => {
    const file = await readGraph([{ file: realFile('kumu-changelabs-template.json'), name: 'kumu-changelabs-template.json' }]);
    expect([file.elements.length, file.connections.length, file.problems]).toEqual([10, 11, []]);
    expect(file.elements[0]).toMatchObject({ label: 'Interviewee C', type: 'Interviewee', id: 'elem-6WdXO7R5', implied: false });
    expect(file.elements.some(({ implied }) => implied)).toBe(false);
    expect(file.connections[0]).toMatchObject({ id: 'conn-3FYGqEnD', direction: 'directed', other: new Map<string, string | number>([['Value Flows', 'Funding'], ['Power Score', 8]]) });
    expect(file.columns.connections.find(({ header }) => header === 'Power Score')).toMatchObject({ type: 'number' });
    // The map that the project opens with comes first.
    expect(file.maps!.map(({ name, positions }) => [name, positions.length])).toEqual([['Stakeholder Ecosystem Map', 5], ['Driving Dynamics Map', 6]]);
    const first = file.maps![0]!.positions[0]!;
    expect([file.elements[first.element]!.id, first.x, first.y]).toEqual(['elem-t6jAKYZc', -172.76232306334012, -350.9133448294572]);
  });
});

describe('which format it is', () => {
  test('FMT-13 is told by what is in the file, whatever its name says', async () => {
    const gexf = '<gexf><graph><nodes><node id="a" label="A"/></nodes></graph></gexf>';
    for (const name of ['x.gexf', 'x.csv', 'x.json', 'x']) expect(labels(await read(`<!-- made by hand -->\n<?x y?>${gexf}`, name))).toEqual(['A']);
    expect(labels(await read('Label\nA', 'x.gexf'))).toEqual(['A']);
    expect(labels(await read('[x],Label\n1,A', 'x.json'))).toEqual(['A']);
    expect(labels(await read({ elements: [{ label: 'A' }] }, 'x.csv'))).toEqual(['A']);
    await expect(read({ type: 'FeatureCollection', features: [] })).rejects.toMatchObject({ code: 'json-not-a-map' });
    await expect(read('<html><p>x</p></html>', 'x.gexf')).rejects.toMatchObject({ code: 'not-a-table' });
  });

  test('FMT-13 a map comes alone; tables come in pairs', async () => {
    const [elements, connections] = [{ file: Buffer.from('Label\nA\nB'), name: 'a.csv' }, { file: Buffer.from('From,To\nA,B'), name: 'b.csv' }];
    expect(ties(await readGraph([connections, elements]))).toEqual(['A ? B']);
    await expect(readGraph([elements, { file: Buffer.from('{"elements":[]}'), name: 'm.json' }])).rejects.toMatchObject({ code: 'one-map-at-a-time', params: { name: 'm.json' } });
  });

  test('FMT-14 letters are right in every encoding', async () => {
    const text = (head: string): string => `${head}<gexf><graph><nodes><node id="a" label="Défense مجلس"/></nodes></graph></gexf>`;
    const swapped = (bytes: Buffer): Buffer => Buffer.from(bytes).swap16();
    const [le, plain] = [Buffer.from(text(''), 'utf16le'), Buffer.from(text('<?xml version="1.0" encoding="UTF-8"?>'))];
    for (const bytes of [plain, Buffer.concat([Buffer.from('\uFEFF'), plain]), le, Buffer.concat([Buffer.from([0xff, 0xfe]), le]), swapped(le), Buffer.concat([Buffer.from([0xfe, 0xff]), swapped(le)])]) {
      expect(labels(await readGraph([{ file: bytes, name: 'x.gexf' }]))).toEqual(['Défense مجلس']);
    }
    const old = async (encoding: string, bytes: Buffer): Promise<GraphFile> => readGraph([{ file: Buffer.concat([Buffer.from(`<?xml version="1.0"${encoding}?><gexf><graph><nodes><node id="a" label="`), bytes, Buffer.from('"/></nodes></graph></gexf>')]), name: 'x.gexf' }]);
    const western = await old(' encoding="ISO-8859-1"', Buffer.from('Défense', 'latin1'));
    expect([labels(western), codes(western)]).toEqual([['Défense'], ['encoding-guessed Windows-1252']]);
    expect(labels(await old('', Buffer.from('Défense', 'latin1')))).toEqual(['Défense']);
    expect(labels(await old(' encoding="windows-1251"', Buffer.from([0xcc, 0xe8, 0xed])))).toEqual(['Мин']);
    const json = JSON.stringify({ elements: [{ label: 'Défense مجلس' }] });
    for (const bytes of [Buffer.from(`\uFEFF${json}`), Buffer.from(json, 'utf16le'), swapped(Buffer.from(json, 'utf16le'))]) expect(labels(await readGraph([{ file: bytes, name: 'x.json' }]))).toEqual(['Défense مجلس']);
  });
});
