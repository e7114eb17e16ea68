/** Names as parts of file names. */
import { CLASSIFICATIONS } from './classification.js';

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

const CLASSES = CLASSIFICATIONS.map((each) => slugOf(each.replace(/[A-Z]/g, ' $&'))).join('|');
const EXPORTED = new RegExp(`^(.+)-\\d{4}-\\d{2}-\\d{2}-(?:${CLASSES})$`, 'u');

/** What a data file was named after, from its name without the ending, as `exportFileName` made it with the class in English; any other name as it is. */
export const nameOfExport = (stem: string): string => EXPORTED.exec(stem)?.[1] ?? stem;
