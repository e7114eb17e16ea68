import { posix } from 'node:path';
import type { Archive } from './archive.js';
import { kindOfFormat, type NumberKind } from './excel-dates.js';
import { decodeExcelText } from './excel-text.js';
import { FileRefused, exceeds } from './refused.js';
import type { ReadContext } from './types.js';
import { attribute, readXml } from './xml.js';

/** The parts of a workbook that its sheets refer to: list of sheets, texts, number formats. */

export interface SheetEntry {
  name: string;
  hidden: boolean;
  part: string;
}

export interface WorkbookInfo {
  sheets: SheetEntry[];
  date1904: boolean;
  sharedStringsPart: string | undefined;
  stylesPart: string | undefined;
}

/** Where nearly every program puts the list of sheets; `_rels/.rels` says when one does not. */
export const USUAL_WORKBOOK = 'xl/workbook.xml';

/** Reads the list of sheets, in the order of their tabs. Chart and macro sheets are left out. */
export async function readWorkbookInfo(archive: Archive, context: ReadContext): Promise<WorkbookInfo> {
  const workbook = archive.has(USUAL_WORKBOOK) ? USUAL_WORKBOOK : await findWorkbook(archive, context);
  const targets = await readRelationships(archive, workbook, context);
  const listed: { name: string; hidden: boolean; id: string }[] = [];
  let date1904 = false;
  await readXml(archive, workbook, context, {
    open: (name, attributes) => {
      if (name === 'workbookPr') date1904 = isTrue(attributes['date1904']);
      if (name !== 'sheet') return;
      const state = attributes['state'] ?? 'visible';
      listed.push({ name: decodeExcelText(attributes['name'] ?? ''), hidden: state !== 'visible', id: attribute(attributes, 'id') ?? '' });
      if (exceeds(context.limits, 'sheets', listed.length)) {
        throw new FileRefused('too-many-sheets', { count: listed.length, limit: context.limits.sheets });
      }
    },
    close: () => undefined,
  });
  const parts = new Set<string>();
  const sheets = listed.flatMap(({ name, hidden, id }) => {
    const target = targets.get(id);
    if (!target) throw new FileRefused('workbook-damaged', { part: workbook, reason: `the sheet “${name}” points nowhere` });
    if (parts.has(target.part)) throw new FileRefused('workbook-damaged', { part: workbook, reason: `two sheets point to ${target.part}` });
    parts.add(target.part);
    return target.type === 'worksheet' ? [{ name, hidden, part: target.part }] : [];
  });
  return { sheets, date1904, sharedStringsPart: partOf(targets, 'sharedStrings'), stylesPart: partOf(targets, 'styles') };
}

async function findWorkbook(archive: Archive, context: ReadContext): Promise<string> {
  const part = archive.has('_rels/.rels') ? partOf(await readRelationships(archive, '', context), 'officeDocument') : undefined;
  if (part === undefined || !/\.xml$/i.test(part) || !archive.has(posix.join(posix.dirname(part), '_rels', `${posix.basename(part)}.rels`))) throw new FileRefused('not-a-workbook');
  return part;
}

interface Target {
  type: string;
  part: string;
}

function partOf(targets: Map<string, Target>, type: string): string | undefined {
  return [...targets.values()].find((target) => target.type === type)?.part;
}

/** What a part refers to, by the ids it uses; the empty name stands for the archive itself. */
async function readRelationships(archive: Archive, part: string, context: ReadContext): Promise<Map<string, Target>> {
  const targets = new Map<string, Target>();
  const folder = posix.dirname(`/${part}`);
  await readXml(archive, posix.join(folder, '_rels', `${posix.basename(part)}.rels`).slice(1), context, {
    open: (name, attributes) => {
      if (name !== 'Relationship' || attributes['TargetMode'] === 'External') return;
      const type = (attributes['Type'] ?? '').split('/').at(-1)!;
      // A target is relative to the folder of its part, or begins with a slash.
      targets.set(attributes['Id'] ?? '', { type, part: posix.resolve(folder, attributes['Target'] ?? '').slice(1) });
    },
    close: () => undefined,
  });
  return targets;
}

/** Reads the texts that cells refer to by number. Furigana (`rPh`) is not part of a text. */
export async function readSharedStrings(archive: Archive, part: string | undefined, context: ReadContext): Promise<string[]> {
  const strings: string[] = [];
  if (part === undefined || !archive.has(part)) return strings;
  let text = '';
  let inText = false;
  let phonetic = 0;
  await readXml(archive, part, context, {
    open: (name) => {
      if (name === 'si') text = '';
      else if (name === 'rPh') phonetic += 1;
      else if (name === 't') inText = phonetic === 0;
    },
    text: (piece) => {
      if (!inText) return;
      text += piece;
      if (exceeds(context.limits, 'cellChars', text.length)) throw new FileRefused('text-too-long', { part, limit: context.limits.cellChars });
    },
    close: (name) => {
      if (name === 't') inText = false;
      else if (name === 'rPh') phonetic -= 1;
      else if (name === 'si') {
        strings.push(decodeExcelText(text));
        if (exceeds(context.limits, 'sharedStrings', strings.length)) throw new FileRefused('too-many-cells', { limit: context.limits.sharedStrings });
      }
    },
  });
  return strings;
}

/** For each cell style by number: whether its number format shows a number or a date. */
export async function readStyleKinds(archive: Archive, part: string | undefined, context: ReadContext): Promise<NumberKind[]> {
  const kinds: NumberKind[] = [];
  if (part === undefined || !archive.has(part)) return kinds;
  const codes = new Map<number, string>();
  let inCellFormats = false;
  await readXml(archive, part, context, {
    open: (name, attributes) => {
      if (name === 'numFmt') codes.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '');
      else if (name === 'cellXfs') inCellFormats = true;
      else if (name === 'xf' && inCellFormats) {
        const id = Number(attributes['numFmtId'] ?? 0);
        kinds.push(kindOfFormat(id, codes.get(id)));
      }
    },
    close: (name) => {
      if (name === 'cellXfs') inCellFormats = false;
    },
  });
  return kinds;
}

function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true';
}
