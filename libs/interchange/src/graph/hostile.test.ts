import { execFile } from 'node:child_process';
import { randomFillSync } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { deflateRawSync } from 'node:zlib';
import { workbook } from '../../test-support/workbook.js';
import { zip } from '../../test-support/zip.js';
import { FileRefused, type RefusedCode } from '../tables/refused.js';
import { readRecordsInWorker } from '../worker/read-in-worker.js';
import { readGraph } from './read.js';
import type { GraphFile } from './types.js';

/** Files over all formats: some are refused as a whole, with a sentence, fast and with little memory; the odd ones are read. */

const MB = 2 ** 20;
const noise = (size: number): Buffer => randomFillSync(Buffer.alloc(size));
const swapped = (bytes: Buffer): Buffer => Buffer.from(bytes).swap16();
const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le');
const LAUGHS = `[<!ENTITY a "ha">${Array.from('bcdefghij').map((name, i) => `<!ENTITY ${name} "${`&${'abcdefghij'[i]};`.repeat(10)}">`).join('')}]`;
const gexf = (nodes: string, edges = '', head = ''): string => `${head}<gexf version="1.3"><graph defaultedgetype="directed">${nodes === '' ? '' : `<nodes>${nodes}</nodes>`}${edges === '' ? '' : `<edges>${edges}</edges>`}</graph></gexf>`;
const graphml = (body: string, head = ''): string => `${head}<graphml><graph edgedefault="directed">${body}</graph></graphml>`;
const many = (count: number, make: (i: number) => string): string => Array.from({ length: count }, (_, i) => make(i)).join('');
const listed = (count: number, make: (i: number) => object): object[] => Array.from({ length: count }, (_, i) => make(i));

const refused: [title: string, name: string, RefusedCode, make: () => Buffer | string][] = [
  ['a billion laughs', 'a.gexf', 'xml-has-dtd', () => gexf('<node id="&j;"/>', '', `<!DOCTYPE gexf ${LAUGHS}>`)],
  ['a billion laughs', 'b.graphml', 'xml-has-dtd', () => graphml('<node id="a"><data key="k">&j;</data></node>', `<!DOCTYPE graphml ${LAUGHS}>`)],
  ['a quadratic blow-up', 'c.gexf', 'xml-has-dtd', () => gexf(`<node id="${'&a;'.repeat(100_000)}"/>`, '', `<!DOCTYPE gexf [<!ENTITY a "${'x'.repeat(100_000)}">]>`)],
  ['an entity that reads a file', 'd.gexf', 'xml-has-dtd', () => gexf('<node id="&a;"/>', '', '<!DOCTYPE gexf [<!ENTITY a SYSTEM "file:///etc/passwd">]>')],
  ['a definition somewhere else', 'e.graphml', 'xml-has-dtd', () => graphml('', '<!DOCTYPE graphml SYSTEM "http://127.0.0.1:9/graphml.dtd">')],
  ['a definition after a long comment', 'f.gexf', 'xml-has-dtd', () => gexf('', '', `<!--${noise(100_000).toString('hex')}--><!DOCTYPE gexf ${LAUGHS}>`)],
  ['a definition that never ends', 'g.gexf', 'xml-has-dtd', () => `<!DOCTYPE gexf [<!ENTITY a "${noise(MB).toString('hex')}`],
  ['a definition in UTF-16', 'h.graphml', 'xml-has-dtd', () => utf16(`\uFEFF${graphml('', `<!DOCTYPE graphml ${LAUGHS}>`)}`)],
  ['an entity without a definition', 'i.gexf', 'xml-damaged', () => gexf('<node id="&lol;"/>')],
  ['half of a file', 'j.gexf', 'xml-damaged', () => gexf(many(1000, (i) => `<node id="${i}"/>`)).slice(0, 9000)],
  ['half of a file', 'k.graphml', 'xml-damaged', () => graphml(many(1000, (i) => `<node id="${i}"/>`)).slice(0, 9000)],
  ['tags that do not match', 'l.gexf', 'xml-damaged', () => gexf('<node id="a"></nodes></node>')],
  ['two outermost tags', 'm.graphml', 'xml-damaged', () => graphml('') + graphml('')],
  ['100,000 nodes inside one another', 'n.gexf', 'too-deep', () => `<gexf><graph>${'<nodes><node id="a">'.repeat(100_000)}`],
  ['50,000 graphs inside one another', 'o.graphml', 'too-deep', () => `<graphml>${'<graph><node id="a">'.repeat(50_000)}`],
  ['nine million nodes', 'p.gexf', 'too-many-rows', () => `<gexf><graph><nodes>${'<node/>'.repeat(9_000_000)}`],
  ['210,000 nodes', 'q.gexf', 'too-many-rows', () => gexf(many(210_000, (i) => `<node id="${i}" label="n ${i}"/>`))],
  ['210,000 ties', 'r.graphml', 'too-many-rows', () => graphml(`<node id="a"/>${'<edge source="a" target="a"/>'.repeat(210_000)}`)],
  ['a value of 60 MB', 's.gexf', 'text-too-long', () => gexf(`<node id="${'x'.repeat(60 * MB)}"/>`)],
  ['a text of 60 MB', 't.graphml', 'text-too-long', () => graphml(`<node id="a"><data key="k">${'x'.repeat(60 * MB)}</data></node>`)],
  ['a comment of 60 MB', 'u.gexf', 'text-too-long', () => gexf('', '', `<!--${'x'.repeat(60 * MB)}-->`)],
  ['a comment that never ends', 'v.gexf', 'csv-row-too-long', () => `<!--${'x'.repeat(60 * MB)}`],
  ['a name of 150,000 letters', 'w.gexf', 'cell-too-long', () => gexf(`<node id="a" label="${'x'.repeat(150_000)}"/>`)],
  ['2,000 attributes that are declared', 'x.gexf', 'too-many-columns', () => `<gexf><graph><attributes class="node">${many(2000, (i) => `<attribute id="${i}" title="t${i}" type="string"/>`)}</attributes></graph></gexf>`],
  ['a million attributes that are not', 'y.gexf', 'too-many-columns', () => gexf(`<node id="a"><attvalues>${many(1_000_000, (i) => `<attvalue for="${i}" value="1"/>`)}</attvalues></node>`)],
  ['a million keys', 'z.graphml', 'too-many-columns', () => `<graphml>${many(1_000_000, (i) => `<key id="${i}" for="all"/>`)}</graphml>`],
  ['three million spells', 'aa.gexf', 'too-many-columns', () => gexf(`<node id="a"><spells>${'<spell start="1"/>'.repeat(3_000_000)}</spells></node>`)],
  ['a file of 70 MB', 'bb.gexf', 'file-too-large', () => Buffer.alloc(70 * MB, '<x/>')],
  ['a million lists inside one another', 'cc.json', 'too-deep', () => '['.repeat(1_000_000)],
  ['a million objects inside one another', 'dd.json', 'too-deep', () => '{"a":'.repeat(1_000_000)],
  ['depth behind a text that looks like its end', 'ee.json', 'too-deep', () => `{"elements":"]]]\\"]]]","x":${'['.repeat(1000)}`],
  ['a text of 60 MB', 'ff.json', 'text-too-long', () => `{"elements":[{"label":"${'x'.repeat(60 * MB)}"}]}`],
  ['a text that never ends', 'gg.json', 'text-too-long', () => `{"elements":[{"label":"${'x\\"'.repeat(MB)}`],
  ['half of a file', 'hh.json', 'json-damaged', () => JSON.stringify({ elements: listed(100, (i) => ({ label: `n ${i}` })) }).slice(0, 900)],
  ['a position that is no number', 'ii.json', 'json-damaged', () => '{"elements":{"nodes":[{"data":{"id":"a"},"position":{"x":NaN,"y":Infinity}}]}}'],
  ['two values after one another', 'jj.json', 'json-damaged', () => '{"elements":[]}{"elements":[]}'],
  ['ten million numbers', 'kk.json', 'too-many-cells', () => `[${'0,'.repeat(10_000_000)}0]`],
  ['five million empty objects', 'll.json', 'too-many-cells', () => `{"elements":[${'{},'.repeat(5_000_000)}{}]}`],
  ['210,000 nodes', 'mm.cyjs', 'too-many-rows', () => JSON.stringify({ elements: { nodes: listed(210_000, (i) => ({ data: { id: i } })) } })],
  ['210,000 nodes', 'nn.jgf', 'too-many-rows', () => JSON.stringify({ graph: { nodes: Object.fromEntries(listed(210_000, () => ({})).map((node, i) => [`n${i}`, node])) } })],
  ['210,000 elements', 'oo.json', 'too-many-rows', () => JSON.stringify({ elements: listed(210_000, (i) => ({ label: `n ${i}` })) })],
  ['2,000 attributes', 'pp.jgf', 'too-many-columns', () => JSON.stringify({ graph: { nodes: { a: { metadata: Object.fromEntries(listed(2000, () => ({})).map((_, i) => [`k${i}`, 1])) } } } })],
  ['a name of 150,000 letters', 'qq.json', 'cell-too-long', () => JSON.stringify({ elements: [{ label: 'x'.repeat(150_000) }] })],
  ['places of a country', 'rr.json', 'json-not-a-map', () => '{"type":"FeatureCollection","features":[]}'],
  ['an empty object', 'ss.json', 'json-not-a-map', () => '{}'],
  ['a list of numbers', 'tt.json', 'json-not-a-map', () => '[1,2,3]'],
  ['a list of lists', 'uu.json', 'json-not-a-map', () => '[["a","b"],["c","d"]]'],
  ['a PDF', 'vv.gexf', 'not-a-table', () => '%PDF-1.7\n1 0 obj'],
  ['a picture', 'ww.json', 'not-a-table', () => Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13]), noise(5000)])],
  ['a text document', 'xx.graphml', 'not-a-workbook', () => zip([{ name: 'word/document.xml', data: '<x/>' }])],
  ['an old workbook', 'yy.json', 'old-excel-file', () => Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(600)])],
  ['a web page', 'zz.gexf', 'not-a-table', () => '<!DOCTYPE html><html><body>Sign in</body></html>'],
  ['a drawing', 'ab.graphml', 'not-a-table', () => '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'],
  ['noise', 'ac.gexf', 'not-a-table', () => Buffer.concat([Buffer.from([7]), noise(MB)])],
  ['nothing', 'ad.json', 'file-empty', () => ''],
  ['a zip bomb', 'ae.gexf', 'workbook-inflates', () => zip([{ name: 'xl/workbook.xml', data: '', raw: deflateRawSync(Buffer.alloc(100 * MB)), claims: { uncompressedSize: 100 * MB } }])],
  ['an archive in an archive', 'af.graphml', 'not-a-workbook', () => zip([{ name: 'inner.zip', data: zip([{ name: 'map.graphml', data: graphml('') }]) }])],
  ['parts that lie over one another', 'ag.json', 'workbook-inflates', () => zip([{ name: 'xl/workbook.xml', data: '', raw: noise(MB), claims: { uncompressedSize: 150 * MB } }], { repeat: 3 })],
  ['half of a workbook', 'ah.json', 'workbook-truncated', () => workbook({ sheets: [{ name: 'S', cells: [['Label'], ['A']] }] }).subarray(0, 300)],
];

const CSV = 'Label,Type\nDéfense,مجلس\n';
const pair = (text: string): Buffer => Buffer.from(text);
const RTL = 'مجلس الأمن القومي';

/** Of a file in one line: elements, ties, problems. */
const told = ({ elements, connections, problems }: GraphFile): string =>
  [elements.map(({ label, implied }) => `${label}${implied ? '*' : ''}`).join(' '), connections.map(({ from, to }) => `${from.element}>${to.element}`).join(' '), problems.map(({ code }) => code).join(' ')].join(' | ');

const handled: [title: string, name: string, expected: string, make: () => Buffer | string][] = [
  ['UTF-16 with its mark', 'a.csv', 'Défense |  | ', () => utf16(`\uFEFF${CSV}`)],
  ['UTF-16 the other way round with its mark', 'b.csv', 'Défense |  | ', () => swapped(utf16(`\uFEFF${CSV}`))],
  ['UTF-16 without a mark', 'c.csv', 'Défense |  | ', () => utf16(CSV)],
  ['UTF-16 the other way round without a mark', 'd.csv', 'Défense |  | ', () => swapped(utf16(CSV))],
  ['UTF-8 with a mark', 'e.csv', 'Défense |  | ', () => `\uFEFF${CSV}`],
  ['Windows-1252', 'f.csv', 'Défense |  | encoding-guessed', () => Buffer.from('Label,Type\nDéfense,x\n', 'latin1')],
  ['UTF-16 with its mark', 'g.gexf', `${RTL} |  | `, () => utf16(`\uFEFF${gexf(`<node id="a" label="${RTL}"/>`)}`)],
  ['UTF-16 the other way round without a mark', 'h.graphml', 'a |  | ', () => swapped(utf16(graphml('<node id="a"/>')))],
  ['UTF-16 without a mark', 'i.json', `${RTL} |  | `, () => utf16(JSON.stringify({ elements: [{ label: RTL }] }))],
  ['Windows-1252', 'j.gexf', 'Défense |  | encoding-guessed', () => Buffer.from(gexf('<node id="a" label="Défense"/>'), 'latin1')],
  ['formulas with their results', 'k.xlsx', 'A |  | ', () => workbook({ sheets: [{ name: 'S', data: '<row r="1"><c r="A1" t="inlineStr"><is><t>Label</t></is></c></row><row r="2"><c r="A2" t="str"><f>CONCATENATE("A","")</f><v>A</v></c></row>' }] })],
  ['cells merged over rows', 'l.xlsx', 'A A |  | label-repeated', () => workbook({ sheets: [{ name: 'S', cells: [['Label', 'Note'], ['A', 'x'], [null, 'y']], after: '<mergeCells><mergeCell ref="A2:A3"/></mergeCells>' }] })],
  ['empty rows and sheets', 'm.xlsx', 'A B |  | ', () => workbook({ sheets: [{ name: 'Empty' }, { name: 'S', cells: [['Label'], [null], ['A'], [null], ['B']] }, { name: 'Also' }] })],
  ['300 columns', 'n.csv', 'A |  | ', () => `Label,${many(300, (i) => `c${i},`)}\nA,${'1,'.repeat(300)}`],
  ['300 columns', 'o.gexf', 'a |  | ', () => gexf(`<node id="a"><attvalues>${many(300, (i) => `<attvalue for="c${i}" value="1"/>`)}</attvalues></node>`)],
  ['300 columns', 'p.jgf', 'a |  | ', () => JSON.stringify({ graph: { nodes: { a: { metadata: Object.fromEntries(listed(300, () => ({})).map((_, i) => [`c${i}`, i])) } } } })],
  ['headers that are there twice', 'q.csv', 'A |  | ', () => 'Label,Note,Note,Label\nA,x,y,z'],
  ['headers that are there twice', 'r.gexf', 'a |  | ', () => `<gexf><graph><attributes class="node"><attribute id="0" title="N"/><attribute id="1" title="N"/></attributes><nodes><node id="a"><attvalues><attvalue for="0" value="x"/><attvalue for="1" value="y"/></attvalues></node></nodes></graph></gexf>`],
  ['names from right to left, one of them only named', 's.csv', `${RTL}* عضو* | 0>1 | `, () => `From,To\n${RTL},عضو\n`],
  ['ties in parallel and to oneself', 't.gexf', 'a b | 0>1 0>1 1>0 1>1 | ', () => gexf('<node id="a"/><node id="b"/>', '<edge source="a" target="b"/><edge source="a" target="b"/><edge source="b" target="a"/><edge source="b" target="b"/>')],
  ['ties in parallel and to oneself', 'u.graphml', 'a b | 0>1 0>1 1>1 | ', () => graphml('<node id="a"/><node id="b"/><edge source="a" target="b"/><edge source="a" target="b"/><edge source="b" target="b"/>')],
  ['ties in parallel and to oneself', 'v.cyjs', 'a b | 0>1 0>1 1>1 | ', () => JSON.stringify([{ data: { id: 'a' } }, { data: { id: 'b' } }, ...[['a', 'b'], ['a', 'b'], ['b', 'b']].map(([source, target]) => ({ data: { source, target } }))])],
  ['positions that are no numbers', 'w.gexf', 'a b |  | position-left-out position-left-out', () => gexf('<node id="a"><position x="NaN" y="1"/></node><node id="b"><position x="1" y="Infinity"/></node>')],
  ['positions that are no numbers', 'x.cyjs', 'a |  | position-left-out', () => '{"elements":{"nodes":[{"data":{"id":"a"},"position":{"x":"left","y":1e999}}]}}'],
  ['ids that are there twice', 'y.graphml', 'a |  | duplicate-id', () => graphml('<node id="a"/><node id="a"/>')],
  ['ends that nobody is', 'z.jgf', 'a |  | end-unknown', () => JSON.stringify({ graph: { nodes: { a: {} }, edges: [{ source: 'a', target: 'gone' }] } })],
  ['names that every object has', 'aa.json', '__proto__ constructor* | 0>1 | ', () => '{"elements":[{"label":"__proto__","__proto__":{"polluted":true},"toString":"x"}],"connections":[{"from":"__proto__","to":"constructor"}]}'],
  ['parents in a circle', 'bb.cyjs', 'a b |  | nesting-left-out', () => '[{"data":{"id":"a","parent":"b"}},{"data":{"id":"b","parent":"a"}}]'],
  ['parents in a circle', 'cc.gexf', 'a b |  | nesting-left-out', () => gexf('<node id="a" pid="b"/><node id="b" pid="a"/>')],
  ['nobody', 'dd.gexf', ' |  | ', () => gexf('')],
];

describe('files that nobody should have to trust, in every format', () => {
  test('FMT-30 there are more than 60 of them, each under a name of its own', () => {
    expect(refused.length + handled.length).toBeGreaterThanOrEqual(60);
    for (const list of [refused, handled]) expect(new Set(list.map(([, name]) => name)).size).toBe(list.length);
  });

  test.each(refused)('FMT-30 %s (%s) is refused: %s', async (_, name, code, make) => {
    const bytes = pair(make() as string);
    const used = process.cpuUsage();
    const start = performance.now();
    const error: unknown = await readGraph([{ file: bytes, name }]).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    const { user, system } = process.cpuUsage(used);
    // Of the clock and the processor's own count the smaller: other tests may be running beside this one.
    const elapsed = Math.min(performance.now() - start, (user + system) / 1000);
    expect(error).toBeInstanceOf(FileRefused);
    expect((error as FileRefused).code).toBe(code);
    expect((error as FileRefused).message).toMatch(/^[A-Z“].*\.$/s);
    expect((error as FileRefused).message).not.toMatch(/undefined(?! entity)|NaN|\[object/);
    expect(elapsed).toBeLessThan(2000);
  });

  test('FMT-30 refusing all of them takes less than 200 MB, and 2 s for each', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'baraza-hostile-'));
    try {
      const files: string[] = [];
      for (const [, name, , make] of refused) {
        files.push(join(folder, name));
        await writeFile(files.at(-1)!, make());
      }
      const [loader, measure] = ['../../dev/worker-from-source.mjs', '../../test-support/measure.ts'].map((path) => new URL(path, import.meta.url));
      const { stdout } = await promisify(execFile)(process.execPath, [fileURLToPath(loader!), measure!.href, 'graph', ...files]);
      const measured = JSON.parse(stdout) as { code: string; ms: number; megabytes: number }[];
      expect(measured.map(({ code }, i) => `${refused[i]![1]} ${code}`)).toEqual(refused.map(([, name, code]) => `${name} ${code}`));
      expect(measured.flatMap(({ ms, megabytes }, i) => (ms < 2000 && megabytes < 200 ? [] : [[refused[i]![1], ms, megabytes]]))).toEqual([]);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  test('FMT-30 odd ones are read: encodings, formulas, merged cells, many columns, ties in parallel, ids and ends that are wrong, circles', async () => {
    const read = await Promise.all(handled.map(async ([title, name, , make]) => [title, name, told(await readGraph([{ file: pair(make() as string), name }]))]));
    expect(read).toEqual(handled.map(([title, name, expected]) => [title, name, expected]));
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  test('FMT-30 the thread that reads can be killed, and gives up by itself', async () => {
    const large = Buffer.from(gexf(many(150_000, (i) => `<node id="${i}" label="n ${i}"/>`)));
    const stop = new AbortController();
    const reading = readRecordsInWorker([{ file: large, name: 'x.gexf' }], {}, { signal: stop.signal, onProgress: () => stop.abort(new Error('enough')) });
    await expect(reading).rejects.toThrow('enough');
    await expect(readRecordsInWorker([{ file: large, name: 'x.gexf' }], {}, { timeoutMs: 1 })).rejects.toMatchObject({ code: 'took-too-long' });
    await expect(readRecordsInWorker([{ file: large, name: 'x.gexf' }], {}, { memoryMb: 24 })).rejects.toMatchObject({ code: 'too-much-memory' });
    await expect(readRecordsInWorker([{ file: pair('['.repeat(1000)), name: 'x.json' }])).rejects.toMatchObject({ name: 'FileRefused', code: 'too-deep', params: { limit: 128 } });
  });
});
