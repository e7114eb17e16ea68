import { basename } from 'node:path/posix';
import type { Archive } from './archive.js';
import { readCsv } from './csv.js';
import { exceeds, FileRefused, saying } from './refused.js';
import type { ReadContext, Table } from './types.js';

/** An archive of CSV files, such as our own export of a pair of them: each is a table, as if they had been chosen together. */

/** What systems put into archives beside the files that people chose. */
const OF_THE_SYSTEM = /^__MACOSX\/|(^|\/)(\.[^/]*|Thumbs\.db|desktop\.ini)$/i;
const OF_TEXT = /\.(csv|tsv|txt)$/i;
/** Parts that only documents of programs have. */
const OF_DOCUMENTS = ['[Content_Types].xml', '_rels/.rels', 'xl/workbook.xml', 'xl/workbook.bin', 'mimetype'];

/** Whether the archive holds files that somebody put together, and is no document of a program. */
export function isBundle(archive: Archive): boolean {
  if (OF_DOCUMENTS.some((part) => archive.has(part))) return false;
  return archive.taken === 'archive' || filesOf(archive).some((path) => OF_TEXT.test(path));
}

const filesOf = ({ names }: Archive): string[] => names.filter((path) => !OF_THE_SYSTEM.test(path));

/**
 * Reads every file of the archive, in its order, within the limits that hold for a file and, together, for the archive. Nothing is passed over in silence: an archive with something else in it is refused.
 * Throws {@link FileRefused}.
 */
export async function readBundle(archive: Archive, context: ReadContext): Promise<Table[]> {
  const { limits } = context;
  const paths = filesOf(archive);
  if (!paths.some((path) => OF_TEXT.test(path))) throw new FileRefused('archive-without-tables');
  const other = paths.find((path) => !OF_TEXT.test(path));
  if (other !== undefined) throw new FileRefused('archive-other-file', { name: shown(other) });
  if (exceeds(limits, 'sheets', paths.length)) throw new FileRefused('archive-too-many-files', { count: paths.length, limit: limits.sheets });
  const twice = firstTwice(paths);
  if (twice !== undefined) throw new FileRefused('archive-damaged', { part: shown(twice), reason: 'two files have this name' });
  context.setTotal(paths.reduce((sum, path) => sum + archive.size(path), 0));
  const tables: Table[] = [];
  for (const path of paths) tables.push(...(await saying(shown(path), () => readOne(archive, path, context))));
  return withOwnNames(tables, paths);
}

async function readOne(archive: Archive, path: string, context: ReadContext): Promise<Table[]> {
  const bytes = archive.size(path);
  if (exceeds(context.limits, 'fileBytes', bytes)) throw new FileRefused('file-too-large', { bytes, limit: context.limits.fileBytes });
  if (bytes === 0) throw new FileRefused('file-empty');
  const pieces: Buffer[] = [];
  for await (const piece of archive.read(path)) {
    context.signal?.throwIfAborted();
    pieces.push(piece);
  }
  // How far it is, is told of the archive as a whole.
  return readCsv(Buffer.concat(pieces), { ...context, name: path, setTotal: () => undefined });
}

/** Files of one name in several folders are called by their folders, too: what is told of a table says which one it is. */
function withOwnNames(tables: Table[], paths: readonly string[]): Table[] {
  const counts = new Map<string, number>();
  for (const { sheet } of tables) counts.set(sheet, (counts.get(sheet) ?? 0) + 1);
  return tables.map((table, index) => (counts.get(table.sheet)! > 1 ? { ...table, sheet: shown(paths[index]!) } : table));
}

function firstTwice(paths: readonly string[]): string | undefined {
  const seen = new Set<string>();
  return paths.find((path) => seen.size === seen.add(path.toLowerCase()).size);
}

const LONGEST_NAME = 100;
/** The end of a path, which says most. */
const shown = (path: string): string => (path.length > LONGEST_NAME ? `…${basename(path).slice(-LONGEST_NAME + 1)}` : path);
