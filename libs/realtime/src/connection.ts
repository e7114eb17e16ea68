/** What one client may ask of the server: open a project, push mutations, say where it is. */
import { BusyError, type CommandResult, mayBeForgotten } from '@baraza/commands';
import { type Attribution, hasRightIn, isStricter, Refusal, type RefusalData, refusalData, requireRightIn, type Viewer, viewerClass } from '@baraza/domain';
import { inSnapshot, type ProjectPlace, readChangesSince, readCounters, readLog, readMember, readSnapshot, readViewer, readBounds, readViewers, readWindow, type Sql } from '@baraza/persistence';
import {
  type CountAnswer,
  countMessage,
  type FloorAnswer,
  floorMessage,
  type Mutation,
  type MutationResult,
  type OpenAnswer,
  type OpenMessage,
  openMessage,
  type Peer,
  PROTOCOL,
  type PresenceState,
  presenceMessage,
  type PushAnswer,
  pushMessage,
  type WindowAnswer,
  type WindowBound,
  windowMessage,
} from '@baraza/protocol';
import type { Hub, Outbox } from './hub.js';

/** From how many missed events on sending everything costs less than finding out what they touched. */
const MOST_MISSED = 20_000;

/** Sends again what it is the answer to. */
export const BUSY = { ok: false, reason: 'busy', message: 'The server cannot write just now. Nothing is lost; it is sent again.' } as const;
/** The answer where something broke that nobody foresaw. */
export const FLOOR_FAILED: Extract<FloorAnswer, { ok: false }> = { ok: false, refusal: { code: 'internal', message: 'Something went wrong on the server. The floor is as it was.', params: {}, path: null } };

const sessionsIn = (scopes: readonly string[]): string[] => scopes.filter((scope) => scope.startsWith('session:')).map((scope) => scope.slice('session:'.length));

const GONE = { ok: false, reason: 'notFound', message: 'There is no such project, or you are not in it.' } as const;

export class Connection {
  /** What is open, and as whom it was opened. Kept by the hub. */
  joined: { project: string; viewer: Viewer; group: string | null } | null = null;
  client: string | null = null;
  private name = '';
  private state: PresenceState | null = null;
  /** The rule under which it was told whose words are being typed. */
  private toldUnder: Attribution | null = null;
  private closed = false;
  private opening: Promise<unknown> = Promise.resolve();
  /** Tells the others of the last state when it may. */
  private telling: (() => void) | null = null;
  /** Clients that may have been forgotten, and have pushed since. */
  private readonly returned = new Set<string>();

  constructor(
    private readonly hub: Hub,
    readonly account: string,
    readonly session: string,
    readonly outbox: Outbox,
  ) {}

  /**
   * Opens a project: everything the person may see of the scopes, or what changed since the cursor. One after the other, as they came: the last one asked for must be the one
   * whose pokes come.
   */
  open(raw: unknown): Promise<OpenAnswer> {
    if (this.hub.bounds.opens.take(this.account) > 0) return Promise.resolve({ ok: false, reason: 'busy', message: 'You open projects more often than the server can answer. Try again in a moment.' });
    const answer = this.opening.then(() => this.openNow(raw));
    this.opening = answer.catch(() => undefined);
    return answer;
  }

  private async openNow(raw: unknown): Promise<OpenAnswer> {
    const parsed = openMessage.safeParse(raw);
    if (!parsed.success) return { ok: false, reason: 'invalid', message: 'The message to open a project cannot be read.' };
    const message = parsed.data;
    if (message.protocol !== PROTOCOL) return { ok: false, reason: 'protocol', message: 'Baraza was updated on the server. Reload the page.' };
    const place = await this.hub.place(message.project);
    if (!place) return GONE;
    // Joined before the snapshot is read: what is committed meanwhile reaches the client as a poke, and nothing falls in between.
    for (let as = await this.rights(place); as && !this.closed; ) {
      // Read before a change that was told to those who were in already: it may have been about this person.
      if (this.hub.isBehind(message.project, as.seq)) {
        as = await this.rights(place);
        continue;
      }
      this.hub.join(this, message.project, as, message.scopes);
      const read = await this.read(place, message);
      if (!read) break;
      if (viewerClass(read.viewer) === viewerClass(as.viewer)) return this.opened(message, read);
      as = { viewer: read.viewer, seq: read.to };
    }
    this.hub.leave(this);
    return GONE;
  }

  /** Puts the mutations in line, in order, and answers when each is on disk or refused. */
  async push(raw: unknown): Promise<PushAnswer> {
    const parsed = pushMessage.safeParse(raw);
    if (!parsed.success) return { ok: false, reason: 'invalid', message: 'The changes cannot be read.' };
    const { project, client, mutations } = parsed.data;
    const place = await this.hub.place(project);
    if (!place) return { ok: false, reason: 'notFound', message: GONE.message };
    if (this.closed) return { ok: false, reason: 'signedOut', message: 'You are signed out.' };
    if (!this.mayReturn(client)) return BUSY;
    const pushed = this.hub.pushing.begin(this, client);
    const submitted = mutations.map((mutation) => this.submit(place, client, mutation));
    try {
      return { ok: true, results: await Promise.all(submitted) };
    } catch (error) {
      await Promise.allSettled(submitted);
      if (error instanceof BusyError || !(error instanceof Refusal)) return BUSY;
      throw error;
    } finally {
      pushed();
    }
  }

  /** Does something with the floor of a session that the person may run. */
  async floor(raw: unknown): Promise<FloorAnswer> {
    return this.inSession(floorMessage.safeParse(raw), 'runSessions', async (place, { session, command }, viewer) => ({ revision: await this.hub.live.command(place, session, viewer, command) }));
  }

  /** Counts something that was noted for groups of people, in a session that the person may note in. */
  async count(raw: unknown): Promise<CountAnswer> {
    return this.inSession(countMessage.safeParse(raw), 'logSessions', async (place, { session, count }, viewer) => {
      await this.hub.live.count(place, session, viewer, count);
      return {};
    });
  }

  /** Does what a message asks for in a live session, where the person has the right there now. */
  private async inSession<M extends { project: string; session: string }, T extends object>(parsed: { success: boolean; data?: M }, right: 'runSessions' | 'logSessions', work: (place: ProjectPlace, message: M, viewer: Viewer) => Promise<T>): Promise<({ ok: true } & T) | { ok: false; refusal: RefusalData }> {
    try {
      const place = parsed.data ? await this.hub.place(parsed.data.project) : null;
      const as = place && (await this.rights(place));
      if (!parsed.data || !place || !as || this.closed) throw new Refusal('notFound', GONE.message);
      if (this.hub.bounds.presence.take(this.account) > 0) throw new Refusal('outOfRange', 'That was too much at once. Try again.');
      requireRightIn(as.viewer, right, parsed.data.session);
      return { ok: true, ...(await work(place, parsed.data, as.viewer)) };
    } catch (error) {
      if (error instanceof Refusal) return { ok: false, refusal: refusalData(error) };
      throw error;
    }
  }

  /** Reads interventions of a session before those that the client has. */
  async window(raw: unknown): Promise<WindowAnswer> {
    const parsed = windowMessage.safeParse(raw);
    if (!parsed.success) return { ok: false, reason: 'invalid', message: 'The message to read on cannot be read.' };
    if (this.hub.bounds.opens.take(this.account) > 0) return { ok: false, reason: 'busy', message: 'You read faster than the server can answer. Try again in a moment.' };
    const { project, session, before, count } = parsed.data;
    const place = await this.hub.place(project);
    if (!place || this.closed) return { ok: false, reason: 'notFound', message: GONE.message };
    return inSnapshot(this.hub.dataSource, place.workspace, async (sql): Promise<WindowAnswer> => {
      const viewer = await readViewer(sql, place, this.account);
      const head = await readLog(sql, place.workspace, place.project);
      if (!viewer || !head || !hasRightIn(viewer, 'readSessions', session)) return { ok: false, reason: 'notFound', message: GONE.message };
      const { changes, oldest } = await readWindow(sql, place, viewer, session, before, count);
      return { ok: true, to: head.seq, changes, window: { session, oldest } };
    });
  }

  /** Tells the others where the person is. What cannot be read is dropped: presence is never worth an error. */
  presence(raw: unknown): void {
    const parsed = presenceMessage.safeParse(raw);
    if (!parsed.success || parsed.data.project !== this.joined?.project) return;
    const { joined } = this;
    // What the hall is shown is for whoever runs the session to say.
    const runs = parsed.data.state.session !== null && hasRightIn(joined.viewer, 'runSessions', parsed.data.state.session);
    const state = runs ? parsed.data.state : { ...parsed.data.state, hall: null };
    // Whose words they are is shown to nobody where the rule forbids it, or is not known to allow it.
    const rule = state.session !== null && state.draft ? this.hub.live.ruleOf(joined.project, state.session, state.draft.item) : null;
    this.toldUnder = rule;
    this.state = state.draft && (rule === null || rule === 'notAttributed') ? { ...state, draft: { ...state.draft, who: null } } : state;
    this.tellSoon();
  }

  /** After a change of rules: forgets whose words are being typed, where that was told under a more open one. Returns whether it did. */
  heedRules(): boolean {
    const { state, toldUnder } = this;
    if (!state?.session || !state.draft || state.draft.who === null) return false;
    const rule = this.joined && this.hub.live.ruleOf(this.joined.project, state.session, state.draft.item);
    if (rule !== null && toldUnder !== null && !isStricter(rule, toldUnder)) return false;
    this.state = { ...state, draft: { ...state.draft, who: null } };
    return true;
  }

  private tellSoon(): void {
    if (this.telling) return;
    const wait = this.hub.bounds.presence.takeOrWait(this.account);
    if (wait === 0) return this.hub.tellPresence(this);
    this.telling = this.hub.clock.after(wait, () => {
      this.telling = null;
      this.tellSoon();
    });
  }

  private mayReturn(client: string): boolean {
    if (this.returned.has(client) || !mayBeForgotten(client, this.hub.time)) return true;
    if (this.hub.bounds.returns.take(this.account) > 0) return false;
    this.returned.add(client);
    return true;
  }

  /** The client is gone. */
  close(): void {
    this.closed = true;
    this.telling?.();
    this.hub.disconnect(this);
  }

  /** How the others see this connection; null before it has opened a project. */
  peer(): Peer | null {
    return this.client ? { client: this.client, account: this.account, name: this.name, state: this.state } : null;
  }

  /** What the person may see, and of which moment that is. */
  private async rights(place: ProjectPlace): Promise<{ viewer: Viewer; seq: number } | null> {
    const { seq, viewers } = await inSnapshot(this.hub.dataSource, place.workspace, (sql) => readViewers(sql, place, [this.account]));
    const viewer = viewers.get(this.account);
    return viewer ? { viewer, seq } : null;
  }

  private read(place: ProjectPlace, message: OpenMessage) {
    return inSnapshot(this.hub.dataSource, place.workspace, async (sql) => {
      const viewer = await readViewer(sql, place, this.account);
      const head = await readLog(sql, place.workspace, place.project);
      if (!viewer || !head) return null;
      const member = await readMember(sql, place.workspace, place.project, this.account);
      const counters = await readCounters(sql, place.workspace, place.project, [message.client]);
      const { cursor } = message;
      // A cursor before the last change of classes or members, or beyond the log (a restored backup), tells nothing: send everything.
      const anew = cursor === null || cursor < head.rightsSeq || cursor > head.seq || cursor < head.seq - MOST_MISSED;
      const changes = await this.changes(sql, place, message, viewer, anew ? null : cursor);
      return { viewer, to: head.seq, anew, changes, windows: anew ? [...(await readBounds(sql, place, sessionsIn(message.scopes)))].map(([session, oldest]): WindowBound => ({ session, oldest })) : [], lastMutation: counters.get(message.client)?.last ?? 0, name: String(member?.['displayName'] ?? '') };
    });
  }

  private changes(sql: Sql, place: ProjectPlace, message: OpenMessage, viewer: Viewer, cursor: number | null) {
    const query = { ...place, viewer, scopes: message.scopes };
    return cursor === null ? readSnapshot(sql, query) : readChangesSince(sql, query, cursor);
  }

  private opened(message: OpenMessage, { name, ...answer }: NonNullable<Awaited<ReturnType<Connection['read']>>>): OpenAnswer {
    this.client = message.client;
    this.name = name;
    this.outbox.peers(this.hub.peersOf(this, message.project));
    this.hub.tellPresence(this);
    this.showLive(message, answer.viewer).catch(this.hub.onError);
    return { ok: true, ...answer };
  }

  /** What the screens of the sessions show that were subscribed, for one who has just come. */
  private async showLive({ project, scopes }: OpenMessage, viewer: Viewer): Promise<void> {
    const place = await this.hub.place(project);
    for (const session of sessionsIn(scopes)) {
      if (!place) continue;
      await this.hub.live.show(place, session, viewer, (state) => {
        if (this.joined?.project === project && viewerClass(this.joined.viewer) === viewerClass(viewer)) this.outbox.live(state);
      });
    }
  }

  private async submit(place: ProjectPlace, client: string, { n, name, version, input, group }: Mutation): Promise<MutationResult> {
    const result: CommandResult = await this.hub.handler.submit({ place, actor: this.account, authority: 'member', client: { id: client, n }, name, version, input, group });
    return { n, ...result };
  }
}
