/** What a person can take back and bring again: steps of recorded changes, in this tab, kept with the queue. */
import type { EntityName } from '@baraza/domain';
import type { Mutation } from '@baraza/protocol';
import type { RecordedChange } from '@baraza/store';

/** What a step was about, for a sentence such as “Undo: move 3 stakeholders”. */
export interface UndoLabel {
  /** Name of the (first) operation. */
  operation: string;
  /** Records it touched, at most MOST_LABELLED. */
  records: { entity: EntityName; id: string }[];
  /** How many it touched. */
  count: number;
}

interface StepPart {
  /** `CLIENT N` of the operation. */
  key: string;
  changes: RecordedChange[];
}

/** An operation that was taken back before it was sent: done again, it is done as it was. */
export type Unsent = Omit<Mutation, 'n'>;

/** Operations that are one step for the person. */
export interface UndoStep {
  id: string;
  kind: 'undo' | 'redo';
  /** Steps of one kind are taken from the highest number down. */
  order: number;
  group: string | null;
  label: UndoLabel;
  parts: StepPart[];
  /** Group that only the server can take back, for it knows what it did: that of an import, and then that of its undoing. Such a step has no parts. */
  atServer?: string;
  /** Of a `redo`: what was taken out of the queue. Such a step has no parts, for nothing is there of it that could be put back. */
  unsent?: Unsent[];
}

const MOST_STEPS = 100;
const MOST_LABELLED = 20;

export class UndoStack {
  /** The step that the server is taking back. */
  underWay: UndoStep | null = null;
  private steps = new Map<string, UndoStep>();
  /** Where each operation is, by its key. */
  private readonly parts = new Map<string, { step: UndoStep; part: StepPart }>();
  /** What a step that grows touches, so that one operation more need not read all that came before. */
  private readonly touched = new WeakMap<UndoStep, Touched>();
  private highest = 0;

  /** `onKeep`, `onForget`: a step is to be written to, or removed from, what is kept offline. */
  constructor(
    private readonly newId: () => string,
    private readonly onKeep: (step: UndoStep) => void = () => undefined,
    private readonly onForget: (step: UndoStep) => void = () => undefined,
  ) {}

  /** Puts back the steps of an earlier visit. */
  load(steps: readonly UndoStep[]): void {
    for (const step of steps) {
      this.steps.set(step.id, step);
      this.index(step);
    }
    this.highest = Math.max(this.highest, ...steps.map(({ order }) => order));
  }

  get all(): readonly UndoStep[] {
    return [...this.steps.values()];
  }

  top(kind: UndoStep['kind']): UndoStep | undefined {
    let result: UndoStep | undefined;
    for (const step of this.steps.values()) if (step.kind === kind && (!result || step.order > result.order)) result = step;
    return result;
  }

  /** A new operation: one more step, or more of the step of the same group, wherever it is among the others. What was undone cannot be brought again. */
  record(key: string, operation: string, group: string | null, changes: RecordedChange[]): void {
    this.forgetUndone();
    const begun = group === null ? undefined : this.all.find((step) => step.kind === 'undo' && step.group === group && step.atServer === undefined);
    if (begun) this.extend(begun, { key, changes });
    else if (changes.some(hasEffect)) this.push('undo', group, labelled(operation, noting(new Map(), [{ changes }])), [{ key, changes }]);
  }

  /** What the server did for the person in one go becomes a step, once. */
  recordAtServer(group: string, label: UndoLabel): void {
    if (this.ofGroup(group)) return;
    this.forgetUndone();
    this.push('undo', group, label, [], { atServer: group });
  }

  /** The step that the server takes back, by the group that it was recorded with. */
  ofGroup(group: string): UndoStep | undefined {
    return this.all.find((step) => step.atServer !== undefined && step.group === group);
  }

  /** The server has taken it back, or done it again, as a group of its own; null: nothing went back. A step that is gone meanwhile, with the project, stays so. */
  turnAtServer(step: UndoStep, group: string | null): void {
    if (!this.steps.has(step.id)) return;
    this.forget(step);
    if (group !== null) this.push(step.kind === 'undo' ? 'redo' : 'undo', step.group, step.label, [], { atServer: group });
  }

  /** What `restore` did on the way back (or forth) becomes a step of the other kind with the same label. */
  turn(step: UndoStep, parts: StepPart[]): void {
    this.forget(step);
    if (parts.some(({ changes }) => changes.some(hasEffect))) this.push(step.kind === 'undo' ? 'redo' : 'undo', step.group, step.label, parts);
  }

  /** What was not sent yet was taken out of the queue. */
  turnUnsent(step: UndoStep, unsent: Unsent[]): void {
    this.forget(step);
    this.push('redo', step.group, step.label, [], { unsent });
  }

  /** An operation ran again over a newer base and now changes something else. */
  revise(key: string, changes: RecordedChange[]): void {
    const found = this.parts.get(key);
    if (!found || JSON.stringify(found.part.changes) === JSON.stringify(changes)) return;
    found.part.changes = changes;
    this.onKeep(found.step);
  }

  /** The server refused the operation: there is nothing to take back. */
  refused(key: string): void {
    const found = this.parts.get(key);
    if (!found) return;
    this.parts.delete(key);
    this.touched.delete(found.step);
    found.step.parts = found.step.parts.filter((part) => part !== found.part);
    if (found.step.parts.length === 0) this.forget(found.step);
    else this.onKeep(found.step);
  }

  /** The operation goes on its way under another count. */
  rename(from: string, to: string): void {
    const found = this.parts.get(from);
    if (!found) return;
    found.part.key = to;
    this.parts.delete(from);
    this.parts.set(to, found);
  }

  forget(step: UndoStep): void {
    if (!this.steps.delete(step.id)) return;
    // A way back that changed nothing was not sent, and its number went to the next operation.
    for (const part of step.parts) if (this.parts.get(part.key)?.part === part) this.parts.delete(part.key);
    this.onForget(step);
  }

  clear(): void {
    for (const step of this.all) this.forget(step);
  }

  private forgetUndone(): void {
    for (const step of this.all) if (step.kind === 'redo' && step !== this.underWay) this.forget(step);
  }

  private push(kind: UndoStep['kind'], group: string | null, label: UndoLabel, parts: StepPart[], rest: Pick<UndoStep, 'atServer' | 'unsent'> = {}): void {
    const step: UndoStep = { id: this.newId(), kind, order: (this.highest += 1), group, label, parts, ...rest };
    this.steps.set(step.id, step);
    this.index(step);
    this.onKeep(step);
    const oldest = this.steps.size > MOST_STEPS ? [...this.steps.values()].reduce((a, b) => (a.order < b.order ? a : b)) : undefined;
    if (oldest) this.forget(oldest);
  }

  private extend(step: UndoStep, part: StepPart): void {
    const touched = this.touched.get(step) ?? noting(new Map(), step.parts);
    this.touched.set(step, noting(touched, [part]));
    step.parts.push(part);
    this.parts.set(part.key, { step, part });
    if (touched.size !== step.label.count) step.label = labelled(step.label.operation, touched);
    this.onKeep(step);
  }

  private index(step: UndoStep): void {
    for (const part of step.parts) this.parts.set(part.key, { step, part });
  }
}

const hasEffect = ({ created, fields }: RecordedChange): boolean => created || Object.keys(fields).length > 0;

type Touched = Map<string, UndoLabel['records'][number]>;

/** `touched` with the records of these parts, each once. */
function noting(touched: Touched, parts: readonly Pick<StepPart, 'changes'>[]): Touched {
  for (const { changes } of parts) for (const { entity, id } of changes) touched.set(`${entity} ${id}`, { entity, id });
  return touched;
}

function labelled(operation: string, touched: Touched): UndoLabel {
  const records: UndoLabel['records'] = [];
  for (const record of touched.values()) if (records.push(record) === MOST_LABELLED) break;
  return { operation, records, count: touched.size };
}
