/** Expected failures of imports, exports and project files: a code that programs and translations rely on, its HTTP status, and a sentence that a person understands. */
const STATUS = {
  notSignedIn: 401,
  readOnlyToken: 403,
  forbidden: 403,
  notFound: 404,
  invalidInput: 400,
  noFile: 400,
  tooManyFiles: 400,
  uploadBroken: 400,
  fileTooLarge: 413,
  notMultipart: 415,
  noRows: 422,
  noAnswers: 422,
  questionsOpen: 409,
  importBusy: 409,
  importDone: 409,
  tooManyImports: 429,
  serverBusy: 429,
  changedMeanwhile: 409,
  archived: 409,
  notAProject: 422,
  projectFileDamaged: 422,
  projectFileNewer: 422,
  projectFileTooLarge: 422,
  recordRefused: 422,
  namesKept: 503,
} as const;
export type TransferErrorCode = keyof typeof STATUS;

export type Params = Readonly<Record<string, string | number>>;

/** A refusal. `params` fill the translated sentence of the code. */
export class TransferError extends Error {
  override readonly name = 'TransferError';
  constructor(
    readonly code: TransferErrorCode,
    message: string,
    readonly params: Params = {},
  ) {
    super(message);
  }

  /** HTTP status of the answer. */
  get status(): number {
    return STATUS[this.code];
  }
}

/** Where too much is asked for at once. */
export const serverBusy = (): TransferError => new TransferError('serverBusy', 'The server has too much to do just now. Nothing was changed. Try again in a minute.');
