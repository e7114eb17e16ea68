/** Undo of what is not in this tab: of another map than the one that is open, or deleted before the records came anew. */
import type { Lookup, Report, Restoration } from '@baraza/domain';
import type { RecordedChange } from '@baraza/store';
import type { Item } from './item.js';

/**
 * What an undo asks of records that are not here. Only the server can see whether they still hold what is expected, so that it is taken for done until the server reports otherwise; else it would neither be
 * sent nor could it be brought again.
 */
export function withAbsent(item: Pick<Item, 'mutation' | 'runnable'>, here: Lookup, ran: { changes: RecordedChange[]; report: Report | null }): { changes: RecordedChange[]; report: Report | null } {
  if (item.mutation.name !== 'restore' || !item.runnable) return ran;
  const absent = (item.runnable.input['changes'] as Restoration[]).filter(({ entity, id }) => !here(entity, id));
  if (absent.length === 0) return ran;
  const assumed = new Map<string, RecordedChange>();
  for (const { entity, id, field, expected, value } of absent) {
    const key = `${entity} ${id}`;
    const change = assumed.get(key) ?? { entity, id, created: false, fields: {} };
    assumed.set(key, { ...change, fields: { ...change.fields, [field]: [expected, value] } });
  }
  return { changes: [...ran.changes, ...assumed.values()], report: ran.report && { skipped: ran.report.skipped.filter(({ entity, id }) => !assumed.has(`${entity} ${id}`)) } };
}
