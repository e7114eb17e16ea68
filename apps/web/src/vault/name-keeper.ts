/** The way of a name from where it is typed to the vault: sealed at once, kept here until the vault has it, never in plain. */
import type { Identity } from '@baraza/domain';
import type { SealedName, SealedNames } from '@baraza/sync-client';
import { canSeal, sealIdentity } from '@baraza/vault-seal';
import { AppError } from '../data/app-error.js';
import type { VaultApi } from './api.js';

export interface KeeperParts {
  readonly project: string;
  readonly api: VaultApi;
  /** Rejects where the browser gives no storage; names then wait in memory, and the page that closes loses them. */
  readonly storage: () => Promise<SealedNames>;
  /** Calls `again` after some time. Returns how to stop it. */
  readonly later?: (again: () => void) => () => void;
}

/** A name that the vault did not take, for good: it is asked for again. */
export interface RefusedName {
  readonly person: string;
  readonly error: AppError;
}

export interface KeeperState {
  /** Sealed here and not in the vault yet, oldest first. */
  readonly waiting: readonly SealedName[];
  readonly refused: readonly RefusedName[];
  /** `seals`: names wait where there is no network. `noKey`: they could, but the key never came here. `plain`: this browser cannot seal, so names go at once or not at all. */
  readonly way: 'seals' | 'noKey' | 'plain';
  /** Whether what waits outlives this page. */
  readonly keeps: boolean;
}

/** How long after a failure it is tried again, ms. */
const PAUSE = 15_000;
/** What another try may mend. */
const PASSING: readonly string[] = ['serverAway', 'internal', 'unavailable', 'tooManyTries', 'notSignedIn', 'keysUnusable', 'mirrorUnusable', 'busy'];
const laterByTimer = (again: () => void): (() => void) => {
  const timer = setTimeout(again, PAUSE);
  return () => clearTimeout(timer);
};

export class NameKeeper {
  /** Names that were typed on this page, so that who typed them sees them. In memory only. */
  readonly typed = new Map<string, Identity>();
  private current: KeeperState = { waiting: [], refused: [], way: canSeal() ? 'noKey' : 'plain', keeps: true };
  private readonly listeners = new Set<() => void>();
  private readonly opening: Promise<SealedNames | null>;
  private key: string | null = null;
  private sending: Promise<void> = Promise.resolve();
  private stopWaiting: () => void = () => undefined;
  private over = false;

  constructor(private readonly parts: KeeperParts) {
    this.opening = parts.storage().catch(() => null);
  }

  get state(): KeeperState {
    return this.current;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  /** Takes up what an earlier visit left, and asks for the key. */
  async start(): Promise<void> {
    const storage = await this.opening;
    const [waiting, key] = await Promise.all([storage?.all().catch(() => []) ?? [], storage?.key().catch(() => null) ?? null]);
    if (this.over) return;
    const mine = new Set(this.current.waiting.map(({ person }) => person));
    this.key ??= key;
    this.set({ waiting: [...waiting.filter(({ person }) => !mine.has(person)), ...this.current.waiting], keeps: storage !== null, ...this.wayNow() });
    await this.refreshKey().catch(() => undefined);
    await this.send();
  }

  /**
   * Takes a name. Resolves when it lies sealed on this device or, where the browser cannot seal, in the vault.
   * @throws AppError `noNamesHere` where it can do neither: then nothing is kept.
   */
  async keep(person: string, session: string, identity: Identity): Promise<void> {
    if (!canSeal()) {
      await this.parts.api.put(person, session, { identity }).catch((error: unknown) => Promise.reject(error instanceof AppError && error.code === 'serverAway' ? noNamesHere() : error));
      this.took(person, identity);
      return;
    }
    if (this.key === null) await this.refreshKey().catch(() => Promise.reject(noNamesHere()));
    const sealed = await sealIdentity(this.key!, identity, { project: this.parts.project, person });
    const name: SealedName = { person, session, sealed, at: new Date().toISOString() };
    const storage = await this.opening;
    const kept = storage ? await storage.put(name).then(() => true, () => false) : false;
    this.set({ waiting: [...this.current.waiting.filter((each) => each.person !== person), name], keeps: kept });
    this.took(person, identity);
    void this.send();
  }

  /** The name is not wanted any more: its entry came to nothing. */
  async drop(person: string): Promise<void> {
    this.typed.delete(person);
    for (const name of this.current.waiting.filter((each) => each.person === person)) await this.remove(name);
  }

  /** Sends what waits, one after the other, and again after a while where the server is away. */
  send(): Promise<void> {
    // Asked for while one is under way, it may be about the very thing that one fails of: the server is back.
    this.sending = this.sending.then(() => this.sendAll());
    return this.sending;
  }

  /** A refusal was seen. */
  forget(person: string): void {
    this.set({ refused: this.current.refused.filter((each) => each.person !== person) });
  }

  /** Removes what is here: somebody without a right to the project keeps nothing of it. */
  async wipe(): Promise<void> {
    this.typed.clear();
    this.key = null;
    this.set({ waiting: [], refused: [] });
    await (await this.opening)?.wipe().catch(() => undefined);
  }

  async close(): Promise<void> {
    this.over = true;
    this.stopWaiting();
    this.typed.clear();
    await this.sending;
    (await this.opening)?.close();
  }

  private async sendAll(): Promise<void> {
    this.stopWaiting();
    for (let name = this.current.waiting[0]; name && !this.over; name = this.current.waiting[0]) {
      try {
        await this.parts.api.put(name.person, name.session, { sealed: name.sealed });
      } catch (error) {
        if (!(error instanceof AppError) || PASSING.includes(error.code)) {
          if (!this.over) this.stopWaiting = (this.parts.later ?? laterByTimer)(() => void this.send());
          return;
        }
        this.set({ refused: [...this.current.refused.filter(({ person }) => person !== name?.person), { person: name.person, error }] });
        // Sealed with a key that is no more: the next one must not be.
        if (error.code === 'sealForeign') await this.refreshKey().catch(() => undefined);
      }
      await this.remove(name);
    }
  }

  private async remove(name: SealedName): Promise<void> {
    await (await this.opening)?.remove(name).catch(() => undefined);
    this.set({ waiting: this.current.waiting.filter((each) => each !== name) });
  }

  private async refreshKey(): Promise<void> {
    if (!canSeal()) return;
    const key = await this.parts.api.key();
    if (this.over) return;
    this.key = key;
    this.set(this.wayNow());
    await (await this.opening)?.keepKey(key).catch(() => undefined);
  }

  private took(person: string, identity: Identity): void {
    this.typed.set(person, identity);
    this.forget(person);
  }

  private wayNow(): Pick<KeeperState, 'way'> {
    return { way: canSeal() ? (this.key === null ? 'noKey' : 'seals') : 'plain' };
  }

  private set(changes: Partial<KeeperState>): void {
    this.current = { ...this.current, ...changes };
    for (const listener of [...this.listeners]) listener();
  }
}

const noNamesHere = (): AppError => new AppError('noNamesHere', 'This name cannot be kept: the server is away, and this page cannot seal it. Enter a pseudonym, or the name again later.');
