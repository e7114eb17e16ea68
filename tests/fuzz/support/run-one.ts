/** One schedule against the true server: a new project, three people, and at the end clients, Postgres and GraphQL must agree. */
import { CommandHandler } from '@baraza/commands';
import { type AnyOperation, type Inputs, type OperationName, OPERATIONS, parseInput, sameValue } from '@baraza/domain';
import type { ProjectPlace } from '@baraza/persistence';
import { consultationSeed, enrol, Random, submitAs } from '@baraza/testing';
import { acceptAt, castOf, type Permitted, runSchedule, type ScheduleResult, SimulatedNetwork, sightOf } from '@baraza/testing/network';
import type { Scope } from '@baraza/store';
import type pg from 'pg';
import type { DataSource } from 'typeorm';
import { expected, told } from '../../../libs/graphql/test-support/everything.js';
import type { TestServer } from '../../../libs/graphql/test-support/server.js';
import { readRows, type Rows, viewerIn } from './rows.js';

export interface Run extends ScheduleResult {
  place: ProjectPlace;
  steady: boolean;
  /** Operations that the server did, by name. */
  done: Map<string, number>;
  /** What befell the messages, and what the server had to do about rights and gaps. */
  counts: Record<string, number>;
}

/** Runs the schedule of the seed. `database`: as the superuser. */
export async function runOne(server: TestServer, database: pg.Pool, seed: number): Promise<Run> {
  const random = new Random(seed);
  const accounts = [random.uuid(), random.uuid(), random.uuid()];
  const defects: unknown[] = [];
  const handler = new CommandHandler(server.store.dataSource, (operation, error) => defects.push(operation, error), () => new Date(network.clock.now()));
  const { accept, hub, errors, counts } = acceptAt(server.store.dataSource, handler, { now: () => network.clock.now(), after: (ms, run) => network.clock.after(ms, run) });
  const network: SimulatedNetwork = new SimulatedNetwork(accept, random.fork());
  network.serverAtRest = () => Promise.all([handler.idle(), hub.live.settled()]);
  let together = 0;
  handler.onCommitted(({ acks }) => void (together += new Set(acks.map(({ client }) => client)).size > 1 ? 1 : 0));
  const { place, ownerMember, scopes, seq } = await found(server.store.dataSource, handler, accounts, seed, random);
  let rows: Promise<Rows> | undefined;
  // Asked for first when everything is at rest, so that once is enough.
  const atRest = (): Promise<Rows> => (rows ??= readRows(database, place));
  const permitted: Permitted = async (account, scopes) => {
    const { records } = await atRest();
    const viewer = viewerIn(records, account);
    return viewer && sightOf(records, viewer, scopes);
  };
  const { steady } = castOf(seed);
  const { accepted, differences } = await runSchedule(network, { project: place.project, accounts, ownerMember, steady, scopes, permitted }, random);
  hub.shutDown();
  const end = await atRest();
  if (steady && end.rightsSeq > seq) differences.push('a class or a right changed, which was to stay as it was');
  differences.push(...end.differences, ...[...defects, ...errors].map(String));
  for (const account of [accounts[0]!, random.pick(accounts.slice(1))]) differences.push(...(await compareAnswers(server, place, account, end)));
  return { place, steady, accepted, done: end.done, differences, counts: { ...network.counts, ...counts, together } };
}

interface Founded {
  place: ProjectPlace;
  ownerMember: string;
  scopes: Scope[];
  /** Where the log stands. */
  seq: number;
}

/** A new project with the cast of the seed, and one record of most kinds, of several classes, so that nothing has to wait for what it needs. */
async function found(dataSource: DataSource, handler: CommandHandler, accounts: readonly string[], seed: number, random: Random): Promise<Founded> {
  const place = { workspace: random.uuid(), project: random.uuid() };
  const founder = accounts[0]!;
  const ownerMember = random.uuid();
  const run = async <N extends OperationName>(name: N, input: Inputs[N]): Promise<number> => {
    const result = await submitAs(handler, place, founder, name, input, { system: true });
    if (result.status !== 'done') throw new Error(`Nothing to begin with: ${name} ${JSON.stringify(result)}`);
    return result.seq;
  };
  await enrol(dataSource, place.workspace, accounts);
  await run('foundProject', { id: place.project, name: `Schedule ${seed}`, description: null, timeZone: null, fictional: true, template: random.pick(['ssr', 'general']), member: ownerMember, displayName: 'Founder' });
  for (const [index, { role, clearance }] of castOf(seed).others.entries()) await run('createMember', { id: random.uuid(), account: accounts[index + 1]!, displayName: role, role, clearance });
  const [open, closed, interest, map, coalition] = [random.uuid(), random.uuid(), random.uuid(), random.uuid(), random.uuid()];
  const seq = await run('importRecords', {
    stakeholder: [
      { id: open, name: 'Open', classification: 'public' },
      { id: closed, name: 'Closed', classification: 'confidential' },
    ],
    interest: [{ id: interest, name: 'Peace', classification: 'public' }],
    holding: [{ id: random.uuid(), stakeholder: open, interest, stance: 1, classification: 'public' }],
    relationship: [{ id: random.uuid(), from: open, to: closed, direction: 'directed' }],
    coalition: [{ id: coalition, name: 'Coalition', classification: 'public' }],
    coalitionMember: [open, closed].map((stakeholder) => ({ id: random.uuid(), coalition, stakeholder, classification: 'public' })),
    map: [{ id: map, name: 'Map', aggregate: 'agreed', classification: 'public' }],
    membership: [open, closed].map((stakeholder) => ({ id: random.uuid(), map, stakeholder, classification: 'public' })),
  } as Inputs['importRecords']);
  const source = random.uuid();
  await run('importRecords', { source: [{ id: source, title: 'Source', kind: 'document', classification: 'public' }] } as Inputs['importRecords']);
  // Files come by the server alone.
  const [kept, erased] = [random.uuid(), random.uuid()];
  for (const id of [kept, erased]) await run('attachFile', { id, source, name: 'Minutes.pdf', mediaType: 'application/pdf', size: 4, sha256: '0'.repeat(64), cleaned: false });
  await run('eraseAttachment', { id: erased });
  const people = castOf(seed).others.map(({ role }, index) => ({ role, account: accounts[index + 1]! }));
  const { session, steps } = consultationSeed(random, { stakeholder: open, people });
  let last = seq;
  for (const { name, input } of steps) last = await run(name, parseInput(OPERATIONS[name] as unknown as AnyOperation, input, OPERATIONS[name].version) as never);
  return { place, ownerMember, scopes: ['registry', `map:${map}`, `session:${session}`], seq: last };
}

/** What GraphQL answers the account, field by field, and what the rows are to its eyes. */
async function compareAnswers(server: TestServer, { project }: ProjectPlace, account: string, { records }: Rows): Promise<string[]> {
  const viewer = viewerIn(records, account);
  const answer = await told(server, project, account);
  if (!viewer || !answer) return sameValue(viewer && 'in', answer && 'in') ? [] : [`GraphQL ${answer ? 'knows' : 'does not know'} ${account}, who is ${viewer ? '' : 'not '}in the project`];
  return Object.entries(expected(records, viewer)).flatMap(([entity, all]) => {
    const answers = new Map((answer[entity] ?? []).map((record) => [record['id'], record]));
    const wrong = all.filter((record) => !sameValue(answers.get(record['id']), record));
    const surplus = [...answers.keys()].filter((id) => !all.some((record) => record['id'] === id));
    return [
      ...wrong.map((record) => `GraphQL tells ${account} of ${entity} ${JSON.stringify(answers.get(record['id']))}, the row says ${JSON.stringify(record)}`),
      ...surplus.map((id) => `GraphQL tells ${account} of ${entity} ${String(id)}, must not`),
    ];
  });
}
