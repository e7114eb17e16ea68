import { TextDecoder } from 'node:util';
import { SaxesParser } from 'saxes';
import type { Archive } from './archive.js';
import { FileRefused, exceeds, reasonOf } from './refused.js';
import type { ReadContext } from './types.js';

/** What a reader of XML wants to hear. Names come without their namespace prefix. */
export interface XmlHandlers {
  open: (name: string, attributes: Attributes) => void;
  close: (name: string) => void;
  text?: (text: string) => void;
}

/** Attributes of a tag by their full name. */
export type Attributes = Readonly<Record<string, string>>;

// The longest way to write one character in a workbook: `_x000D_`, or an entity.
const ESCAPED_LENGTH = 8;

/** How what is wrong with the XML is told: a part of a workbook and a file by itself have sentences of their own. */
export interface XmlRefusals {
  part: string;
  damaged: (reason: string) => FileRefused;
  hasDtd: () => FileRefused;
}

/** Streams one part of a workbook through the parser, as {@link parseXml} does. */
export function readXml(archive: Archive, part: string, context: ReadContext, handlers: XmlHandlers): Promise<void> {
  return parseXml(archive.read(part), context, handlers, {
    part,
    damaged: (reason) => new FileRefused('workbook-damaged', { part, reason }),
    hasDtd: () => new FileRefused('workbook-has-dtd', { part }),
  });
}

/**
 * Streams XML through a parser. Document type definitions are refused (programs that write our formats write none, and entities that multiply need one); badly formed XML is refused, and
 * so are tags within tags deeper than the limit; the signal is asked after every chunk.
 */
export async function parseXml(chunks: AsyncIterable<Buffer> | Iterable<Buffer>, context: ReadContext, handlers: XmlHandlers, { part, damaged, hasDtd }: XmlRefusals): Promise<void> {
  const parser = new SaxesParser<{ xmlns: false; position: boolean }>({ xmlns: false, position: false });
  let depth = 0;
  parser.on('error', (error) => {
    throw damaged(reasonOf(error));
  });
  parser.on('doctype', () => {
    throw hasDtd();
  });
  parser.on('opentag', (tag) => {
    depth += 1;
    if (exceeds(context.limits, 'depth', depth)) throw new FileRefused('too-deep', { limit: context.limits.depth });
    handlers.open(localName(tag.name), tag.attributes);
  });
  parser.on('closetag', (tag) => {
    depth -= 1;
    handlers.close(localName(tag.name));
  });
  if (handlers.text) {
    parser.on('text', handlers.text);
    parser.on('cdata', handlers.text);
  }
  let decoder: TextDecoder | undefined;
  let run = 0;
  for await (const chunk of chunks) {
    context.signal?.throwIfAborted();
    const first = decoder === undefined;
    decoder ??= new TextDecoder(xmlEncoding(chunk));
    const text = decoder.decode(chunk, { stream: true });
    // A definition of entities may be endless, so it is refused before the parser has seen its end.
    if (first && /<!DOCTYPE/i.test(text)) throw hasDtd();
    run = runWithoutTag(text, run);
    if (exceeds(context.limits, 'cellChars', run / ESCAPED_LENGTH)) throw new FileRefused('text-too-long', { part, limit: context.limits.cellChars });
    parser.write(text);
    context.advance(chunk.length);
  }
  parser.write(decoder?.decode() ?? '');
  parser.close();
}

/** The value of an attribute whatever its namespace prefix. */
export function attribute(attributes: Attributes, name: string): string | undefined {
  if (name in attributes) return attributes[name];
  const found = Object.keys(attributes).find((key) => localName(key) === name);
  return found === undefined ? undefined : attributes[found];
}

/** The parser keeps a text until it ends, so a text that never does is found out here: characters since the last tag began. */
function runWithoutTag(text: string, before: number): number {
  const last = text.lastIndexOf('<');
  return last < 0 ? before + text.length : text.length - last;
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

function xmlEncoding(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}
