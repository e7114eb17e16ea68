import type { OpenAnswer, OpenMessage, Poke } from '@baraza/protocol';
import { Connection } from './connection.js';
import type { Transport, TransportEvents } from './transport.js';

const PROJECT = '00000000-0000-4000-8000-000000000001';
const CLIENT = '00000000-0000-4000-8000-000000000002';

/** A connection whose server is the test. */
function connectionOf({ linked = true } = {}) {
  const opens: { message: OpenMessage; answer: (answer: OpenAnswer) => void }[] = [];
  const log: string[] = [];
  const timers: { ms: number; run: () => void }[] = [];
  let events!: TransportEvents;
  const transport = {
    connect: (given: TransportEvents) => (events = given),
    open: (message: OpenMessage, answer: (answer: OpenAnswer) => void) => void opens.push({ message, answer }),
    restart: () => log.push('restart'),
    close: () => log.push('hung up'),
  } as unknown as Transport;
  let now = 0;
  const clock = {
    now: () => now,
    after: (ms: number, run: () => void) => {
      const timer = { ms, run };
      timers.push(timer);
      return () => void (timers.includes(timer) && timers.splice(timers.indexOf(timer), 1));
    },
  };
  const connection = new Connection(PROJECT, transport, clock, {
    what: () => ({ client: CLIENT, scopes: ['registry'] }),
    opened: ({ to }, anew) => log.push(`opened ${to}${anew ? ' anew' : ''}`),
    acks: ({ to }) => log.push(`acks ${to}`),
    poke: ({ to }) => log.push(`poke ${to}`),
    peers: () => log.push('peers'),
    live: () => log.push('live'),
    lost: () => log.push('lost'),
    closed: (reason) => log.push(`closed ${reason}`),
    statusChanged: () => undefined,
  });
  const link = (): void => {
    connection.start();
    events.connected();
  };
  if (linked) link();
  const poke = (from: number, to: number): void => events.poke({ project: PROJECT, from, to, changes: [] } satisfies Poke);
  const answer = (index: number, to: number, anew = false): void =>
    opens[index]!.answer({ ok: true, viewer: { account: CLIENT, role: 'owner', clearance: 'public', duties: {} }, to, anew, changes: [], windows: [], lastMutation: 0 });
  const fire = (ms: number): void => timers.splice(timers.findIndex((timer) => timer.ms === ms), 1)[0]!.run();
  return { connection, opens, log, events: () => events, timers: () => timers.map(({ ms }) => ms), link, poke, answer, fire, pass: (ms: number) => (now += ms) };
}

describe('opening', () => {
  it('SYNC-8 what arrives while an open is under way comes after its answer: newer pokes are applied, older ones ignored', () => {
    const { log, poke, answer } = connectionOf();
    poke(8, 9);
    poke(9, 12);
    answer(0, 9, true);
    expect(log).toEqual(['opened 9 anew', 'poke 12']);
  });

  it('SYNC-8 an answer that is older than what is here cannot take it back', () => {
    const { connection, log, poke, answer } = connectionOf();
    answer(0, 10);
    connection.open();
    poke(10, 12);
    answer(1, 10);
    poke(12, 13);
    expect(log).toEqual(['opened 10 anew', 'opened 10', 'poke 12', 'poke 13']);
  });

  it('BACK-7 whoever asks the server for what is not sent here is told whenever the log has grown, also by what is not for them', () => {
    const { connection, poke, answer } = connectionOf();
    let told = 0;
    const stop = connection.subscribeHead(() => (told += 1));
    answer(0, 10);
    poke(10, 11);
    poke(10, 11);
    expect(told).toBe(2);
    stop();
    poke(11, 12);
    expect(told).toBe(2);
  });

  it('SYNC-7 a gap is filled by opening from the cursor; a repeat, also one that overlaps, is told apart', () => {
    const { opens, log, poke, answer } = connectionOf();
    answer(0, 10);
    poke(8, 10);
    poke(9, 11);
    poke(12, 13);
    expect(opens[1]!.message.cursor).toBe(11);
    poke(13, 14);
    answer(1, 13);
    expect(log).toEqual(['opened 10 anew', 'poke 11', 'opened 13', 'poke 14']);
  });

  it('SYNC-7 the answer to an open that was overtaken by another is ignored', () => {
    const { connection, opens, log, answer } = connectionOf();
    answer(0, 10);
    connection.open();
    connection.openFromStart();
    answer(1, 11);
    expect(opens[2]!.message.cursor).toBeNull();
    answer(2, 12);
    expect(log).toEqual(['opened 10 anew', 'opened 12 anew']);
  });

  it('SYNC-7 what was held for a broken connection is not held against the next', () => {
    const { connection, opens, log, events, poke, answer } = connectionOf();
    answer(0, 10);
    connection.open();
    poke(10, 11);
    events().disconnected();
    answer(1, 11);
    expect(connection.status).toBe('offline');
    events().connected();
    expect(opens[2]!.message.cursor).toBe(10);
    answer(2, 11);
    expect(log).toEqual(['opened 10 anew', 'lost', 'opened 11']);
    expect(connection.since).toBeNull();
  });

  it('SYNC-16 an open that is not answered in time gives the line up; a timer that comes far too late is a sleep', () => {
    const { opens, log, fire, pass, answer } = connectionOf();
    fire(10_000);
    expect(log).toEqual(['restart']);
    answer(0, 10);
    pass(15_000);
    fire(15_000);
    expect(opens).toHaveLength(1);
    pass(60_000);
    fire(15_000);
    expect(opens).toHaveLength(2);
  });

  it('SYNC-35 a page that is shown before what was kept is read makes no line that nobody would hear', () => {
    const { connection, opens, log, link, answer } = connectionOf({ linked: false });
    connection.wake();
    expect(log).toEqual([]);
    link();
    answer(0, 10);
    expect([log, opens.length, connection.status]).toEqual([['opened 10 anew'], 1, 'live']);
  });

  it('SYNC-36 a line that is neither made nor refused is tried again, at first and after it broke, for as long as it takes', () => {
    const { connection, log, fire, answer, timers, events } = connectionOf({ linked: false });
    connection.start();
    fire(30_000);
    fire(30_000);
    expect(log.splice(0)).toEqual(['restart', 'restart']);
    events().connected();
    answer(0, 10);
    expect(timers().includes(30_000)).toBe(false);
    events().disconnected();
    fire(30_000);
    expect(log).toEqual(['opened 10 anew', 'lost', 'restart']);
    connection.close('left', '');
    expect(timers()).toEqual([]);
  });

  it('SYNC-22 a server that cannot open the project just now is asked again', () => {
    const { connection, opens, log, answer, fire } = connectionOf();
    opens[0]!.answer({ ok: false, reason: 'busy', message: 'Not just now.' });
    expect(connection.status).toBe('connecting');
    fire(2000);
    answer(1, 10);
    expect(log).toEqual(['opened 10 anew']);
  });

  it('SYNC-15 the end is the end: nothing is taken any more, whoever said so', () => {
    for (const project of [PROJECT, '']) {
      const { connection, log, events, poke, answer } = connectionOf();
      answer(0, 10);
      events().closed({ project, reason: 'restarting' });
      expect(connection.status).toBe('live');
      events().closed({ project, reason: 'signedOut' });
      poke(10, 11);
      events().connected();
      connection.wake();
      expect(log).toEqual(['opened 10 anew', 'hung up', 'closed signedOut']);
      expect(connection.status).toBe('closed');
    }
  });

  it('SYNC-25 a page that is too old for the server is told so and keeps what it has', () => {
    const { opens, log, connection } = connectionOf();
    opens[0]!.answer({ ok: false, reason: 'protocol', message: 'Reload.' });
    expect(log).toEqual(['hung up', 'closed protocol']);
    expect(connection.status).toBe('closed');
  });
});
