import { readTables } from '../tables/read.js';
import type { Limits, ReadOptions } from '../tables/types.js';
import { interpretXlsForm } from './interpret-form.js';
import type { XlsForm } from './types.js';

/**
 * Reads an XLSForm workbook, on the calling thread. A server calls `readXlsFormInWorker` instead.
 *
 * @param file the bytes, or the path of the file
 * @param name the file's name as the person knows it
 * @throws FileRefused when the file cannot be read as a whole; the signal's reason when it was aborted
 */
export async function readXlsForm(file: Uint8Array | string, name: string, limits: Partial<Limits> = {}, options: ReadOptions = {}): Promise<XlsForm> {
  return interpretXlsForm(await readTables(file, name, { ...FORM_LIMITS, ...limits }, options));
}

/** No questionnaire comes near; a form is handed over to the other thread in one piece. */
export const FORM_LIMITS: Partial<Limits> = { rows: 50_000, cells: 500_000, totalChars: 8_000_000 };
