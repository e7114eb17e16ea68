/** A project with consultations behind the real server, and somebody of every role whose socket is open. */
import { randomUUID } from 'node:crypto';
import { type Attribution, type OperationName, OPERATIONS } from '@baraza/domain';
import { type MutationResult, PROTOCOL, type PushAnswer } from '@baraza/protocol';
import { Listener } from '../../policy/support/listener.js';
import { beginWorld, createMember, type Ground, type Person } from '../../policy/support/world.js';

/** The facilitator and the rapporteur have their duty in every session that is made here. */
export const PEOPLE = ['owner', 'analyst', 'facilitator', 'rapporteur', 'observer'] as const;
export type Who = (typeof PEOPLE)[number];

/** What is sent about one intervention; nothing else in the project names any of it, but for the participation itself. */
export interface Said {
  id: string;
  session: string;
  text: string;
  speaker: string;
  /** Whom the speaker takes part for. */
  speaksFor: string;
  affiliation: string;
  affiliationNamed: string;
  /** To the millisecond. */
  at: string;
}

type Input = Record<string, unknown>;

export class Scene {
  private readonly open = {} as Record<Who, Listener>;
  private readonly pushed = new Map<Listener, number>();
  private readonly reopened = new Map<Listener, number>();
  private looking = '';
  /** How many moments were taken for what is said. */
  private moments = 0;

  private constructor(
    readonly world: Ground,
    readonly people: Record<Who, Person & { member: string }>,
    readonly process: string,
    readonly dimension: string,
    /** Lines that the server wrote. */
    readonly log: readonly string[],
    private readonly stopOverhearing: () => void,
  ) {}

  static async begin(): Promise<Scene> {
    const log: string[] = [];
    const stop = overhear(log);
    const world = await beginWorld({ LOG_REQUESTS: '1' }, (line) => log.push(line));
    const people = { owner: { ...world.founder, member: '' } } as Scene['people'];
    for (const role of PEOPLE.slice(1)) people[role] = await createMember(world, role, role, null);
    const [process, dimension] = [randomUUID(), randomUUID()];
    const scene = new Scene(world, people, process, dimension, log, stop);
    await scene.prepare('beginProcess', { id: process, name: 'Round', minimumCell: 5 });
    await scene.prepare('createDimension', { id: dimension, process, code: 'region', groups: ['north', 'south'] });
    for (const who of PEOPLE) scene.open[who] = await Listener.connect(world, people[who]);
    return scene;
  }

  async close(): Promise<void> {
    for (const listener of Object.values(this.open)) listener.close();
    await this.world.close();
    this.stopOverhearing();
  }

  /** Does something with every right; what is refused fails. */
  prepare(name: OperationName, input: Input): Promise<unknown> {
    return this.world.prepare(this.world.founder.account, name, input as never);
  }

  /** A session, in which all that have sockets look; with an item of the agenda for each of `items`. */
  async session(attribution: Attribution, items: readonly (Attribution | null)[] = []): Promise<{ id: string; items: string[] }> {
    const id = randomUUID();
    const agenda = items.map((rule, order) => ({ id: randomUUID(), title: 'Item', attribution: rule, order }));
    await this.prepare('createSession', { id, process: this.process, title: 'Town hall', attribution, ...(agenda.length > 0 ? { agenda } : {}) });
    for (const duty of ['facilitator', 'rapporteur'] as const) await this.prepare('createAssignment', { id: randomUUID(), session: id, account: this.people[duty].account, duty });
    this.looking = id;
    for (const listener of Object.values(this.open)) await this.look(listener);
    return { id, items: agenda.map((item) => item.id) };
  }

  /** Somebody who takes part, for a stakeholder of their own; both can be searched for. */
  async participant(session: string, values: Input = {}): Promise<{ id: string; stakeholder: string; pseudonym: string }> {
    const [id, stakeholder] = [randomUUID(), randomUUID()];
    const pseudonym = `Seat ${randomUUID()}`;
    await this.prepare('createStakeholder', { id: stakeholder, name: `Council ${stakeholder}` });
    await this.done('rapporteur', 'registerParticipation', { id, session, mode: 'pseudonym', pseudonym, people: 1, stakeholder, enteredBy: 'form', groups: [{ dimension: this.dimension, group: 'north', people: 1 }], ...values });
    return { id, stakeholder, pseudonym };
  }

  /** What there is to say, and who it would be said by; nothing is logged yet. `minutesAgo`: when. */
  async toSay(session: string, minutesAgo = 7): Promise<Said> {
    const speaker = await this.participant(session);
    const affiliation = randomUUID();
    await this.prepare('createStakeholder', { id: affiliation, name: `Union ${affiliation}` });
    // Neither on a full second nor on five minutes; not on ten milliseconds, whose zero a database does not write; and never on the moment of something else that was said.
    const nth = this.moments++;
    if (nth >= 9 * 99) throw new Error('No millisecond is left that nothing else was said in.');
    const at = new Date(Math.floor(Date.now() / 60_000) * 60_000 - (minutesAgo * 60 - 7) * 1000 + 10 * Math.floor(nth / 9) + 1 + (nth % 9)).toISOString();
    return { id: randomUUID(), session, text: `Words ${randomUUID()}`, speaker: speaker.id, speaksFor: speaker.stakeholder, affiliation, affiliationNamed: `Union ${affiliation}`, at };
  }

  /** The input of `logIntervention` that names everything. */
  static logged({ id, session, text, speaker, affiliation, at }: Said, values: Input = {}): Input {
    return { id, session, kind: 'need', text, speaker, affiliation, affiliationName: null, at, channel: 'session', ...values };
  }

  /** Pushes over the person's socket, in one message. */
  async push(who: Who, asks: readonly { name: OperationName; input: Input; group?: string | null }[]): Promise<MutationResult[]> {
    const listener = this.open[who];
    const from = (this.pushed.get(listener) ?? 0) + 1;
    this.pushed.set(listener, from - 1 + asks.length);
    const mutations = asks.map(({ name, input, group = null }, index) => ({ n: from + index, name, version: OPERATIONS[name].version, input, group }));
    const answer = (await listener.socket.emitWithAck('push', { project: this.world.place.project, client: listener.client, mutations })) as PushAnswer;
    listener.heard.push(['push answered', answer]);
    if (!answer.ok) throw new Error(answer.message);
    return answer.results;
  }

  /** Pushes one operation and expects that it is done. */
  async done(who: Who, name: OperationName, input: Input, group: string | null = null): Promise<Extract<MutationResult, { status: 'done' }>> {
    const [result] = await this.push(who, [{ name, input, group }]);
    if (result?.status !== 'done') throw new Error(`${name} by ${who}: ${JSON.stringify(result)}`);
    await this.reached(result.seq);
    return result;
  }

  /** Resolves when everybody was told what was done, or told to open again and has done so. */
  async reached(seq: number): Promise<void> {
    for (const listener of Object.values(this.open)) {
      const known = this.reopened.get(listener) ?? 0;
      await listener.until(({ pokes, reopens }) => reopens.length > known || pokes.some(({ to }) => to >= seq));
      if (listener.reopens.length > known) await this.look(listener);
    }
  }

  /** Opens registry and session on a socket that stays open. */
  private async look(listener: Listener): Promise<void> {
    this.reopened.set(listener, listener.reopens.length);
    const message = { protocol: PROTOCOL, project: this.world.place.project, client: listener.client, scopes: ['registry', `session:${this.looking}`], cursor: null };
    listener.heard.push(['open answered', await listener.socket.emitWithAck('open', message)]);
  }

  /** Everything that the sockets of these people heard so far. */
  heard(who: Who): readonly unknown[][] {
    return this.open[who].heard;
  }

  /** What somebody is sent who opens the session now. */
  async opened(who: Who, session: string): Promise<unknown> {
    const listener = await Listener.connect(this.world, this.people[who]);
    const answer = await listener.open(['registry', `session:${session}`]);
    listener.close();
    return answer;
  }
}

/** Everything that the process writes while the server runs in it. Returns what ends it. */
function overhear(log: string[]): () => void {
  const streams = [process.stdout, process.stderr];
  const written = streams.map((stream) => stream.write);
  for (const [index, stream] of streams.entries()) {
    stream.write = ((chunk: string | Uint8Array, ...rest: never[]): boolean => {
      log.push(String(chunk));
      return written[index]!.call(stream, chunk, ...rest);
    }) as typeof stream.write;
  }
  return () => streams.forEach((stream, index) => (stream.write = written[index]!));
}

