/** Undo and redo: the way back of a step, submitted as `restore`, or asked of the server where only the server knows it. */
import { Refusal, type RefusalData, type Report, type Restoration } from '@baraza/domain';
import { inverse, type RecordedChange } from '@baraza/store';
import { inParts, restoreInParts } from './in-parts.js';
import type { ConnectionState } from './state.js';
import type { UndoLabel, UndoStack, UndoStep, Unsent } from './undo.js';

/** A step that was taken back or done again, and what of it was not, because others have changed it since. */
export interface TakenBack {
  kind: UndoStep['kind'];
  label: UndoLabel;
  report: Report;
  /** The server is taking it back: what comes of it. Rejects where it could not; `ServerAway`: the step stays for later. Null: it is done. */
  atServer: Promise<GroupUndone> | null;
}

type AskedBack = TakenBack & { atServer: Promise<GroupUndone> };

/** What the server did to undo a group. */
export interface GroupUndone {
  /** Group of the undoing: undone, it brings back what was undone. Null: nothing went back. */
  group: string | null;
  report: Report;
  /** What refused a part of a long undoing; the other parts are done. */
  stopped: RefusalData | null;
}

/** What an operation did here. */
export interface Done {
  /** `CLIENT N`. */
  key: string;
  changes: RecordedChange[];
  report: Report | null;
}

/** How steps are taken back and done again here. Each throws a Refusal. */
export interface Ways {
  /** Restores, as an undo or a redo; nothing is sent where it changes nothing. */
  restore(changes: Restoration[], kind: UndoStep['kind']): Done;
  /** Takes operations out of what waits, as if they had never been. Null, and nothing happened: the server may have some of them, or something was done after them. */
  withdraw(keys: readonly string[]): Unsent[] | null;
  /** Does again what was withdrawn. */
  doAgain(unsent: Unsent): Done;
}

/** How it stands with the server. */
interface Line {
  readonly state: ConnectionState;
  subscribeState(listener: () => void): () => void;
}

/** What only the server can take back waits until the server is there. */
export class ServerAway extends Error {
  override readonly name = 'ServerAway';
  readonly code = 'serverAway';
  readonly params = {};
  constructor() {
    super('The server cannot be reached.');
  }
}

/** In the place of a way to ask the server to undo a group, where there is none. */
export const unavailable = (): Promise<never> => Promise.reject(new ServerAway());

/** What the server did for this person in one go, such as an import, as steps of undo. */
export interface GroupSteps {
  /** It is a step from now on; the same group again is the same step. */
  record(group: string, label: UndoLabel): void;
  /** Takes the step back, wherever it is among the others. Null: it is taken back, or is no step. Rejects with a Refusal, or where the server is away. */
  undo(group: string): Promise<GroupUndone | null>;
  /** Whether the step can be taken back (`undo`) or brought again (`redo`); null: it is no step. */
  kindOf(group: string): UndoStep['kind'] | null;
}

export class TakeBack implements GroupSteps {
  private underWay: AskedBack | null = null;

  constructor(
    private readonly stack: UndoStack,
    private readonly line: Line,
    private readonly undoGroup: (group: string) => Promise<GroupUndone>,
    private readonly ways: Ways,
    private readonly tell: () => void,
  ) {}

  /** Takes the last step of a kind back. While the server takes one back there is no other last step: asking again is answered with the same. */
  last(kind: UndoStep['kind']): TakenBack | null {
    if (this.underWay) return this.underWay;
    try {
      for (let step = this.stack.top(kind); step; step = this.stack.top(kind)) {
        if (step.atServer !== undefined) return this.atServer(step, step.atServer);
        if (step.unsent) return this.again(step, step.unsent);
        const batches = inParts(inverse(step.parts.flatMap(({ changes }) => changes)));
        // It changed nothing after all, for instance because somebody had done the same before.
        if (batches.length === 0) this.stack.forget(step);
        else return this.here(step, batches);
      }
      return null;
    } finally {
      this.tell();
    }
  }

  record(group: string, label: UndoLabel): void {
    this.stack.recordAtServer(group, label);
    this.tell();
  }

  kindOf(group: string): UndoStep['kind'] | null {
    return this.stack.ofGroup(group)?.kind ?? null;
  }

  async undo(group: string): Promise<GroupUndone | null> {
    while (this.underWay) {
      const { atServer } = this.underWay;
      if (this.stack.underWay?.group === group && this.stack.underWay.kind === 'undo') return atServer;
      await atServer.catch(() => undefined);
    }
    const step = this.stack.ofGroup(group);
    return step?.kind === 'undo' ? this.atServer(step, step.atServer!).atServer : null;
  }

  private here(step: UndoStep, batches: Restoration[][]): TakenBack {
    const unsent = step.kind === 'undo' ? this.ways.withdraw(step.parts.map(({ key }) => key)) : null;
    if (unsent) {
      this.stack.turnUnsent(step, unsent);
      return { kind: step.kind, label: step.label, report: { skipped: [] }, atServer: null };
    }
    const { done, report, refusal } = restoreInParts(batches, (batch) => this.ways.restore(batch, step.kind));
    this.stack.turn(step, done.map(({ key, changes }) => ({ key, changes })));
    if (refusal && done.length === 0) throw refusal;
    return { kind: step.kind, label: step.label, report, atServer: null };
  }

  /** One after the other, up to one that is refused by now: what comes after it may build on it. */
  private again(step: UndoStep, unsent: readonly Unsent[]): TakenBack {
    const done: Done[] = [];
    try {
      for (const each of unsent) done.push(this.ways.doAgain(each));
    } catch (error) {
      // In an archive it waits for later; for any other reason it must not block the steps before it.
      if (error instanceof Refusal && (error.code !== 'archived' || done.length > 0)) this.stack.turn(step, done);
      throw error;
    }
    this.stack.turn(step, done);
    const skipped = done.flatMap(({ report }) => report?.skipped ?? []);
    return { kind: step.kind, label: step.label, report: { skipped }, atServer: null };
  }

  private atServer(step: UndoStep, group: string): AskedBack {
    this.stack.underWay = step;
    return (this.underWay = { kind: step.kind, label: step.label, report: { skipped: [] }, atServer: this.askServer(step, group) });
  }

  private async askServer(step: UndoStep, group: string): Promise<GroupUndone> {
    try {
      // The steps after it that were taken back here must be so there as well.
      await nothingWaits(this.line);
      const undone = await this.undoGroup(group);
      this.stack.turnAtServer(step, undone.group);
      return undone;
    } catch (error) {
      // As here: in an archive it waits for later, and for any other reason it must not block the steps before it.
      if (error instanceof Refusal && error.code !== 'archived') this.stack.forget(step);
      throw error;
    } finally {
      this.stack.underWay = this.underWay = null;
      this.tell();
    }
  }
}

/** Resolves when the server has dealt with everything; rejects when it is away. */
function nothingWaits(line: Line): Promise<void> {
  return new Promise((resolve, reject) => {
    const settled = (): boolean => {
      const { status, waiting } = line.state;
      if (status === 'offline' || status === 'closed') reject(new ServerAway());
      else if (status === 'live' && waiting === 0) resolve();
      else return false;
      return true;
    };
    if (settled()) return;
    const stop = line.subscribeState(() => {
      if (settled()) stop();
    });
  });
}
