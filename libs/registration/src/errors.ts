/** Expected failures of registering oneself: a code that programs and translations rely on, its HTTP status, and a sentence that a person understands. None repeats what was typed. */
const STATUS = {
  invalidInput: 400,
  forbidden: 403,
  readOnlyToken: 403,
  notFound: 404,
  codeUnknown: 404,
  alreadyExists: 409,
  listFull: 409,
  registrationOver: 410,
  tooManyTries: 429,
  namesAway: 503,
} as const;
export type RegistrationErrorCode = keyof typeof STATUS;

export class RegistrationError extends Error {
  override readonly name = 'RegistrationError';
  constructor(
    readonly code: RegistrationErrorCode,
    message: string,
    readonly params: Readonly<Record<string, string | number>> = {},
  ) {
    super(message);
  }

  /** HTTP status of the answer. */
  get status(): number {
    return STATUS[this.code];
  }
}

/** Also for a link that never was: a guess learns nothing. */
export const over = (): RegistrationError => new RegistrationError('registrationOver', 'This link is not open: it ran out, was closed, or the session is over. Ask at the entrance.');
export const noSession = (): RegistrationError => new RegistrationError('notFound', 'There is no such session, or you are not in it.');
