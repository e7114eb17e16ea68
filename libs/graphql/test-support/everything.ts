/** What somebody should be told about every record, worked out in memory by the rules of libs/domain, and what the API tells. */
import { type AnyRecord, canRead, ENTITIES, type EntityName, type FieldSpec, isLive, viewerOf, visibleRecord, type Viewer } from '@baraza/domain';
import { inTransaction, type ProjectPlace, readProperties, readSnapshot, readViewer } from '@baraza/persistence';
import { applyViewChange, RecordStore } from '@baraza/store';
import type { TestServer } from './server.js';

type Fields = Record<string, unknown>;
const NAMES = (Object.keys(ENTITIES) as EntityName[]).filter((name) => name !== 'project');
const plural = (name: string): string => (name.endsWith('y') ? `${name.slice(0, -1)}ies` : `${name}s`);
const fieldsOf = (entity: EntityName): [string, FieldSpec][] => Object.entries(ENTITIES[entity].fields as Record<string, FieldSpec>);

/** Every record of the project that is not deleted, as the one who may see all sees it, and the definitions of properties, deleted ones too: their values stay where they are. */
export async function wholeStore({ store }: TestServer, { workspace, project }: ProjectPlace): Promise<RecordStore> {
  const all = viewerOf('nobody', 'owner', null);
  return inTransaction(store.dataSource, workspace, async (sql) => {
    const maps = await sql.query<{ id: string }>('SELECT id FROM map WHERE project_id = $1', [project]);
    const records = new RecordStore();
    for (const change of await readSnapshot(sql, { workspace, project, viewer: all, scopes: ['registry', ...maps.map(({ id }) => `map:${id}` as const)] })) applyViewChange(records, change);
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
    const visible = visibleRecord(viewer, entity, record, records.get) as Fields;
    const told: Fields = { id: record.id, classification: record.classification };
    for (const [name, field] of fieldsOf(entity)) {
      const value = visible[name] ?? null;
      told[name] = field.type === 'reference' ? (readable(field.entity as EntityName, value) ? { id: value } : null) : field.type === 'account' && value !== null ? { account: value } : value;
    }
    return told;
  };
  return Object.fromEntries(NAMES.map((entity) => [entity, [...records.all(entity)].filter(({ id }) => readable(entity, id)).map((record) => tell(entity, record)).sort(byId)]));
}

const byId = (a: Fields, b: Fields): number => (String(a['id']) < String(b['id']) ? -1 : 1);

function selection(entity: EntityName): string {
  const fields = fieldsOf(entity).map(([name, { type }]) => (type === 'reference' ? `${name} { id }` : type === 'account' ? `${name} { account }` : type === 'properties' ? `${name}: propertiesById` : name));
  return `id classification ${fields.join(' ')}`;
}

/** By the API, list by list and page by page. */
export async function told(server: TestServer, project: string, account: string): Promise<Told> {
  const result: Told = {};
  for (const entity of NAMES) result[entity] = (await allOf(server, project, account, entity)).sort(byId);
  return result;
}

async function allOf(server: TestServer, project: string, account: string, entity: EntityName): Promise<Fields[]> {
  const query = `query ($id: ID!, $after: String) { project(id: $id) { list: ${plural(entity)}(first: 200, after: $after) { nodes { ${selection(entity)} } pageInfo { hasNextPage endCursor } } } }`;
  const found: Fields[] = [];
  for (let after: string | null = null; ; ) {
    const answer = await server.ask(account, query, { id: project, after });
    if (answer.errors) throw new Error(`${entity}: ${JSON.stringify(answer.errors)}`);
    const list = answer.data['project']!['list']!;
    found.push(...(list['nodes'] as unknown as Fields[]));
    if (!list['pageInfo']!['hasNextPage']) return found;
    after = list['pageInfo']!['endCursor'] as string;
  }
}
