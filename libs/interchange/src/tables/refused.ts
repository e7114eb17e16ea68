import type { Limits } from './types.js';

type Params = Record<string, string | number>;

const SENTENCES = {
  'file-empty': () => 'The file is empty. Choose a file with at least a header row.',
  'file-too-large': (p: Params) => `The file has ${p.bytes} bytes; at most ${p.limit} can be read. Split it into several files.`,
  'file-unreadable': (p: Params) => `The file could not be opened (${p.reason}). Check that it exists and try again.`,
  'old-excel-file': () => 'This is a workbook in the old Excel format (.xls). Open it in a spreadsheet program, save it as .xlsx and try again.',
  'workbook-encrypted': () => 'The workbook is protected by a password. Save a copy without the password and try again.',
  'opendocument-file': () => 'This is an OpenDocument spreadsheet. Save it as .xlsx or CSV and try again.',
  'binary-workbook': () => 'This is a binary Excel workbook (.xlsb). Save it as .xlsx and try again.',
  'not-a-workbook': () => 'The file is not an Excel workbook, whatever its name says. Save it as .xlsx or CSV from a spreadsheet program and try again.',
  'not-a-table': (p: Params) => `The file looks like ${p.kind}, not like a table. Save the table as .xlsx or CSV and try again.`,
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

/** Why a file was refused. */
export type RefusedCode = keyof typeof SENTENCES;

/**
 * A file that was refused as a whole: nothing of it was taken. `code` and `params` are for translation, `message` is one English sentence or two
 * that say what is wrong and what to do.
 */
export class FileRefused extends Error {
  override readonly name = 'FileRefused';

  constructor(
    readonly code: RefusedCode,
    readonly params: Params = {},
  ) {
    super(SENTENCES[code](params));
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
