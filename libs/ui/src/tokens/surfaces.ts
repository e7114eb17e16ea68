/** The two colour schemes of the product. */
export type Scheme = 'light' | 'dark';

/** Under this key a device keeps which one its person has chosen: one of the two, or `auto`. */
export const SCHEME_KEY = 'baraza-colour-scheme';

/** A named colour in both schemes. */
export interface SchemeColour {
  readonly light: string;
  readonly dark: string;
}

/**
 * Neutral surfaces, text and the one accent. CSS reads them as `--bz-NAME` (camelCase becomes kebab-case).
 * Muted text on `accentSoft` has 4.5 : 1 and nothing to spare, so neither may be changed alone.
 */
export const surfaces = {
  canvas: { light: '#FAFAF8', dark: '#16181B' },
  surface: { light: '#FFFFFF', dark: '#1E2124' },
  raised: { light: '#F4F3EF', dark: '#25292D' },
  track: { light: '#ECEAE4', dark: '#2E3237' },
  line: { light: '#E4E2DC', dark: '#2E3237' },
  text: { light: '#1F2328', dark: '#E8E6E1' },
  muted: { light: '#6A6E75', dark: '#9AA0A6' },
  accent: { light: '#2F5DA8', dark: '#7FA6E8' },
  accentStrong: { light: '#264C8A', dark: '#9BBAEE' },
  onAccent: { light: '#FFFFFF', dark: '#16181B' },
  accentSoft: { light: '#EEF2F9', dark: '#222B39' },
  warningSoft: { light: '#FCF3EC', dark: '#2B231D' },
  /** Edges of things that can be operated; 3 : 1 on canvas and surface, which `line` is not meant to reach. */
  control: { light: '#85888D', dark: '#767C84' },
  /** Text of errors and of what cannot be undone; 4.5 : 1 on every surface. */
  danger: { light: '#A8480A', dark: '#F0935A' },
} as const satisfies Record<string, SchemeColour>;
