/** Status of what is not taken for what is in it, however often it is sent. */
export const NOT_TAKEN = 422;

/** Expected failures of files: each has a code that programs rely on, a status of HTTP and a sentence that a person understands. */
export const STATUS = {
  /** The file is larger than files may be here; `limit` in MB. */
  fileTooLarge: 413,
  /** The project has no room for it. */
  projectFull: 413,
  /** All projects of the workspace together have none. */
  workspaceFull: 413,
  /** What is in it is none of the kinds that are taken. */
  fileKindRefused: NOT_TAKEN,
  /** There is nothing in it. */
  fileEmpty: NOT_TAKEN,
  /** What it is called is a kind that is taken, and what is in it is not. */
  fileNotAsNamed: NOT_TAKEN,
  /** A kind that is taken, but damaged or cut off. */
  fileDamaged: NOT_TAKEN,
  /** A picture that says it has more points than are taken here. */
  pictureTooLarge: NOT_TAKEN,
  /** A picture of more parts than are taken here. */
  pictureTooManyParts: NOT_TAKEN,
  /** The piece does not begin where the last one ended: go on from `received`. */
  pieceOutOfPlace: 409,
  /** One that is not the last, and has less bytes than `least`. */
  pieceTooSmall: 400,
  /** Not all of it has come. */
  fileIncomplete: 409,
  /** Another file lies under this id already. */
  fileExists: 409,
  /** Its content is not kept any more. */
  fileGone: 410,
  /** Too many are being sent at once. */
  filesBusy: 429,
} as const;
export type AttachmentErrorCode = keyof typeof STATUS;

export class AttachmentError extends Error {
  override readonly name = 'AttachmentError';
  constructor(
    readonly code: AttachmentErrorCode,
    message: string,
    readonly params: Readonly<Record<string, string | number>> = {},
  ) {
    super(message);
  }
  get status(): number {
    return STATUS[this.code];
  }
}
