/** A live session over real Postgres, with people who have it open. */
import { randomUUID } from 'node:crypto';
import type { Attribution, FloorCommand, Role } from '@baraza/domain';
import type { CommandHandler } from '@baraza/commands';
import { inTransaction, type ProjectPlace, readTally } from '@baraza/persistence';
import { type LiveState, type Peer, PROTOCOL, systemClock } from '@baraza/protocol';
import { createTestStore, enrol, foundTestProject, submitAs, type TestStore, testHandler } from '@baraza/testing';
import { Hub } from '../hub.js';
import type { Connection } from '../connection.js';

export let db: TestStore;
let handler: CommandHandler;
export let hub: Hub;
let now = Date.parse('2005-08-17T10:00:00.000Z');
export const owner = randomUUID();
const groups = new Map<string, Set<(state: LiveState) => void>>();

/** Called by a test file before its tests. */
export function liveSessions(): void {
  beforeAll(async () => {
    db = await createTestStore();
    handler = testHandler(db.dataSource);
    startHub();
  });
  afterAll(async () => {
    hub?.shutDown();
    await db?.close();
  });
}

function startHub(): void {
  hub = new Hub({
    dataSource: db.dataSource,
    handler,
    broadcaster: { poke: () => undefined, live: (group, state) => groups.get(group)?.forEach((take) => take(state)) },
    onError: (error) => {
      throw error;
    },
    clock: { ...systemClock, now: () => now },
  });
}

/** As after a restart of the server: what it had in memory is gone. */
export async function restart(): Promise<void> {
  await hub.live.settled();
  hub.shutDown();
  groups.clear();
  startHub();
}

export interface Seat {
  id: string;
  women: boolean;
}
export interface Hall {
  place: ProjectPlace;
  session: string;
  item: string;
  sex: string;
  traders: string;
  seats: Seat[];
}

export const run = async (place: ProjectPlace, name: string, input: Record<string, unknown>): Promise<void> => {
  const result = await submitAs(handler, place, owner, name as never, input as never);
  if (result.status !== 'done') throw new Error(`${name}: ${JSON.stringify(result)}`);
};

/** A session of so many women and men, of whom the women speak for the traders. */
export async function hall(attribution: Attribution, women = 6, men = 12): Promise<Hall> {
  const place = await foundTestProject(handler, owner);
  const [process, session, item, traders] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  await run(place, 'createStakeholder', { id: traders, name: 'Border traders' });
  await run(place, 'beginProcess', { id: process, name: 'Round', minimumCell: 5 });
  await run(place, 'createSession', { id: session, process, title: 'Town hall', attribution, agenda: [{ id: item, title: 'What do we want?', minutes: 45, order: 1 }] });
  const [sex] = await inTransaction(db.dataSource, place.workspace, (sql) => sql.query<{ id: string }>(`SELECT id FROM dimension WHERE process_id = $1 AND code = 'sex'`, [process]));
  const seats = Array.from({ length: women + men }, (_, index): Seat => ({ id: randomUUID(), women: index < women }));
  for (const { id, women: woman } of seats) {
    await run(place, 'registerParticipation', { id, session, mode: 'pseudonym', pseudonym: 'Seat', people: 1, enteredBy: 'form', stakeholder: woman ? traders : null, groups: [{ dimension: sex!.id, group: woman ? 'female' : 'male', people: 1 }] });
  }
  await run(place, 'startAgendaItem', { id: item, session });
  return { place, session, item, sex: sex!.id, traders, seats };
}

export class Screen {
  readonly states: LiveState[] = [];
  hearPeers: (peers: readonly Peer[]) => void = () => undefined;
  private wake: () => void = () => undefined;
  readonly connection: Connection;
  readonly id = randomUUID();
  constructor(account: string) {
    this.connection = hub.connect(account, 'sign-in', {
      acks: () => undefined,
      poke: () => undefined,
      peers: ({ peers }) => this.hearPeers(peers),
      live: this.take,
      reopen: () => undefined,
      closed: () => undefined,
      join: (group) => void groups.set(group, (groups.get(group) ?? new Set()).add(this.take)),
      leave: (group) => void groups.get(group)?.delete(this.take),
    });
  }
  private readonly take = (state: LiveState): void => {
    this.states.push(state);
    this.wake();
  };
  open({ place, session }: Hall, cursor: number | null = null) {
    return this.connection.open({ protocol: PROTOCOL, project: place.project, client: this.id, scopes: ['registry', `session:${session}`], cursor });
  }
  async until(found: (state: LiveState) => boolean): Promise<LiveState> {
    for (;;) {
      const last = this.states.at(-1);
      if (last && found(last)) return last;
      await new Promise<void>((resolve) => (this.wake = resolve));
    }
  }
  do({ place, session }: Hall, command: FloorCommand) {
    return this.connection.floor({ project: place.project, session, command });
  }
}

export async function somebody({ place, session }: Hall, role: Role, duty: 'facilitator' | 'rapporteur' | null = null): Promise<string> {
  const account = randomUUID();
  await enrol(db.dataSource, place.workspace, [account]);
  await run(place, 'createMember', { id: randomUUID(), account, displayName: role, role });
  if (duty) await run(place, 'createAssignment', { id: randomUUID(), session, account, duty });
  return account;
}

export const entry = ({ sex }: Hall, { id, women }: Seat, label: string) => ({ id: randomUUID(), label, participation: id, stakeholder: null, groups: [{ dimension: sex, group: women ? 'female' : 'male' }], language: null });

/** What somebody who comes now is shown, when all that was counted is on disk. */
export async function shownNow(there: Hall): Promise<LiveState> {
  await hub.live.settled();
  const screen = new Screen(owner);
  await screen.open(there);
  return screen.until(() => true);
}

/** The moment that it is for the server. */
export const moment = (): string => new Date(now).toISOString();
/** So much time goes by for the server. */
export function pass(seconds: number): void {
  now += seconds * 1000;
}

/** Gives the floor to the seat for so long. */
export async function turn(screen: Screen, there: Hall, seat: Seat, label: string, seconds: number): Promise<void> {
  const speaker = entry(there, seat, label);
  const id = randomUUID();
  expect(await screen.do(there, { type: 'add', entry: speaker })).toMatchObject({ ok: true });
  expect(await screen.do(there, { type: 'next', turn: id, item: there.item, limitSeconds: 180, ends: null })).toMatchObject({ ok: true });
  pass(seconds);
  expect(await screen.do(there, { type: 'stop', ends: id })).toMatchObject({ ok: true });
}

export const tallyOf = ({ place, session }: Hall) => hub.live.settled().then(() => inTransaction(db.dataSource, place.workspace, (sql) => readTally(sql, place, session)));
export const figure = (state: LiveState, measure: 'seats' | 'turns' | 'speakingSeconds') => state.meters.targets[0]!.figures[measure];
