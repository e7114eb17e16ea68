import { randomUUID } from 'node:crypto';
import { createSampleProject } from '@baraza/commands';
import { type AnyRecord, canRead, CLASSIFICATIONS, ENTITIES, type EntityName, isLive, ROLES, seesBy, viewerOf, visibleRecord } from '@baraza/domain';
import { RecordStore } from '@baraza/store';
import { createTestStore, enrol, testHandler, type TestStore } from '@baraza/testing';
import { createDataSource } from './data-source.js';
import { recordOfRow, selectRecord, tableOf } from './columns.js';
import { liveWhere, readableWhere, visibleWhere } from './readable.js';
import { readSnapshot } from './snapshot.js';
import { inTransaction, type Sql } from './sql.js';
import type { ProjectPlace } from './projects.js';

const NAMES = Object.keys(ENTITIES) as EntityName[];
const SEED = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
let db: TestStore;
let place: ProjectPlace;
const store = new RecordStore();

/** A small repeatable random number generator (mulberry32). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

beforeAll(async () => {
  db = await createTestStore();
  const founder = { workspace: randomUUID(), account: randomUUID(), displayName: 'Owner' };
  await enrol(db.dataSource, founder.workspace, [founder.account]);
  place = await createSampleProject(testHandler(db.dataSource), founder, 'fictional', 'en');
  await scatter();
  await inTransaction(db.dataSource, place.workspace, async (sql) => {
    for (const entity of NAMES) for (const record of await read(sql, entity, 'true')) store.put(entity, record);
  });
});
afterAll(() => db?.close());

/** Gives records classes by chance and deletes some, behind the back of the operations: the rules must hold whatever the rows are. */
async function scatter(): Promise<void> {
  console.log(`seed ${SEED} (repeat with SEED=${SEED})`);
  const chance = random(SEED);
  const admin = await createDataSource({ url: db.adminUrl, connections: 1 }).initialize();
  for (const entity of NAMES) {
    const rows: { id: string }[] = await admin.query(`SELECT id FROM "${tableOf(entity)}" WHERE project_id = $1 ORDER BY id`, [place.project]);
    const classes = rows.map(() => CLASSIFICATIONS[Math.floor(chance() * CLASSIFICATIONS.length)]);
    const deleted = rows.map(() => chance() < 0.15);
    await admin.query(
      `UPDATE "${tableOf(entity)}" r SET classification = v.classification, deleted = v.deleted FROM unnest($1::uuid[], $2::text[], $3::boolean[]) v(id, classification, deleted) WHERE r.id = v.id`,
      [rows.map(({ id }) => id), classes, deleted],
    );
  }
  await admin.destroy();
}

const read = async (sql: Sql, entity: EntityName, where: string): Promise<AnyRecord[]> =>
  (await sql.query(`SELECT ${selectRecord(entity, 'r')} FROM "${tableOf(entity)}" r WHERE r.project_id = $1 AND ${where}`, [place.project])).map((row) => recordOfRow(entity, row));
const ids = (records: Iterable<AnyRecord>): string[] => [...records].map(({ id }) => id).sort();

test.each(NAMES)('PERM-1 SQL and policy agree on who may read “%s”, for every role and clearance', async (entity) => {
  await inTransaction(db.dataSource, place.workspace, async (sql) => {
    for (const role of ROLES) {
      for (const clearance of CLASSIFICATIONS) {
        const viewer = viewerOf(randomUUID(), role, clearance);
        const bySql = ids(await read(sql, entity, readableWhere(entity, 'r', viewer)));
        const byPolicy = ids([...store.all(entity)].filter((record) => canRead(viewer, entity, record, store.get)));
        expect({ role, clearance, ids: bySql }).toEqual({ role, clearance, ids: byPolicy });
        const shown = ids([...store.all(entity)].filter((record) => canRead(viewer, entity, record, store.get) && isLive(entity, record, store.get)));
        expect({ role, clearance, shown: ids(await read(sql, entity, visibleWhere(entity, 'r', viewer))) }).toEqual({ role, clearance, shown });
      }
    }
  });
});

test.each(NAMES)('DEL-1 SQL and store agree on which records of “%s” are live', async (entity) => {
  await inTransaction(db.dataSource, place.workspace, async (sql) => {
    const bySql = ids(await read(sql, entity, liveWhere(entity, 'r')));
    expect(bySql).toEqual(ids([...store.all(entity)].filter((record) => isLive(entity, record, store.get))));
    expect(store.count(entity) < 50 || bySql.length < store.count(entity)).toBe(true);
  });
});

test('PERM-2 a snapshot holds what the viewer may read, and of it only the fields the viewer may read', async () => {
  const maps = [...store.all('map')].map(({ id }) => `map:${id}` as const);
  const sessions = [...store.all('session')].map(({ id }) => `session:${id}` as const);
  await inTransaction(db.dataSource, place.workspace, async (sql) => {
    for (const role of ROLES) {
      const viewer = viewerOf(randomUUID(), role, null);
      const changes = await readSnapshot(sql, { ...place, viewer, scopes: ['registry', ...maps, ...sessions] });
      const expected = NAMES.flatMap((entity) =>
        [...store.all(entity)].filter((record) => !record.deleted && canRead(viewer, entity, record, store.get)).map((record) => ({ entity, id: record.id, put: visibleRecord(viewer, entity, record, seesBy(viewer, store.get)) })),
      );
      const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1);
      expect(changes.sort(byId)).toEqual(expected.sort(byId));
    }
  });
});
