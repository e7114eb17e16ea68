/** Why something could not be sealed or opened. */
const SENTENCES = {
  noWebCrypto: 'This browser seals nothing on this page: it needs https, or localhost.',
  sealKey: 'This is no key for sealing.',
  sealDamaged: 'This is nothing sealed, or it is cut off.',
  sealVersion: 'This was sealed by another version of Baraza, in a way that this one does not know.',
  sealForeign: 'This cannot be opened: it was sealed for another project or person, with a key that is no more, or was changed on its way.',
  notAnIdentity: 'What was sealed is no name with contact and note.',
} as const;
export type SealErrorCode = keyof typeof SENTENCES;

/** An expected failure. Its message never tells anything of what is inside. */
export class SealError extends Error {
  override readonly name = 'SealError';
  constructor(
    readonly code: SealErrorCode,
    /** Of what does not fit only the field is named. */
    readonly params: Readonly<Record<string, string>> = {},
    why = '',
  ) {
    super(why === '' ? SENTENCES[code] : `${SENTENCES[code]} ${why}`);
  }
}
