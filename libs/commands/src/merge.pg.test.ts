/** A merge in the log of the true server, and its way back out of it. */
import { randomUUID } from 'node:crypto';
import { type OperationName } from '@baraza/domain';
import { inTransaction, type ProjectPlace } from '@baraza/persistence';
import { createTestStore, enrol, foundTestProject, submitAs, testHandler, type TestStore } from '@baraza/testing';
import type { CommandHandler } from './handler.js';
import { undoGroup } from './undo-group.js';

let db: TestStore;
let handler: CommandHandler;
let place: ProjectPlace;
const [owner, analyst] = [randomUUID(), randomUUID()];
beforeAll(async () => {
  db = await createTestStore();
  handler = testHandler(db.dataSource);
  place = await foundTestProject(handler, owner);
  await enrol(db.dataSource, place.workspace, [analyst]);
  await done(owner, 'createMember', { id: randomUUID(), account: analyst, displayName: 'Analyst', role: 'analyst' });
});
afterAll(() => db?.close());

async function done(actor: string, name: OperationName, input: object, group?: string): Promise<void> {
  const result = await submitAs(handler, place, actor, name, input as never, group === undefined ? {} : { group });
  if (result.status !== 'done') throw new Error(`${name} was refused: ${JSON.stringify(result)}`);
}
const rows = (statement: string, values: unknown[]): Promise<unknown[]> => inTransaction(db.dataSource, place.workspace, (sql) => sql.query(statement, values));
const at = async (who: string): Promise<unknown> => (await rows('SELECT (SELECT count(*)::int FROM relationship r WHERE NOT r.deleted AND (r.from_id = $1 OR r.to_id = $1)) AS ties, (SELECT count(*)::int FROM judgement j WHERE j.stakeholder_id = $1) AS judgements, (SELECT count(*)::int FROM membership m WHERE m.stakeholder_id = $1 AND NOT m.deleted) AS maps', [who]))[0];
const stakeholder = async (id: string): Promise<unknown> => (await rows('SELECT name, aliases, deleted FROM stakeholder WHERE id = $1', [id]))[0];

test('MERGE-6 a merge is undone out of the log days later, by a server that was started since, as far as nobody has changed it; and done again', async () => {
  const [keep, gone, other, map] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  for (const [id, name] of [[keep, 'Ministry of Defence'], [gone, 'Min. of Defence'], [other, 'Parliament']] as const) await done(owner, 'createStakeholder', { id, name });
  const ties = Array.from({ length: 899 }, (_, index) => ({ id: randomUUID(), from: gone, to: other, direction: 'directed', label: `Tie ${index}` }));
  for (let start = 0; start < ties.length; start += 450) await done(owner, 'importRecords', { relationship: ties.slice(start, start + 450) });
  await done(analyst, 'addJudgement', { id: randomUUID(), stakeholder: gone, dimension: 'influence', value: 7, standing: 'own', validAt: null });
  await done(owner, 'createMap', { id: map, name: 'Everybody', aggregate: 'agreed' });
  const [merging, undoing, again] = [randomUUID(), randomUUID(), randomUUID()];
  await done(analyst, 'mergeStakeholders', { keep, gone, fields: [] }, merging);
  expect([await at(keep), await at(gone)]).toEqual([{ ties: 899, judgements: 1, maps: 0 }, { ties: 0, judgements: 0, maps: 0 }]);
  await done(owner, 'updateRelationship', { id: ties[0]!.id, strength: 3 });
  await done(owner, 'updateStakeholder', { id: keep, name: 'Ministry of Defence and Veterans' });
  const later = testHandler(db.dataSource);
  const { results: undone } = await undoGroup(db.dataSource, later, { place, actor: analyst, group: merging, as: undoing });
  expect(undone.map(({ status }) => status)).toEqual(['done']);
  expect([await at(keep), await at(gone)]).toEqual([{ ties: 0, judgements: 0, maps: 0 }, { ties: 899, judgements: 1, maps: 0 }]);
  expect([await stakeholder(keep), await stakeholder(gone)]).toEqual([{ name: 'Ministry of Defence and Veterans', aliases: [], deleted: false }, { name: 'Min. of Defence', aliases: [], deleted: false }]);
  const { results: redone } = await undoGroup(db.dataSource, later, { place, actor: analyst, group: undoing, as: again });
  expect(redone.map(({ status }) => status)).toEqual(['done']);
  expect([await at(keep), await at(gone)]).toEqual([{ ties: 899, judgements: 1, maps: 0 }, { ties: 0, judgements: 0, maps: 0 }]);
  await later.idle();
});
