/** Undo and redo: the way back of a step, submitted as `restore`. */
import { Refusal, type Report } from '@baraza/domain';
import type { RecordedChange, Restoration } from '@baraza/store';
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
  try {
    for (const batch of batches) {
      const done = restore(batch);
      parts.push({ key: done.key, changes: done.changes });
      report.skipped.push(...(done.report?.skipped ?? []));
    }
  } catch (error) {
    // In an archive nothing can be taken back for now; what is refused for another reason must not block the steps before it.
    if (error instanceof Refusal && (error.code !== 'archived' || parts.length > 0)) stack.turn(step, parts);
    throw error;
  }
  stack.turn(step, parts);
  return { label: step.label, report };
}
