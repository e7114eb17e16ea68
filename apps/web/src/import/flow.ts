/** One import from the choice of a file to its end, as the screen shows it. What runs at the server goes on when the screen is left, and is found again. */
import type { OperationName } from '@baraza/domain';
import type { GroupSteps, GroupUndone, UndoLabel } from '@baraza/sync-client';
import { AppError, failureOf } from '../data/app-error.js';
import type { GroupSince } from '../data/undo-group.js';
import type { ImportChoices, ImportPreview, ImportProgress, JobsApi } from './api.js';
import { checkFiles } from './files.js';
import type { Memory } from './remembered.js';

/** What the previews of all kinds of import say. */
export interface AnyPreview<C> extends ImportProgress {
  readonly files: readonly string[];
  readonly choices: C;
}

export type Step<P = ImportPreview, C = ImportChoices> =
  | { readonly kind: 'looking' }
  /** `lost`: an import of before is not there any more. */
  | { readonly kind: 'choosing'; readonly error: unknown; readonly lost: boolean }
  | { readonly kind: 'sending'; readonly names: readonly string[]; readonly sent: number; readonly total: number }
  /** `choices` are those that the person sees, ahead of the preview while `comparing`. */
  | { readonly kind: 'preview'; readonly preview: P; readonly choices: C; readonly comparing: boolean; readonly error: unknown }
  /** `away`: the server does not answer; what it does goes on. */
  | { readonly kind: 'applying'; readonly progress: ImportProgress; readonly cancelling: boolean; readonly away: boolean }
  /** `since`: what was done since would go too, so it is asked first. */
  | { readonly kind: 'ended'; readonly preview: P; readonly undoing: boolean; readonly undone: Undone | null; readonly since: GroupSince | null; readonly error: unknown };

/** What came of an undo of the whole import. Null: it was undone by the keys, or before this page was loaded. */
export interface Undone {
  readonly outcome: Pick<GroupUndone, 'taken' | 'report'> | null;
  /** Why a later part of a long undo was refused. */
  readonly stopped: AppError | null;
  /** What somebody has worked on since did not go with it. */
  readonly whole: boolean;
}

export interface FlowParts<P extends AnyPreview<C>, C> {
  readonly project: string;
  readonly api: JobsApi<P, C>;
  /** What goes with the files: `map`, one that what comes in is put on. */
  readonly firstChoices: (files: readonly File[], map: string | null) => C;
  /** The operation that puts it in: names the step of undo. */
  readonly operation: OperationName;
  readonly memory: Memory;
  /** Resolves after so many milliseconds and not while the page is hidden; rejects when aborted. */
  readonly pause: (ms: number, signal: AbortSignal) => Promise<void>;
  /** The person's steps of undo: an import that has ended is one of them. */
  readonly steps: GroupSteps;
  /** What was done since to what a group made. */
  readonly since: (group: string) => Promise<GroupSince>;
  /** Resolves when the steps of the last visit are there. */
  readonly ready: Promise<void>;
}

interface ServerStep {
  readonly group: string;
  readonly label: UndoLabel;
}

/** What can be taken back of an import that has ended; null: nothing. */
function stepOf({ state, result }: ImportProgress, operation: OperationName): ServerStep | null {
  if (!result?.group || (state !== 'done' && result.leftOver === 0)) return null;
  const added = Object.values(result.counts).reduce((sum, count) => sum + count, 0);
  return { group: result.group, label: { operation, records: [], count: state === 'done' ? added : result.leftOver } };
}

/** The server has started anew, or half an hour has passed. */
function isLost(error: unknown): boolean {
  const { code, params } = failureOf(error);
  return code === 'notFound' && params['entity'] === 'import';
}

type EndedChange<P, C> = Partial<Extract<Step<P, C>, { kind: 'ended' }>>;

const SHORTEST_PAUSE = 300;
const LONGEST_PAUSE = 4000;

/** A flow of one kind of import: of records into the registry, or of answers into a session. */
export class JobFlow<P extends AnyPreview<C>, C extends object> {
  private looked = false;
  private step: Step<P, C> = { kind: 'looking' };
  private readonly listeners = new Set<() => void>();
  private life = new AbortController();
  private upload: AbortController | null = null;
  private choices: C | null = null;
  private choosing = false;
  private map: string | null = null;

  constructor(private readonly parts: FlowParts<P, C>) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };
  readonly current = (): Step<P, C> => this.step;

  /**
   * Looks for an import of this tab; call when the screen opens.
   * @param map A map that what comes in is put on, unless the person says otherwise; null: a new one, named after the file.
   */
  async start(map: string | null = null): Promise<void> {
    this.map = map;
    if (this.step.kind !== 'applying') await this.lookAnew();
  }

  /** Looks for an import of this tab, unless the screen has. */
  async resume(): Promise<void> {
    if (this.step.kind === 'looking' && !this.looked) await this.lookAnew();
  }

  private async lookAnew(): Promise<void> {
    this.looked = true;
    this.life.abort();
    this.life = new AbortController();
    const { signal } = this.life;
    this.show({ kind: 'looking' });
    await this.parts.ready;
    if (signal.aborted) return;
    const id = this.parts.memory.recall();
    if (id === null) return this.show({ kind: 'choosing', error: null, lost: false });
    try {
      const preview = await this.untilThere(() => this.parts.api.preview(id, signal), signal);
      if (!signal.aborted) await this.found(preview, signal);
    } catch (error) {
      if (signal.aborted) return;
      const isGone = isLost(error);
      if (isGone) this.parts.memory.keep(null);
      // What was taken back here is nothing to wonder about.
      const lost = isGone && this.parts.steps.kindOf(this.parts.memory.lastStep() ?? '') !== 'redo';
      this.show({ kind: 'choosing', error: isGone ? null : error, lost });
    }
  }

  /** The screen is left. What is being put in is followed on to its end. */
  leave(): void {
    if (this.step.kind !== 'applying') this.end();
  }

  /** Stops asking; what runs at the server goes on. */
  end(): void {
    this.life.abort();
    this.upload?.abort();
  }

  /** What was taken back, or brought again, by the keys of undo shows here too. */
  stepsChanged(): void {
    if (this.step.kind !== 'ended' || this.step.undoing) return;
    const step = stepOf(this.step.preview, this.parts.operation);
    const kind = step && this.parts.steps.kindOf(step.group);
    if (kind === 'redo' && !this.step.undone) {
      this.show({ ...this.step, undone: { outcome: null, stopped: null, whole: true }, since: null, error: null });
    } else if (kind === 'undo' && this.step.undone) this.show({ ...this.step, undone: null });
  }

  async send(files: readonly File[]): Promise<void> {
    if (this.step.kind !== 'choosing') return;
    const { map } = this;
    const { api, memory, project } = this.parts;
    const { signal } = (this.upload = new AbortController());
    const names = files.map(({ name }) => name);
    try {
      checkFiles(files);
      this.show({ kind: 'sending', names, sent: 0, total: 0 });
      const preview = await api.begin(project, files, this.parts.firstChoices(files, map), { signal, onSent: (sent, total) => this.show({ kind: 'sending', names, sent, total }) });
      memory.keep(preview.import);
      this.showPreview(preview);
    } catch (error) {
      if (!this.life.signal.aborted) this.show({ kind: 'choosing', error: signal.aborted ? null : error, lost: false });
    }
  }

  cancelSending(): void {
    this.upload?.abort();
  }

  /** Plans again with a changed choice; several changes in a row are sent as one. */
  async choose(changed: Partial<C>): Promise<void> {
    if (this.step.kind !== 'preview') return;
    const choices = (this.choices = { ...this.step.choices, ...changed });
    this.show({ ...this.step, choices, comparing: true, error: null });
    if (this.choosing) return;
    this.choosing = true;
    const { signal } = this.life;
    const id = this.step.preview.import;
    try {
      let sent: C;
      let preview: P;
      do {
        sent = this.choices ?? choices;
        preview = await this.parts.api.choose(id, sent, signal);
      } while (sent !== this.choices);
      this.showPreview(preview);
    } catch (error) {
      if (!signal.aborted) this.previewFailed(error);
    } finally {
      this.choosing = false;
    }
  }

  async apply(): Promise<void> {
    if (this.step.kind !== 'preview' || this.step.comparing) return;
    this.parts.memory.keepBegun(this.step.preview.import);
    await this.putIn(this.step.preview, this.life.signal);
  }

  private async putIn(preview: P, signal: AbortSignal): Promise<void> {
    this.show({ kind: 'applying', progress: { ...preview, state: 'applying', code: 'planning', done: 0, total: 0 }, cancelling: false, away: false });
    try {
      await this.follow(await this.begin(preview), signal);
    } catch (error) {
      if (signal.aborted) return;
      this.showPreview(preview);
      this.previewFailed(error);
    }
  }

  private async begin(preview: P): Promise<ImportProgress> {
    try {
      return await this.parts.api.apply(preview.import);
    } catch (error) {
      // It is on its way already, or through: an earlier word of this tab has arrived.
      if (['importBusy', 'importDone'].includes(failureOf(error).code)) return this.parts.api.progress(preview.import, this.life.signal);
      throw error;
    }
  }

  /** Stops what is being put in; it is then taken back. */
  async cancel(): Promise<void> {
    if (this.step.kind !== 'applying' || this.step.cancelling) return;
    this.show({ ...this.step, cancelling: true });
    try {
      await this.parts.api.cancel(this.step.progress.import);
    } catch {
      // The next look at the progress tells how it stands.
      if (this.step.kind === 'applying') this.show({ ...this.step, cancelling: false });
    }
  }

  /** Takes the import back; where something was done since to what came in, asks first. */
  async undo(): Promise<void> {
    await this.atServer(async (step) => {
      const since = await this.parts.since(step.group);
      return since.changed.length + since.added.length + since.opened === 0 ? this.takeBack(step, false) : { since };
    });
  }

  /** The answer. `all`: with what was done since. */
  async undoKnowing(all: boolean): Promise<void> {
    await this.atServer((step) => this.takeBack(step, all));
  }

  /** Another answer: it stays in. */
  keepIn(): void {
    if (this.step.kind === 'ended' && !this.step.undoing) this.show({ ...this.step, since: null });
  }

  /** Brings again what was taken back. */
  async redo(): Promise<void> {
    await this.atServer(async ({ group }) => {
      // Null: there is nothing to bring again, and it stays taken back.
      return (await this.parts.steps.redo(group)) === null ? {} : { undone: null };
    });
  }

  private async takeBack(step: ServerStep, all: boolean): Promise<EndedChange<P, C>> {
    // Again, for it may be older than the steps that are kept.
    this.parts.steps.record(step.group, step.label);
    const done = await this.parts.steps.undo(step.group, all);
    const stopped = done?.stopped ?? null;
    return { since: null, undone: { outcome: done, whole: !all, stopped: stopped && new AppError(stopped.code, stopped.message, stopped.params, stopped.path) } };
  }

  private async atServer(run: (step: ServerStep) => Promise<EndedChange<P, C>>): Promise<void> {
    if (this.step.kind !== 'ended' || this.step.undoing) return;
    const { preview } = this.step;
    const step = stepOf(preview, this.parts.operation);
    if (!step) return;
    /** Meanwhile another import may have been begun: this page is its own then. */
    const ends = (change: EndedChange<P, C>): void => {
      if (this.step.kind === 'ended' && this.step.preview.import === preview.import) this.show({ ...this.step, undoing: false, ...change });
    };
    this.show({ ...this.step, undoing: true, error: null });
    try {
      ends(await run(step));
    } catch (error) {
      ends({ error });
    }
  }

  /** Back to the choice of a file. A preview that nobody applies is forgotten by the server by itself, at the latest after a while. */
  again(): void {
    if (this.step.kind === 'preview') void this.parts.api.cancel(this.step.preview.import).catch(() => undefined);
    this.parts.memory.keep(null);
    this.show({ kind: 'choosing', error: null, lost: false });
  }

  private async found(preview: P, signal: AbortSignal): Promise<void> {
    if (preview.state === 'previewed' && preview.error === null && this.parts.memory.begun() === preview.import) await this.putIn(preview, signal);
    else if (preview.state === 'previewed') this.showPreview(preview);
    else if (preview.state === 'applying') await this.follow(preview, signal);
    else this.ended(preview);
  }

  private async follow(first: ImportProgress, signal: AbortSignal): Promise<void> {
    let progress = first;
    let pause = SHORTEST_PAUSE;
    let cancelling = false;
    while (progress.state === 'applying') {
      this.show({ kind: 'applying', progress, cancelling: cancelling || progress.code === 'takingBack', away: false });
      await this.parts.pause(pause, signal);
      const before = progress;
      progress = await this.look(progress, signal);
      cancelling = this.step.kind === 'applying' && this.step.cancelling;
      pause = before.done !== progress.done || before.code !== progress.code ? SHORTEST_PAUSE : Math.min(LONGEST_PAUSE, pause * 1.5);
    }
    this.atEnd(await this.untilThere(() => this.parts.api.preview(progress.import, signal), signal));
  }

  private look(known: ImportProgress, signal: AbortSignal): Promise<ImportProgress> {
    return this.untilThere(() => this.parts.api.progress(known.import, signal), signal);
  }

  /** Asks; while the server is away, again and again. */
  private async untilThere<T>(ask: () => Promise<T>, signal: AbortSignal): Promise<T> {
    for (let pause = SHORTEST_PAUSE; ; pause = Math.min(LONGEST_PAUSE, pause * 2)) {
      try {
        return await ask();
      } catch (error) {
        if (signal.aborted || failureOf(error).code !== 'serverAway') throw error;
        if (this.step.kind === 'applying') this.show({ ...this.step, away: true });
        await this.parts.pause(pause, signal);
      }
    }
  }

  private atEnd(preview: P): void {
    if (preview.state !== 'previewed') return this.ended(preview);
    // The project has changed meanwhile in a way that asks something new: nothing was put in.
    this.showPreview(preview);
  }

  private ended(preview: P): void {
    const { steps, memory } = this.parts;
    const step = stepOf(preview, this.parts.operation);
    if (step && memory.lastStep() !== step.group) {
      steps.record(step.group, step.label);
      memory.keepStep(step.group);
    }
    this.show({ kind: 'ended', preview, undoing: false, undone: null, since: null, error: null });
    this.stepsChanged();
  }

  private showPreview(preview: P): void {
    this.choices = preview.choices;
    this.parts.memory.keepBegun(null);
    this.show({ kind: 'preview', preview, choices: preview.choices, comparing: false, error: preview.error && new AppError(preview.error.code, preview.error.message, preview.error.params) });
  }

  private previewFailed(error: unknown): void {
    if (isLost(error)) {
      this.parts.memory.keep(null);
      return this.show({ kind: 'choosing', error: null, lost: true });
    }
    if (this.step.kind !== 'preview') return;
    this.choices = this.step.preview.choices;
    this.show({ ...this.step, choices: this.choices, comparing: false, error });
  }

  private show(step: Step<P, C>): void {
    this.step = step;
    for (const listener of [...this.listeners]) listener();
  }
}

export type ImportFlow = JobFlow<ImportPreview, ImportChoices>;
