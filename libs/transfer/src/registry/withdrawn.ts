/** Whoever took back their consent is in nothing that leaves the product. */
import { coarseTime, type Records } from '@baraza/domain';
import type { ProjectPlace, Sql } from '@baraza/persistence';
import type { RecordStore } from '@baraza/store';

/**
 * Takes them out of what is about to leave: they took no part, and what they said stands without who said it, for whom, and to five minutes only (decision 9). Asks the database and not the store, for the store may
 * not hold a list that the viewer may not read. @returns how many of them the viewer may know of.
 */
export async function leaveOutWithdrawn(sql: Sql, { workspace, project }: ProjectPlace, store: RecordStore): Promise<number> {
  const gone = await sql.query<{ id: string }>('SELECT id FROM participation WHERE workspace_id = $1 AND project_id = $2 AND consent_withdrawn_at IS NOT NULL', [workspace, project]);
  if (gone.length === 0) return 0;
  const ids = gone.map(({ id }) => id);
  const said = await sql.query<{ id: string }>('SELECT id FROM intervention WHERE workspace_id = $1 AND project_id = $2 AND speaker_id = ANY($3::uuid[])', [workspace, project, ids]);
  for (const { id } of said) {
    const record = store.get('intervention', id) as Records['intervention'] | undefined;
    if (record) store.put('intervention', { ...record, speaker: null, affiliation: null, affiliationName: null, externalId: null, at: coarseTime(record.at) });
  }
  let known = 0;
  for (const id of ids) {
    const record = store.get('participation', id);
    if (!record || record.deleted) continue;
    store.put('participation', { ...record, deleted: true });
    known += 1;
  }
  return known;
}
