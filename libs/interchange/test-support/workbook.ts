import { zip, type ZipOptions, type ZipPart } from './zip.js';

/** Writes workbooks part by part, so that tests can have what no library would write. */

export interface TestSheet {
  name: string;
  /** The XML between `<sheetData>` and its end; made from `cells` when it is not given. */
  data?: string;
  /** Rows of plain values, from row 1, as inline texts, numbers and booleans. */
  cells?: (string | number | boolean | null)[][];
  /** XML after `</sheetData>`. */
  after?: string;
  state?: 'hidden' | 'veryHidden';
}

export interface TestWorkbook {
  sheets: TestSheet[];
  /** XML of each `<si>`. */
  strings?: string[];
  /** Format codes; cell style n has the nth. A number is a built-in format. */
  formats?: (string | number)[];
  date1904?: boolean;
  /** Replaces or adds parts. */
  parts?: ZipPart[];
  zip?: ZipOptions;
}

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export function workbook({ sheets, strings = [], formats = [], date1904 = false, parts = [], zip: options = {} }: TestWorkbook): Buffer {
  const relation = (id: string, type: string, target: string): string => `<Relationship Id="${id}" Type="${REL}/${type}" Target="${target}"/>`;
  const list = sheets.map(({ name, state }, i) => `<sheet name="${escape(name)}" sheetId="${i + 1}" r:id="s${i}"${state ? ` state="${state}"` : ''}/>`);
  const own: ZipPart[] = [
    { name: 'xl/workbook.xml', data: `<workbook ${MAIN} xmlns:r="${REL}"><workbookPr date1904="${date1904 ? 1 : 0}"/><sheets>${list.join('')}</sheets></workbook>` },
    {
      name: 'xl/_rels/workbook.xml.rels',
      data: `<Relationships>${sheets.map((_, i) => relation(`s${i}`, 'worksheet', `worksheets/sheet${i + 1}.xml`)).join('')}${relation('t', 'sharedStrings', 'sharedStrings.xml')}${relation('f', 'styles', '/xl/styles.xml')}</Relationships>`,
    },
    { name: 'xl/sharedStrings.xml', data: `<sst ${MAIN}>${strings.map((xml) => `<si>${xml}</si>`).join('')}</sst>` },
    { name: 'xl/styles.xml', data: stylesXml(formats) },
    ...sheets.map((sheet, i) => ({ name: `xl/worksheets/sheet${i + 1}.xml`, data: sheetXml(sheet.data ?? cellsXml(sheet.cells ?? []), sheet.after) })),
  ];
  const replaced = new Set(parts.map(({ name }) => name));
  return zip([...own.filter(({ name }) => !replaced.has(name)), ...parts], options);
}

export function sheetXml(data: string, after = ''): string {
  return `<?xml version="1.0" encoding="UTF-8"?><worksheet ${MAIN}><sheetData>${data}</sheetData>${after}</worksheet>`;
}

/** A part with a name, instead of the one the workbook would have. */
export function sheetPart(data: string, prolog = ''): ZipPart {
  return { name: 'xl/worksheets/sheet1.xml', data: `${prolog}${sheetXml(data).replace(/^<\?xml.*?\?>/, '')}` };
}

export function letters(index: number): string {
  return index < 26 ? String.fromCharCode(65 + index) : letters(Math.floor(index / 26) - 1) + letters(index % 26);
}

export function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

function cellsXml(rows: (string | number | boolean | null)[][]): string {
  return rows.map((cells, r) => `<row r="${r + 1}">${cells.map((value, c) => cellXml(`${letters(c)}${r + 1}`, value)).join('')}</row>`).join('');
}

function cellXml(reference: string, value: string | number | boolean | null): string {
  if (value === null) return '';
  if (typeof value === 'string') return `<c r="${reference}" t="inlineStr"><is><t xml:space="preserve">${escape(value)}</t></is></c>`;
  return `<c r="${reference}"${typeof value === 'boolean' ? ' t="b"' : ''}><v>${Number(value)}</v></c>`;
}

function stylesXml(formats: (string | number)[]): string {
  const custom = formats.map((code, i) => (typeof code === 'string' ? `<numFmt numFmtId="${200 + i}" formatCode="${escape(code)}"/>` : ''));
  const xfs = formats.map((code, i) => `<xf numFmtId="${typeof code === 'string' ? 200 + i : code}"/>`);
  return `<styleSheet ${MAIN}><numFmts>${custom.join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${xfs.join('')}</cellXfs></styleSheet>`;
}
