/** Expected failures of signing in and inviting: a code that programs and translations rely on, its HTTP status, and a sentence that a person understands. */
const STATUS = {
  invalidInput: 400,
  weakPassword: 400,
  wrongCredentials: 401,
  wrongPassword: 403,
  notSignedIn: 401,
  invalidToken: 401,
  tokenNotEnough: 403,
  forbidden: 403,
  crossSite: 403,
  otherWorkspaces: 403,
  wrongAddressee: 403,
  unknownAccount: 404,
  notFound: 404,
  linkUnusable: 410,
  invitationUnusable: 410,
  accountExists: 409,
  lastAdministrator: 409,
  onlyOwner: 409,
  notJson: 415,
  tooManyTries: 429,
} as const;
export type AccountErrorCode = keyof typeof STATUS;

/** A refusal. `params` fill the translated sentence of the code. */
export class AccountError extends Error {
  override readonly name = 'AccountError';
  constructor(
    readonly code: AccountErrorCode,
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
