import { asUtf8 } from '../tables/csv-text.js';
import { tablesOf, withFile } from '../tables/read.js';
import { sniffFile } from '../tables/sniff.js';
import type { Limits, ReadContext, ReadOptions } from '../tables/types.js';
import { sectionsOf } from './asked.js';
import { draftsOfJson } from './from-json.js';
import { draftsOfTables } from './from-tables.js';
import type { Draft } from './rounds.js';
import type { SubmissionFile, SubmissionProblem } from './submission-types.js';
import type { Questionnaire } from './types.js';
import { lastVersions } from './versions.js';

/**
 * Reads what was answered to a questionnaire from an export of Kobo or ODK Central: JSON, a workbook with a sheet for each repeat, or the CSV of the main sheet; the kind
 * is decided by the bytes. Of all versions of a submission in the file only the last is taken. On the calling thread; a server calls `readSubmissionsInWorker` instead.
 *
 * @param file the bytes, or the path of the file
 * @param name the file's name as the person knows it
 * @param questionnaire what was asked; its types say how answers are read
 * @throws FileRefused when the file cannot be read as a whole; the signal's reason when it was aborted
 */
export function readSubmissions(file: Uint8Array | string, name: string, questionnaire: Questionnaire, limits: Partial<Limits> = {}, options: ReadOptions = {}): Promise<SubmissionFile> {
  return withFile(file, name, limits, options, async (bytes, context) => {
    const problems: SubmissionProblem[] = [];
    const drafts = await draftsOf(bytes, questionnaire, problems, context);
    return { submissions: lastVersions(drafts, problems), problems };
  });
}

async function draftsOf(bytes: Buffer, questionnaire: Questionnaire, problems: SubmissionProblem[], context: ReadContext): Promise<Draft[]> {
  const root = sectionsOf(questionnaire);
  if (sniffFile(bytes, context.name) === 'text') {
    const { bytes: text } = asUtf8(bytes);
    if (/^\s*[[{]/.test(text.toString('latin1', 0, 65_536))) return draftsOfJson(text, root, problems, context);
  }
  return draftsOfTables(await tablesOf(bytes, context), root, problems);
}
