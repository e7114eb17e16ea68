/** One project with a member of every role and clearance, and people outside it, behind the server as it is started by `npm start`. */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAccessToken, createWorkspace } from '@baraza/accounts';
import type { CommandHandler, CommandResult } from '@baraza/commands';
import { type Classification, type Inputs, type OperationName, type Role } from '@baraza/domain';
import { inTransaction, type ProjectPlace } from '@baraza/persistence';
import { createTestStore, foundTestProject, submitAs, testHandler, type TestStore } from '@baraza/testing';
import { type Application, startApplication } from '../../../apps/server/src/application.js';
import { readConfig } from '../../../apps/server/src/config.js';
import { addressOf, takeOut } from './in-person.js';
import { GIVEN, type Kind, KINDS, ON_DUTY } from './table.js';

/** Somebody with an account and a token that may write. */
export interface Person {
  account: string;
  token: string;
}
export type Asker = Person & Kind & { member: string };
/** In the workspace: the stranger, who was never in the project, the former member and the administrator. Taken out of it: a former analyst. */
export type Outsider = 'stranger' | 'formerMember' | 'takenOut' | 'otherWorkspace' | 'workspaceAdministrator';

export interface World {
  app: Application;
  url: string;
  place: ProjectPlace;
  founder: Person;
  askers: Asker[];
  /** Those who have a duty: in a session that all of them have it in, or (`elsewhere`) only in one that no question is about. */
  onDuty: Asker[];
  outsiders: Record<Outsider, Person> & { takenOut: { member: string } };
  /** A handler of its own, to prepare things with; what it commits reaches nobody's socket. */
  handler: CommandHandler;
  store: TestStore;
  /** Does something as the product itself and fails where it is refused. */
  prepare: <N extends OperationName>(actor: string, name: N, input: Inputs[N]) => Promise<CommandResult>;
  close(): Promise<void>;
}

/** A project with its founder behind the server. */
export type Ground = Omit<World, 'askers' | 'onDuty' | 'outsiders'>;

/** The server and a project with its founder. `settings`: variables of its environment besides the port; `write` takes the lines of its request log. */
export async function beginWorld(settings: Record<string, string> = {}, write: (line: string) => void = () => undefined): Promise<Ground> {
  const store = await createTestStore({ connections: 5 });
  const folder = mkdtempSync(join(tmpdir(), 'baraza-policy-'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Baraza</title>');
  const app = await startApplication({ ...readConfig({ PORT: '0', ...settings }, folder), webDir: folder }, store.url, write);
  const handler = testHandler(store.dataSource);
  const founder = await createPerson(app, store, 'Founder');
  const { id: workspace } = await createWorkspace(app.accounts, founder.account, 'Secretariat');
  const place = await foundTestProject(handler, founder.account, { workspace });
  const prepare: World['prepare'] = async (actor, name, input) => {
    const result = await submitAs(handler, place, actor, name, input, { system: true });
    if (result.status !== 'done') throw new Error(`Preparing with ${name}: ${JSON.stringify(result)}`);
    return result;
  };
  return {
    app,
    url: `http://127.0.0.1:${app.port}`,
    place,
    founder,
    handler,
    store,
    prepare,
    close: async () => {
      await app.close();
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export async function createWorld(): Promise<World> {
  const world = await beginWorld();
  const onDuty = await createAskers(world, ON_DUTY);
  await assignElsewhere(world, onDuty);
  return { ...world, askers: await createAskers(world, KINDS), onDuty, outsiders: await createOutsiders(world) };
}

/** An account, as the lib of accounts would make it; passwords take too long for forty people. */
async function createPerson(app: Application, store: TestStore, name: string): Promise<Person> {
  const account = randomUUID();
  await insertAccounts({ store }, [account], name);
  const { token } = await createAccessToken(app.accounts, account, { name: 'test', readOnly: false, days: null });
  return { account, token };
}

/** The accounts themselves. */
export const insertAccounts = ({ store }: Pick<World, 'store'>, ids: readonly string[], name: string): Promise<unknown> =>
  store.dataSource.query('INSERT INTO account (id, email, display_name) SELECT id, email, $3 FROM unnest($1::uuid[], $2::text[]) AS given (id, email)', [ids, ids.map(addressOf), name]);

export const joinWorkspace = ({ store }: Pick<World, 'store'>, workspace: string, accounts: readonly string[], role: 'administrator' | 'member'): Promise<unknown> =>
  store.dataSource.query('INSERT INTO workspace_membership (workspace, account, role, created_at) SELECT $1, account, $3, now() FROM unnest($2::uuid[]) AS account', [workspace, accounts, role]);

/** A new person who is in the project. */
export async function createMember(world: Ground, name: string, role: Role, clearance: Classification | null): Promise<Person & { member: string }> {
  const person = await createPerson(world.app, world.store, name);
  const member = randomUUID();
  await joinWorkspace(world, world.place.workspace, [person.account], 'member');
  await world.prepare(world.founder.account, 'createMember', { id: member, account: person.account, displayName: name, role, clearance });
  return { ...person, member };
}

const createAskers = async (world: Ground, kinds: readonly Kind[]): Promise<Asker[]> => {
  const askers: Asker[] = [];
  for (const kind of kinds) askers.push({ ...kind, ...(await createMember(world, `${kind.role} ${kind.level}`, kind.role, GIVEN[kind.level])) });
  return askers;
};

/** Makes those facilitators of another session whose only duty is there. */
async function assignElsewhere({ prepare, founder }: Ground, askers: readonly Asker[]): Promise<void> {
  const [process, session] = [randomUUID(), randomUUID()];
  await prepare(founder.account, 'beginProcess', { id: process, name: 'Elsewhere', minimumCell: 5 } as Inputs['beginProcess']);
  await prepare(founder.account, 'createSession', { id: session, process, title: 'Elsewhere', womenOnly: false, attribution: 'attributed' } as Inputs['createSession']);
  for (const { account, duty } of askers) if (duty === 'elsewhere') await prepare(founder.account, 'createAssignment', { id: randomUUID(), session, duty: 'facilitator', account, woman: false } as Inputs['createAssignment']);
}

async function createOutsiders(world: Ground): Promise<World['outsiders']> {
  const { app, store, place } = world;
  const stranger = await createPerson(app, store, 'Stranger');
  const workspaceAdministrator = await createPerson(app, store, 'Administrator');
  await joinWorkspace(world, place.workspace, [stranger.account], 'member');
  await joinWorkspace(world, place.workspace, [workspaceAdministrator.account], 'administrator');
  const otherWorkspace = await createPerson(app, store, 'Neighbour');
  await createWorkspace(app.accounts, otherWorkspace.account, 'Next door');
  const { member, ...formerMember } = await createMember(world, 'Former', 'analyst', null);
  await world.prepare(world.founder.account, 'removeMember', { id: member });
  const takenOut = await createMember(world, 'Taken out', 'analyst', null);
  const answer = await takeOut(world, workspaceAdministrator, takenOut.account);
  if (!answer.ok) throw new Error(`Nobody could be taken out of the workspace: ${await answer.text()}`);
  return { stranger, formerMember, takenOut, otherWorkspace, workspaceAdministrator };
}

/** Gives the project's own record a class. */
export async function classifyProject({ place, founder, prepare, store }: World, value: Classification): Promise<void> {
  const expected = await projectClass({ place, store });
  await prepare(founder.account, 'restore', { changes: [{ entity: 'project', id: place.project, field: 'classification', expected, value }], again: null });
}

const projectClass = ({ place, store }: Pick<World, 'place' | 'store'>): Promise<Classification> =>
  inTransaction(store.dataSource, place.workspace, async (sql) => (await sql.query<{ classification: Classification }>('SELECT classification FROM project WHERE id = $1', [place.project]))[0]!.classification);
