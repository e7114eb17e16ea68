import type { Params } from '../errors.js';

/** Why a backup could not be written or put back. */
export type BackupErrorCode = 'outputExists' | 'fileUnreadable' | 'notABackup' | 'newerBackup' | 'otherMigrations' | 'notPrepared' | 'notEmpty' | 'inUse' | 'notAllowed' | 'damaged';

/** An expected failure, with a sentence that says what to do. Nothing was changed. */
export class BackupError extends Error {
  override readonly name = 'BackupError';
  constructor(
    readonly code: BackupErrorCode,
    message: string,
    readonly params: Params = {},
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
