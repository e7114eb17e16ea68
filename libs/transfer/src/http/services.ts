/** What the routes of this lib need of others; apps/server puts it in. */
import type { IncomingHttpHeaders } from 'node:http';
import type { CommandHandler, DestroyKeys, Founder } from '@baraza/commands';
import type { DataSource } from 'typeorm';
import type { FeedGrant } from '../calendar/feed.js';

/** Who asks. */
export interface Caller {
  account: string;
  /** May ask, may not change anything. */
  readOnly: boolean;
}

/** Addresses by which programs subscribe to a calendar; they are kept with the accounts. */
export interface Calendars {
  /** What the address opens; null: nothing. `address`: network address that asks. May reject with an error that the application's filter explains. */
  grantOf(token: string, address: string): Promise<FeedGrant | null>;
  /** It was answered. */
  used(grant: FeedGrant): Promise<void>;
  /** The address that people reach this server by. */
  publicUrl(request: { protocol: string; headers: IncomingHttpHeaders }): string;
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
  calendars: Calendars;
  /** A project is gone: whoever has it open must hear of it. */
  erased(project: string): void;
  onError: (error: unknown) => void;
}

export const TRANSFER_SERVICES = Symbol('transfer services');
export const IMPORT_JOBS = Symbol('import jobs');
