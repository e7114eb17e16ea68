/** Writes what a batch changed: rows, superseded versions, events, counters; one statement a table. */
import { type AnyRecord, type EntityName, type RefusalData, sameValue } from '@baraza/domain';
import { columnsOf, definitionOf, ENTITIES_IN_ORDER, rowOfRecord, tableOf } from './columns.js';
import { jsonList, plainList, readJsonList } from './lists.js';
import type { Sql } from './sql.js';

/** One state of a record that the batch produced, with the state it replaced. */
export interface Step {
  entity: EntityName;
  before: AnyRecord | null;
  after: AnyRecord;
  seq: number;
}

export interface EventRow {
  seq: number;
  actor: string;
  at: string;
  operation: string;
  version: number;
  /** JSON text. */
  input: string;
  /** JSON text of `RecordedChange[]`. */
  changes: string;
  group: string | null;
  client: string | null;
  mutation: number | null;
  /** SHA-256 of the payload (operation, version, input, changes), hex. Stays when the payload is redacted. */
  payloadDigest: string;
  /** SHA-256 of the chain so far, the sequence number and the payload's digest, hex. */
  chain: string;
}

export interface CounterRow {
  client: string;
  account: string;
  last: number;
  refusals: Record<number, RefusalData>;
}

const JSON_ROWS = (table: string, columns: readonly string[]): string => `SELECT ${columns.join(', ')} FROM json_populate_recordset(NULL::"${table}", $1::json)`;

const INSERTS = Object.fromEntries(
  ENTITIES_IN_ORDER.map((entity) => {
    const columns = ['workspace_id', 'project_id', 'from_seq', 'created_seq', ...columnsOf(entity).map(({ name }) => `"${name}"`)];
    return [entity, `INSERT INTO "${tableOf(entity)}" (${columns.join(', ')}) ${JSON_ROWS(tableOf(entity), columns)}`];
  }),
) as Record<EntityName, string>;

/** What the batch made of one record: the state before its first change, after its last, and when each came. */
interface Net {
  before: AnyRecord | null;
  after: AnyRecord;
  first: number;
  last: number;
}

/** Writes the last state of each record that the steps touched: new ones whole, of the others the columns that changed. */
export function writeRows(sql: Sql, workspace: string, project: string, steps: readonly Step[]): void {
  const touched = new Map<EntityName, Map<string, Net>>();
  for (const { entity, before, after, seq } of steps) {
    const records = touched.get(entity) ?? new Map<string, Net>();
    touched.set(entity, records);
    const known = records.get(after.id);
    records.set(after.id, { before: known ? known.before : before, after, first: known?.first ?? seq, last: seq });
  }
  for (const entity of ENTITIES_IN_ORDER) {
    const records = [...(touched.get(entity)?.values() ?? [])];
    insertRows(sql, workspace, project, entity, records.filter(({ before }) => before === null));
    updateRows(sql, workspace, project, entity, records.filter(({ before }) => before !== null));
  }
}

function insertRows(sql: Sql, workspace: string, project: string, entity: EntityName, records: readonly Net[]): void {
  if (records.length === 0) return;
  const rows = records.map(({ after, first, last }) => ({ workspace_id: workspace, project_id: project, from_seq: last, created_seq: first, ...rowOfRecord(entity, after) }));
  sql.send(INSERTS[entity], [JSON.stringify(rows)], `insert ${entity}`);
}

function updateRows(sql: Sql, workspace: string, project: string, entity: EntityName, records: readonly Net[]): void {
  if (records.length === 0) return;
  const changed = columnsOf(entity).filter(({ field }) => records.some(({ before, after }) => !sameValue(before![field], after[field])));
  const rows = records.map(({ after, last }) => ({ id: after.id, from_seq: last, ...Object.fromEntries(changed.map(({ field, name }) => [name, after[field]])) }));
  const set = changed.map(({ name }) => `, "${name}" = u."${name}"`).join('');
  const read = changed.map(({ name, type }) => `, "${name}" ${type}`).join('');
  // The ids stand there twice: whichever way the planner joins, it then looks at these rows only, and not at all of the project.
  const text = `UPDATE "${tableOf(entity)}" r SET from_seq = u.from_seq${set}
    FROM json_to_recordset($4::json) AS u(id uuid, from_seq bigint${read}) WHERE r.workspace_id = $1 AND r.project_id = $2 AND r.id = ANY($3::uuid[]) AND r.id = u.id`;
  // A connection keeps its prepared statements for good, so only those are prepared of which there are few: of one field, or of fields that change together.
  const one = changed.length === 1 || definitionOf(entity).coupled.some((fields) => changed.every(({ field }) => fields.includes(field)));
  sql.send(text, [workspace, project, plainList(rows.map(({ id }) => id)), JSON.stringify(rows)], one ? `update ${entity} ${changed.map(({ name }) => name).join(' ')}` : undefined);
}

/** Keeps every state that a step replaced, without its empty fields. `since`: sequence number from which a record stood as it was loaded, by `ENTITY ID`. */
export function writeVersions(sql: Sql, workspace: string, project: string, steps: readonly Step[], since: ReadonlyMap<string, number>): void {
  const stands = new Map<string, number>();
  const replaced: { entity: EntityName; before: AnyRecord; from: number; to: number }[] = [];
  for (const { entity, before, after, seq } of steps) {
    const key = `${entity} ${after.id}`;
    if (before) replaced.push({ entity, before, from: (stands.get(key) ?? since.get(key))!, to: seq });
    stands.set(key, seq);
  }
  if (replaced.length === 0) return;
  sql.send(
    `INSERT INTO record_version (workspace_id, project_id, entity, id, from_seq, to_seq, data)
     SELECT $1, $2, u.* FROM unnest($3::text[], $4::uuid[], $5::bigint[], $6::bigint[], ${readJsonList('$7')}) u`,
    [
      workspace,
      project,
      plainList(replaced.map(({ entity }) => entity)),
      plainList(replaced.map(({ before }) => before.id)),
      plainList(replaced.map(({ from }) => from)),
      plainList(replaced.map(({ to }) => to)),
      jsonList(replaced.map(({ entity, before }) => withoutEmpty(entity, before))),
    ],
    'write versions',
  );
}

/** The record as JSON. Most fields of most records are empty; what is left out is what `emptyValue` says. */
function withoutEmpty(entity: EntityName, record: AnyRecord): string {
  let json = '';
  for (const { field } of columnsOf(entity)) {
    const value = record[field];
    if (value === null || (Array.isArray(value) && value.length === 0)) continue;
    json += `${json === '' ? '{' : ','}"${field}":${JSON.stringify(value)}`;
  }
  return `${json}}`;
}

export function writeEvents(sql: Sql, workspace: string, project: string, events: readonly EventRow[]): void {
  if (events.length === 0) return;
  const each = (value: (event: EventRow) => string | number | null): string => plainList(events.map(value));
  sql.send(
    `INSERT INTO event (workspace_id, project_id, seq, actor_id, at, operation, version, input, changes, group_id, client_id, mutation, payload_digest, chain)
     SELECT $1, $2, u.seq, u.actor, u.at, u.operation, u.version, u.input, u.changes, u.grouped, u.client, u.mutation, decode(u.digest, 'hex'), decode(u.chain, 'hex')
       FROM unnest($3::bigint[], $4::uuid[], $5::timestamptz[], $6::text[], $7::integer[], ${readJsonList('$8')}, ${readJsonList('$9')}, $10::uuid[], $11::uuid[], $12::integer[], $13::text[], $14::text[])
         AS u(seq, actor, at, operation, version, input, changes, grouped, client, mutation, digest, chain)`,
    [
      workspace,
      project,
      each(({ seq }) => seq),
      each(({ actor }) => actor),
      each(({ at }) => at),
      each(({ operation }) => operation),
      each(({ version }) => version),
      jsonList(events.map(({ input }) => input)),
      jsonList(events.map(({ changes }) => changes)),
      each(({ group }) => group),
      each(({ client }) => client),
      each(({ mutation }) => mutation),
      each(({ payloadDigest }) => payloadDigest),
      each(({ chain }) => chain),
    ],
    'write events',
  );
}

/** @param at the moment of the batch: when the clients were last heard of. */
export function writeCounters(sql: Sql, workspace: string, project: string, counters: readonly CounterRow[], at: string): void {
  if (counters.length === 0) return;
  const columns = ['workspace_id', 'project_id', 'client_id', 'account_id', 'last', 'refusals', 'seen_at'];
  const rows = counters.map(({ client, account, last, refusals }) => ({ workspace_id: workspace, project_id: project, client_id: client, account_id: account, last, refusals, seen_at: at }));
  sql.send(
    `INSERT INTO client_mutation (${columns.join(', ')}) ${JSON_ROWS('client_mutation', columns)}
     ON CONFLICT (workspace_id, project_id, client_id) DO UPDATE SET last = excluded.last, refusals = excluded.refusals, seen_at = excluded.seen_at`,
    [JSON.stringify(rows)],
    'write counters',
  );
}

/** Drops what is known of the project's clients that were not heard of since `seen` and whose id, a UUID of version 7, lies before `client`. */
export function forgetClients(sql: Sql, workspace: string, project: string, { seen, client }: { seen: string; client: string }): void {
  sql.send(
    `DELETE FROM client_mutation WHERE workspace_id = $1 AND project_id = $2 AND seen_at < $3::timestamptz AND client_id < $4::uuid AND substr(client_id::text, 15, 1) = '7'`,
    [workspace, project, seen, client],
    'forget clients',
  );
}
