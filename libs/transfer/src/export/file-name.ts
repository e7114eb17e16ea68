/** Names of files that are downloaded. */
import { slugOf } from '@baraza/domain';

/** `NAME-2026-11-22.ENDING`: says what it is and from when, and nothing else. */
export const fileName = (project: string, at: Date, ending: string): string => `${slugOf(project)}-${at.toISOString().slice(0, 10)}.${ending}`;

/** The header that makes a browser save an answer as this file. Old programs read the plain part, which has no letters outside ASCII. */
export function contentDisposition(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]+/g, '').replace(/^-+/, '').replace(/["\\]/g, '') || 'download';
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`)}`;
}
