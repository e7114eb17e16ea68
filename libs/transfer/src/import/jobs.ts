/** Imports between their preview and their end. They live in the memory of the server process, belong to the account that began them, and are forgotten after a while. */
import { randomUUID } from 'node:crypto';
import type { CommandHandler } from '@baraza/commands';
import { type KumuFile, type NamedFile, readKumuInWorker } from '@baraza/interchange';
import { inSnapshot, type ProjectPlace } from '@baraza/persistence';
import type { DataSource } from 'typeorm';
import { TransferError } from '../errors.js';
import { readState, requireViewer } from '../registry/state.js';
import { type Applied, applyImport } from './apply.js';
import { planImport } from './plan.js';
import type { ImportChoices, ImportPlan } from './types.js';

export type JobState = 'previewed' | 'applying' | 'done' | 'cancelled' | 'failed';
/** What is being done while the state is `applying`. */
export type JobPhase = 'planning' | 'writing' | 'takingBack';

export interface ImportJob {
  id: string;
  account: string;
  place: ProjectPlace;
  files: string[];
  state: JobState;
  phase: JobPhase | null;
  done: number;
  total: number;
  plan: ImportPlan;
  choices: ImportChoices;
  result: Applied | null;
  /** Why it went no further. */
  error: { code: string; message: string; params: Readonly<Record<string, string | number>> } | null;
}

interface Held {
  job: ImportJob;
  file: KumuFile;
  cancel: AbortController;
  timer: NodeJS.Timeout;
  /** Ends when applying has ended. */
  work: Promise<void>;
}

export interface JobSettings {
  dataSource: DataSource;
  handler: CommandHandler;
  onError: (error: unknown) => void;
  /** How long an import is kept after it was last looked at, in milliseconds. */
  keepMs?: number;
  /** Imports kept at most, of all people and of one. */
  most?: number;
  mostOfOne?: number;
}

const HALF_AN_HOUR = 30 * 60_000;
/** Rows of all files that are kept, together: what bounds the memory. */
const MOST_KEPT_ROWS = 400_000;
/** Files that are read at the same time; each takes a thread and its memory. */
const MOST_READING = 3;

/** Somebody wanted it to stop. */
class Cancelled extends Error {
  override readonly name = 'Cancelled';
}

export class ImportJobs {
  private readonly held = new Map<string, Held>();
  private reading = 0;

  constructor(private readonly settings: JobSettings) {}

  /** Reads the files in a thread of its own and plans what importing them would do. @throws FileRefused, TransferError. */
  async begin(account: string, place: ProjectPlace, files: readonly NamedFile[], choices: ImportChoices, signal?: AbortSignal): Promise<ImportJob> {
    const { dataSource } = this.settings;
    // Asked before the work of reading, and again with the state that is planned against.
    await inSnapshot(dataSource, place.workspace, (sql) => requireViewer(sql, place, account, 'import'));
    const file = await this.read(files, signal);
    const plan = await planImport(file, await readState(dataSource, place, account, 'import'), choices, signal ? { signal } : {});
    this.makeRoom(account, sizeOf(file));
    const job: ImportJob = { id: randomUUID(), account, place, files: files.map(({ name }) => name), state: 'previewed', phase: null, done: 0, total: 0, plan, choices, result: null, error: null };
    this.held.set(job.id, { job, file, cancel: new AbortController(), timer: this.forgetLater(job.id), work: Promise.resolve() });
    return job;
  }

  /** @throws TransferError `notFound` also where it is somebody else's: nobody learns that it exists. */
  get(account: string, id: string): ImportJob {
    return this.find(account, id).job;
  }

  /** Plans again with other choices. */
  async choose(account: string, id: string, choices: ImportChoices): Promise<ImportJob> {
    const held = this.find(account, id);
    const { job } = held;
    this.mustBePreviewed(job);
    const plan = await planImport(held.file, await readState(this.settings.dataSource, job.place, account, 'import'), choices);
    this.mustBePreviewed(job);
    Object.assign(job, { plan, choices, error: null });
    return job;
  }

  /** Starts to put it in, and returns at once. @throws TransferError `questionsOpen`, `importBusy`, `importDone`. */
  apply(account: string, id: string): ImportJob {
    const held = this.find(account, id);
    this.mustBePreviewed(held.job);
    const open = held.job.plan.questions.filter(({ answer }) => answer === null).length;
    if (open > 0) throw new TransferError('questionsOpen', open === 1 ? 'One question has no answer yet.' : `${open} questions have no answer yet.`, { count: open });
    Object.assign(held.job, { state: 'applying', phase: 'planning', error: null });
    held.work = this.run(held).catch((error: unknown) => this.fail(held.job, error));
    return held.job;
  }

  /** Stops an import that is being put in; one that waits is forgotten. */
  cancel(account: string, id: string): ImportJob {
    const held = this.find(account, id);
    if (held.job.state === 'applying') {
      held.cancel.abort(new Cancelled());
      held.job.phase = 'takingBack';
    } else if (held.job.state === 'previewed') {
      held.job.state = 'cancelled';
      this.forget(id);
    }
    return held.job;
  }

  /** Stops what is under way and takes it back; for the end of the process. */
  async close(): Promise<void> {
    for (const { cancel, timer } of this.held.values()) {
      clearTimeout(timer);
      cancel.abort(new Cancelled());
    }
    await Promise.all([...this.held.values()].map(({ work }) => work));
    this.held.clear();
  }

  private async read(files: readonly NamedFile[], signal: AbortSignal | undefined): Promise<KumuFile> {
    if (this.reading >= MOST_READING) throw busy();
    this.reading += 1;
    try {
      return await readKumuInWorker(files, {}, signal ? { signal } : {});
    } finally {
      this.reading -= 1;
    }
  }

  /** The project may have changed since the preview, so what is put in is planned anew. */
  private async run({ job, file, cancel: { signal } }: Held): Promise<void> {
    const { dataSource, handler } = this.settings;
    const { place, account, choices } = job;
    const plan = await planImport(file, await readState(dataSource, place, account, 'import'), choices, { signal });
    job.plan = plan;
    if (plan.questions.some(({ answer }) => answer === null)) {
      throw new TransferError('changedMeanwhile', 'The project has changed since the preview, and there are new questions. Nothing was put in. Look at the preview again.');
    }
    job.phase = 'writing';
    const applied = await applyImport(plan, { dataSource, handler, place, account }, { signal, onProgress: (done, total) => Object.assign(job, { done, total }) });
    Object.assign(job, { state: applied.state, phase: null, result: applied, error: applied.refusal });
  }

  private fail(job: ImportJob, error: unknown): void {
    const cancelled = error instanceof Cancelled;
    const again = error instanceof TransferError && error.code === 'changedMeanwhile';
    const known = error instanceof TransferError;
    if (!known && !cancelled) this.settings.onError(error);
    const told = known ? { code: error.code, message: error.message, params: error.params } : { code: 'internal', message: 'Something went wrong on the server. What was saved before is safe.', params: {} };
    Object.assign(job, { state: cancelled ? 'cancelled' : again ? 'previewed' : 'failed', phase: null, error: cancelled ? null : told });
  }

  private find(account: string, id: string): Held {
    const held = this.held.get(id);
    if (!held || held.job.account !== account) throw new TransferError('notFound', 'There is no such import. It may have been forgotten after half an hour; choose the file again.', { entity: 'import' });
    held.timer.refresh();
    return held;
  }

  private mustBePreviewed({ state }: ImportJob): void {
    if (state === 'applying') throw new TransferError('importBusy', 'This import is being put in.');
    if (state !== 'previewed') throw new TransferError('importDone', 'This import has ended. Choose the file again.');
  }

  /** The oldest previews go, first the person's own. */
  private makeRoom(account: string, rows: number): void {
    const { most = 20, mostOfOne = 3 } = this.settings;
    const idle = (whose: (job: ImportJob) => boolean): Held[] => [...this.held.values()].filter(({ job }) => job.state !== 'applying' && whose(job));
    const own = (job: ImportJob): boolean => job.account === account;
    while ([...this.held.values()].filter(({ job }) => own(job)).length >= mostOfOne) this.forgetOne(idle(own));
    while (this.held.size >= most || this.keptRows() + rows > MOST_KEPT_ROWS) {
      if (this.held.size === 0) return;
      this.forgetOne(idle(() => true));
    }
  }

  private forgetOne([oldest]: Held[]): void {
    if (!oldest) throw busy();
    this.forget(oldest.job.id);
  }

  private keptRows(): number {
    return [...this.held.values()].reduce((sum, { file }) => sum + sizeOf(file), 0);
  }

  private forgetLater(id: string): NodeJS.Timeout {
    const timer = setTimeout(() => this.forget(id), this.settings.keepMs ?? HALF_AN_HOUR);
    return timer.unref();
  }

  private forget(id: string): void {
    const held = this.held.get(id);
    if (!held) return;
    // What is being put in is forgotten only once it has ended.
    if (held.job.state === 'applying') return void held.timer.refresh();
    clearTimeout(held.timer);
    this.held.delete(id);
  }
}

const busy = (): TransferError => new TransferError('tooManyImports', 'Too many imports are under way. Try again in a few minutes.');
const sizeOf = ({ elements, connections }: KumuFile): number => elements.length + connections.length;
