/** A project whose records were changed, closed, opened, deleted and tied anew by chance, and what stood in it at some moments. */
import { randomUUID } from 'node:crypto';
import { CLASSIFICATIONS, ENTITIES, type EntityName, type OperationName } from '@baraza/domain';
import { inTransaction, type ProjectPlace, recordOfRow, selectRecord, tableOf } from '@baraza/persistence';
import { RecordStore } from '@baraza/store';
import { submitAs } from '@baraza/testing';
import type { TestProject } from './project.js';
import type { TestServer } from './server.js';

export interface Then {
  /** A moment at which everything before had been entered, and nothing after. */
  at: string;
  records: RecordStore;
}

/** Every record as it is, deleted ones too. */
export function wholeProject({ store }: TestServer, { workspace, project }: ProjectPlace): Promise<RecordStore> {
  return inTransaction(store.dataSource, workspace, async (sql) => {
    const records = new RecordStore();
    for (const entity of Object.keys(ENTITIES) as EntityName[]) {
      for (const row of await sql.query(`SELECT ${selectRecord(entity, 'r')} FROM "${tableOf(entity)}" r WHERE r.project_id = $1`, [project])) records.put(entity, recordOfRow(entity, row));
    }
    return records;
  });
}

/** What stands in the project at a moment of its own: nothing is entered in the same millisecond. */
export async function momentOf(server: TestServer, place: ProjectPlace): Promise<Then> {
  const records = await wholeProject(server, place);
  const at = Date.now();
  while (Date.now() === at);
  return { at: new Date(at).toISOString(), records };
}

const YEARS = [null, '2004', '2005', '2005-08', '2005-08-03', '2006', '2006-02'];

/** Does `count` operations by chance; what is refused is refused. Returns the moments before, between and after. */
export async function liveThrough(server: TestServer, { place, people, stakeholders, relationships, sources, properties, interests, map, confidential }: TestProject, chance: () => number, count: number): Promise<Then[]> {
  const one = <T>(of: readonly T[]): T => of[Math.floor(chance() * of.length)]!;
  const few = [...stakeholders.slice(0, 8), confidential];
  const holdings: string[] = [];
  const span = (): object => ({ validFrom: one(YEARS), validTo: one(YEARS) });
  const all = (entity: EntityName, ids: readonly string[]): [EntityName, string] => [entity, one(ids)];
  const does: (() => [OperationName, object])[] = [
    () => ['updateStakeholder', { id: one(few), name: `Name ${Math.floor(chance() * 1000)}`, ...span(), source: one([sources.open, sources.confidential, null]), properties: { [properties.open]: Math.floor(chance() * 9), [properties.confidential]: 'Code' } }],
    () => ['updateRelationship', { id: one(relationships.slice(0, 10)), from: one(few), to: one(few), ...span() }],
    () => ['createHolding', { id: holdings[holdings.push(randomUUID()) - 1]!, stakeholder: one(few), interest: one(interests.slice(0, 3)), stance: one([1, -1]), ...span() }],
    () => ['updateHolding', { id: one(holdings) ?? randomUUID(), stakeholder: one(few), ...span() }],
    () => ['addJudgement', { id: randomUUID(), stakeholder: one(few), dimension: one(['position', 'influence', 'readyForViolence'] as const), value: one([0, 1]), standing: one(['own', 'agreed'] as const), validAt: one(YEARS), expiresAt: one([null, null, '2006']), map: one([null, map]) }],
    () => {
      const [entity, id] = one([all('stakeholder', few), all('relationship', relationships.slice(0, 10)), all('source', [sources.open, sources.confidential]), all('property', [properties.open, properties.confidential]), all('interest', interests.slice(0, 3)), all('map', [map])]);
      return ['classify', { entity, id, classification: one(CLASSIFICATIONS) }];
    },
    () => ['deleteStakeholder', { id: one(few.slice(4)) }],
    () => ['deleteRelationship', { id: one(relationships.slice(0, 10)) }],
    () => ['deleteInterest', { id: interests[2]! }],
    () => ['restore', { changes: [{ entity: 'stakeholder', id: one(few), field: 'deleted', expected: true, value: false }] }],
  ];
  const moments = [await momentOf(server, place)];
  for (let step = 1; step <= count; step += 1) {
    const [name, input] = one(does)();
    await submitAs(server.commands, place, people.owner, name, input as never);
    if (step % Math.ceil(count / 4) === 0) moments.push(await momentOf(server, place));
  }
  return moments;
}

/** A small repeatable random number generator (mulberry32). */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
