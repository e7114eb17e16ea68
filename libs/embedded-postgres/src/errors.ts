/** What can go wrong with the embedded database; each code has one cause that a person can act on. */
export type EmbeddedPostgresErrorCode =
  | 'unsupported-platform'
  | 'binaries-missing'
  | 'data-newer'
  | 'data-older'
  | 'data-damaged'
  | 'disk-full'
  | 'no-permission'
  | 'in-use'
  | 'start-locked'
  | 'port-trouble'
  | 'start-failed'
  | 'stop-failed';

/**
 * A failure of the embedded database. `message` is a sentence for the person who started the program: what is wrong, where, and what to do.
 * `detail` holds the end of the server's own log where that helps.
 */
export class EmbeddedPostgresError extends Error {
  override readonly name = 'EmbeddedPostgresError';

  constructor(
    readonly code: EmbeddedPostgresErrorCode,
    sentence: string,
    readonly detail = '',
    options?: ErrorOptions,
  ) {
    super(sentence, options);
  }
}

/**
 * The code that Node puts on errors of the operating system (`ENOSPC`, `EACCES`, …), or `''`. Does not ask for the class: under Jest, errors
 * of Node's own modules belong to another realm.
 */
export function systemCode(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('code' in error)) return '';
  return typeof error.code === 'string' ? error.code : '';
}

const FULL = new Set(['ENOSPC', 'EDQUOT']);
const DENIED = new Set(['EACCES', 'EPERM', 'EROFS']);

/** Turns an error of the operating system met while working in `folder` into a plain sentence; every other error comes back as it is. */
export function explainSystemError(error: unknown, folder: string): unknown {
  if (error instanceof EmbeddedPostgresError) return error;
  const code = systemCode(error);
  if (FULL.has(code)) return diskFull(folder, error);
  if (!DENIED.has(code)) return error;
  return noPermission(`This user may not read or write what the database needs in ${folder} (${messageOf(error)}).`, error);
}

function messageOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : String(error);
}

/** The disk under `folder` is full, or too full to be safe. */
export function diskFull(folder: string, cause?: unknown, free = 'no room'): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    'disk-full',
    `The disk that holds ${folder} has ${free} left. Free some space there and start again; nothing that was saved is lost.`,
    '',
    { cause },
  );
}

/** `what` says which right is missing; the advice is always the same. */
export function noPermission(what: string, cause?: unknown): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    'no-permission',
    `${what} Start as the user who owns the folder, or change its owner.`,
    '',
    { cause },
  );
}
