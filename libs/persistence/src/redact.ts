/** Taking out of the log what a rule has taken away (decision 9). The digests of events stay, so that the chain still verifies. */
import { dependantsOf, type Redaction } from '@baraza/domain';
import { columnName, tableOf } from './columns.js';
import { plainList } from './lists.js';
import type { ProjectPlace } from './projects.js';
import type { Sql } from './sql.js';

/**
 * Takes, up to the event that took them from the records, the fields out of earlier states of the records and out of the events that changed them, with what those events were asked for; coarsens the times of these events, and of those about what hangs on the records, where that is said. To be sent after the batch's own
 * writes, in its transaction. The server may not change the log itself: a function of the owner of the tables does exactly this.
 */
export function redactLog(sql: Sql, { workspace, project }: ProjectPlace, redactions: readonly (Redaction & { upTo: number })[]): void {
  const kinds = new Map<string, (Redaction & { upTo: number })[]>();
  for (const redaction of redactions) {
    if (redaction.fields.length === 0) continue;
    const kind = JSON.stringify([redaction.entity, redaction.fields, redaction.coarse, redaction.upTo]);
    kinds.set(kind, [...(kinds.get(kind) ?? []), redaction]);
  }
  for (const alike of kinds.values()) {
    const { entity, fields, coarse, upTo } = alike[0]!;
    const hanging = coarse ? dependantsOf(entity).map(([dependant, field]) => ({ entity: dependant, table: tableOf(dependant), column: columnName(dependant, field) })) : [];
    sql.send('SELECT redact_log($1, $2, $3, $4, $5::uuid[], $6::text[], $7, $8::jsonb, $9)', [workspace, project, entity, tableOf(entity), plainList(alike.map(({ id }) => id)), plainList(fields), coarse, JSON.stringify(hanging), upTo]);
  }
}
