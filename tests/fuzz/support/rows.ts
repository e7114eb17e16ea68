/** What stands in Postgres, read behind the product's back: as the superuser, without its filters. */
import { linkOf } from '@baraza/commands';
import { type AnyRecord, completeRecord, type EntityName, rankOf, sameValue, viewerAmong, type Viewer } from '@baraza/domain';
import { definitionOf, ENTITIES_IN_ORDER, type ProjectPlace, recordOfRow, selectRecord, tableOf } from '@baraza/persistence';
import { type LoggedChange, recordedChange, RecordStore } from '@baraza/store';
import type pg from 'pg';

/** A state of a record, with the sequence number from which it stood. */
interface State {
  from: number;
  record: AnyRecord;
}
interface Event {
  seq: number;
  operation: string;
  changes: LoggedChange[];
  digest: string;
  chain: string;
}

export interface Rows {
  /** Every record as it stands, deleted ones too. */
  records: RecordStore;
  /** The last change of classes or members. */
  rightsSeq: number;
  /** How often each operation was done. */
  done: Map<string, number>;
  /** What is wrong in the log: events, versions and rows tell one story or they do not. */
  differences: string[];
}

/** Reads a project. */
export async function readRows(database: pg.Pool, { workspace, project }: ProjectPlace): Promise<Rows> {
  const read = async <R extends object>(text: string): Promise<R[]> => (await database.query<R>(text, [workspace, project])).rows;
  const here = 'workspace_id = $1 AND project_id = $2';
  const records = new RecordStore();
  /** States of each record, oldest first, by `ENTITY ID`. */
  const states = new Map<string, State[]>();
  const differences: string[] = [];
  const versions = await read<{ entity: EntityName; id: string; from_seq: string; to_seq: string; data: AnyRecord }>(`SELECT entity, id, from_seq, to_seq, data FROM record_version WHERE ${here} ORDER BY from_seq`);
  /** Where each record's last superseded state ended. */
  const ends = new Map<string, number>();
  for (const { entity, id, from_seq, to_seq, data } of versions) {
    const key = `${entity} ${id}`;
    states.set(key, [...(states.get(key) ?? []), { from: Number(from_seq), record: whole(entity, data) }]);
    if (ends.has(key) && ends.get(key) !== Number(from_seq)) differences.push(`${key}: no state from ${ends.get(key)} to ${from_seq}`);
    ends.set(key, Number(to_seq));
  }
  for (const entity of ENTITIES_IN_ORDER) {
    const rows = await read<Record<string, unknown>>(`SELECT r.from_seq AS "@from", r.created_seq AS "@created", ${selectRecord(entity, 'r')} FROM "${tableOf(entity)}" r WHERE ${here}`);
    for (const row of rows) {
      const record = recordOfRow(entity, row);
      records.put(entity, record);
      const key = `${entity} ${record.id}`;
      const all = [...(states.get(key) ?? []), { from: Number(row['@from']), record }];
      states.set(key, all);
      if (all[0]!.from !== Number(row['@created'])) differences.push(`${key}: was made at ${String(row['@created'])}, its first state is from ${all[0]!.from}`);
      if (ends.has(key) && ends.get(key) !== Number(row['@from'])) differences.push(`${key}: no state from ${ends.get(key)} to ${String(row['@from'])}`);
    }
  }
  const events = await read<Event & { seq: string }>(
    `SELECT seq, operation, changes, encode(payload_digest, 'hex') AS digest, encode(chain, 'hex') AS chain FROM event WHERE ${here} ORDER BY seq`,
  );
  const [head] = await read<{ rights_seq: string; chain: string }>(`SELECT rights_seq, encode(chain, 'hex') AS chain FROM project_log WHERE ${here}`);
  differences.push(...compareEvents(events.map((event) => ({ ...event, seq: Number(event.seq) })), states, head!.chain));
  const done = new Map<string, number>();
  for (const { operation } of events) done.set(operation, (done.get(operation) ?? 0) + 1);
  return { records, rightsSeq: Number(head!.rights_seq), done, differences };
}

/** A version as the record that it was: what is empty was left out. */
const whole = (entity: EntityName, data: AnyRecord): AnyRecord => ({ ...completeRecord(definitionOf(entity), data.id, data), deleted: data.deleted });

/** Each event's changes are the step between two states, each state comes from an event, and nobody touched the chain. */
function compareEvents(events: readonly Event[], states: ReadonlyMap<string, readonly State[]>, head: string): string[] {
  const differences: string[] = [];
  const told = new Set<string>();
  let chain = '0'.repeat(64);
  for (const { seq, operation, changes, ...kept } of events) {
    for (const change of changes) {
      const key = `${change.entity} ${change.id}`;
      const all = states.get(key) ?? [];
      const at = all.findIndex(({ from }) => from === seq);
      told.add(`${key} ${seq}`);
      const step = at < 0 ? null : recordedChange({ entity: change.entity, id: change.id, before: all[at - 1]?.record ?? null, after: all[at]!.record });
      const { class: inEffect, properties: _classesOfProperties, ...made } = change;
      // What it hung on may have made its class stricter, never less strict.
      const own = Math.max(...[all[at - 1], all[at]].flatMap((state) => (state ? [rankOf(state.record.classification)] : [])));
      if (!inEffect || rankOf(inEffect) < own) differences.push(`${key}: ${operation} at ${seq} is logged as ${String(inEffect)}, below the class of the record`);
      if (!sameValue(step && JSON.parse(JSON.stringify(step)), made)) differences.push(`${key}: ${operation} at ${seq} is logged as ${JSON.stringify(change)}, the states say ${JSON.stringify(step)}`);
    }
    chain = linkOf(chain, seq, kept.digest);
    if (chain !== kept.chain) differences.push(`event ${seq}: the chain of hashes does not fit`);
  }
  if (chain !== head) differences.push('the log does not end where its head says');
  for (const [key, all] of states) for (const { from } of all) if (!told.has(`${key} ${from}`)) differences.push(`${key}: no event tells of its state from ${from}`);
  return differences;
}

/** With which rights the account looks; null: it is not in the project. */
export const viewerIn = (records: RecordStore, account: string): Viewer | null => viewerAmong((entity) => records.all(entity), account);
