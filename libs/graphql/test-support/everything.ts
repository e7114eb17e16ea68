/** What somebody should be told about every record, worked out in memory by the rules of libs/domain, and what the API tells. */
import { type AnyRecord, canRead, ENTITIES, type EntityName, type FieldSpec, isLive, seesBy, viewerOf, visibleRecord, type Viewer } from '@baraza/domain';
import { inTransaction, type ProjectPlace, readProperties, readSnapshot, readViewer } from '@baraza/persistence';
import { applyViewChange, RecordStore } from '@baraza/store';
import { pluralOf } from '../src/names.js';
import type { TestServer } from './server.js';

type Fields = Record<string, unknown>;
const NAMES = Object.keys(ENTITIES) as EntityName[];
/** What a project has lists of. */
const LISTED = NAMES.filter((name) => name !== 'project');
const fieldsOf = (entity: EntityName): [string, FieldSpec][] => Object.entries(ENTITIES[entity].fields as Record<string, FieldSpec>);

/** Every record of the project that is not deleted, as the one who may see all sees it, and the definitions of properties, deleted ones too: their values stay where they are. */
export async function wholeStore({ store }: TestServer, { workspace, project }: ProjectPlace): Promise<RecordStore> {
  const all = viewerOf('nobody', 'owner', null);
  return inTransaction(store.dataSource, workspace, async (sql) => {
    const [maps, sessions] = await Promise.all([sql.query<{ id: string }>('SELECT id FROM map WHERE project_id = $1', [project]), sql.query<{ id: string }>('SELECT id FROM session WHERE project_id = $1', [project])]);
    const records = new RecordStore();
    for (const change of await readSnapshot(sql, { workspace, project, viewer: all, whole: true, scopes: ['registry', ...maps.map(({ id }) => `map:${id}` as const), ...sessions.map(({ id }) => `session:${id}` as const)] })) applyViewChange(records, change);
    const properties = await readProperties(sql, workspace, project);
    for (const { id } of await sql.query<{ id: string }>('SELECT id FROM property WHERE project_id = $1', [project])) records.put('property', properties('property', id)!);
    return records;
  });
}

export const viewerIn = ({ store }: TestServer, place: ProjectPlace, account: string): Promise<Viewer | null> => inTransaction(store.dataSource, place.workspace, (sql) => readViewer(sql, place, account));

type Told = Record<string, Fields[]>;

/** By the rules. References to what may not be read, or is gone, are null. */
export function expected(records: RecordStore, viewer: Viewer): Told {
  const readable = (entity: EntityName, id: unknown): boolean => {
    const record = typeof id === 'string' ? records.get(entity, id) : undefined;
    return record !== undefined && isLive(entity, record, records.get) && canRead(viewer, entity, record, records.get);
  };
  const tell = (entity: EntityName, record: AnyRecord): Fields => {
    const visible = visibleRecord(viewer, entity, record, seesBy(viewer, records.get)) as Fields;
    const told: Fields = { id: record.id, classification: record.classification };
    for (const [name, field] of fieldsOf(entity)) {
      const value = visible[name] ?? null;
      told[answered(name, field.type)] = field.type === 'reference' ? (readable(field.entity as EntityName, value) ? { id: value } : null) : field.type === 'account' && value !== null ? { account: value } : value;
    }
    return told;
  };
  return Object.fromEntries(NAMES.map((entity) => [entity, [...records.all(entity)].filter(({ id }) => readable(entity, id)).map((record) => tell(entity, record)).sort(byId)]));
}

const byId = (a: Fields, b: Fields): number => (String(a['id']) < String(b['id']) ? -1 : 1);

function selection(entity: EntityName): string {
  const fields = fieldsOf(entity).map(([name, { type }]) => (type === 'reference' ? `${name} { id }` : type === 'account' ? `${name} { account }` : answered(name, type)));
  return `id classification ${fields.join(' ')}`;
}

/** Under which name the API gives the field as it lies in the record. */
const answered = (name: string, type: FieldSpec['type']): string => (type === 'properties' ? 'propertiesById' : name);

/** By the API, all lists at once, page by page; null where the API knows no such project for the account. */
export async function told(server: Pick<TestServer, 'ask'>, project: string, account: string): Promise<Told | null> {
  const result: Told = Object.fromEntries(NAMES.map((entity) => [entity, []]));
  for (let open: [EntityName, string | null][] = LISTED.map((entity) => [entity, null]); open.length > 0; ) {
    const lists = open.map(([entity, after]) => `${pluralOf(entity)}(first: 200, after: ${JSON.stringify(after)}) { nodes { ${selection(entity)} } pageInfo { hasNextPage endCursor } }`);
    const answer = await server.ask(account, `query ($id: ID!) { project(id: $id) { ${selection('project')} ${lists.join(' ')} } }`, { id: project });
    if (answer.errors) throw new Error(JSON.stringify(answer.errors));
    const found = answer.data['project'];
    if (!found) return null;
    result['project'] = [Object.fromEntries(Object.entries(found).filter(([name]) => !open.some(([entity]) => pluralOf(entity) === name)))];
    for (const [entity] of open) result[entity]!.push(...(found[pluralOf(entity)]!['nodes'] as unknown as Fields[]));
    open = open.flatMap(([entity]): [EntityName, string][] => (found[pluralOf(entity)]!['pageInfo']!['hasNextPage'] ? [[entity, found[pluralOf(entity)]!['pageInfo']!['endCursor'] as string]] : []));
  }
  for (const records of Object.values(result)) records.sort(byId);
  return result;
}
