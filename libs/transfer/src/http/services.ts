/** What the routes of this lib need of others; apps/server puts it in. */
import type { IncomingHttpHeaders } from 'node:http';
import type { CommandHandler, DestroyKeys, Founder } from '@baraza/commands';
import type { DataSource } from 'typeorm';

/** Who asks. */
export interface Caller {
  account: string;
  /** May ask, may not change anything. */
  readOnly: boolean;
}

export interface TransferServices {
  dataSource: DataSource;
  handler: CommandHandler;
  /** Null: nobody is signed in. May reject with an error that the application's filter explains. */
  authenticate(headers: IncomingHttpHeaders): Promise<Caller | null>;
  /** The person as the founder of a project in the workspace. Rejects where the person may not begin one there. */
  founder(account: string, workspace: string): Promise<Founder>;
  /** Destroys the keys of a project's names. */
  destroyKeys: DestroyKeys;
  /** A project is gone: whoever has it open must hear of it. */
  erased(project: string): void;
  onError: (error: unknown) => void;
}

export const TRANSFER_SERVICES = Symbol('transfer services');
export const IMPORT_JOBS = Symbol('import jobs');
