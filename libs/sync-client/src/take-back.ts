/** Undo and redo: the way back of a step, submitted as `restore`. */
import { Refusal, type Report, type Restoration } from '@baraza/domain';
import type { RecordedChange } from '@baraza/store';
import { restorationsOf, type UndoLabel, type UndoStack, type UndoStep } from './undo.js';

/** A step that was taken back or done again, and what of it was not, because others have changed it since. */
export interface TakenBack {
  label: UndoLabel;
  report: Report;
}

/** Restores, and tells what that changed; nothing is sent where it changes nothing. */
export type Restore = (changes: Restoration[]) => { key: string; changes: RecordedChange[]; report: Report | null };

export function takeBack(stack: UndoStack, kind: UndoStep['kind'], restore: Restore): TakenBack | null {
  for (let step = stack.top(kind); step; step = stack.top(kind)) {
    const batches = restorationsOf(step);
    // It changed nothing after all, for instance because somebody had done the same before.
    if (batches.length === 0) stack.forget(step);
    else return takeStepBack(stack, step, batches, restore);
  }
  return null;
}

function takeStepBack(stack: UndoStack, step: UndoStep, batches: Restoration[][], restore: Restore): TakenBack {
  const parts: UndoStep['parts'] = [];
  const report: Report = { skipped: [] };
  let refusal: Refusal | null = null;
  for (const batch of batches) {
    try {
      const done = restore(batch);
      parts.push({ key: done.key, changes: done.changes });
      report.skipped.push(...(done.report?.skipped ?? []));
    } catch (error) {
      // In an archive nothing can be taken back for now, and the step waits for later.
      if (!(error instanceof Refusal) || (error.code === 'archived' && parts.length === 0)) throw error;
      // What is refused for another reason must block neither the rest nor the steps before it.
      refusal ??= error;
      report.skipped.push(...batch.map(({ entity, id, field }) => ({ entity, id, fields: [field], code: error.code })));
    }
  }
  stack.turn(step, parts);
  if (refusal && parts.length === 0) throw refusal;
  return { label: step.label, report };
}
