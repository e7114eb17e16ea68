/** Names of files as they are kept and given out again. */
import type { Kind } from './kinds.js';

const LONGEST = 200;
/** What turns the order of letters round, or is not seen: `photo\u202Egpj.exe` reads as a picture. */
const UNSEEN = /[\u0000-\u001F\u007F-\u009F\u00AD\u061C\u180E\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;
/** What some system takes for more than a letter. */
const SPECIAL = /[<>:"|?*]/g;
/** Names of devices on Windows. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/**
 * The last part of whatever path came, in letters of any script, with an ending that fits what is in the file: what runs when it is opened must not be called so. At most 200 characters; of a longer name the ending stays.
 */
export function cleanName(raw: string, { endings }: Pick<Kind, 'endings'>): string {
  const last = raw.normalize('NFC').split(/[\\/]/).at(-1)!;
  const line = last.replace(UNSEEN, '').replace(SPECIAL, '_').replace(/\s+/g, ' ').replace(/^[\s.]+|[\s.]+$/g, '');
  const named = line === '' ? 'file' : DEVICE.test(line) ? `_${line}` : line;
  const ending = /\.([^.]+)$/.exec(named)?.[1]?.toLowerCase();
  const fits = ending !== undefined && endings.includes(ending);
  const tail = fits ? `.${ending}` : `.${endings[0]}`;
  const head = fits ? named.slice(0, -tail.length) : named;
  return `${[...head].slice(0, LONGEST - tail.length).join('').slice(0, LONGEST - tail.length).replace(/[\s.]+$/, '') || 'file'}${tail}`.replace(UNSEEN, '');
}
