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

/** The colour that an id asks for, whoever else is there. */
function wishOf(id: string): number {
  let hash = 2166136261;
  for (const char of id) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 16777619) >>> 0;
  return hash % peopleColours.length;
}

/** The colour of somebody of whom nothing is known but the id: the same on every screen. */
export const personColour = (id: string): PersonColour => peopleColours[wishOf(id)]!;

/**
 * A colour for each of those who work together, in the order in which they came: the one that the id asks for, or the next that nobody before has. All differ as long as there are colours, and whoever
 * comes later changes nobody's.
 */
export function peopleApart(ids: Iterable<string>): ReadonlyMap<string, PersonColour> {
  const given = new Map<string, PersonColour>();
  let taken = new Set<number>();
  for (const id of ids) {
    if (given.has(id)) continue;
    if (taken.size === peopleColours.length) taken = new Set();
    let place = wishOf(id);
    while (taken.has(place)) place = (place + 1) % peopleColours.length;
    taken.add(place);
    given.set(id, peopleColours[place]!);
  }
  return given;
}

/** Up to two letters that stand for a name: "Analyst 1" → "A1", "Amina" → "A". */
export function initials(name: string): string {
  const words = name.trim().split(/[\s._-]+/u).filter(Boolean);
  const first = words[0];
  const last = words.length > 1 ? words[words.length - 1] : undefined;
  return [first, last].map((word) => (word ? ([...word][0] ?? '') : '')).join('').toLocaleUpperCase();
}
