import type { Archive } from './archive.js';
import { buildTable } from './grid.js';
import { FileRefused } from './refused.js';
import type { ReadContext, Table } from './types.js';
import { readSharedStrings, readStyleKinds, readWorkbookInfo } from './workbook-parts.js';
import { readWorksheet } from './worksheet.js';

/** Reads every worksheet of an .xlsx workbook, one after the other. Throws {@link FileRefused}. */
export async function readWorkbook(archive: Archive, context: ReadContext): Promise<Table[]> {
  refuseOtherFormats(archive);
  const info = await readWorkbookInfo(archive, context);
  const parts = [info.sharedStringsPart, info.stylesPart, ...info.sheets.map(({ part }) => part)];
  context.setTotal(parts.reduce((sum, part) => sum + (part === undefined ? 0 : archive.size(part)), 0));
  const lookups = {
    strings: await readSharedStrings(archive, info.sharedStringsPart, context),
    kinds: await readStyleKinds(archive, info.stylesPart, context),
    date1904: info.date1904,
  };
  const tables: Table[] = [];
  for (const { name, hidden, part } of info.sheets) {
    tables.push(buildTable(name, hidden, await readWorksheet(archive, part, name, lookups, context), context));
  }
  return tables;
}

function refuseOtherFormats(archive: Archive): void {
  if (archive.has('xl/workbook.bin')) throw new FileRefused('binary-workbook');
  if (archive.has('mimetype') && archive.has('content.xml')) throw new FileRefused('opendocument-file');
  if (!archive.has('[Content_Types].xml')) return;
  if (archive.has('word/document.xml')) throw new FileRefused('not-a-table', { kind: 'document' });
  if (archive.has('ppt/presentation.xml')) throw new FileRefused('not-a-table', { kind: 'slides' });
}
