import { elementsOf, readCytoscape } from '../cytoscape/read.js';
import { readGexf } from '../gexf/read.js';
import { readGraphml } from '../graphml/read.js';
import { graphsOf, readJgf } from '../jgf/read.js';
import { interpretKumu } from '../kumu/interpret.js';
import { readKumuJson } from '../kumu/read-json.js';
import { fromPolinode } from '../polinode/tables.js';
import { asUtf8 } from '../tables/csv-text.js';
import { tablesOf, withFile } from '../tables/read.js';
import { FileRefused, saying } from '../tables/refused.js';
import { sniffFile } from '../tables/sniff.js';
import type { Limits, ReadContext, ReadOptions, Table } from '../tables/types.js';
import { isObject, memberOf, parseJson } from './json.js';
import { problem } from './problems.js';
import { declaredEncoding, rootTag } from './read-xml.js';
import type { GraphFile } from './types.js';

/** A map whose format says itself what is an element and what a connection; or tables, of which that has to be found out. */
export type Read = { kind: 'graph'; file: GraphFile } | { kind: 'tables'; tables: Table[] };

/** Reads of XML by the name of the outermost tag. */
const XML_READERS: Readonly<Record<string, (bytes: Buffer, context: ReadContext) => Promise<GraphFile>>> = { gexf: readGexf, graphml: readGraphml };

/**
 * Reads the files of one import: one map in any format that is known, or tables (a workbook, one CSV file, the pair of them, or several in a .zip). The format is decided by what is in the file, whatever its name says. On the
 * calling thread; a server calls `readRecordsInWorker` instead.
 * @throws FileRefused when a file cannot be read as a whole; the signal's reason when it was aborted
 */
export async function readRecords(files: readonly { file: Uint8Array | string; name: string }[], limits: Partial<Limits> = {}, optionsOf: (index: number) => ReadOptions = () => ({})): Promise<Read> {
  const tables: Table[] = [];
  for (const [index, { file, name }] of files.entries()) {
    const reading = (): Promise<Read> => withFile(file, name, limits, optionsOf(index), readOne);
    const read = await (files.length > 1 ? saying(name, reading) : reading());
    if (read.kind === 'tables') tables.push(...read.tables);
    else if (files.length > 1) throw new FileRefused('one-map-at-a-time', { name });
    else return read;
  }
  return { kind: 'tables', tables: fromPolinode(tables) ?? tables };
}

/** The same, with tables read as Kumu reads them. */
export async function readGraph(...given: Parameters<typeof readRecords>): Promise<GraphFile> {
  const read = await readRecords(...given);
  return read.kind === 'graph' ? read.file : interpretKumu(read.tables);
}

async function readOne(bytes: Buffer, context: ReadContext): Promise<Read> {
  if (sniffFile(bytes, context.name) === 'archive') return { kind: 'tables', tables: await tablesOf(bytes, context) };
  const { bytes: text, encoding } = asUtf8(bytes, declaredEncoding(bytes));
  const graph = await readText(text, context);
  if (!graph) return { kind: 'tables', tables: await tablesOf(bytes, context) };
  if (encoding.startsWith('windows')) graph.problems.push(problem('encoding-guessed', { sheet: context.name, row: 0 }, { value: encoding.replace('w', 'W') }));
  return { kind: 'graph', file: graph };
}

/** Undefined for a text that is no map in a format of its own. */
async function readText(bytes: Buffer, context: ReadContext): Promise<GraphFile | undefined> {
  if (looksLikeJson(bytes)) return readJson(parseJson(bytes, context), context);
  const root = rootTag(bytes);
  return root === undefined || !Object.hasOwn(XML_READERS, root) ? undefined : XML_READERS[root]!(bytes, context);
}

/** A list or an object begins; a CSV file may begin with a bracket, too, but not with what has to follow in JSON. */
const looksLikeJson = (bytes: Buffer): boolean => /^\s*(\{\s*["}]|\[\s*[[\]{"\d])/.test(bytes.toString('latin1', 0, 1024));

function readJson(json: unknown, context: ReadContext): GraphFile {
  if (elementsOf(json)) return readCytoscape(json, context);
  if (isObject(json) && graphsOf(json).length > 0) return readJgf(json, context);
  if (isObject(json) && (Array.isArray(memberOf(json, 'elements')) || Array.isArray(memberOf(json, 'connections')))) return readKumuJson(json, context);
  throw new FileRefused('json-not-a-map');
}
