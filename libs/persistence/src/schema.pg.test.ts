import { ENTITIES, type EntityName } from '@baraza/domain';
import { createTestStore, type TestStore } from '@baraza/testing';
import { createDataSource } from './data-source.js';
import { columnsOf, tableOf } from './columns.js';
import { refreshStatistics } from './statistics.js';
import type { DataSource } from 'typeorm';

/** Global tables, reached only through named functions (see libs/accounts/src/tables.ts); `project_directory` and `registration_directory` hold ids only. */
const GLOBAL = ['account', 'access_token', 'invitation', 'login_session', 'migration', 'project_directory', 'registration_directory', 'sign_in_link', 'workspace', 'workspace_departure', 'workspace_membership'];

let db: TestStore;
let admin: DataSource;
beforeAll(async () => {
  db = await createTestStore();
  admin = await createDataSource({ url: db.adminUrl, connections: 1 }).initialize();
});
afterAll(async () => {
  await admin?.destroy();
  await db?.close();
});

const names = Object.keys(ENTITIES) as EntityName[];

test.each(names)('DB-1 the table of “%s” has the columns of its definition, no more and no fewer', async (entity) => {
  const rows: { name: string; type: string; nullable: string; element: string }[] = await admin.query(
    `SELECT column_name AS name, data_type AS type, is_nullable AS nullable, udt_name AS element FROM information_schema.columns WHERE table_schema = 'public' AND table_name = $1`,
    [tableOf(entity)],
  );
  const own = ['workspace_id', 'project_id', 'from_seq', 'created_seq'];
  const found = rows.filter(({ name }) => !own.includes(name)).map(({ name, type, nullable, element }) => ({ name, type: type === 'ARRAY' ? `${element.slice(1)}[]` : type, nullable: nullable === 'YES' }));
  const expected = columnsOf(entity).map(({ name, type, nullable }) => ({ name, type, nullable }));
  const byName = (a: { name: string }, b: { name: string }): number => (a.name < b.name ? -1 : 1);
  expect(found.sort(byName)).toEqual(expected.sort(byName));
});

test('DB-2 every reference is a foreign key, and every key begins with the workspace', async () => {
  const keys: { name: string; kind: string; columns: string[]; target: string | null }[] = await admin.query(
    `SELECT c.conrelid::regclass::text AS name, c.contype AS kind, c.confrelid::regclass::text AS target,
            (SELECT array_agg(a.attname::text ORDER BY k.n) FROM unnest(c.conkey) WITH ORDINALITY k(attnum, n) JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.attnum) AS columns
       FROM pg_constraint c WHERE c.contype IN ('p', 'f') AND c.connamespace = 'public'::regnamespace`,
  );
  const tenant = keys.filter(({ name }) => !GLOBAL.includes(name));
  expect(tenant.filter(({ columns }) => columns[0] !== 'workspace_id' || columns[1] !== 'project_id')).toEqual([]);
  for (const entity of names) {
    for (const { name, references } of columnsOf(entity).filter((column) => column.references !== null)) {
      const found = tenant.filter((key) => key.kind === 'f' && key.name === tableOf(entity) && key.columns[2] === name && key.target === references);
      expect({ entity, name, found: found.length }).toEqual({ entity, name, found: 1 });
    }
  }
});

test('TENANT-2 every table that is not global has row-level security for the server’s role, which owns nothing and cannot bypass it', async () => {
  const tables: { name: string; secured: boolean; policies: number; owner: string }[] = await admin.query(
    `SELECT c.relname::text AS name, c.relrowsecurity AS secured, pg_get_userbyid(c.relowner)::text AS owner,
            (SELECT count(*)::int FROM pg_policy p WHERE p.polrelid = c.oid) AS policies
       FROM pg_class c WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace`,
  );
  expect(tables.filter(({ name, secured, policies }) => !GLOBAL.includes(name) && (!secured || policies !== 1))).toEqual([]);
  expect(GLOBAL.filter((name) => !tables.some((table) => table.name === name))).toEqual([]);
  expect(tables.filter(({ owner }) => owner === 'baraza_app')).toEqual([]);
  const [role] = await admin.query(`SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb FROM pg_roles WHERE rolname = 'baraza_app'`);
  expect(role).toEqual({ rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false });
});

test('TENANT-3 the server’s role cannot write into another tenant, and cannot change what happened', async () => {
  const workspace = '11111111-1111-4111-8111-111111111111';
  const write = db.dataSource.transaction(async (manager) => {
    await manager.query(`SELECT set_config('baraza.workspace', $1, true)`, [workspace]);
    await manager.query(`INSERT INTO project_log (workspace_id, project_id) VALUES ('22222222-2222-4222-8222-222222222222', gen_random_uuid())`);
  });
  await expect(write).rejects.toThrow(/row-level security/);
  await expect(db.dataSource.query(`UPDATE event SET operation = 'nothing'`)).rejects.toThrow(/permission denied/);
  await expect(db.dataSource.query(`UPDATE record_version SET to_seq = 0`)).rejects.toThrow(/permission denied/);
});

test('TENANT-5 the server’s role has what the planner knows refreshed, nobody else does, and it can do so in no other way', async () => {
  const [{ app, everybody }] = await admin.query(`SELECT has_function_privilege('baraza_app', 'refresh_statistics()', 'EXECUTE') AS app, has_function_privilege('public', 'refresh_statistics()', 'EXECUTE') AS everybody`);
  expect({ app, everybody }).toEqual({ app: true, everybody: false });
  const known = async (): Promise<boolean> => (await admin.query(`SELECT bool_and(reltuples >= 0) AS known FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace`))[0].known;
  await refreshStatistics(db.dataSource);
  expect(await known()).toBe(true);
  expect((await admin.query(`SELECT bool_or(has_table_privilege('baraza_app', c.oid, 'MAINTAIN')) AS may FROM pg_class c WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace`))[0]).toEqual({ may: false });
});
