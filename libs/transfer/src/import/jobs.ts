/** Imports between their preview and their end. They live in the memory of the server process, belong to the account that began them, and are forgotten after a while. */
import { randomUUID } from 'node:crypto';
import { BusyError, type CommandHandler, Line, Shares } from '@baraza/commands';
import { viewerClass } from '@baraza/domain';
import type { NamedFile } from '@baraza/interchange';
import { inSnapshot, type ProjectPlace, readLog } from '@baraza/persistence';
import type { DataSource } from 'typeorm';
import { serverBusy, TransferError } from '../errors.js';
import type { ProjectState } from '../registry/state.js';
import type { Importable, ImportJob, PlanInGeneral } from './importable.js';
import { makePause } from './pause.js';

interface Held {
  kind: Importable;
  job: ImportJob;
  file: unknown;
  /** Cells of the file. */
  size: number;
  /** The project as the plan knows it: whose rights, and where the log stood. */
  known: Pick<ProjectState, 'viewer' | 'seq'>;
  /** Under way while it is planned anew. */
  renewal: Promise<void> | null;
  /** Aborted when it is cancelled or forgotten. */
  cancel: AbortController;
  timer: NodeJS.Timeout;
  /** Ends when applying has ended. */
  work: Promise<void>;
}

type Planned = Pick<Held, 'known'> & { plan: PlanInGeneral };
type ToPlan = Pick<Held, 'kind' | 'file' | 'size'> & Pick<ImportJob, 'place' | 'account'> & { signal: AbortSignal | undefined };

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
/** Cells of all files that are kept, together: what bounds the memory. As many as one file may have. */
const MOST_KEPT_CELLS = 4_000_000;
/** Files that are read at the same time; each takes a thread and its memory. */
const READING = { most: 3, mostOfOne: 2 };

/** Planning holds the project and what is planned of the file. A file of many cells takes two places, so that two of them are never planned at once. */
const PLANNING = { most: 3, mostOfOne: 2, mostWaiting: 50, mostWaitingOfOne: 10 };
const MANY_CELLS = 500_000;

/** Somebody wanted it to stop. */
class Cancelled extends Error {
  override readonly name = 'Cancelled';
}

export class ImportJobs {
  private readonly held = new Map<string, Held>();
  private readonly reading = new Shares(READING);
  private readonly planning = new Line(PLANNING);

  constructor(private readonly settings: JobSettings) {}

  /** Reads the files in a thread of its own and plans what importing them would do. @throws FileRefused, TransferError. */
  async begin(kind: Importable, account: string, place: ProjectPlace, files: readonly NamedFile[], choices: unknown, signal?: AbortSignal): Promise<ImportJob> {
    const { dataSource } = this.settings;
    // Asked before the work of reading, and again with the state that is planned against.
    await inSnapshot(dataSource, place.workspace, (sql) => kind.requireRight(sql, place, account));
    // What is read takes its place until it is kept: while it waits for its plan, it is in memory.
    return this.reading.within(account, async () => {
      const file = await kind.read(files, signal ? { signal } : {});
      const size = kind.sizeOf(file);
      const planned = await this.plan({ kind, place, account, file, size, signal }, choices);
      return this.keep({ kind, account, place, file, size, ...planned }, files, choices);
    }, busy);
  }

  private keep({ kind, account, place, file, size, plan, known }: Planned & Omit<ToPlan, 'signal'>, files: readonly NamedFile[], choices: unknown): ImportJob {
    this.makeRoom(account, size);
    const job: ImportJob = { id: randomUUID(), account, place, files: files.map(({ name }) => name), state: 'previewed', phase: null, done: 0, total: 0, plan, choices, result: null, error: null };
    this.held.set(job.id, { kind, job, file, size, known, renewal: null, cancel: new AbortController(), timer: this.forgetLater(job.id), work: Promise.resolve() });
    return job;
  }

  /**
   * With the rights of this moment: where rights or classes have changed since it was planned, nothing planned before that is shown.
   * @throws TransferError `notFound` also where it is somebody else's: nobody learns that it exists; `forbidden` for whoever may not import any more.
   */
  async get(account: string, id: string): Promise<ImportJob> {
    const held = this.find(account, id);
    await this.checkRights(held);
    return held.job;
  }

  /** What kind of import it is. @throws TransferError `notFound`. */
  kindOf(account: string, id: string): Importable {
    return this.find(account, id).kind;
  }

  /** Plans again with other choices. */
  async choose(account: string, id: string, choices: unknown): Promise<ImportJob> {
    const held = this.find(account, id);
    this.mustBePreviewed(held.job);
    const { plan, known } = await this.planAnew(held, choices).catch(goneIfCancelled);
    this.mustBePreviewed(held.job);
    held.known = known;
    return Object.assign(held.job, { plan, choices, error: null });
  }

  /** Starts to put it in, and returns once it has begun. @throws TransferError `questionsOpen`, `importBusy`, `importDone`, `forbidden`. */
  async apply(account: string, id: string): Promise<ImportJob> {
    const held = this.find(account, id);
    await this.requireRight(held);
    this.mustBePreviewed(held.job);
    const open = held.job.plan.questions.filter(({ answer }) => answer === null).length;
    if (open > 0) throw new TransferError('questionsOpen', open === 1 ? 'One question has no answer yet.' : `${open} questions have no answer yet.`, { count: open });
    Object.assign(held.job, { state: 'applying', phase: 'planning', error: null });
    held.work = this.run(held).catch((error: unknown) => this.fail(held, error));
    return held.job;
  }

  /** Stops an import that is being put in; one that waits is forgotten. Takes no right: it shows nothing and only ends one's own work. */
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

  /** The person's rights of this moment, and the last place in the log where rights or classes changed. */
  private requireRight({ kind, job: { place, account } }: Held): Promise<number> {
    return inSnapshot(this.settings.dataSource, place.workspace, async (sql) => {
      await kind.requireRight(sql, place, account);
      return (await readLog(sql, place.workspace, place.project))?.rightsSeq ?? 0;
    });
  }

  private async checkRights(held: Held): Promise<void> {
    const { job } = held;
    if ((await this.requireRight(held)) <= held.known.seq) return;
    // Of one that is on its way or has ended, the rows show what stood in the project when it was planned.
    if (job.state !== 'previewed') return void (job.plan = held.kind.withoutRecords(job.plan));
    await (held.renewal ??= this.renew(held).finally(() => (held.renewal = null)));
  }

  private async renew(held: Held): Promise<void> {
    const { job } = held;
    const { choices } = job;
    const { plan, known } = await this.planAnew(held, choices).catch(goneIfCancelled);
    // What was chosen or begun meanwhile was planned with the same rights, or later ones.
    if (job.state !== 'previewed' || job.choices !== choices) return;
    job.plan = plan;
    held.known = known;
  }

  private planAnew({ kind, job: { place, account }, file, size, cancel: { signal } }: Held, choices: unknown): Promise<Planned> {
    return this.plan({ kind, place, account, file, size, signal }, choices);
  }

  /** In its turn: how many are planned at once is bounded, whoever asks. */
  private plan({ kind, place, account, file, size, signal }: ToPlan, choices: unknown): Promise<Planned> {
    const work = async (): Promise<Planned> => {
      const state = await kind.readState(this.settings.dataSource, place, account);
      return { plan: await kind.plan(file, state, choices, signal ? { signal } : {}), known: standOf(state) };
    };
    return this.planning.within(account, work, { places: size > MANY_CELLS ? 2 : 1, signal, full: busy });
  }

  /** The project may have changed since the preview, so what is put in is planned anew. */
  private async run(held: Held): Promise<void> {
    const { dataSource, handler } = this.settings;
    const { job, cancel: { signal } } = held;
    const { place, account, plan: shown } = job;
    const sawAs = viewerClass(held.known.viewer);
    const { plan, known } = await this.planAnew(held, job.choices);
    job.plan = plan;
    held.known = known;
    // Whoever sees other records now would put in something else than what was shown; and what a colleague has written since is not written over unseen.
    if (viewerClass(known.viewer) !== sawAs || plan.questions.some(({ answer }) => answer === null) || (await doesMore(held.kind, shown, plan, signal))) {
      throw new TransferError('changedMeanwhile', 'The project or your rights in it have changed since the preview. Nothing was put in. Look at the preview again.');
    }
    job.phase = 'writing';
    const applied = await held.kind.apply(plan, { dataSource, handler, place, account }, { signal, onProgress: (done, total) => Object.assign(job, { done, total }) });
    // Where nothing of it is in, it can be tried again as it is.
    if (applied.broken instanceof BusyError && applied.leftOver === 0) throw serverBusy();
    Object.assign(job, { state: applied.state, phase: null, result: applied, error: applied.refusal ?? (applied.broken === undefined ? null : this.told(applied.broken)) });
  }

  private fail({ job, cancel: { signal } }: Held, error: unknown): void {
    const again = error instanceof TransferError && AGAIN.has(error.code);
    const cancelled = error instanceof Cancelled || (again && signal.aborted);
    Object.assign(job, { state: cancelled ? 'cancelled' : again ? 'previewed' : 'failed', phase: null, error: cancelled ? null : this.told(error) });
  }

  private told(error: unknown): NonNullable<ImportJob['error']> {
    const known = error instanceof BusyError ? serverBusy() : error;
    if (known instanceof TransferError) return { code: known.code, message: known.message, params: known.params };
    this.settings.onError(error);
    return { code: 'internal', message: 'Something went wrong on the server. What was saved before is safe.', params: {} };
  }

  private find(account: string, id: string): Held {
    const held = this.held.get(id);
    if (!held || held.job.account !== account) throw noSuchImport();
    held.timer.refresh();
    return held;
  }

  private mustBePreviewed({ state }: ImportJob): void {
    if (state === 'applying') throw new TransferError('importBusy', 'This import is being put in.');
    if (state !== 'previewed') throw new TransferError('importDone', 'This import has ended. Choose the file again.');
  }

  /** The oldest previews go, first the person's own. */
  private makeRoom(account: string, cells: number): void {
    const { most = 20, mostOfOne = 3 } = this.settings;
    const idle = (whose: (job: ImportJob) => boolean): Held[] => [...this.held.values()].filter(({ job }) => job.state !== 'applying' && whose(job));
    const own = (job: ImportJob): boolean => job.account === account;
    while ([...this.held.values()].filter(({ job }) => own(job)).length >= mostOfOne) this.forgetOne(idle(own));
    while (this.held.size >= most || this.keptCells() + cells > MOST_KEPT_CELLS) {
      if (this.held.size === 0) return;
      this.forgetOne(idle(() => true));
    }
  }

  private forgetOne([oldest]: Held[]): void {
    if (!oldest) throw busy();
    this.forget(oldest.job.id);
  }

  private keptCells(): number {
    return [...this.held.values()].reduce((sum, { size }) => sum + size, 0);
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
    // What still waits in line for its sake leaves it.
    held.cancel.abort(new Cancelled());
  }
}

async function doesMore(kind: Importable, shown: PlanInGeneral, plan: PlanInGeneral, signal: AbortSignal): Promise<boolean> {
  const pause = makePause(signal);
  const seen = new Set<string>();
  for (const each of kind.doings(shown)) {
    await pause();
    seen.add(each);
  }
  for (const each of kind.doings(plan)) {
    await pause();
    if (!seen.has(each)) return true;
  }
  return false;
}

/** What a person can begin again as it stands. */
const AGAIN: ReadonlySet<string> = new Set(['changedMeanwhile', 'serverBusy', 'tooManyImports']);
const noSuchImport = (): TransferError => new TransferError('notFound', 'There is no such import. It may have been forgotten after half an hour; choose the file again.', { entity: 'import' });
function goneIfCancelled(error: unknown): never {
  throw error instanceof Cancelled ? noSuchImport() : error;
}
const busy = (): TransferError => new TransferError('tooManyImports', 'Too many imports are under way. Try again in a few minutes.');
const standOf = ({ viewer, seq }: ProjectState): Held['known'] => ({ viewer, seq });
