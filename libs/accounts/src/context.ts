/** What the functions of this lib work with. */
import type { DataSource, EntityManager } from 'typeorm';

import { Limiter } from '@baraza/commands';
import type { Classification, Role, Viewer } from '@baraza/domain';

import { Revocations } from './revocations.js';

export interface NewMember {
  account: string;
  displayName: string;
  role: Role;
  /** Null: the default of the role. */
  clearance: Classification | null;
}

/** How somebody stands in the projects of a workspace; no word of which projects those are. */
export interface PlaceInProjects {
  /** How many they are in. */
  projects: number;
  /** Of how many they are the only owner. */
  onlyOwnerOf: number;
}

/** What invitations and workspaces need of projects, which are not this lib's. */
export interface ProjectGate {
  /** The account as a viewer of the project; null where it is not in it. */
  viewer(workspace: string, project: string, account: string): Promise<Viewer | null>;
  /** The account's membership of the project; null where it is not in it, or where the process is named and it may not read that. */
  membership(workspace: string, project: string, account: string, process: string | null): Promise<string | null>;
  /** Null where there is no such project. */
  projectName(workspace: string, project: string): Promise<string | null>;
  /** Runs the operation `createMember` with the rights that `by` has now. Rejects with a `Refusal`; `alreadyExists` where the account is in the project. */
  addMember(project: string, workspace: string, member: NewMember, by: string): Promise<void>;
  /**
   * Everybody who is in a project of the workspace, by account. `within`: read in that transaction; whoever has one open must not wait for a second connection, which all others who wait may hold.
   */
  places(workspace: string, within?: EntityManager): Promise<ReadonlyMap<string, PlaceInProjects>>;
  /** Takes the account out of every project of the workspace, as `by` wants. Rejects with a `Refusal`; `stillNeeded` where a project would be left without an owner. */
  leaveAll(workspace: string, account: string, by: string): Promise<void>;
}

export interface AccountsContext {
  db: DataSource;
  projects: ProjectGate;
  now: () => Date;
  revocations: Revocations;
  triesOfAccount: Limiter;
  triesOfAddress: Limiter;
  /** Of addresses of calendars: guesses by network address, and how often one is asked. */
  calendarGuesses: Limiter;
  calendarReads: Limiter;
}

/**
 * @param db whose entities include `GLOBAL_TABLES`, connected as the role that the server runs as.
 * @param now the clock; for tests.
 */
export function createAccounts({ db, projects, now = () => new Date() }: { db: DataSource; projects: ProjectGate; now?: () => Date }): AccountsContext {
  const clock = (): number => now().getTime();
  return {
    db,
    projects,
    now,
    revocations: new Revocations(),
    // Somebody who mistypes is never stopped; a thousand guesses at one password take eight hours, and an office behind one address can sign in on a Monday morning.
    triesOfAccount: new Limiter({ tries: 10, refillMs: 30_000, now: clock }),
    triesOfAddress: new Limiter({ tries: 60, refillMs: 2_000, now: clock }),
    // Nobody guesses 256 bits; this keeps whoever tries from being work for the database. Programs ask a few times an hour, one after the other on several devices.
    calendarGuesses: new Limiter({ tries: 60, refillMs: 10_000, now: clock }),
    calendarReads: new Limiter({ tries: 30, refillMs: 60_000, now: clock }),
  };
}

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** `ms` from now. */
export const later = ({ now }: Pick<AccountsContext, 'now'>, ms: number): Date => new Date(now().getTime() + ms);
