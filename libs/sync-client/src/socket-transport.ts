/** The transport over socket.io. */
import type { ClientToServer, ServerToClient } from '@baraza/protocol';
import { io, type ManagerOptions, type Socket, type SocketOptions } from 'socket.io-client';
import type { Transport, TransportEvents } from './transport.js';

export interface SocketTransportOptions {
  /** Origin of the server; the page's own where it is left out. */
  url?: string;
  /** Path of the gateway. */
  path?: string;
  /** Further options of socket.io, such as headers in tests. */
  socket?: Partial<ManagerOptions & SocketOptions>;
}

/** A line of its own to the server. WebSocket only: long polling would reorder nothing but costs a sticky load balancer. */
export function createSocketTransport({ url, path, socket: more }: SocketTransportOptions = {}): Transport {
  const options: Partial<ManagerOptions & SocketOptions> = {
    autoConnect: false,
    forceNew: true,
    transports: ['websocket'],
    reconnectionDelay: 500,
    reconnectionDelayMax: 10_000,
    // What waits is kept and counted by the session; a second buffer inside the socket would send it twice.
    retries: 0,
    ...(path === undefined ? {} : { path }),
    ...more,
  };
  const socket: Socket<ServerToClient, ClientToServer> = url === undefined ? io(options) : io(url, options);
  return new SocketTransport(socket);
}

class SocketTransport implements Transport {
  private closed = false;
  private again: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly socket: Socket<ServerToClient, ClientToServer>) {}

  connect(events: TransportEvents): void {
    const { socket } = this;
    socket.on('connect', () => events.connected());
    socket.on('disconnect', (reason) => {
      events.disconnected();
      // After these two socket.io does not come back by itself.
      if (reason === 'io server disconnect') this.connectSoon();
    });
    // Refused by a middleware of the server: not retried by socket.io either.
    socket.on('connect_error', (error) => {
      if (isSignedOut(error)) events.closed({ project: '', reason: 'signedOut' });
      else if (!socket.active) this.connectSoon();
    });
    socket.on('acks', (acks) => events.acks(acks));
    socket.on('poke', (poke) => events.poke(poke));
    socket.on('peers', (peers) => events.peers(peers));
    socket.on('live', (live) => events.live(live));
    socket.on('reopen', (reopen) => events.reopen(reopen));
    socket.on('closed', (closed) => events.closed(closed));
    socket.connect();
  }

  // Emitting while not connected would buffer; the session sends again by itself after it has opened.
  open: Transport['open'] = (message, answer) => {
    if (this.socket.connected) this.socket.emit('open', message, answer);
  };
  push: Transport['push'] = (message, answer) => {
    if (this.socket.connected) this.socket.emit('push', message, answer);
  };
  floor: Transport['floor'] = (message, answer) => {
    if (this.socket.connected) this.socket.emit('floor', message, answer);
  };
  count: Transport['count'] = (message, answer) => {
    if (this.socket.connected) this.socket.emit('count', message, answer);
  };
  window: Transport['window'] = (message, answer) => {
    if (this.socket.connected) this.socket.emit('window', message, answer);
  };
  presence: Transport['presence'] = (message) => {
    if (this.socket.connected) this.socket.volatile.emit('presence', message);
  };

  restart(): void {
    if (this.closed) return;
    clearTimeout(this.again);
    this.socket.disconnect().connect();
  }

  close(): void {
    this.closed = true;
    clearTimeout(this.again);
    this.socket.disconnect();
    this.socket.removeAllListeners();
  }

  private connectSoon(): void {
    clearTimeout(this.again);
    if (!this.closed) this.again = setTimeout(() => this.socket.connect(), 1000 + Math.random() * 2000);
  }
}

/** What the server's front door says to somebody whose sign-in has ended; trying again would never help. */
const isSignedOut = (error: Error & { data?: { reason?: unknown } }): boolean => error.data?.reason === 'signedOut';
