/** Expected failures of the vault: a code that programs and translations rely on, its HTTP status, and a sentence that a person understands. None tells a name. */
const STATUS = {
  invalidInput: 400,
  forbidden: 403,
  readOnlyToken: 403,
  notFound: 404,
  personErased: 410,
  keysUnusable: 503,
  keysNewer: 503,
  mirrorUnusable: 503,
} as const;
export type VaultErrorCode = keyof typeof STATUS;

export class VaultError extends Error {
  override readonly name = 'VaultError';
  constructor(
    readonly code: VaultErrorCode,
    message: string,
    readonly params: Readonly<Record<string, string | number>> = {},
    options?: { cause: unknown },
  ) {
    super(message, options);
  }

  /** HTTP status of the answer. */
  get status(): number {
    return STATUS[this.code];
  }
}

export const erased = (): VaultError => new VaultError('personErased', 'This person’s name was erased for good. It is not taken again.');
export const notThere = (): VaultError => new VaultError('notFound', 'There is no such project, or you are not in it.');
