/** What this lib needs of others, and the context of one request. */
import type { CommandHandler } from '@baraza/commands';
import type { ValuesOf, OPERATIONS } from '@baraza/domain';
import type { ProjectPlace } from '@baraza/persistence';
import type { DataSource } from 'typeorm';
import { ReadGate } from './reading/gate.js';
import { type OnStatement, ReadSession } from './reading/read-session.js';
import { Reader } from './reading/reader.js';

/** Who asks. */
export interface Caller {
  account: string;
  /** May ask, may not change anything. */
  readOnly: boolean;
}

export interface PersonDetails {
  email: string;
  displayName: string;
}

export interface WorkspaceDetails {
  id: string;
  name: string;
  role: 'administrator' | 'member';
}

/** What a new project begins with; ids and the owner's name are the service's to choose. */
export type NewProject = Omit<ValuesOf<(typeof OPERATIONS)['foundProject']['input']>, 'id' | 'member' | 'displayName'>;

/** What apps/server puts in. */
export interface GraphqlServices {
  dataSource: DataSource;
  commands: CommandHandler;
  /** Null: nobody is signed in. May reject with an error that has a `status` of 4xx, a `code` and a sentence as its message. */
  authenticate(headers: { cookie?: string | undefined; authorization?: string | undefined }): Promise<Caller | null>;
  person(account: string): Promise<PersonDetails>;
  /** The workspaces that the account is in, by name. */
  workspaces(account: string): Promise<WorkspaceDetails[]>;
  /** Begins a project. Rejects with a `Refusal` where the account may not do so in this workspace. */
  createProject(account: string, workspace: string, project: NewProject): Promise<ProjectPlace>;
}

/** What one request has read so far. Operations end it: what is asked after them is read anew. */
export class RequestReads {
  private session: ReadSession;
  private current: Reader;

  constructor(
    private readonly open: () => ReadSession,
    private readonly account: string,
  ) {
    this.session = open();
    this.current = new Reader(this.session, account);
  }

  get reader(): Reader {
    return this.current;
  }

  /** Forgets what was read and gives the connection back. */
  async renew(): Promise<void> {
    await this.session.close();
    this.session = this.open();
    this.current = new Reader(this.session, this.account);
  }

  /** Whether this error is one of reading, with which the request can read no more. */
  failed(error: unknown): Promise<boolean> {
    return this.session.failed(error);
  }

  close(): Promise<void> {
    return this.session.close();
  }
}

export interface RequestContext {
  caller: Caller;
  reads: RequestReads;
  services: GraphqlServices;
}

/** Makes contexts that share one gate. @param width requests that read at the same time. */
export function contextFactory(services: GraphqlServices, width: number, onStatement: OnStatement): (caller: Caller) => RequestContext {
  const gate = new ReadGate(width);
  return (caller) => ({ caller, services, reads: new RequestReads(() => new ReadSession(services.dataSource, gate, onStatement), caller.account) });
}
