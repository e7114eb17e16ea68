import { type SchemeColour, surfaces } from './surfaces.js';

/** The Okabe–Ito set as published: told apart with every common kind of colour blindness. */
export const okabeIto = {
  blue: '#0072B2',
  orange: '#E69F00',
  green: '#009E73',
  pink: '#CC79A7',
  vermilion: '#D55E00',
  sky: '#56B4E9',
  yellow: '#F0E442',
} as const;

/**
 * The same hues for lines and small marks, at least 3 : 1 on the canvas of the scheme. Where the published hue is too
 * light for a light canvas it is darkened along its own hue.
 */
export const meaning = {
  blue: { light: okabeIto.blue, dark: okabeIto.sky },
  orange: { light: '#B27A00', dark: okabeIto.orange },
  green: { light: '#00916A', dark: '#2DBE93' },
  pink: { light: '#B85A90', dark: '#D98FB8' },
  vermilion: { light: okabeIto.vermilion, dark: '#E8782A' },
  sky: { light: '#2B8CC4', dark: okabeIto.sky },
  yellow: { light: '#8F8700', dark: okabeIto.yellow },
} as const satisfies Record<string, SchemeColour>;

/** A position from −2 (active opponent) to +2 (active champion). */
export type Position = -2 | -1 | 0 | 1 | 2;

export const positions: readonly Position[] = [-2, -1, 0, 1, 2];

/** Diverging scale of positions: the lightness falls on both sides, so that it reads in grey, and `ink` is the colour of the number on it. */
export const positionScale: Readonly<Record<Position, { readonly fill: string; readonly ink: string }>> = {
  [-2]: { fill: '#B2522C', ink: '#FFFFFF' },
  [-1]: { fill: '#DDA27F', ink: '#1F2328' },
  0: { fill: '#B8B5AE', ink: '#1F2328' },
  1: { fill: '#8FB3A6', ink: '#1F2328' },
  2: { fill: '#2E7D6B', ink: '#FFFFFF' },
};

/** Fill of a stakeholder whose position nobody has judged: blanks never look like zeros. */
export const noPosition: SchemeColour = { light: '#FFFFFF', dark: '#1E2124' };

/** Edge of a node. */
export const nodeEdge: SchemeColour = { light: '#5C6066', dark: '#A5AAB0' };

/**
 * The step of the position scale that a value is drawn with: medians such as −0.5 are drawn with the step nearest to zero,
 * so that a colour never says more than the judges did.
 */
export function positionStep(value: number): Position {
  const step = Math.max(-2, Math.min(2, Math.trunc(value)));
  return (step === 0 ? 0 : step) as Position;
}

/** A signed number with a true minus sign: "+2", "0", "−1", "−0.5". */
export function signed(value: number): string {
  const digits = Number.isInteger(value) ? String(Math.abs(value)) : Math.abs(value).toFixed(1);
  if (value === 0) return '0';
  return value > 0 ? `+${digits}` : `\u2212${digits}`;
}

/** Fill by sector, for maps that colour by sector instead of position. */
export const sectorColours = {
  coreSecurity: { light: okabeIto.blue, dark: '#3F97CC' },
  judicial: { light: okabeIto.pink, dark: '#D98FB8' },
  oversight: { light: okabeIto.green, dark: '#2DBE93' },
  nonState: { light: okabeIto.vermilion, dark: '#E8782A' },
  internationalPartners: { light: okabeIto.sky, dark: okabeIto.sky },
  public: { light: okabeIto.orange, dark: okabeIto.orange },
} as const satisfies Record<string, SchemeColour>;

/** Fills for up to seven values of anything: the published hues, which hold their distance with every common kind of colour blindness; a thin edge stands around each. */
export const categoryColours: readonly SchemeColour[] = [
  sectorColours.coreSecurity,
  sectorColours.public,
  sectorColours.oversight,
  sectorColours.judicial,
  sectorColours.nonState,
  sectorColours.internationalPartners,
  { light: okabeIto.yellow, dark: okabeIto.yellow },
];
/** Fill of all values that are left over. */
export const otherColour: SchemeColour = { light: '#8A8D93', dark: '#8A8D93' };

/** Fills for a number from little to much: each step is darker, so that it reads in grey. */
export const sequentialScale: readonly string[] = ['#D3E4F1', '#A3C8E2', '#6BA3CC', '#2F6FA5', '#10528C'];

/** The same for lines, which must be seen on the canvas: from what recedes to what stands out. */
export const lineSequential: readonly SchemeColour[] = [
  { light: '#7890A8', dark: '#5E7C9B' },
  { light: '#567EA6', dark: '#6F9AC6' },
  { light: '#3A6FA3', dark: '#8DB5DE' },
  { light: '#22598F', dark: '#AECDEC' },
  { light: '#0E3F6E', dark: '#D6E7F7' },
];
/** Lines from against to for. */
export const lineDiverging: readonly SchemeColour[] = [
  { light: '#A8480A', dark: '#F0935A' },
  { light: '#B5703F', dark: '#C98A66' },
  { light: '#85888D', dark: '#767C84' },
  { light: '#3F8F7C', dark: '#6FB3A2' },
  { light: '#1E6B5A', dark: '#5FD1B4' },
];
/** Lines of all values that are left over, and lines of which nothing is stated. */
export const otherLineColour: SchemeColour = surfaces.text;
export const unstatedLineColour: SchemeColour = surfaces.control;
