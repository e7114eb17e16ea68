import type { SchemeColour } from './surfaces.js';

/** A person's colour while they are here, with the colour of their initials on it. */
export interface PersonColour extends SchemeColour {
  readonly ink: SchemeColour;
}

const ink: SchemeColour = { light: '#FFFFFF', dark: '#16181B' };

/** Colours for people who are here. No data is drawn in them, and they keep away from the accent. */
export const peopleColours: readonly PersonColour[] = [
  { light: '#7446B8', dark: '#B79AEB', ink },
  { light: '#B3246F', dark: '#EE86BE', ink },
  { light: '#0B7580', dark: '#62C3CD', ink },
  { light: '#6A7300', dark: '#C0C95A', ink },
  { light: '#8A4B2A', dark: '#D8A587', ink },
  { light: '#A3203A', dark: '#F28A9A', ink },
  { light: '#55606E', dark: '#B4BECB', ink },
  { light: '#8B3FA0', dark: '#DA9BE8', ink },
];

/** The same person gets the same colour on every screen: taken from their id alone. */
export function personColour(id: string): PersonColour {
  let hash = 2166136261;
  for (const char of id) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 16777619) >>> 0;
  const found = peopleColours[hash % peopleColours.length];
  if (!found) throw new Error('there is no colour for people');
  return found;
}

/** Up to two letters that stand for a name: "Analyst 1" → "A1", "Amina" → "A". */
export function initials(name: string): string {
  const words = name.trim().split(/[\s._-]+/u).filter(Boolean);
  const first = words[0];
  const last = words.length > 1 ? words[words.length - 1] : undefined;
  return [first, last].map((word) => (word ? ([...word][0] ?? '') : '')).join('').toLocaleUpperCase();
}
