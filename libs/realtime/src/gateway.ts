/** The sockets: socket.io at the front, the hub behind. */
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { type OnGatewayConnection, type OnGatewayInit, WebSocketGateway } from '@nestjs/websockets';
import type { ClientToServer, ServerToClient } from '@baraza/protocol';
import type { CommandHandler } from '@baraza/commands';
import type { IncomingMessage } from 'node:http';
import type { Server, Socket } from 'socket.io';
import type { DataSource } from 'typeorm';
import { BUSY, FLOOR_FAILED } from './connection.js';
import { Hub, type Outbox } from './hub.js';
import { SessionWatch, type StillSignedIn } from './session-watch.js';

/** Who is behind a request; null: nobody who is signed in. */
export type AuthenticateSocket = (request: IncomingMessage) => Promise<{ account: string; session: string } | null>;

export interface RealtimeOptions {
  dataSource: DataSource;
  handler: CommandHandler;
  authenticate: AuthenticateSocket;
  stillSignedIn: StillSignedIn;
  onError: (error: unknown) => void;
}
export const REALTIME_OPTIONS = Symbol('RealtimeOptions');

interface SocketData {
  account: string;
  session: string;
}
type Live = Socket<ClientToServer, ServerToClient, Record<string, never>, SocketData>;
type LiveServer = Server<ClientToServer, ServerToClient, Record<string, never>, SocketData>;

/** Packets that may wait for one slow client; then it is cut off, and catches up from the log when it is back. */
const MOST_WAITING_PACKETS = 2_000;

@Injectable()
@WebSocketGateway({ serveClient: false, maxHttpBufferSize: 4_000_000, pingInterval: 10_000, pingTimeout: 8_000 })
export class RealtimeGateway implements OnGatewayInit<LiveServer>, OnGatewayConnection<Live>, OnApplicationShutdown {
  /** Set when the server listens. */
  hub!: Hub;
  private watch: SessionWatch | undefined;

  constructor(@Inject(REALTIME_OPTIONS) private readonly options: RealtimeOptions) {}

  afterInit(server: LiveServer): void {
    const { dataSource, handler, authenticate, stillSignedIn, onError } = this.options;
    this.hub = new Hub({ dataSource, handler, onError, broadcaster: { poke: (group, message) => void server.to(group).emit('poke', message), live: (group, message) => void server.to(group).emit('live', message) } });
    this.watch = new SessionWatch(this.hub, stillSignedIn, onError);
    server.use((socket, next) => {
      authenticate(socket.request).then(
        (who) => {
          if (!who) return next(Object.assign(new Error('signedOut'), { data: { reason: 'signedOut' } }));
          Object.assign(socket.data, who);
          next();
        },
        (error: unknown) => {
          onError(error);
          next(new Error('unavailable'));
        },
      );
    });
  }

  handleConnection(socket: Live): void {
    const connection = this.hub.connect(socket.data.account, socket.data.session, outboxOf(socket));
    const { onError } = this.options;
    cutOffWhenSlow(socket);
    socket.on('open', (message, answer) => reply(connection.open(message), answer, { ok: false, reason: 'busy', message: 'The project could not be opened just now. Try again.' }, onError));
    socket.on('push', (message, answer) => reply(connection.push(message), answer, BUSY, onError));
    socket.on('presence', (message) => connection.presence(message));
    socket.on('floor', (message, answer) => reply(connection.floor(message), answer, FLOOR_FAILED, onError));
    socket.on('count', (message, answer) => reply(connection.count(message), answer, FLOOR_FAILED, onError));
    socket.on('window', (message, answer) => reply(connection.window(message), answer, { ok: false, reason: 'busy', message: 'The log could not be read just now. Try again.' }, onError));
    socket.on('disconnect', () => connection.close());
  }

  onApplicationShutdown(): void {
    this.watch?.stop();
    this.hub?.shutDown();
  }
}

/** Answers with what the work gives; where it fails, with a sentence, and the error goes to the log. */
function reply<T>(work: Promise<T>, answer: unknown, failed: T, onError: (error: unknown) => void): void {
  const send = (value: T): void => {
    if (typeof answer === 'function') (answer as (value: T) => void)(value);
  };
  work.then(send, (error: unknown) => {
    onError(error);
    send(failed);
  });
}

const outboxOf = (socket: Live): Outbox => ({
  acks: (message) => void socket.emit('acks', message),
  poke: (message) => void socket.emit('poke', message),
  // Where somebody points may be lost on a slow line; who came and went may not.
  peers: (message) => void (message.all || message.gone.length > 0 ? socket : socket.volatile).emit('peers', message),
  live: (message) => void socket.emit('live', message),
  reopen: (message) => void socket.emit('reopen', message),
  closed: (message) => {
    socket.emit('closed', message);
    socket.disconnect(true);
  },
  join: (group) => void socket.join(group),
  leave: (group) => void socket.leave(group),
});

/** A client that stops reading must not cost the server its memory: counts what waits for it since it last took everything. */
function cutOffWhenSlow(socket: Live): void {
  let waiting = 0;
  socket.conn.on('packetCreate', () => {
    waiting += 1;
    if (waiting > MOST_WAITING_PACKETS) socket.disconnect(true);
  });
  socket.conn.on('drain', () => {
    waiting = 0;
  });
}
