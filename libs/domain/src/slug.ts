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

/** What the name of an exported file says. */
export interface ExportName {
  /** Of the map or project. */
  readonly name: string;
  /** On which it was made, YYYY-MM-DD. */
  readonly day: string;
  /** The word for the class of what is in it: the strictest of all. */
  readonly classed: string;
  /** Without the dot before it. */
  readonly ending: string;
}

/** `NAME-2026-11-22-CLASS.ENDING`: what it is, from when, how secret, and nothing of what is in it. */
export const exportFileName = ({ name, day, classed, ending }: ExportName): string => `${[name, day, classed].map(slugOf).join('-')}.${ending}`;
