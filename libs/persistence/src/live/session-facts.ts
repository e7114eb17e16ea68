/** What the live screens of a session are worked out from. */
import type { AnyRecord, Classification } from '@baraza/domain';
import type { RecordStore } from '@baraza/store';
import { loadWorkingSet } from '../load.js';
import type { ProjectPlace } from '../projects.js';
import type { Sql } from '../sql.js';
import { type PublishedSeats, readSeats, readTally, type TallyCounter } from './tally.js';

/** How many interventions stand in the log, by item, speaker and class; those merged into others left out. */
export interface SaidCount {
  item: string | null;
  speaker: string | null;
  classification: Classification;
  count: number;
}

export interface SessionFacts {
  /** The session and its process, its agenda, who takes part and whom they speak for, and the process's dimensions and targets. */
  store: RecordStore;
  said: SaidCount[];
  tally: TallyCounter[];
  /** What is told of those who are hidden on the list; null: nobody is. */
  seats: PublishedSeats[] | null;
}

/** Null: there is no such session. */
export async function readSessionFacts(sql: Sql, place: ProjectPlace, session: string): Promise<SessionFacts | null> {
  const { workspace, project } = place;
  const own = await loadWorkingSet(sql, workspace, project, [
    { entity: 'session', ids: [session] },
    { entity: 'participation', field: 'session', values: [session], referred: ['stakeholder'] },
    ...(['agendaItem', 'disaggregation'] as const).map((entity) => ({ entity, field: 'session', values: [session] })),
  ]);
  const record = own.store.get('session', session);
  if (!record) return null;
  const process = record['process'] as string;
  const [planned, said, tally, seats] = await Promise.all([
    loadWorkingSet(sql, workspace, project, (['dimension', 'target'] as const).map((entity) => ({ entity, field: 'process', values: [process] }))),
    readSaid(sql, place, session),
    readTally(sql, place, session),
    readSeats(sql, place, session),
  ]);
  for (const entity of ['dimension', 'target'] as const) for (const each of planned.store.all(entity)) own.store.put(entity, each);
  return { store: own.store, said, tally, seats };
}

/** Stakeholders, with what decides who may see them. */
export async function readStakeholders(sql: Sql, { workspace, project }: ProjectPlace, ids: readonly string[]): Promise<AnyRecord[]> {
  const { store } = await loadWorkingSet(sql, workspace, project, [{ entity: 'stakeholder', ids: [...ids] }]);
  return [...store.all('stakeholder')];
}

async function readSaid(sql: Sql, { workspace, project }: ProjectPlace, session: string): Promise<SaidCount[]> {
  const rows = await sql.query<{ item_id: string | null; speaker_id: string | null; classification: Classification; count: string }>(
    'SELECT item_id, speaker_id, classification, count(*) AS count FROM intervention WHERE workspace_id = $1 AND project_id = $2 AND session_id = $3 AND NOT deleted AND merged_into_id IS NULL GROUP BY item_id, speaker_id, classification',
    [workspace, project, session],
    'read said',
  );
  return rows.map(({ item_id: item, speaker_id: speaker, classification, count }) => ({ item, speaker, classification, count: Number(count) }));
}
