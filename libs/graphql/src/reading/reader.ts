/**
 * What resolvers ask. Everything is collected over one level of the query and asked for with one statement; what was read once in a request is not read
 * again.
 */
import { type AnyRecord, canRead, completeRecord, ENTITIES, type EntityName, type Records } from '@baraza/domain';
import { recordOfRow, viewerOfRow } from '@baraza/persistence';
import { MOST_TIES, type Tie } from '@baraza/analysis';
import DataLoader from 'dataloader';
import { encodeCursor } from './order.js';
import type { ReadSession, Statement } from './read-session.js';
import type { Relation } from './relations.js';
import { type Key, type Node, NOW, type Scope, scopeClass } from './scope.js';
import {
  directoryStatement,
  fieldsStatement,
  headsStatement,
  judgementsStatement,
  type PageRequest,
  pagesStatement,
  pageStatement,
  peopleStatement,
  projectsStatement,
  propertiesStatement,
  recordsStatement,
  type TieFilter,
  tiesStatement,
} from './statements.js';
import { type CountRow, countsStatement, plannedStatement, neverHeardStatement, type PresenceKind, presenceStatement } from './inclusion-statements.js';
import { codesThenStatement } from './codebook-statements.js';
import { SAID_ORDER, type SaidRequest, saidStatement } from './said-statements.js';
import { activityStatement, type HistoryRequest, historyStatement, momentStatement } from './log-statements.js';
import { recordedMapStatement } from './recorded-map-statement.js';
import { isUuid } from './values.js';

type Row = Record<string, unknown>;
const NO_LOOKUP = (): undefined => undefined;

/** A record by id, and whether it is there for the viewer's eyes. */
export interface Found {
  record: AnyRecord;
  live: boolean;
  readable: boolean;
}

export interface Page {
  items: { cursor: string; node: Node }[];
  hasNextPage: boolean;
  total: number;
}

/** A page of what was said for and of a stakeholder. */
export interface SaidPage extends Omit<Page, 'items'> {
  items: { cursor: string; node: Node; said: boolean }[];
}

/** Fields of a record, in the order in which they were asked for. */
export type FieldRow = readonly unknown[];
/** Place of the key from 1, a record of its page, its cursor, length of the whole list: what of it is asked for. */
export type PageRow = readonly [place: number, fields: FieldRow | null, cursor: (string | null)[] | null, total: number | null];

export class Reader {
  private readonly loaders = new Map<string, unknown>();
  private readonly moments = new Map<string, Promise<number>>();
  private readonly scopes = new DataLoader<string, Node | null>((projects) => this.loadProjects(projects));

  constructor(
    private readonly session: ReadSession,
    readonly account: string,
  ) {}

  /** The project as the person sees it; null where there is none or the person is not in it. */
  project(id: string): Promise<Node | null> {
    return isUuid(id) ? this.scopes.load(id.toLowerCase()) : Promise.resolve(null);
  }

  /** The person's projects in these workspaces, by name. */
  async projectsIn(workspaces: readonly string[]): Promise<Node[]> {
    const found = await Promise.all(workspaces.map(async (workspace) => this.visibleProjects(workspace, await this.session.query(workspace, projectsStatement(workspace, this.account, null)))));
    return found.flat();
  }

  /** A record by id in whatever state. */
  async find(scope: Scope, entity: EntityName, id: string): Promise<Found | null> {
    if (!isUuid(id)) return null;
    const loader = this.loader(`record ${entity}`, scope, (keys) => recordsStatement(entity, scope, scope.place.workspace, keys), (rows) => rows[0] ?? null);
    const row = await loader.load(keyOf(scope, id));
    return row && { record: recordOfRow(entity, row), live: row['@live'] === true, readable: row['@readable'] === true };
  }

  /** A live record that the viewer may read, else null. */
  async node(scope: Scope, entity: EntityName, id: string): Promise<Node | null> {
    const found = await this.find(scope, entity, id);
    return found?.live && found.readable ? { scope, entity, record: found.record } : null;
  }

  /** A page of a list of the record (of the project: `id` is the project's). */
  async page(scope: Scope, relation: Relation, id: string, request: PageRequest): Promise<Page> {
    const variant = `page ${relation.to} ${relation.fields.join(' ')} ${JSON.stringify(request)}`;
    const loader = this.loader(variant, scope, (keys) => pageStatement(relation, scope, scope.place.workspace, keys, request), (rows) => rows);
    const rows = await loader.load(keyOf(scope, id));
    const found = rows.filter((row) => Array.isArray(row['@record']));
    const items = found.slice(0, request.first).map((row) => ({
      cursor: encodeCursor(request.order, row['@cursor'] as (string | null)[]),
      node: { scope, entity: relation.to, record: recordOfRow(relation.to, row) },
    }));
    return { items, hasNextPage: found.length > request.first, total: Number(rows[0]?.['@total'] ?? 0) };
  }

  /** Fields of the records with these ids, for a whole level; undefined where there is none for the viewer's eyes. */
  async fieldsOf(scope: Scope, entity: EntityName, fields: readonly string[], ids: readonly string[]): Promise<(FieldRow | undefined)[]> {
    const [row] = await this.session.query<{ '@rows': [number, FieldRow][] }>(scope.place.workspace, fieldsStatement(entity, fields, scope, scope.place.workspace, ids.map((id) => keyOf(scope, id))));
    const found: (FieldRow | undefined)[] = ids.map(() => undefined);
    for (const [place, values] of row!['@rows']) found[place - 1] = values;
    return found;
  }

  /** Pages of a list, for a whole level. */
  async pagesOf(scope: Scope, relation: Relation, fields: readonly string[], cursor: boolean, ids: readonly string[], request: PageRequest): Promise<PageRow[]> {
    const statement = pagesStatement(relation, fields, cursor, scope, scope.place.workspace, ids.map((id) => keyOf(scope, id)), request);
    const [row] = await this.session.query<{ '@rows': PageRow[] }>(scope.place.workspace, statement);
    return row!['@rows'];
  }

  /** All judgements of a stakeholder that the viewer may read. */
  async judgements(scope: Scope, stakeholder: string): Promise<Records['judgement'][]> {
    const loader = this.loader('judgements', scope, (keys) => judgementsStatement(scope, scope.place.workspace, keys), (rows) => rows);
    return (await loader.load(keyOf(scope, stakeholder))).map((row) => recordOfRow('judgement', row) as unknown as Records['judgement']);
  }

  /** A page of what was said for a stakeholder and of it. */
  async said(scope: Scope, stakeholder: string, request: SaidRequest): Promise<SaidPage> {
    const rows = await this.loader(`said ${JSON.stringify(request)}`, scope, (keys) => saidStatement(scope.viewer, scope.place.workspace, keys, request), (found) => found).load(keyOf(scope, stakeholder));
    const found = rows.filter((row) => row['@rank'] !== null);
    const items = found.slice(0, request.first).map((row) => ({
      cursor: encodeCursor(SAID_ORDER, row['@cursor'] as (string | null)[]),
      node: { scope, entity: 'intervention' as const, record: recordOfRow('intervention', row) },
      said: row['@said'] === true,
    }));
    return { items, hasNextPage: found.length > request.first, total: Number(rows[0]?.['@total'] ?? 0) };
  }

  /** What inclusion is measured from, of a session or of all sessions of a process. */
  async counts(scope: Scope, of: 'session' | 'process', id: string): Promise<CountRow[]> {
    return this.loader(`counts ${of}`, scope, (keys) => countsStatement(of, scope.viewer, scope.place.workspace, keys), (rows) => rows as unknown as CountRow[]).load(keyOf(scope, id));
  }

  /** Stakeholders of the project by how they stand to a session. */
  async presence(scope: Scope, session: string): Promise<Map<PresenceKind, Node[]>> {
    const rows = await this.loader('presence', scope, (keys) => presenceStatement(scope.viewer, scope.place.workspace, keys), (found) => found).load(keyOf(scope, session));
    const found = new Map<PresenceKind, Node[]>();
    for (const row of rows) {
      const kind = row['@kind'] as PresenceKind;
      const nodes = found.get(kind) ?? [];
      nodes.push({ scope, entity: 'stakeholder', record: recordOfRow('stakeholder', row) });
      found.set(kind, nodes);
    }
    return found;
  }

  /** Stakeholders on maps of the project that were never heard in a process. */
  async neverHeard(scope: Scope, process: string): Promise<Node[]> {
    const rows = await this.loader('never heard', scope, (keys) => neverHeardStatement(scope.viewer, scope.place.workspace, keys), (found) => found).load(keyOf(scope, process));
    return rows.map((row): Node => ({ scope, entity: 'stakeholder', record: recordOfRow('stakeholder', row) }));
  }

  /** The codes as they stood when a version of the codebook was made, in their order. */
  async codesThen(scope: Scope, version: string): Promise<Records['code'][]> {
    const rows = await this.loader('codes then', scope, (keys) => codesThenStatement(scope.viewer, scope.place.workspace, keys), (found) => found).load(keyOf(scope, version));
    const codes = rows.map((row) => {
      const then = row['@then'] as Record<string, unknown> | null;
      return then === null ? recordOfRow('code', row) : { ...completeRecord(ENTITIES.code, String(then['id']), then), deleted: then['deleted'] === true };
    });
    return (codes as unknown as Records['code'][]).filter(({ deleted }) => !deleted).sort((a, b) => (a.order ?? Infinity) - (b.order ?? Infinity) || (a.id < b.id ? -1 : 1));
  }

  /** Dimensions or targets of a process, in their order. */
  async planned<E extends 'dimension' | 'target'>(scope: Scope, entity: E, process: string): Promise<Records[E][]> {
    const rows = await this.loader(`planned ${entity}`, scope, (keys) => plannedStatement(entity, scope.viewer, scope.place.workspace, keys), (found) => found).load(keyOf(scope, process));
    return rows.map((row) => recordOfRow(entity, row) as unknown as Records[E]);
  }

  /** What a person is called in the project, as far as the viewer may know. */
  async displayName(scope: Scope, account: string): Promise<string | null> {
    const loader = this.loader('people', scope, (keys) => peopleStatement(scope.viewer, scope.place.workspace, keys), (rows) => rows[0] ?? null);
    return ((await loader.load(keyOf(scope, account)))?.['display_name'] as string | undefined) ?? null;
  }

  /** Definitions of the project's own properties that the viewer may read, in their order, by id; deleted ones too. */
  async properties(scope: Scope): Promise<ReadonlyMap<string, Node>> {
    const loader = this.loader('properties', scope, (keys) => propertiesStatement(scope, scope.place.workspace, keys), (rows) => rows);
    const rows = (await loader.load(keyOf(scope, scope.place.project))).filter((row) => row['@readable'] === true);
    const nodes = rows.map((row): Node => ({ scope, entity: 'property', record: recordOfRow('property', row) }));
    return new Map(nodes.map((node) => [node.record.id, node]));
  }

  /** Sequence number of the last change that this answer can show. */
  async seq(scope: Scope): Promise<number> {
    const loader = this.loader('head', scope, (keys) => headsStatement(scope.place.workspace, keys), (rows) => rows[0] ?? null);
    return Number((await loader.load(keyOf(scope, scope.place.project)))?.['seq'] ?? 0);
  }

  /** Sequence number of the last event entered at or before the moment (ISO 8601); asked for once. */
  recordedSeq({ place: { workspace, project } }: Scope, at: string): Promise<number> {
    const key = `${project} ${Date.parse(at)}`;
    let asked = this.moments.get(key);
    if (!asked) this.moments.set(key, (asked = this.session.query(workspace, momentStatement(workspace, project, at)).then(([row]) => Number(row!['seq']))));
    return asked;
  }

  /** Every record of a map, and of what its records refer to, that the viewer may read at the moment of the scope; deleted ones too. */
  async recordedMap(scope: Scope, map: string): Promise<{ entity: EntityName; record: AnyRecord }[]> {
    const { workspace, project } = scope.place;
    const rows = await this.session.query(workspace, recordedMapStatement(scope, workspace, project, map));
    return rows.map((row) => ({ entity: row['@entity'] as EntityName, record: recordOfRow(row['@entity'] as EntityName, row) }));
  }

  /** All ties that the viewer may read, or one more than may be looked at. */
  ties(scope: Scope, filter: TieFilter): Promise<Tie[]> {
    const { workspace, project } = scope.place;
    return this.session.query<Tie>(workspace, tiesStatement(scope, workspace, project, filter, MOST_TIES));
  }

  /** Rows of a record's history, newest first; one more than asked for where there is more. */
  history(scope: Scope, entity: EntityName, id: string, request: HistoryRequest): Promise<Row[]> {
    if (!isUuid(id)) return Promise.resolve([]);
    const variant = `history ${entity} ${JSON.stringify(request)}`;
    return this.loader(variant, scope, (keys) => historyStatement(entity, scope.viewer, scope.place.workspace, keys, request), (rows) => rows).load(keyOf(scope, id));
  }

  /** Events of the project, newest first; one more than asked for where there is more. */
  activity({ place }: Scope, first: number, before: number | null): Promise<Row[]> {
    return this.session.query(place.workspace, activityStatement(place.workspace, place.project, first, before));
  }

  /** A loader for one kind of question by one class of viewers: `statement` asks for all keys, `pick` takes what one key gets. */
  private loader<V>(variant: string, scope: Scope, statement: (keys: readonly Key[]) => Statement, pick: (rows: Row[]) => V): DataLoader<Key, V, string> {
    const name = `${scopeClass(scope)}|${variant}`;
    let loader = this.loaders.get(name) as DataLoader<Key, V, string> | undefined;
    if (!loader) {
      const batch = async (keys: readonly Key[]): Promise<V[]> => {
        const rows: Row[][] = keys.map(() => []);
        for (const row of await this.session.query(scope.place.workspace, statement(keys))) rows[Number(row['@n']) - 1]!.push(row);
        return rows.map(pick);
      };
      loader = new DataLoader<Key, V, string>(batch, { cacheKeyFn: ({ project, id }) => `${project} ${id}` });
      this.loaders.set(name, loader);
    }
    return loader;
  }

  private async loadProjects(projects: readonly string[]): Promise<(Node | null)[]> {
    const places = await this.session.query<{ project_id: string; workspace_id: string }>(null, directoryStatement(projects));
    const found = new Map<string, Node>();
    for (const workspace of new Set(places.map((place) => place.workspace_id))) {
      const inside = places.filter((place) => place.workspace_id === workspace).map((place) => place.project_id);
      const rows = await this.session.query(workspace, projectsStatement(workspace, this.account, inside));
      for (const node of this.visibleProjects(workspace, rows)) found.set(node.record.id, node);
    }
    return projects.map((id) => found.get(id) ?? null);
  }

  private visibleProjects(workspace: string, rows: readonly Row[]): Node[] {
    return rows.flatMap((row): Node[] => {
      const record = recordOfRow('project', row);
      const viewer = viewerOfRow(this.account, row);
      return canRead(viewer, 'project', record, NO_LOOKUP) ? [{ scope: { place: { workspace, project: record.id }, viewer, moment: NOW }, entity: 'project', record }] : [];
    });
  }
}

const keyOf = ({ place }: Scope, id: string): Key => ({ project: place.project, id: id.toLowerCase() });
