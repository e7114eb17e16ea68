/** What of a person's presence another one is shown: who selects, drags or types in a record shows that it is there, so only those are told who may read it. */
import { changesWhoSees, ENTITIES, type EntityName, hasRight, hasRightIn, isCleared, rankOf, sessionsWithRight, type Right, type Viewer, viewerClass } from '@baraza/domain';
import type { CommittedBatch } from '@baraza/commands';
import { inSnapshot, liveWhere, type ProjectPlace, readableWhere, tableOf } from '@baraza/persistence';
import type { PresenceState } from '@baraza/protocol';
import type { DataSource } from 'typeorm';

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
const NAMES = Object.keys(ENTITIES) as EntityName[];
/** Answers that are kept for a project at most; beyond, all are asked anew. */
const MOST_KNOWN = 20_000;

/** Ids of the records that a state names. */
const named = ({ map, selection, editing, dragging, session, draft }: PresenceState): string[] => [...new Set([...[map, session, draft?.item ?? null].flatMap((id) => id ?? []), ...selection, ...dragging.map(({ id }) => id), ...(editing?.match(UUID) ?? [])])];

/** The state without what is not seen. */
function without(state: PresenceState, sees: (id: string) => boolean): PresenceState {
  const onMap = state.map === null || sees(state.map);
  const inSession = state.session !== null && sees(state.session);
  return {
    map: onMap ? state.map : null,
    cursor: onMap ? state.cursor : null,
    selection: state.selection.filter(sees),
    editing: state.editing !== null && (state.editing.match(UUID) ?? []).every(sees) ? state.editing : null,
    dragging: state.dragging.filter(({ id }) => sees(id)),
    session: inSession ? state.session : null,
    draft: inSession && state.draft ? { ...state.draft, item: state.draft.item !== null && sees(state.draft.item) ? state.draft.item : null } : null,
    hall: inSession ? state.hall : null,
  };
}

/** Whether `to` may see everything that `from` may: then nothing need be asked. */
const covers = (to: Viewer, from: Viewer): boolean => rankOf(to.clearance) >= rankOf(from.clearance) && (hasRight(to, 'readScores') || !hasRight(from, 'readScores')) && (['readSessions', 'readAttendance', 'logSessions'] as const).every((right) => coversSessions(to, from, right));

function coversSessions(to: Viewer, from: Viewer, right: Right): boolean {
  const sessions = sessionsWithRight(to, right);
  return sessions === 'all' || (sessionsWithRight(from, right) !== 'all' && Object.keys(from.duties).every((session) => !hasRightIn(from, right, session) || sessions.includes(session)));
}

/** Remembers for one project who may see what, for presence comes many times a second. Forgets when a change may have changed the answer. */
export class Sight {
  /** By class of viewer and id. */
  private readonly known = new Map<string, boolean>();
  private readonly asking = new Map<string, Promise<void>>();
  private age = 0;

  constructor(
    private readonly dataSource: DataSource,
    private readonly place: ProjectPlace,
  ) {}

  /** What `to` is shown of the state of `from`; undefined where the database must be asked first (see `learn`). */
  shown(state: PresenceState, from: Viewer, to: Viewer): PresenceState | undefined {
    // What happens in a session is for those who may read it.
    const follows = state.session === null || hasRightIn(to, 'readSessions', state.session) ? state : { ...state, session: null, draft: null, hall: null };
    // What is being typed will have the class of what is new.
    const inSession = isCleared(to, ENTITIES.intervention.defaultClassification) ? follows : { ...follows, draft: null };
    if (covers(to, from)) return inSession;
    const of = viewerClass(to);
    if (named(inSession).some((id) => !this.known.has(`${of} ${id}`))) return undefined;
    return without(inSession, (id) => this.known.get(`${of} ${id}`)!);
  }

  /** Asks which of the records in the state this class of viewers may see. */
  learn(state: PresenceState, viewer: Viewer): Promise<void> {
    const of = viewerClass(viewer);
    const ids = named(state).filter((id) => !this.known.has(`${of} ${id}`));
    const key = `${of} ${ids.join(' ')}`;
    const asked = this.asking.get(key) ?? this.ask(viewer, ids).finally(() => this.asking.delete(key));
    this.asking.set(key, asked);
    return asked;
  }

  /** After a change: new records are asked about again, and everything where something was deleted, brought back, put into another class or hung on something else. */
  hear(changes: CommittedBatch['changes']): void {
    if (changes.some(({ entity, before, after }) => !before || !after || before.deleted !== after.deleted || changesWhoSees(entity, before, after))) this.forget();
  }

  forget(): void {
    this.age += 1;
    this.known.clear();
  }

  private async ask(viewer: Viewer, ids: readonly string[]): Promise<void> {
    const { age } = this;
    const { workspace, project } = this.place;
    const parts = NAMES.map((entity) => `SELECT x.id FROM "${tableOf(entity)}" x WHERE x.workspace_id = $1 AND x.project_id = $2 AND x.id = ANY($3::uuid[]) AND ${liveWhere(entity, 'x')} AND ${readableWhere(entity, 'x', viewer)}`);
    const rows = await inSnapshot(this.dataSource, workspace, (sql) => sql.query<{ id: string }>(parts.join(' UNION ALL '), [workspace, project, ids]));
    // What was read while something changed may be of before.
    if (age !== this.age) return;
    if (this.known.size > MOST_KNOWN) this.known.clear();
    const seen = new Set(rows.map(({ id }) => id));
    for (const id of ids) this.known.set(`${viewerClass(viewer)} ${id}`, seen.has(id));
  }
}
