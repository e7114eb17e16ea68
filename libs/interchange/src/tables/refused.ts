import type { Limits } from './types.js';

type Params = Record<string, string | number>;

const SENTENCES = {
  'file-empty': () => 'There is nothing in the file. Perhaps it was not saved or copied whole: open it in the program that made it, save it again, and choose that file.',
  'file-too-large': (p: Params) => `The file has ${p.bytes} bytes; at most ${p.limit} can be read. Split it into several files.`,
  'file-unreadable': (p: Params) => `The file could not be opened (${p.reason}). Check that it exists and try again.`,
  'old-excel-file': () => 'This is a workbook in the old Excel format (.xls). Open it in a spreadsheet program, save it as .xlsx and try again.',
  'workbook-encrypted': () => 'The workbook is protected by a password. Save a copy without the password and try again.',
  'opendocument-file': () => 'This is an OpenDocument spreadsheet. Save it as .xlsx or CSV and try again.',
  'binary-workbook': () => 'This is a binary Excel workbook (.xlsb). Save it as .xlsx and try again.',
  'not-a-workbook': () => 'The file is not an Excel workbook, whatever its name says. Save it as .xlsx or CSV from a spreadsheet program and try again.',
  'not-a-table': (p: Params) => `The file looks like ${CONTENTS[p.kind as Content]}, not like a table. Save the table as .xlsx or CSV and try again.`,
  'not-as-named': (p: Params) => `The file is called .${p.ending}, but there is only text in it, and no table. Perhaps it was renamed, or not copied whole. Save the table as .xlsx or CSV and try again.`,
  'compressed-file': () => 'The file is compressed. Unpack it and choose what was in it. A whole project of Baraza (.baraza.gz) is brought in on the page of your projects.',
  'archive-truncated': () => 'The archive is incomplete: its end is missing, probably from a broken download or copy. Fetch the file again.',
  'archive-damaged': (p: Params) => `The archive is damaged (${p.part}: ${p.reason}). Pack the CSV files again, or choose them without an archive.`,
  'archive-encrypted': () => 'The archive is protected by a password. Unpack it and choose the files that were in it.',
  'archive-inflates': (p: Params) => `The archive would unpack to far more than it should (${p.part}: ${p.bytes} bytes; the limit is ${p.limit}). It was not opened. Unpack it and choose the files that you need.`,
  'archive-too-many-files': (p: Params) => `The archive holds ${p.count} files; at most ${p.limit} can be read. Pack only the CSV files that you need.`,
  'archive-other-file': (p: Params) => `The archive holds “${p.name}”, which is no CSV file. Take it out of the archive; if it is what you want to bring in, choose it by itself.`,
  'archive-without-tables': () => 'There is no table in the archive: only CSV files (.csv, .tsv, .txt) in it are read. Unpack it and choose the file that you want to bring in.',
  'workbook-truncated': () => 'The workbook is incomplete: its end is missing, probably from a broken download or copy. Fetch the file again.',
  'workbook-damaged': (p: Params) => `The workbook is damaged (${p.part}: ${p.reason}). Open it in a spreadsheet program, save it again and try that copy.`,
  'workbook-has-dtd': (p: Params) => `The workbook contains a document type definition (${p.part}), which no spreadsheet program writes; it was not read. Save it again from a spreadsheet program.`,
  'workbook-inflates': (p: Params) => `The workbook would unpack to far more than it should (${p.part}: ${p.bytes} bytes; the limit is ${p.limit}). It was not opened. Save only the sheets you need as a new workbook.`,
  'too-many-parts': (p: Params) => `The workbook's archive holds ${p.count} files; at most ${p.limit} can be read. Save only the sheets you need as a new workbook.`,
  'too-many-sheets': (p: Params) => `The workbook has ${p.count} sheets; at most ${p.limit} can be read. Save only the sheets you need as a new workbook.`,
  'too-many-rows': (p: Params) => `There are more than ${p.limit} rows. Split the file and import the parts one after the other.`,
  'too-many-columns': (p: Params) => `Row ${p.row} of “${p.sheet}” has something in column ${p.column}; at most ${p.limit} columns can be read. Remove the columns you do not need.`,
  'too-many-cells': (p: Params) => `There are more than ${p.limit} filled cells. Split the file and import the parts one after the other.`,
  'cell-too-long': (p: Params) => `A cell in row ${p.row} of “${p.sheet}” holds more than ${p.limit} characters. Shorten it.`,
  'text-too-long': (p: Params) => `A text in the file (${p.part}) is longer than the ${p.limit} characters that may stand in one place. Shorten it.`,
  'too-much-text': (p: Params) => `The cells hold more than ${p.limit} characters together. Split the file and import the parts one after the other.`,
  'csv-quote-open': (p: Params) => `A quotation mark that opens near row ${p.row} is never closed. Close it, or write "" for a quotation mark inside a quoted cell.`,
  'csv-row-too-long': (p: Params) => `Row ${p.row} has more than ${p.limit} characters, perhaps because a quotation mark in it is never closed. Correct it and try again.`,
  'csv-damaged': (p: Params) => `The text file could not be read near row ${p.row} (${p.reason}). Save it again as CSV from a spreadsheet program.`,
  'json-damaged': (p: Params) => `The file is not whole JSON: it cannot be read from character ${p.at} on. Export it again and try that file.`,
  'no-submissions': () => 'The file is JSON but holds no list of submissions. Export the submissions of the form as JSON, XLSX or CSV and try again.',
  'json-not-a-map': () => 'The file is JSON, but none of the maps that can be read (Kumu, Cytoscape, JSON Graph Format). Export the map again in one of these, or as a workbook.',
  'xml-damaged': (p: Params) => `The file is not whole (${p.reason}). Export it again from the program that made it.`,
  'xml-has-dtd': () => 'The file has a line that begins with <!DOCTYPE. Such a line can make a small file endless or fetch other files, so the file was not read; nothing else is known to be wrong with it. Open it in a text editor, delete from <!DOCTYPE to the > that closes it, save it and try again; or export the map in another format, such as CSV.',
  'too-deep': (p: Params) => `Parts of the file stand inside one another more than ${p.limit} times, which no map needs; it was not read. Export it again from the program that made it.`,
  'one-map-at-a-time': (p: Params) => `“${p.name}” holds a whole map. Choose it alone, without another file.`,
  'too-much-memory': () => 'Reading the file needs more memory than is allowed. Split it into several files.',
  'took-too-long': (p: Params) => `Reading the file took longer than ${p.seconds} seconds and was stopped. Split it into several files.`,
  'reader-failed': (p: Params) => `The file could not be read (${p.reason}). Save it again from a spreadsheet program and try that copy.`,
} satisfies Record<string, (params: Params) => string>;

/** What a file that is no table may be, in the words of an English sentence; by a word that translations rely on. */
const CONTENTS = {
  JSON: 'JSON',
  pdf: 'a PDF document',
  document: 'a word processor document',
  slides: 'a presentation',
  page: 'a web page or XML document',
  picture: 'a picture',
  binary: 'binary data',
} as const;
export type Content = keyof typeof CONTENTS;

/** Why a file was refused. */
export type RefusedCode = keyof typeof SENTENCES;

/**
 * A file that was refused as a whole: nothing of it was taken. `code` and `params` are for translation, `message` is one English sentence or two
 * that say what is wrong and what to do.
 */
export class FileRefused extends Error {
  override readonly name = 'FileRefused';

  /** @param params for the sentence; `file`: which one of several it is, or which one in an archive. */
  constructor(
    readonly code: RefusedCode,
    readonly params: Params = {},
  ) {
    super(`${params['file'] === undefined ? '' : `“${params['file']}”: `}${SENTENCES[code](params)}`);
  }
}

/** Does what reads one file of several; a refusal then says which one it was. */
export async function saying<T>(file: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    throw error instanceof FileRefused && error.params['file'] === undefined ? new FileRefused(error.code, { ...error.params, file }) : error;
  }
}

/** True for a limit that was set to less than what was found. */
export function exceeds(limits: Limits, limit: keyof Limits, found: number): boolean {
  return found > limits[limit];
}

/** The message of whatever was thrown, short enough for a sentence. */
export function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  const line = text.split('\n', 1)[0]!.replace(/\.$/, '');
  return line.length > 160 ? `${line.slice(0, 159)}…` : line;
}
