/** Letters that are written in several ways without meaning another word; what carries a hamza comes apart with the marks. */
const SAME: Readonly<Record<string, string>> = { ى: 'ي', ی: 'ي', ک: 'ك', ة: 'ه', ٱ: 'ا' };

/** Letters without case and marks, so that "Élise" is found by "elise" and Arabic with or without vowel signs, hamzas and lengthened letters. */
export const fold = (text: string): string => text.normalize('NFKD').replace(/[\p{M}ـ]+/gu, '').replace(/[ىیکةٱ]/gu, (letter) => SAME[letter]!).toLowerCase().trim();
