/** Compares texts that no language sorts (ids, codes, moments in ISO 8601) unit by unit: below 0, 0 or above 0. Names are compared as the language of the page does, by `Format.compare` of `@baraza/ui`. */
export const compareCodes = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
