/** The doors through which operations come in. Each answers in the words of the table. */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { CommandResult } from '@baraza/commands';
import { type OperationName, OPERATIONS } from '@baraza/domain';
import type { MutationResult, OpenAnswer, OpenMessage, PushAnswer, PushMessage } from '@baraza/protocol';
import { PROTOCOL } from '@baraza/protocol';
import { io, type Socket } from 'socket.io-client';
import type { Ground, Person } from './world.js';

export interface Ask {
  name: OperationName;
  input: object;
}
/** `done`, `skipped` (reported, nothing put back) or `refused:CODE`. */
export type Outcome = string;
export type Door = (world: Ground, person: Person, asks: readonly Ask[]) => Promise<Outcome[]>;

/** Whether the outcome is what the table says. */
export function agrees(expected: string, outcome: Outcome): boolean {
  if (expected === 'noEffect') return outcome === 'skipped' || outcome.startsWith('refused:');
  if (expected.startsWith('refused:')) return expected.slice('refused:'.length).split('/').some((code) => outcome === `refused:${code}`);
  return expected === outcome;
}

export const outcomeOf = (result: Pick<CommandResult, 'status'> & { refusal?: { code: string } | null; report?: { skipped: unknown[] } | null }): Outcome =>
  result.status === 'refused' ? `refused:${result.refusal!.code}` : (result.report?.skipped.length ?? 0) > 0 ? 'skipped' : result.status;

/** The handler itself. */
export const throughHandler: Door = ({ handler, place }, { account }, asks) =>
  Promise.all(
    asks.map(async ({ name, input }) => outcomeOf(await handler.submit({ place, actor: account, authority: 'member', client: null, name, version: OPERATIONS[name].version, input, group: null }))),
  );

/** A connected socket of the person. */
export async function connect({ url }: Pick<Ground, 'url'>, { token }: Person): Promise<Socket> {
  const socket = io(url, { transports: ['websocket'], reconnection: false, forceNew: true, extraHeaders: { authorization: `Bearer ${token}` } });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', () => resolve());
    socket.once('connect_error', reject);
  });
  return socket;
}

export async function openProject(socket: Socket, { place }: Pick<Ground, 'place'>, scopes: OpenMessage['scopes'], client: string = randomUUID()): Promise<OpenAnswer> {
  const message: OpenMessage = { protocol: PROTOCOL, project: place.project, client, scopes, cursor: null };
  const answer = (await socket.emitWithAck('open', message)) as OpenAnswer;
  // Asked to wait, a test would wait for what never comes.
  if (!answer.ok && answer.reason === 'busy') throw new Error('The account opened the project too often.');
  return answer;
}

/** As many as one message may carry. */
const IN_ONE_MESSAGE = 200;

/** Pushes as a client does; `from` is the number of the first mutation. */
export async function push(socket: Socket, { place }: Pick<Ground, 'place'>, client: string, asks: readonly Ask[], from = 1): Promise<MutationResult[]> {
  const results: MutationResult[] = [];
  for (let start = 0; start < asks.length; start += IN_ONE_MESSAGE) {
    const mutations = asks.slice(start, start + IN_ONE_MESSAGE).map(({ name, input }, index) => ({ n: from + start + index, name, version: OPERATIONS[name].version, input: input as Record<string, unknown>, group: null }));
    const message: PushMessage = { project: place.project, client, mutations };
    const answer = (await socket.emitWithAck('push', message)) as PushAnswer;
    if (!answer.ok) throw new Error(`The push was not taken: ${answer.reason}`);
    results.push(...answer.results);
  }
  return results;
}

/** A real socket to the server. */
export const throughSocket: Door = async (world, person, asks) => {
  const socket = await connect(world, person);
  try {
    return (await push(socket, world, randomUUID(), asks)).map(outcomeOf);
  } finally {
    const gone = once(socket as unknown as NodeJS.EventEmitter, 'disconnect');
    socket.disconnect();
    await gone;
  }
};

export interface GraphqlAnswer {
  data?: Record<string, unknown> | null;
  errors?: { message: string; extensions?: { code?: string } }[];
}

/** One request to `/graphql`. */
export async function askGraphql({ url }: Pick<Ground, 'url'>, { token }: Pick<Person, 'token'>, query: string, variables: object = {}): Promise<GraphqlAnswer> {
  const response = await fetch(`${url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` }, body: JSON.stringify({ query, variables }) });
  return (await response.json()) as GraphqlAnswer;
}

/** Mutations that one request may hold. */
const IN_ONE_REQUEST = 20;
const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** Mutations over HTTP. */
export const throughGraphql: Door = async (world, person, asks) => {
  const outcomes: Outcome[] = [];
  for (let start = 0; start < asks.length; start += IN_ONE_REQUEST) {
    const part = asks.slice(start, start + IN_ONE_REQUEST);
    const inputs = Object.fromEntries(part.map(({ input }, index) => [`i${index}`, input]));
    const declared = part.map(({ name }, index) => `$i${index}: ${capital(name)}Input!`).join(', ');
    const fields = part.map(({ name }, index) => `a${index}: ${name}(project: $project, input: $i${index}) { __typename ... on Refused { code } ... on ${capital(name)}Done { report { skipped { id } } } }`).join(' ');
    const { data, errors } = await askGraphql(world, person, `mutation ($project: ID!, ${declared}) { ${fields} }`, { project: world.place.project, ...inputs });
    if (!data) throw new Error(`GraphQL answered ${JSON.stringify(errors)}.`);
    part.forEach((_ask, index) => outcomes.push(graphqlOutcome(data[`a${index}`] as MutationAnswer | null, errors)));
  }
  return outcomes;
};

interface MutationAnswer {
  __typename: string;
  code?: string;
  report?: { skipped: unknown[] } | null;
}

const graphqlOutcome = (answer: MutationAnswer | null, errors: GraphqlAnswer['errors']): Outcome =>
  answer === null ? `error:${errors?.[0]?.extensions?.code ?? 'unknown'}` : answer.__typename === 'Refused' ? `refused:${answer.code}` : outcomeOf({ status: 'done', report: answer.report ?? null });
