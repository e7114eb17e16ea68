/** A failure that a person is told of: a code that translations rely on, and the server's English sentence in case there is none. */
export interface Failure {
  readonly code: string;
  readonly message: string;
  readonly params: Readonly<Record<string, string | number>>;
  /** The field at fault, where there is one. */
  readonly path: string | null;
}

export class AppError extends Error implements Failure {
  override readonly name = 'AppError';
  constructor(
    readonly code: string,
    message: string,
    readonly params: Readonly<Record<string, string | number>> = {},
    readonly path: string | null = null,
    /** HTTP status; 0 where no answer came. */
    readonly status = 0,
  ) {
    super(message);
  }
}

/** The server did not answer at all. */
export const serverAway = (): AppError => new AppError('serverAway', 'The server cannot be reached.');

/** Any thrown value as a failure; a Refusal of an operation already has the right form. */
export function failureOf(error: unknown): Failure {
  if (error instanceof Error && 'code' in error && 'params' in error) {
    const { code, message, params, path } = error as Error & Omit<Failure, 'message'>;
    return { code: String(code), message, params: params ?? {}, path: path ?? (params?.['field'] === undefined ? null : String(params['field'])) };
  }
  return { code: 'internal', message: error instanceof Error ? error.message : String(error), params: {}, path: null };
}
