/**
 * Who is connected to which project, and what they are sent. Knows nothing of sockets: a connection is told what to send, and groups of viewers who see the same are
 * sent the same message, encoded once.
 */
import { type Classification, type Duty, hasRight, type Role, type Viewer, viewerClass, viewerOf } from '@baraza/domain';
import { type CommandHandler, type CommittedBatch, Limiter } from '@baraza/commands';
import { findProject, type ProjectPlace } from '@baraza/persistence';
import { type Acks, type Clock, type Closed, type LiveState, type Peer, type Peers, type Poke, type Reopen, systemClock } from '@baraza/protocol';
import { type Change, type Scope, viewChanges } from '@baraza/store';
import type { DataSource } from 'typeorm';
import { Connection } from './connection.js';
import { Elsewhere } from './elsewhere.js';
import { LiveSessions } from './live/live-sessions.js';
import { Pushing } from './pushing.js';
import { Sight } from './sight.js';

/** Where messages go: to every connection that joined the group, encoded once. */
export interface Broadcaster {
  poke(group: string, message: Poke): void;
  live(group: string, message: LiveState): void;
}

/** One client's end. */
export interface Outbox {
  acks(message: Acks): void;
  poke(message: Poke): void;
  peers(message: Peers): void;
  live(message: LiveState): void;
  reopen(message: Reopen): void;
  closed(message: Closed): void;
  join(group: string): void;
  leave(group: string): void;
}

/** Viewers of a project who are sent the same: of one class, subscribed to the same scopes. */
interface Group {
  viewer: Viewer;
  scopes: ReadonlySet<Scope>;
  members: number;
}

export interface HubSettings {
  dataSource: DataSource;
  handler: CommandHandler;
  broadcaster: Broadcaster;
  onError: (error: unknown) => void;
  clock?: Clock;
}

/** What one account may ask for, on all its connections together. Several pages of one person on a bad network stay far below. */
export interface Bounds {
  /** Opening reads everything that the person may see. Whoever opens more often is asked to wait, and comes in. */
  opens: Limiter;
  /** Telling the others where the person is; in between only the last state counts. A page says it 20 times a second at most. */
  presence: Limiter;
  /** First pushes of clients so old that the whole log may have to be read for them. */
  returns: Limiter;
}

export class Hub {
  readonly bounds: Bounds;
  /** Connections by project. */
  private readonly projects = new Map<string, Set<Connection>>();
  /** Groups by project, then by key. */
  private readonly groups = new Map<string, Map<string, Group>>();
  private readonly connections = new Set<Connection>();
  private readonly places = new Map<string, ProjectPlace>();
  private readonly sights = new Map<string, Sight>();
  readonly pushing = new Pushing();
  readonly live: LiveSessions;
  private readonly elsewhere: Elsewhere;
  private readonly stop: () => void;

  readonly clock: Clock;

  constructor(private readonly settings: HubSettings) {
    this.clock = settings.clock ?? systemClock;
    const now = (): number => this.clock.now();
    this.bounds = {
      opens: new Limiter({ tries: 60, refillMs: 250, now }),
      presence: new Limiter({ tries: 100, refillMs: 20, now }),
      returns: new Limiter({ tries: 10, refillMs: 30_000, now }),
    };
    this.live = new LiveSessions({
      dataSource: settings.dataSource,
      clock: this.clock,
      onError: settings.onError,
      tell: (project, session, shown) => {
        for (const [key, { viewer, scopes }] of this.groups.get(project) ?? []) {
          const state = scopes.has(`session:${session}`) ? shown(viewer) : null;
          if (state) this.settings.broadcaster.live(key, state);
        }
      },
    });
    const stops = [
      settings.handler.onCommitted((batch) => this.publish(batch)),
      settings.handler.onUnheard(({ project }, seq) => (seq === null ? this.reopen(project) : this.movedElsewhere(project, seq))),
    ];
    this.stop = () => stops.forEach((stop) => stop());
    this.elsewhere = new Elsewhere({
      dataSource: settings.dataSource,
      open: (project) => (this.projects.has(project) && this.places.has(project) ? { place: this.places.get(project)!, connections: this.projects.get(project)! } : null),
      rightsAre: (connection, viewer) => (viewer ? this.setViewer(connection, viewer) : this.close(connection, 'revoked')),
      // A poke that begins there shows every client that it missed something, and it fetches just that.
      caughtUp: (project, seq) => {
        this.tellGroups(project, () => ({ project, from: seq, to: seq, changes: [] }));
        this.live.missed(project).then(() => this.heedRules(project), settings.onError);
      },
      // Who may see what is not known: nobody is sent anything until they have opened again.
      failed: (project, error) => {
        settings.onError(error);
        this.reopen(project);
      },
    });
  }

  /** @returns ISO 8601. */
  get time(): string {
    return new Date(this.clock.now()).toISOString();
  }
  get onError(): (error: unknown) => void {
    return this.settings.onError;
  }
  get dataSource(): DataSource {
    return this.settings.dataSource;
  }
  get handler(): CommandHandler {
    return this.settings.handler;
  }

  /** A person's client has connected. `session` names the sign-in, so that its end can close what it opened. */
  connect(account: string, session: string, outbox: Outbox): Connection {
    const connection = new Connection(this, account, session, outbox);
    this.connections.add(connection);
    return connection;
  }

  disconnect(connection: Connection): void {
    this.leave(connection);
    this.connections.delete(connection);
  }

  /** Closes what a sign-in, or all of an account's, has opened. Null: all. */
  signOut(account: string, session: string | null): void {
    for (const connection of [...this.connections]) {
      if (connection.account === account && (session === null || connection.session === session)) this.close(connection, 'signedOut');
    }
  }

  /** The sign-ins that have something open here. */
  get sessions(): ReadonlySet<string> {
    return new Set([...this.connections].map(({ session }) => session));
  }

  /** These sign-ins have ended, by whichever way: closes what they have open. */
  sessionsEnded(sessions: ReadonlySet<string>): void {
    for (const connection of [...this.connections]) if (sessions.has(connection.session)) this.close(connection, 'signedOut');
  }

  /** A project was erased. */
  projectErased(project: string): void {
    for (const connection of [...(this.projects.get(project) ?? [])]) this.close(connection, 'deleted');
    this.places.delete(project);
  }

  /** Tells everybody that the server goes away, and stops listening. */
  shutDown(): void {
    this.stop();
    this.live.end();
    for (const connection of [...this.connections]) this.close(connection, 'restarting');
  }

  /** Where the project lies; remembered, for a project never moves. */
  async place(project: string): Promise<ProjectPlace | null> {
    const known = this.places.get(project);
    if (known) return known;
    const found = await findProject(this.dataSource, project);
    if (found) this.places.set(project, found);
    return found;
  }

  /** Whether members may have changed after `seq` in what this process has told already. */
  isBehind(project: string, seq: number): boolean {
    return this.elsewhere.isBehind(project, seq);
  }

  /** Puts the connection into the group of those who see what `viewer`, as of `seq`, sees of `scopes`. From here on it is sent every poke. */
  join(connection: Connection, project: string, { viewer, seq }: { viewer: Viewer; seq: number }, scopes: readonly Scope[]): void {
    if (connection.joined?.project === project) this.leaveGroup(connection);
    else this.leave(connection);
    if (!this.groups.has(project)) this.elsewhere.begin(project, seq);
    const key = `${project} ${viewerClass(viewer)} ${[...scopes].sort().join(' ')}`;
    const groups = this.groups.get(project) ?? new Map<string, Group>();
    this.groups.set(project, groups);
    const group = groups.get(key) ?? { viewer, scopes: new Set(scopes), members: 0 };
    group.members += 1;
    groups.set(key, group);
    const inProject = this.projects.get(project) ?? new Set();
    this.projects.set(project, inProject.add(connection));
    connection.joined = { project, viewer, group: key };
    connection.outbox.join(key);
  }

  /** Takes the connection out of its project: no more pokes, and the others see it go. */
  leave(connection: Connection): void {
    const { joined } = connection;
    if (!joined) return;
    this.leaveGroup(connection);
    connection.joined = null;
    const inProject = this.projects.get(joined.project);
    inProject?.delete(connection);
    if (inProject?.size === 0) {
      this.projects.delete(joined.project);
      this.sights.delete(joined.project);
      this.elsewhere.end(joined.project);
    }
    this.live.leave(joined.project, (session) => [...(this.groups.get(joined.project)?.values() ?? [])].some(({ scopes }) => scopes.has(`session:${session}`)));
    if (connection.client) this.tellPeers(connection, joined.project, { project: joined.project, all: false, peers: [], gone: [connection.client] });
  }

  /** Tells the others in the project where this connection's person is. */
  tellPresence(connection: Connection): void {
    if (!connection.joined) return;
    for (const other of this.projects.get(connection.joined.project) ?? []) if (other !== connection) this.showPresence(connection, other);
  }

  /** Rules may have changed: whose words a draft is must not outlive that, with those who are here or with those who come. */
  private heedRules(project: string): void {
    for (const connection of this.projects.get(project) ?? []) if (connection.heedRules()) this.tellPresence(connection);
  }

  /** Tells one where another is, as far as the one may see what is there. */
  private showPresence(from: Connection, to: Connection, mayAsk = true): void {
    const peer = from.peer();
    if (!peer || !from.joined || !to.joined || from.joined.project !== to.joined.project || !hasRight(to.joined.viewer, 'readRegistry')) return;
    const { project, viewer } = to.joined;
    const sight = this.sightOf(project);
    const state = peer.state && sight.shown(peer.state, from.joined.viewer, viewer);
    if (state !== undefined) return to.outbox.peers({ project, all: false, peers: [{ ...peer, state }], gone: [] });
    // Who has moved on meanwhile is shown by what came later.
    if (mayAsk) sight.learn(peer.state!, viewer).then(() => from.peer()?.state === peer.state && this.showPresence(from, to, false), this.settings.onError);
  }

  private sightOf(project: string): Sight {
    const known = this.sights.get(project);
    if (known) return known;
    const made = new Sight(this.dataSource, this.places.get(project)!);
    this.sights.set(project, made);
    return made;
  }

  /** Everybody else in the project, for one who has just come. Who works there is not published. */
  peersOf(connection: Connection, project: string): Peers {
    if (!connection.joined || !hasRight(connection.joined.viewer, 'readRegistry')) return { project, all: true, peers: [], gone: [] };
    const { viewer } = connection.joined;
    const others = [...(this.projects.get(project) ?? [])].filter((other) => other !== connection);
    const peers = others.flatMap((other): Peer[] => {
      const peer = other.peer();
      if (!peer || !other.joined) return [];
      const state = peer.state && this.sightOf(project).shown(peer.state, other.joined.viewer, viewer);
      if (state === undefined) this.showPresence(other, connection);
      return [{ ...peer, state: state ?? null }];
    });
    return { project, all: true, peers, gone: [] };
  }

  private tellPeers(from: Connection, project: string, message: Peers): void {
    for (const other of this.projects.get(project) ?? []) {
      if (other !== from && other.joined && hasRight(other.joined.viewer, 'readRegistry')) other.outbox.peers(message);
    }
  }

  private leaveGroup(connection: Connection): void {
    const { joined } = connection;
    if (!joined || joined.group === null) return;
    const groups = this.groups.get(joined.project);
    const group = groups?.get(joined.group);
    if (group && (group.members -= 1) === 0) groups!.delete(joined.group);
    if (groups?.size === 0) this.groups.delete(joined.project);
    connection.outbox.leave(joined.group);
    joined.group = null;
  }

  private close(connection: Connection, reason: Closed['reason']): void {
    const project = connection.joined?.project ?? '';
    connection.outbox.closed({ project, reason });
    this.disconnect(connection);
  }

  private publish(batch: CommittedBatch): void {
    const { project } = batch.place;
    this.sights.get(project)?.hear(batch.changes);
    // Rights first: whoever lost some in this batch is sent nothing of it any more.
    for (const change of batch.changes) {
      if (change.entity === 'member') this.memberChanged(project, change);
      if (change.entity === 'assignment') this.dutyChanged(project, change);
    }
    if (!this.elsewhere.follows(project, batch)) return;
    this.live.follow(batch);
    this.heedRules(project);
    // No poke beside it: a client that got only the poke would stand at its end without what the change of classes brought.
    if (batch.sendAnew) return this.reopen(project);
    this.pushing.acknowledge(batch);
    this.tellGroups(project, ({ viewer, scopes }) => ({ project, from: batch.from, to: batch.to, changes: viewChanges(viewer, scopes, batch) }));
  }

  private tellGroups(project: string, pokeFor: (group: Group) => Poke): void {
    for (const [key, group] of this.groups.get(project) ?? []) this.settings.broadcaster.poke(key, pokeFor(group));
  }

  /** Whoever is not a member any more is closed; whoever sees something else now is sent nothing until it has opened again. */
  private memberChanged(project: string, { before, after }: Change): void {
    const member = after && !after.deleted ? after : null;
    const accounts = new Set([before?.['account'], after?.['account']]);
    for (const connection of [...(this.projects.get(project) ?? [])]) {
      if (!accounts.has(connection.account)) continue;
      if (member?.['account'] !== connection.account) this.close(connection, 'revoked');
      else this.setViewer(connection, viewerOf(connection.account, member['role'] as Role, member['clearance'] as Classification | null, connection.joined?.viewer.duties));
    }
  }

  /** Whoever has another duty now opens again, and is then read with all that it gives. */
  private dutyChanged(project: string, { before, after }: Change): void {
    const accounts = new Set([before?.['account'], after?.['account']]);
    for (const connection of [...(this.projects.get(project) ?? [])]) {
      if (!accounts.has(connection.account) || !connection.joined) continue;
      const { viewer } = connection.joined;
      const duties: Record<string, Duty> = { ...viewer.duties };
      for (const was of [before, after]) if (was) delete duties[was['session'] as string];
      if (after && !after.deleted && after['account'] === connection.account) duties[after['session'] as string] = after['duty'] as Duty;
      this.setViewer(connection, viewerOf(viewer.account, viewer.role, viewer.clearance, duties));
    }
  }

  private setViewer(connection: Connection, viewer: Viewer): void {
    if (!connection.joined || viewerClass(viewer) === viewerClass(connection.joined.viewer)) return;
    this.park(connection);
    connection.joined.viewer = viewer;
  }

  /** No more pokes until the client has opened again, whether it heeds the word or not. */
  private park(connection: Connection): void {
    if (!connection.joined) return;
    this.leaveGroup(connection);
    connection.outbox.reopen({ project: connection.joined.project });
  }

  /** The project was taken to `seq` by another process, or by a batch of this one whose end it did not hear: rights first, then everybody fetches what came. */
  movedElsewhere(project: string, seq: number): void {
    this.sights.get(project)?.forget();
    this.elsewhere.moved(project, seq);
  }

  /** Nobody knows what other processes did meanwhile: everybody fetches anew. */
  reopenAll(): void {
    for (const sight of this.sights.values()) sight.forget();
    for (const project of this.projects.keys()) this.reopen(project);
  }

  /** Makes everybody in the project fetch what they may see anew. */
  private reopen(project: string): void {
    for (const connection of [...(this.projects.get(project) ?? [])]) this.park(connection);
  }
}
