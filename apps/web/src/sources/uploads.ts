/** Files on their way to sources: in pieces, one file after the other, going on by themselves when the network is back, and while other screens are open. */
import { newId } from '../app/new-id.js';
import { type AppError, failureOf } from '../data/app-error.js';
import { request } from '../data/http.js';

export type UploadState = 'waiting' | 'sending' | 'looking' | 'away' | 'failed';
export interface Upload {
  readonly id: string;
  readonly project: string;
  readonly source: string;
  readonly file: File;
  /** Bytes that have arrived. */
  readonly sent: number;
  readonly state: UploadState;
  /** Why it failed. */
  readonly error: unknown;
}
interface Progress {
  readonly received: number;
  readonly piece: number;
}

const LONGEST_WAIT_MS = 30_000;

export class Uploads {
  private all: readonly Upload[] = [];
  private running = false;
  private tries = 0;
  private wake: (() => void) | null = null;
  private readonly listeners = new Set<() => void>();
  /** Those whose end was asked for, though nobody heard the answer. */
  private readonly asked = new Set<string>();

  constructor(private readonly newId: () => string) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };
  readonly read = (): readonly Upload[] => this.all;

  add(project: string, source: string, files: readonly File[]): void {
    this.set([...this.all, ...files.map((file): Upload => ({ id: this.newId(), project, source, file, sent: 0, state: 'waiting', error: null }))]);
    void this.run();
  }

  /** Tries one that failed anew, or at once what waits for the network. */
  retry(id: string): void {
    if (this.all.find((each) => each.id === id)?.state === 'failed') this.change(id, { state: 'waiting', error: null });
    this.tries = 0;
    this.wake?.();
    void this.run();
  }

  /** Forgets all of them: whoever signs in next is somebody else. */
  clear(): void {
    this.set([]);
    this.wake?.();
  }

  /** Takes it out of the list; what the server has of it goes by itself after a day. */
  drop(id: string): void {
    this.set(this.all.filter((each) => each.id !== id));
    this.wake?.();
  }

  private async run(): Promise<void> {
    if (this.running) return;
    this.running = true;
    for (let next = this.next(); next; next = this.next()) await this.attempt(next);
    this.running = false;
  }

  private next(): Upload | undefined {
    return this.all.find(({ state }) => state !== 'failed');
  }

  private async attempt(upload: Upload): Promise<void> {
    try {
      await this.send(upload);
      this.tries = 0;
    } catch (error) {
      const { code } = failureOf(error);
      // It had been attached, and only the answer was lost.
      if (code === 'fileExists' && this.asked.has(upload.id)) return this.drop(upload.id);
      if (code !== 'serverAway' && code !== 'filesBusy') return this.change(upload.id, { state: 'failed', error });
      this.change(upload.id, { state: 'away', error: error as AppError });
      await this.pause();
    }
  }

  private async send({ id, project, source, file }: Upload): Promise<void> {
    const files = `/api/projects/${project}/files/${id}`;
    let { received, piece } = await request<Progress>('POST', `/api/projects/${project}/sources/${source}/files`, { body: { id, name: file.name, size: file.size } });
    while (received < file.size && this.has(id)) {
      this.change(id, { state: 'sending', sent: received });
      ({ received, piece } = await request<Progress>('PUT', `${files}?start=${received}`, { body: file.slice(received, received + piece) }));
    }
    if (!this.has(id)) return;
    this.change(id, { state: 'looking', sent: received });
    this.asked.add(id);
    await request('POST', `${files}/finish`, { body: {} });
    this.drop(id);
  }

  private has(id: string): boolean {
    return this.all.some((each) => each.id === id);
  }

  /** Until the network says that it is there, somebody asks, or some time has passed. */
  private pause(): Promise<void> {
    this.tries += 1;
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        globalThis.removeEventListener?.('online', done);
        this.wake = null;
        resolve();
      };
      const timer = setTimeout(done, Math.min(LONGEST_WAIT_MS, 1000 * 2 ** (this.tries - 1)));
      globalThis.addEventListener?.('online', done);
      this.wake = done;
    });
  }

  private change(id: string, patch: Partial<Upload>): void {
    this.set(this.all.map((each) => (each.id === id ? { ...each, ...patch } : each)));
  }

  private set(all: readonly Upload[]): void {
    this.all = all;
    for (const listener of [...this.listeners]) listener();
  }
}

/** One for the page, so that files go on while somebody looks elsewhere. */
export const uploads = new Uploads(newId);
