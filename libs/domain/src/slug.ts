/** Names as parts of file names. */

const LONGEST = 60;

/** A name as part of a file name: letters and digits of any script, joined by hyphens. */
export function slugOf(name: string): string {
  const slug = name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
  return [...slug].slice(0, LONGEST).join('').replace(/-$/, '') || 'project';
}
