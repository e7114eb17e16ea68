/** Names of files that are downloaded. */

const LONGEST = 60;

/** The name of a project as part of a file name: letters and digits of any script, joined by hyphens. */
export function slugOf(name: string): string {
  const slug = name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
  return [...slug].slice(0, LONGEST).join('').replace(/-$/, '') || 'project';
}

/** `NAME-2026-11-22.ENDING`: says what it is and from when, and nothing else. */
export const fileName = (project: string, at: Date, ending: string): string => `${slugOf(project)}-${at.toISOString().slice(0, 10)}.${ending}`;

/** The header that makes a browser save an answer as this file. Old programs read the plain part, which has no letters outside ASCII. */
export function contentDisposition(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]+/g, '').replace(/^-+/, '').replace(/["\\]/g, '') || 'download';
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`)}`;
}
