/** Letters without case and marks, so that "Élise" is found by "elise" and Arabic with or without vowel signs. */
export const fold = (text: string): string => text.normalize('NFKD').replace(/\p{M}+/gu, '').toLowerCase().trim();
