import { canonicalLine } from './validators.js';

/** A name has room for this much of a header, and for a number that tells it apart. */
const LONGEST = 280;

/** The header of a column of a file as the name of a property: one line, and no longer than a name may be. */
export const propertyNameOf = (header: string): string => canonicalLine(header).slice(0, LONGEST).trim();
