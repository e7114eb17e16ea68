/** More to restore than one `restore` takes: in parts, of which one that is refused must not block the others. */
import { Refusal, type Report, type Restoration } from '@baraza/domain';

/** Most restorations of one `restore` (its input allows 5000). */
const MOST_AT_ONCE = 5000;

/** Inputs of `restore` that are small enough. Fields of one record, which follow each other, stay together, for some only change together. */
export function inParts(restorations: readonly Restoration[]): Restoration[][] {
  const parts: Restoration[][] = [];
  let part: Restoration[] = [];
  let record: Restoration[] = [];
  const close = (): void => {
    if (part.length + record.length > MOST_AT_ONCE) {
      parts.push(part);
      part = [];
    }
    part.push(...record);
    record = [];
  };
  for (const restoration of restorations) {
    if (record.length > 0 && (record[0]!.id !== restoration.id || record[0]!.entity !== restoration.entity)) close();
    record.push(restoration);
  }
  close();
  if (part.length > 0) parts.push(part);
  return parts;
}

/** Restores part after part. `report`: what was left, with why; `refusal`: the first one. Throws it where the project is archived and nothing was restored: that is for later. */
export function restoreInParts<T extends { report: Report | null }>(parts: readonly Restoration[][], restore: (part: Restoration[]) => T): { done: T[]; report: Report; refusal: Refusal | null } {
  const done: T[] = [];
  const report: Report = { skipped: [] };
  let refusal: Refusal | null = null;
  for (const part of parts) {
    try {
      const restored = restore(part);
      done.push(restored);
      report.skipped.push(...(restored.report?.skipped ?? []));
    } catch (error) {
      // In an archive nothing can be taken back for now, and the step waits for later.
      if (!(error instanceof Refusal) || (error.code === 'archived' && done.length === 0)) throw error;
      // What is refused for another reason must block neither the rest nor the steps before it.
      refusal ??= error;
      report.skipped.push(...part.map(({ entity, id, field }) => ({ entity, id, fields: [field], code: error.code })));
    }
  }
  return { done, report, refusal };
}
