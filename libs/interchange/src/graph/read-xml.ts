import { parseXml, type XmlHandlers } from '../tables/xml.js';
import { exceeds, FileRefused } from '../tables/refused.js';
import type { ReadContext } from '../tables/types.js';

const CHUNK = 65_536;

/** Streams a file that is XML in UTF-8. @throws FileRefused `xml-damaged`, `xml-has-dtd`, `too-deep`, `text-too-long`, `too-many-rows`. */
export async function readXmlFile(bytes: Buffer, context: ReadContext, handlers: XmlHandlers): Promise<void> {
  refuseTooManyRows(bytes, context);
  context.setTotal(bytes.length);
  return parseXml(chunksOf(bytes), context, handlers, {
    part: context.name,
    damaged: (reason) => new FileRefused('xml-damaged', { reason }),
    hasDtd: () => new FileRefused('xml-has-dtd'),
  });
}

/** Below this size no file has as many nodes as are allowed. */
const WORTH_COUNTING = 2 ** 20;

/** Parsing takes many times as long as counting, so nodes and edges are counted first; those under a prefix are left to the parser. */
function refuseTooManyRows(bytes: Buffer, { limits }: ReadContext): void {
  if (bytes.length < WORTH_COUNTING) return;
  let rows = 0;
  for (const tag of ['<node', '<edge']) {
    for (let at = bytes.indexOf(tag); at >= 0; at = bytes.indexOf(tag, at + tag.length)) {
      if (isEndOfName(bytes[at + tag.length])) rows += 1;
      if (exceeds(limits, 'rows', rows)) throw new FileRefused('too-many-rows', { limit: limits.rows });
    }
  }
}

/** A space, a slash or the end of the tag: `<nodes>` is no node. */
const isEndOfName = (byte: number | undefined): boolean => byte === undefined || byte <= 0x20 || byte === 0x2f || byte === 0x3e;

function* chunksOf(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += CHUNK) yield bytes.subarray(at, at + CHUNK);
}

const HEAD = 4096;

/** The encoding that an XML declaration names. */
export const declaredEncoding = (bytes: Buffer): string | undefined => /^\s*<\?xml[^>]*\sencoding\s*=\s*["']([\w.-]{1,40})["']/.exec(bytes.toString('latin1', 0, HEAD))?.[1];

/** The name of the outermost tag, in small letters without its prefix; undefined where the text is no XML. A definition of a document type names it, too. */
export function rootTag(bytes: Buffer): string | undefined {
  let at = 0;
  for (let steps = 0; steps < 100; steps += 1) {
    at = skipSpace(bytes, at);
    const start = bytes.toString('latin1', at, at + 200);
    if (start.startsWith('<?')) at = after(bytes, '?>', at);
    else if (start.startsWith('<!--')) at = after(bytes, '-->', at);
    else return /^<(?:!doctype\s+)?(?:[\w.-]+:)?([\w.-]+)/i.exec(start)?.[1]?.toLowerCase();
    if (at < 0) return undefined;
  }
  return undefined;
}

function skipSpace(bytes: Buffer, from: number): number {
  let at = from;
  while (at < bytes.length && bytes[at]! <= 0x20) at += 1;
  return at;
}

function after(bytes: Buffer, end: string, from: number): number {
  const at = bytes.indexOf(end, from, 'latin1');
  return at < 0 ? -1 : at + end.length;
}
