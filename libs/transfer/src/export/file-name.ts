/** Names of files that are downloaded. */
import { type Classification, exportFileName } from '@baraza/domain';
import { humanize } from '../registry/words.js';

/** The name of a data file, with its class in English like its headers. `at`: when it was made, of which the day in UTC counts. */
export const dataFileName = (project: string, at: Date, classification: Classification, ending: string): string =>
  exportFileName({ name: project, day: at.toISOString().slice(0, 10), classed: humanize(classification), ending });

/** The header that makes a browser save an answer as this file. Old programs read the plain part, which has no letters outside ASCII. */
export function contentDisposition(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]+/g, '').replace(/^-+/, '').replace(/["\\]/g, '') || 'download';
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`)}`;
}
