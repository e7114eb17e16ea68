/** Writes what a batch adds to the log: superseded versions, events, counters of clients, and where the log stands then. One statement, for one costs about as much as each of four. */
import type { AnyRecord, EntityName, RefusalData } from '@baraza/domain';
import { columnsOf } from './columns.js';
import { jsonList, plainList, readJsonList } from './lists.js';
import type { LogHead } from './log.js';
import type { Sql } from './sql.js';
import type { Step } from './write.js';

export interface EventRow {
  seq: number;
  /** When it is said to have happened, ISO 8601. */
  at: string;
  actor: string;
  operation: string;
  version: number;
  /** JSON text. */
  input: string;
  /** JSON text of `RecordedChange[]`. */
  changes: string;
  group: string | null;
  client: string | null;
  mutation: number | null;
  /** Random, hex; goes when the payload is redacted. */
  salt: string;
  /** SHA-256 of the payload (salt, operation, version, input, changes), hex. Stays when the payload is redacted. */
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

export interface LogEntry {
  steps: readonly Step[];
  /** Sequence number from which a record stood as it was loaded, by `ENTITY ID`. */
  since: ReadonlyMap<string, number>;
  events: readonly EventRow[];
  counters: readonly CounterRow[];
  /** When the clients were last heard of, ISO 8601: no more exactly than what any of them sent may be timed. */
  at: string;
  /** Where the log stands after the batch. */
  head: LogHead;
}

const WRITE_LOG = `
  WITH versions AS (
    INSERT INTO record_version (workspace_id, project_id, entity, id, from_seq, to_seq, data)
    SELECT $1, $2, u.* FROM unnest($3::text[], $4::uuid[], $5::bigint[], $6::bigint[], ${readJsonList('$7')}) u
  ), events AS (
    INSERT INTO event (workspace_id, project_id, seq, actor_id, at, operation, version, input, changes, group_id, client_id, mutation, salt, payload_digest, chain)
    SELECT $1, $2, u.seq, u.actor, u.at, u.operation, u.version, u.input, u.changes, u.grouped, u.client, u.mutation, decode(u.salt, 'hex'), decode(u.digest, 'hex'), decode(u.chain, 'hex')
      FROM unnest($9::bigint[], $10::uuid[], $11::text[], $12::integer[], ${readJsonList('$13')}, ${readJsonList('$14')}, $15::uuid[], $16::uuid[], $17::integer[], $18::text[], $19::text[], $27::timestamptz[], $28::text[])
        AS u(seq, actor, operation, version, input, changes, grouped, client, mutation, digest, chain, at, salt)
  ), counters AS (
    INSERT INTO client_mutation (workspace_id, project_id, client_id, account_id, last, refusals, seen_at)
    SELECT $1, $2, u.client, u.account, u.last, u.refusals::jsonb, $8::timestamptz FROM unnest($20::uuid[], $21::uuid[], $22::integer[], ${readJsonList('$23')}) AS u(client, account, last, refusals)
    ON CONFLICT (workspace_id, project_id, client_id) DO UPDATE SET last = excluded.last, refusals = excluded.refusals, seen_at = excluded.seen_at
  )
  UPDATE project_log SET seq = $24, rights_seq = $25, chain = decode($26, 'hex') WHERE workspace_id = $1 AND project_id = $2`;

/** Keeps every state that a step replaced, the events, how far each client is, and moves the log's head. Nothing is sent where there is neither event nor counter. */
export function writeLog(sql: Sql, workspace: string, project: string, { steps, since, events, counters, at, head }: LogEntry): void {
  if (events.length === 0 && counters.length === 0) return;
  const replaced = replacedBy(steps, since);
  const values = [
    workspace,
    project,
    plainList(replaced.map(({ entity }) => entity)),
    plainList(replaced.map(({ before }) => before.id)),
    plainList(replaced.map(({ from }) => from)),
    plainList(replaced.map(({ to }) => to)),
    jsonList(replaced.map(({ entity, before }) => withoutEmpty(entity, before))),
    at,
    plainList(events.map(({ seq }) => seq)),
    plainList(events.map(({ actor }) => actor)),
    plainList(events.map(({ operation }) => operation)),
    plainList(events.map(({ version }) => version)),
    jsonList(events.map(({ input }) => input)),
    jsonList(events.map(({ changes }) => changes)),
    plainList(events.map(({ group }) => group)),
    plainList(events.map(({ client }) => client)),
    plainList(events.map(({ mutation }) => mutation)),
    plainList(events.map(({ payloadDigest }) => payloadDigest)),
    plainList(events.map(({ chain }) => chain)),
    plainList(counters.map(({ client }) => client)),
    plainList(counters.map(({ account }) => account)),
    plainList(counters.map(({ last }) => last)),
    jsonList(counters.map(({ refusals }) => JSON.stringify(refusals))),
    head.seq,
    head.rightsSeq,
    head.chain,
    plainList(events.map(({ at: when }) => when)),
    plainList(events.map(({ salt }) => salt)),
  ];
  sql.send(WRITE_LOG, values, 'write log');
}

interface Replaced {
  entity: EntityName;
  before: AnyRecord;
  from: number;
  to: number;
}

function replacedBy(steps: readonly Step[], since: ReadonlyMap<string, number>): Replaced[] {
  const stands = new Map<string, number>();
  const replaced: Replaced[] = [];
  for (const { entity, remembered, after, seq } of steps) {
    const key = `${entity} ${after.id}`;
    if (remembered) replaced.push({ entity, before: remembered, from: (stands.get(key) ?? since.get(key))!, to: seq });
    stands.set(key, seq);
  }
  return replaced;
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

/** Drops what is known of the project's clients that were not heard of since `seen` and whose id, a UUID of version 7, lies before `client`. */
export function forgetClients(sql: Sql, workspace: string, project: string, { seen, client }: { seen: string; client: string }): void {
  sql.send(
    `DELETE FROM client_mutation WHERE workspace_id = $1 AND project_id = $2 AND seen_at < $3::timestamptz AND client_id < $4::uuid AND substr(client_id::text, 15, 1) = '7'`,
    [workspace, project, seen, client],
    'forget clients',
  );
}
