/** Writes what a batch changed: rows, superseded versions, events, counters; one statement a table. */
import type { AnyRecord, EntityName, RefusalData } from '@baraza/domain';
import type { RecordedChange } from '@baraza/store';
import { columnsOf, ENTITIES_IN_ORDER, rowOfRecord, tableOf } from './columns.js';
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
  input: unknown;
  changes: RecordedChange[];
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

const UPSERTS = Object.fromEntries(
  ENTITIES_IN_ORDER.map((entity) => {
    const table = tableOf(entity);
    const columns = ['workspace_id', 'project_id', 'from_seq', 'created_seq', ...columnsOf(entity).map(({ name }) => `"${name}"`)];
    const assigned = columns.filter((name) => !['workspace_id', 'project_id', 'created_seq', '"id"'].includes(name)).map((name) => `${name} = excluded.${name}`);
    return [
      entity,
      `INSERT INTO "${table}" (${columns.join(', ')}) ${JSON_ROWS(table, columns)} ON CONFLICT (workspace_id, project_id, id) DO UPDATE SET ${assigned.join(', ')}`,
    ];
  }),
) as Record<EntityName, string>;

/** Writes the last state of each record that the steps touched. */
export function writeRows(sql: Sql, workspace: string, project: string, steps: readonly Step[]): void {
  const last = new Map<string, { step: Step; created: number }>();
  for (const step of steps) {
    const key = `${step.entity} ${step.after.id}`;
    last.set(key, { step, created: last.get(key)?.created ?? step.seq });
  }
  for (const entity of ENTITIES_IN_ORDER) {
    const rows = [...last.values()]
      .filter(({ step }) => step.entity === entity)
      .map(({ step, created }) => ({ workspace_id: workspace, project_id: project, from_seq: step.seq, created_seq: created, ...rowOfRecord(entity, step.after) }));
    if (rows.length > 0) sql.send(UPSERTS[entity], [JSON.stringify(rows)], `upsert ${entity}`);
  }
}

const VERSION_COLUMNS = ['workspace_id', 'project_id', 'entity', 'id', 'from_seq', 'to_seq', 'data'];

/** Keeps every state that a step replaced. `since`: sequence number from which a record stood as it was loaded, by `ENTITY ID`. */
export function writeVersions(sql: Sql, workspace: string, project: string, steps: readonly Step[], since: ReadonlyMap<string, number>): void {
  const stands = new Map(since);
  const rows: object[] = [];
  for (const { entity, before, after, seq } of steps) {
    const key = `${entity} ${after.id}`;
    if (before) rows.push({ workspace_id: workspace, project_id: project, entity, id: after.id, from_seq: stands.get(key), to_seq: seq, data: before });
    stands.set(key, seq);
  }
  if (rows.length > 0) sql.send(`INSERT INTO record_version (${VERSION_COLUMNS.join(', ')}) ${JSON_ROWS('record_version', VERSION_COLUMNS)}`, [JSON.stringify(rows)], 'write versions');
}

const EVENT_COLUMNS = ['workspace_id', 'project_id', 'seq', 'actor_id', 'at', 'operation', 'version', 'input', 'changes', 'group_id', 'client_id', 'mutation', 'payload_digest', 'chain'];

export function writeEvents(sql: Sql, workspace: string, project: string, events: readonly EventRow[]): void {
  if (events.length === 0) return;
  const rows = events.map((event) => ({
    workspace_id: workspace,
    project_id: project,
    seq: event.seq,
    actor_id: event.actor,
    at: event.at,
    operation: event.operation,
    version: event.version,
    input: event.input,
    changes: event.changes,
    group_id: event.group,
    client_id: event.client,
    mutation: event.mutation,
    payload_digest: `\\x${event.payloadDigest}`,
    chain: `\\x${event.chain}`,
  }));
  sql.send(`INSERT INTO event (${EVENT_COLUMNS.join(', ')}) ${JSON_ROWS('event', EVENT_COLUMNS)}`, [JSON.stringify(rows)], 'write events');
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
