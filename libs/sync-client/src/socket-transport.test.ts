import { createServer, type Server as HttpServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { ClientToServer, OpenAnswer, Poke, ServerToClient } from '@baraza/protocol';
import { Server, type Socket } from 'socket.io';
import { createSocketTransport } from './socket-transport.js';
import type { Transport, TransportEvents } from './transport.js';

const PROJECT = '00000000-0000-4000-8000-000000000001';
let http: HttpServer;
let server: Server<ClientToServer, ServerToClient>;
let transport: Transport;

/** What happened on the client, as a list that can be waited on. */
function recorder(): { events: TransportEvents; next(): Promise<string> } {
  const seen: string[] = [];
  let wake: () => void = () => undefined;
  const see = (what: string): void => {
    seen.push(what);
    wake();
  };
  const events: TransportEvents = {
    connected: () => see('connected'),
    disconnected: () => see('disconnected'),
    acks: ({ to }) => see(`acks ${to}`),
    poke: ({ to }: Poke) => see(`poke ${to}`),
    peers: () => see('peers'),
    live: () => see('live'),
    reopen: () => see('reopen'),
    closed: ({ reason }) => see(`closed ${reason}`),
  };
  return {
    events,
    next: async () => {
      while (seen.length === 0) await new Promise<void>((resolve) => (wake = resolve));
      return seen.shift()!;
    },
  };
}

const connection = (): Promise<Socket<ClientToServer, ServerToClient>> => new Promise((resolve) => server.once('connection', resolve));

beforeEach(async () => {
  http = createServer();
  server = new Server(http, { transports: ['websocket'] });
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  transport = createSocketTransport({ url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`, socket: { reconnectionDelay: 10 } });
});
afterEach(async () => {
  transport.close();
  await server.close();
});

describe('the line over socket.io', () => {
  it('SYNC-24 asks and is answered, and hears what the server says', async () => {
    const { events, next } = recorder();
    const connected = connection();
    transport.connect(events);
    const socket = await connected;
    socket.on('open', (message, answer) => answer({ ok: false, reason: 'invalid', message: message.project }));
    expect(await next()).toBe('connected');
    const answer = await new Promise<OpenAnswer>((resolve) => transport.open({ protocol: 1, project: PROJECT, client: PROJECT, scopes: ['registry'], cursor: null }, resolve));
    expect(answer).toEqual({ ok: false, reason: 'invalid', message: PROJECT });
    socket.emit('poke', { project: PROJECT, from: 1, to: 2, changes: [] });
    socket.emit('reopen', { project: PROJECT });
    expect([await next(), await next()]).toEqual(['poke 2', 'reopen']);
  });

  it('SYNC-24 comes back when the line breaks, when the server hangs up, and when told that it is dead', async () => {
    const { events, next } = recorder();
    let connected = connection();
    transport.connect(events);
    let socket = await connected;
    expect(await next()).toBe('connected');
    for (const breakIt of [() => socket.conn.close(), () => socket.disconnect(true), () => transport.restart()]) {
      connected = connection();
      breakIt();
      expect(await next()).toBe('disconnected');
      socket = await connected;
      expect(await next()).toBe('connected');
    }
  });

  it('SYNC-24 tries again after the server refused the connection', async () => {
    let refusals = 0;
    server.use((_socket, proceed) => ((refusals += 1) === 1 ? proceed(new Error('not now')) : proceed()));
    const { events, next } = recorder();
    transport.connect(events);
    expect(await next()).toBe('connected');
    expect(refusals).toBe(2);
  });

  it('SYNC-31 a sign-in that has ended is told, and not tried again and again', async () => {
    let refusals = 0;
    server.use((_socket, proceed) => {
      refusals += 1;
      proceed(Object.assign(new Error('signedOut'), { data: { reason: 'signedOut' } }));
    });
    const { events } = recorder();
    const closed = new Promise((resolve) => (events.closed = resolve));
    transport.connect(events);
    expect(await closed).toEqual({ project: '', reason: 'signedOut' });
    expect(refusals).toBe(1);
  });

  it('SYNC-24 sends nothing while there is no connection, for the session sends again by itself', async () => {
    const { events, next } = recorder();
    let pushes = 0;
    server.on('connection', (socket) => socket.on('push', () => (pushes += 1)));
    transport.push({ project: PROJECT, client: PROJECT, mutations: [] }, () => undefined);
    const connected = connection();
    transport.connect(events);
    const socket = await connected;
    expect(await next()).toBe('connected');
    const heard = new Promise<void>((resolve) => socket.once('presence', () => resolve()));
    transport.presence({ project: PROJECT, state: { map: null, cursor: null, selection: [], editing: null, dragging: [], session: null, draft: null, hall: null } });
    await heard;
    expect(pushes).toBe(0);
  });
});
