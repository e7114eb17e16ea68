/** How coalitions are told apart: by colour, and by a line along the middle of their bands and around their members, for colours come again and not everybody tells them apart. */
import { type SchemeColour, sectorColours } from '@baraza/ui/tokens';

export interface CoalitionLook {
  colour: SchemeColour;
  /** Dashes and gaps of the line, model pixels; empty: unbroken; null: no line. */
  line: readonly number[] | null;
}

const COLOURS: readonly SchemeColour[] = Object.values(sectorColours);
const LINES: readonly CoalitionLook['line'][] = [null, [], [7, 5], [2, 4]];

/** The look of a coalition by its place among those that are drawn (from 0). Neighbours in the order differ in both signs, and as many as there are pairs of a colour and a line differ in one. */
export function lookOfCoalition(place: number): CoalitionLook {
  const round = Math.floor(place / COLOURS.length);
  return { colour: COLOURS[place % COLOURS.length]!, line: LINES[(place + round) % LINES.length]! };
}
