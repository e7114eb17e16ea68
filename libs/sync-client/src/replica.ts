/** The project in this tab: what the server confirmed (base), and over it what is on its way, together the visible store. */
import { type EntityName, Refusal, sameValue, type Viewer } from '@baraza/domain';
import { applyViewChange, type Outcome, recordedChange, RecordStore, runOperation, type ViewChange, washed } from '@baraza/store';
import { withAbsent } from './absent.js';
import { raiseLater } from './raise-later.js';
import type { Item } from './item.js';
import { keysOf } from './keys.js';
import { type ChangedRecord, VisibleStore, type Write } from './visible-store.js';

/** What the server sent, to be brought into base. */
export interface Incoming {
  /** Replace everything: what is not among the changes goes. */
  anew: boolean;
  changes: readonly ViewChange[];
}

export class Replica {
  readonly base = new RecordStore();
  readonly visible = new VisibleStore();
  viewer: Viewer | null = null;
  private pending: Item[] = [];
  /** Records that may differ from base because of what is pending. */
  private touched = new Map<string, ChangedRecord>();

  constructor(
    private readonly project: string,
    /** Base records that the server changed, for the stored snapshot. */
    private readonly onBase: (entity: EntityName, id: string) => void = () => undefined,
  ) {}

  get items(): readonly Item[] {
    return this.pending;
  }

  /** Runs an operation over what is visible, without keeping what it does. Throws a Refusal. */
  run(item: Item): Outcome {
    if (!this.viewer) throw new Refusal('notFound', 'The project is not open.');
    if (!item.runnable) throw new Refusal('unknownOperation', `This page does not know the operation “${item.mutation.name}”.`, { name: item.mutation.name });
    const outcome = runOperation(this.visible, item.runnable.operation, item.runnable.input, { project: this.project, actor: this.viewer, at: item.at });
    // What a rule took away is not remembered for undo either: steps of undo are kept on the device.
    const ran = withAbsent(item, this.visible.get, { changes: washed(outcome.changes, outcome.redactions).map(recordedChange), report: outcome.report });
    item.recorded = ran.changes;
    item.report = ran.report;
    return outcome;
  }

  /** Shows what an operation did, and keeps it among what is pending. */
  show(item: Item, outcome: Outcome): void {
    this.pending.push(item);
    this.visible.change((write) => this.apply(outcome, write));
  }

  /** Adds operations kept from an earlier visit, before those already pending: they are older. */
  adopt(items: readonly Item[]): void {
    this.rebase(null, () => (this.pending = [...items, ...this.pending]));
  }

  /**
   * Brings in what the server sent and takes `gone` off what is pending; runs the rest again over the new base. Costs what was sent and what the
   * pending operations touch.
   */
  receive(incoming: Incoming | null, gone: ReadonlySet<Item>): void {
    this.rebase(incoming, () => {
      if (gone.size > 0) this.pending = this.pending.filter((item) => !gone.has(item));
    });
  }

  /** Empties everything, for somebody who may see nothing here any more. */
  clear(): void {
    this.viewer = null;
    this.rebase({ anew: true, changes: [] }, () => (this.pending = []));
  }

  private rebase(incoming: Incoming | null, editPending: () => void): void {
    this.visible.change((write) => {
      for (const { entity, id } of this.touched.values()) write(entity, id, this.base.get(entity, id));
      this.touched.clear();
      if (incoming) this.bringIn(incoming, write);
      editPending();
      for (const item of this.pending) this.runAgain(item, write);
    });
  }

  private bringIn({ anew, changes }: Incoming, write: Write): void {
    if (anew) this.removeAbsent(changes, write);
    for (const change of changes) {
      const before = this.base.get(change.entity, change.id);
      // Sent anew but the same: nothing to write, here or in the snapshot.
      if ('put' in change && before && sameValue(before, change.put)) continue;
      applyViewChange(this.base, change);
      write(change.entity, change.id, this.base.get(change.entity, change.id));
      this.onBase(change.entity, change.id);
    }
  }

  private removeAbsent(changes: readonly ViewChange[], write: Write): void {
    const present = new Set(changes.map(({ entity, id }) => `${entity} ${id}`));
    for (const { entity, id } of keysOf(this.base)) {
      if (present.has(`${entity} ${id}`)) continue;
      this.base.remove(entity, id);
      write(entity, id, undefined);
      this.onBase(entity, id);
    }
  }

  /** What is refused here now shows nothing, but stays on its way: the server decides. */
  private runAgain(item: Item, write: Write): void {
    try {
      this.apply(this.run(item), write);
    } catch (error) {
      item.recorded = [];
      item.report = null;
      if (!(error instanceof Refusal)) raiseLater(error);
    }
  }

  private apply({ changes }: Outcome, write: Write): void {
    for (const { entity, id, after } of changes) {
      this.touched.set(`${entity} ${id}`, { entity, id });
      write(entity, id, after ?? undefined);
    }
  }
}
