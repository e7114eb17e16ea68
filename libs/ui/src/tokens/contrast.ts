function channel(value: number): number {
  const share = value / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}

/** Relative luminance of a `#RRGGBB` colour, 0 to 1 (WCAG 2.2). */
export function luminance(hex: string): number {
  const parts = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/iu.exec(hex);
  if (!parts) throw new RangeError(`not a colour of the form #RRGGBB: ${hex}`);
  const [red, green, blue] = parts.slice(1).map((part) => channel(Number.parseInt(part, 16)));
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}

/** Contrast between two colours, 1 to 21 (WCAG 2.2). */
export function contrast(first: string, second: string): number {
  const [light, dark] = [luminance(first), luminance(second)].sort((left, right) => right - left);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

/** Black or white type, whichever reads better on a fill. */
export function inkOn(fill: string): string {
  return contrast(fill, '#FFFFFF') >= contrast(fill, '#1F2328') ? '#FFFFFF' : '#1F2328';
}
