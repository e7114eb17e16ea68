/** What happened, as a person would tell it: operations that belong together are one entry, records that changed alike one line. */
import type { EntityName } from '@baraza/domain';
import type { ActivityAnswer } from '../../data/documents.generated.js';

export type Operation = NonNullable<ActivityAnswer['project']>['activity']['nodes'][number];
export type RecordChange = Operation['records'][number];
export type Verb = 'added' | 'changed' | 'deleted' | 'restored' | 'moved';

/** Records of one kind to which the same happened. */
export interface Line {
  readonly verb: Verb;
  readonly entity: EntityName;
  readonly records: readonly RecordChange[];
}

/** Which two became one: `kept` goes on, with the names that it had before and has since, where the step changed its name. */
export interface Merged {
  readonly gone: string;
  readonly kept: string;
  readonly name: { readonly before: string; readonly after: string } | null;
}

export interface Entry {
  readonly seq: number;
  readonly at: string | null;
  readonly actor: Operation['actor'];
  readonly lines: readonly Line[];
  /** What kind of step it was, where that says more than the records. */
  readonly kind: 'began' | 'imported' | 'merged' | 'undid' | 'redid' | null;
  /** Null: no merge, or not all of it may be read. */
  readonly merged: Merged | null;
  /** By which the server takes it back; null: it cannot. */
  readonly group: string | null;
  /** More records changed than are listed. */
  readonly more: boolean;
  /** Something of it is above the reader's role or clearance. */
  readonly hidden: boolean;
}

/** Steps of one person of the same kind within this time are told as one, in ms: somebody who arranges a map moves many things. */
const together = 10 * 60_000;

const kinds: Readonly<Record<string, Entry['kind']>> = { foundProject: 'began', importRecords: 'imported', mergeStakeholders: 'merged', restore: 'undid' };

function verbOf({ entity, created, changes }: RecordChange): Verb {
  if (created) return 'added';
  const deleted = changes.find(({ field }) => field === 'deleted');
  if (deleted) return deleted.after === true ? 'deleted' : 'restored';
  return entity === 'membership' && changes.every(({ field }) => field === 'x' || field === 'y') ? 'moved' : 'changed';
}

function linesOf(operations: readonly Operation[]): Line[] {
  const lines = new Map<string, { verb: Verb; entity: EntityName; records: Map<string, RecordChange> }>();
  for (const record of operations.flatMap(({ records }) => records)) {
    const verb = verbOf(record);
    const key = `${verb} ${record.entity}`;
    const line = lines.get(key) ?? { verb, entity: record.entity, records: new Map<string, RecordChange>() };
    lines.set(key, line);
    // Newest first: the older change of the same record tells where it began.
    const newer = line.records.get(record.id);
    line.records.set(record.id, newer ? { ...newer, changes: joined(newer.changes, record.changes) } : record);
  }
  return [...lines.values()].map(({ records, ...line }) => ({ ...line, records: [...records.values()] }));
}

function joined(newer: RecordChange['changes'], older: RecordChange['changes']): RecordChange['changes'] {
  const before = new Map(older.map((change) => [change.field, change]));
  const both = newer.map((change) => ({ ...change, before: before.has(change.field) ? before.get(change.field)?.before : change.before }));
  return [...both, ...older.filter(({ field }) => !newer.some((change) => change.field === field))];
}

/** A merge deletes the one, and gives the other its names (see the operation `mergeStakeholders`). */
function mergedIn(operations: readonly Operation[]): Merged | null {
  const stakeholders = operations.filter(({ operation }) => operation === 'mergeStakeholders').flatMap(({ records }) => records.filter(({ entity }) => entity === 'stakeholder'));
  const gone = stakeholders.find((record) => verbOf(record) === 'deleted');
  const kept = stakeholders.find((record) => record !== gone && record.changes.some(({ field }) => field === 'name' || field === 'aliases'));
  if (!gone || !kept) return null;
  const name = kept.changes.find(({ field }) => field === 'name');
  return { gone: gone.id, kept: kept.id, name: name ? { before: String(name.before), after: String(name.after) } : null };
}

function belongs(newer: Operation, older: Operation): boolean {
  if (newer.actor === null || newer.actor.account !== older.actor?.account) return false;
  if (newer.group !== null && newer.group === older.group) return true;
  return newer.operation === 'moveOnMap' && older.operation === 'moveOnMap' && Date.parse(newer.at ?? '') - Date.parse(older.at ?? '') < together;
}

/** Operations, newest first, as entries, newest first. */
export function entriesOf(operations: readonly Operation[]): Entry[] {
  const steps: Operation[][] = [];
  for (const operation of operations) {
    const step = steps.at(-1);
    const last = step?.at(-1);
    if (step && last && belongs(last, operation)) step.push(operation);
    else steps.push([operation]);
  }
  return steps.map((step) => {
    const [newest] = step as [Operation];
    return {
      seq: newest.seq,
      at: newest.at,
      actor: newest.actor,
      lines: linesOf(step),
      group: newest.group,
      merged: newest.again ? null : mergedIn(step),
      kind: newest.again ? 'redid' : (kinds[newest.operation ?? ''] ?? null),
      more: step.some(({ more }) => more),
      hidden: step.some(({ hidden, records }) => hidden || records.some((record) => record.hidden)),
    };
  });
}

/** All that these operations tell of each record, the newest first: what is not there any more is named by it. */
export function toldOf(operations: readonly Operation[]): ReadonlyMap<string, RecordChange['changes']> {
  const told = new Map<string, RecordChange['changes']>();
  for (const { id, changes } of operations.flatMap(({ records }) => records)) told.set(id, [...(told.get(id) ?? []), ...changes]);
  return told;
}

/** Pages of operations as one list: newest first, each once. `page` replaces what is known where nothing joins the two. */
export function withNewest(known: readonly Operation[], page: readonly Operation[]): readonly Operation[] {
  const oldest = page.at(-1)?.seq;
  if (oldest === undefined) return known;
  const rest = known.filter(({ seq }) => seq < oldest);
  return known.some(({ seq }) => seq >= oldest) ? [...page, ...rest] : page;
}
