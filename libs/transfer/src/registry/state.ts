/** A project as one person may see it at one moment. */
import { type AnyRecord, type EntityName, hasRight, isLive, type Records, type Right, type Viewer } from '@baraza/domain';
import { inSnapshot, liveWhere, type ProjectPlace, readableWhere, readLog, readSnapshot, readViewer, type Sql } from '@baraza/persistence';
import { RecordStore, type Scope } from '@baraza/store';
import type { DataSource } from 'typeorm';
import { TransferError } from '../errors.js';
import { leaveOutWithdrawn } from './withdrawn.js';

export interface ProjectState {
  place: ProjectPlace;
  viewer: Viewer;
  /** Where the log stood at that moment. */
  seq: number;
  /** What the viewer may see: records that are not deleted, without the fields that lie above the clearance. */
  store: RecordStore;
  project: Records['project'];
  /** Ids from elsewhere of what was put into the sessions that were asked for and is deleted since, as far as the viewer may read it: it is not brought back. */
  deletedAnswers: ReadonlySet<string>;
  /** How many took back their consent; they are not in `store`, nor is who said what they said. */
  withdrawn: number;
}

/** Looks at the project with the person's rights of this moment; with what happened in its sessions, or in some of them, where that is asked for, as it may leave the product. @throws TransferError `notFound`, `forbidden`. */
export const readState = (dataSource: DataSource, place: ProjectPlace, account: string, right: Right, { sessions = false }: { sessions?: boolean | readonly string[] } = {}): Promise<ProjectState> =>
  inSnapshot(dataSource, place.workspace, async (sql) => {
    const viewer = await requireViewer(sql, place, account, right);
    const store = new RecordStore();
    const take = async (scopes: readonly Scope[]): Promise<void> => {
      const changes = await readSnapshot(sql, { ...place, viewer, scopes, whole: true });
      for (const change of changes) if ('put' in change) store.put(change.entity, change.put);
    };
    await take(['registry']);
    await take([...store.all('map')].map(({ id }): Scope => `map:${id}`));
    const wanted = sessions === true ? [...store.all('session')].map(({ id }) => id) : sessions || [];
    if (wanted.length > 0) await take(wanted.map((id): Scope => `session:${id}`));
    const project = store.live('project', place.project);
    const head = await readLog(sql, place.workspace, place.project);
    if (!project || !head) throw notThere();
    const withdrawn = sessions ? await leaveOutWithdrawn(sql, place, store) : 0;
    return { place, viewer, seq: head.seq, store, project, deletedAnswers: await readDeletedAnswers(sql, place, viewer, wanted), withdrawn };
  });

async function readDeletedAnswers(sql: Sql, { workspace, project }: ProjectPlace, viewer: Viewer, sessions: readonly string[]): Promise<ReadonlySet<string>> {
  if (sessions.length === 0) return new Set();
  const rows = await sql.query<{ external: string }>(
    `SELECT r.external_id AS external FROM intervention r
      WHERE r.workspace_id = $1 AND r.project_id = $2 AND r.session_id = ANY($3::uuid[]) AND r.external_id IS NOT NULL AND NOT (${liveWhere('intervention', 'r')}) AND ${readableWhere('intervention', 'r', viewer)}`,
    [workspace, project, sessions],
  );
  return new Set(rows.map(({ external }) => external));
}

/** The person's rights in the project. @throws TransferError `notFound`, `forbidden`. */
export async function requireViewer(sql: Sql, place: ProjectPlace, account: string, right: Right): Promise<Viewer> {
  const viewer = await readViewer(sql, place, account);
  if (!viewer) throw notThere();
  if (!hasRight(viewer, right)) throw new TransferError('forbidden', `Your role here (${viewer.role}) does not allow this.`, { role: viewer.role, right });
  return viewer;
}

export const notThere = (): TransferError => new TransferError('notFound', 'There is no such project, or you are not in it.', { entity: 'project' });

/** All live records of an entity, in the order in which they were added (ids of version 7 begin with the time). */
export function liveInOrder<N extends EntityName>(store: RecordStore, entity: N): Records[N][] {
  return [...store.all(entity)].filter((record) => isLive(entity, record, store.get)).sort(byId) as unknown as Records[N][];
}

const byId = (a: AnyRecord, b: AnyRecord): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
