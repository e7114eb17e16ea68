/** Which files can be imported. */
import { nameOfExport } from '@baraza/domain';
import { AppError } from '../data/app-error.js';

/** The server's own bounds; a test holds that they are the same. */
export const LARGEST_FILE = 64 * 2 ** 20;
export const MOST_ROWS = 200_000;
export const MOST_FILES = 2;

/** Endings that the dialog of the operating system offers: tables, and maps in formats of their own. What a file is, is decided by what is in it. */
export const ENDINGS = ['.xlsx', '.csv', '.tsv', '.txt', '.zip', '.json', '.cyjs', '.jgf', '.gexf', '.graphml', '.xml'] as const;

/** What can be said before anything is sent. @throws AppError */
export function checkFiles(files: readonly File[]): void {
  if (files.length === 0) throw new AppError('noFile', 'No file was chosen.');
  if (files.length > MOST_FILES) throw new AppError('tooManyFiles', `Send at most ${MOST_FILES} files.`, { limit: MOST_FILES });
  for (const { name, size } of files) {
    const which: Record<string, string> = files.length > 1 ? { file: name } : {};
    if (size === 0) throw new AppError('file-empty', 'There is nothing in the file.', which);
    if (size > LARGEST_FILE) throw new AppError('file-too-large', `The file has ${size} bytes; at most ${LARGEST_FILE} can be read. Split it into several files.`, { bytes: size, limit: LARGEST_FILE, ...which });
  }
}

/** Name for a map after the file it comes from: without endings (an archive of CSV files has two), and without day and class of one that was exported; separators read as spaces. */
export function mapNameOf(fileName: string): string {
  const words = nameOfExport(fileName.replace(/(\.csv)?\.[^.]+$/iu, ''))
    .replace(/[_\-\s]+/gu, ' ')
    .trim();
  return words === '' ? '' : (words.charAt(0).toUpperCase() + words.slice(1)).slice(0, 200);
}

/** Files of a paste; cells copied in a spreadsheet program come as text, with a picture of themselves beside it. */
export function pastedFiles({ files, text }: { readonly files: readonly File[]; readonly text: string }): File[] {
  const tables = files.filter(({ type }) => !type.startsWith('image/'));
  if (tables.length > 0) return tables;
  const isTable = /[\t,;]/u.test(text.split('\n', 1)[0] ?? '') && /\n./u.test(text);
  return isTable ? [new File([text], 'pasted.csv', { type: 'text/csv' })] : [];
}
