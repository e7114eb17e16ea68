/** Undo and redo: the way back of a step, submitted as `restore`, or asked of the server where only the server knows it. */
import { type EntityCount, opens, Refusal, type RefusalData, type Report, type Restoration } from '@baraza/domain';
import { inverse, type RecordedChange, restorationsOf } from '@baraza/store';
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

/** What `last` would do. */
export interface Ahead {
  label: UndoLabel;
  /** Only the server knows what it would change: that of this group. */
  group: string | null;
  /** Fields that would change here; of a step of the server none. */
  changes: Restoration[];
  /** Those of them after which more people could read something. */
  opens: Restoration[];
}

type AskedBack = TakenBack & { atServer: Promise<GroupUndone> };

/** What the server did to undo a group. */
export interface GroupUndone {
  /** Group of the undoing: undone, it brings back what was undone. Null: nothing went back. */
  group: string | null;
  report: Report;
  /** How many records of the group are gone now, or brought again, by their kinds. */
  taken: readonly EntityCount[];
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
  /** What doing it again would change, as the store stands; nothing where it would be refused. */
  wouldChange(unsent: Unsent): RecordedChange[];
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
  /** Takes the step back, wherever it is among the others. `all`: with what somebody has worked on since. Null: it is taken back, or is no step. Rejects with a Refusal, or where the server is away. */
  undo(group: string, all?: boolean): Promise<GroupUndone | null>;
  /** Brings again what was taken back. */
  redo(group: string): Promise<GroupUndone | null>;
  /** Whether the step can be taken back (`undo`) or brought again (`redo`); null: it is no step. */
  kindOf(group: string): UndoStep['kind'] | null;
}

export class TakeBack implements GroupSteps {
  private underWay: AskedBack | null = null;

  constructor(
    private readonly stack: UndoStack,
    private readonly line: Line,
    private readonly undoGroup: (group: string, all: boolean) => Promise<GroupUndone>,
    private readonly ways: Ways,
    private readonly tell: () => void,
  ) {}

  /** What taking the last step of a kind back would do; null: there is none. */
  ahead(kind: UndoStep['kind']): Ahead | null {
    const step = this.stack.top(kind);
    if (!step) return null;
    const changes = step.unsent ? step.unsent.flatMap((each) => this.ways.wouldChange(each)).flatMap(forward) : inverse(step.parts.flatMap((part) => part.changes));
    return { label: step.label, group: step.atServer ?? null, changes, opens: changes.filter(opens) };
  }

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

  undo(group: string, all = false): Promise<GroupUndone | null> {
    return this.ofGroup(group, 'undo', all);
  }

  redo(group: string): Promise<GroupUndone | null> {
    return this.ofGroup(group, 'redo');
  }

  private async ofGroup(group: string, kind: UndoStep['kind'], all = false): Promise<GroupUndone | null> {
    while (this.underWay) {
      const { atServer } = this.underWay;
      if (this.stack.underWay?.group === group && this.stack.underWay.kind === kind) return atServer;
      await atServer.catch(() => undefined);
    }
    const step = this.stack.ofGroup(group);
    return step?.kind === kind ? this.atServer(step, step.atServer!, all).atServer : null;
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

  private atServer(step: UndoStep, group: string, all = false): AskedBack {
    this.stack.underWay = step;
    return (this.underWay = { kind: step.kind, label: step.label, report: { skipped: [] }, atServer: this.askServer(step, group, all) });
  }

  private async askServer(step: UndoStep, group: string, all: boolean): Promise<GroupUndone> {
    try {
      // The steps after it that were taken back here must be so there as well.
      await nothingWaits(this.line);
      const undone = await this.undoGroup(group, all);
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

/** A change that is to be done, field by field; what is new opens nothing. */
const forward = (change: RecordedChange): Restoration[] => (change.created ? [] : restorationsOf(change).map(({ expected, value, ...rest }) => ({ ...rest, expected: value, value: expected })));

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
