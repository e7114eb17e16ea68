import { randomUUID } from 'node:crypto';
import { createTestStore, enrol, foundTestProject, submitAs, testHandler, type TestStore } from '@baraza/testing';
import { inTransaction, type ProjectPlace } from '@baraza/persistence';
import type { Inputs, OperationName } from '@baraza/domain';
import type { CommandHandler } from './handler.js';
import { groupSince, undoGroup } from './undo-group.js';

let db: TestStore;
let handler: CommandHandler;
let place: ProjectPlace;
const [owner, analyst, observer] = [randomUUID(), randomUUID(), randomUUID()];

beforeAll(async () => {
  db = await createTestStore();
  handler = testHandler(db.dataSource);
});
afterAll(() => db?.close());

beforeEach(async () => {
  place = await foundTestProject(handler, owner);
  await enrol(db.dataSource, place.workspace, [analyst, observer]);
  await done(owner, 'createMember', { id: randomUUID(), account: analyst, displayName: 'Ana', role: 'analyst', clearance: null });
  await done(owner, 'createMember', { id: randomUUID(), account: observer, displayName: 'Omar', role: 'observer', clearance: null });
});

async function done<N extends OperationName>(actor: string, name: N, input: object, group?: string): Promise<void> {
  const result = await submitAs(handler, place, actor, name, input as Inputs[N], group === undefined ? {} : { group });
  if (result.status !== 'done') throw new Error(`${name}: ${JSON.stringify(result)}`);
}
const alive = async (table: string, ids: readonly string[]): Promise<string[]> =>
  (await inTransaction(db.dataSource, place.workspace, (sql) => sql.query<{ id: string }>(`SELECT id FROM "${table}" WHERE id = ANY($1::uuid[]) AND NOT deleted`, [ids]))).map(({ id }) => id);
const places = async (map: string): Promise<Set<string>> =>
  new Set((await inTransaction(db.dataSource, place.workspace, (sql) => sql.query<{ id: string }>('SELECT stakeholder_id AS id FROM membership WHERE map_id = $1 AND NOT deleted', [map]))).map(({ id }) => id));

/** What an analyst brought in, in one group: a kind, three stakeholders of it, a tie, and a map with all three. */
async function broughtIn(): Promise<{ group: string; kind: string; map: string; people: [string, string, string]; tie: string }> {
  const [group, kind, map, tie, ...people] = Array.from({ length: 7 }, () => randomUUID()) as [string, string, string, string, string, string, string];
  await done(analyst, 'createTerm', { id: kind, vocabulary: 'kind', code: 'village', name: 'Village' }, group);
  for (const id of people) await done(analyst, 'createStakeholder', { id, name: `Stakeholder ${id}`, kind }, group);
  await done(analyst, 'createRelationship', { id: tie, from: people[1], to: people[2], direction: 'mutual' }, group);
  await done(analyst, 'createMap', { id: map, name: 'Brought in', aggregate: 'agreed' }, group);
  await done(analyst, 'addToMap', { members: people.map((stakeholder) => ({ id: randomUUID(), map, stakeholder })) }, group);
  return { group, kind, map, tie, people: people as [string, string, string] };
}
const undo = (group: string, all = false) => undoGroup(db.dataSource, handler, { place, actor: analyst, group, as: randomUUID(), all });
const since = (group: string) => groupSince(db.dataSource, { place, actor: analyst, group });

describe('what was done since to what a group made', () => {
  test('UNDO-20 stays when the group is undone, with all that it needs; what nobody touched goes', async () => {
    const { group, kind, map, tie, people } = await broughtIn();
    const [renamed, talked, untouched] = people;
    const [added, between, thread, comment] = Array.from({ length: 4 }, () => randomUUID());
    await done(owner, 'updateStakeholder', { id: renamed, name: 'Renamed since' });
    await done(owner, 'startThread', { id: thread, comment, stakeholder: talked, text: 'Ask again.' });
    await done(owner, 'createStakeholder', { id: added, name: 'Added since' });
    await done(owner, 'addToMap', { members: [{ id: randomUUID(), map, stakeholder: added }] });
    await done(owner, 'createRelationship', { id: between, from: added, to: renamed, direction: 'mutual' });
    const found = await since(group);
    expect(found.changed).toEqual([{ entity: 'stakeholder', id: renamed }]);
    expect(new Set(found.added.map(({ entity }) => entity))).toEqual(new Set(['thread', 'comment', 'membership', 'relationship']));
    expect([found.by, found.opened]).toEqual([[owner], 0]);
    const { kept, taken, results } = await undo(group);
    expect(results).toMatchObject([{ status: 'done', report: { skipped: [] } }]);
    expect(await alive('stakeholder', people)).toEqual(expect.not.arrayContaining([untouched]));
    expect(new Set(await alive('stakeholder', people))).toEqual(new Set([renamed, talked]));
    expect(await alive('relationship', [tie, between!])).toEqual([between]);
    expect(await alive('term', [kind])).toEqual([kind]);
    expect(await alive('map', [map])).toEqual([map]);
    expect(await places(map)).toEqual(new Set([renamed, talked, added]));
    expect(kept.map(({ entity }) => entity).sort()).toEqual(['map', 'membership', 'membership', 'stakeholder', 'stakeholder', 'term']);
    expect(taken.map(({ entity }) => entity).sort()).toEqual(['membership', 'relationship', 'stakeholder']);
  });

  test('UNDO-20 goes too where that is asked for, and comes back with redo', async () => {
    const { group, people } = await broughtIn();
    await done(owner, 'updateStakeholder', { id: people[0], name: 'Renamed since' });
    const as = randomUUID();
    const { kept } = await undoGroup(db.dataSource, handler, { place, actor: analyst, group, as, all: true });
    expect([kept, await alive('stakeholder', people)]).toEqual([[], []]);
    const { taken } = await undo(as);
    expect(taken).toHaveLength(9);
    expect(new Set(await alive('stakeholder', people))).toEqual(new Set(people));
    expect(await inTransaction(db.dataSource, place.workspace, (sql) => sql.query('SELECT name FROM stakeholder WHERE id = $1', [people[0]]))).toEqual([{ name: 'Renamed since' }]);
  });

  test('UNDO-20 is nothing where only the program placed what came in, or what was changed was put back', async () => {
    const { group, map, people } = await broughtIn();
    const members = await inTransaction(db.dataSource, place.workspace, (sql) => sql.query<{ id: string }>('SELECT id FROM membership WHERE map_id = $1', [map]));
    await done(owner, 'moveOnMap', { positions: members.map(({ id }, x) => ({ id, x, y: 1 })) });
    await done(owner, 'updateStakeholder', { id: people[0], description: 'A slip' });
    await done(owner, 'updateStakeholder', { id: people[0], description: null });
    expect(await since(group)).toMatchObject({ changed: [], added: [], by: [], needed: [] });
    await undo(group);
    expect([await alive('stakeholder', people), await places(map)]).toEqual([[], new Set()]);
  });

  test('UNDO-20 a value of a property that came in, which somebody gave another stakeholder, keeps the property', async () => {
    const [group, property, known] = [randomUUID(), randomUUID(), randomUUID()];
    await done(owner, 'createStakeholder', { id: known, name: 'Known before' });
    await done(analyst, 'createProperty', { id: property, of: 'stakeholder', name: 'Voters', valueType: 'number' }, group);
    await done(owner, 'updateStakeholder', { id: known, properties: { [property]: 12 } });
    expect(await since(group)).toMatchObject({ added: [{ entity: 'stakeholder', id: known }], needed: [{ entity: 'property', id: property }] });
    await undo(group);
    expect(await alive('property', [property])).toEqual([property]);
  });

  test('UNDO-21 what whoever undoes may not read is neither counted nor told, and comes back with redo', async () => {
    const { group, people } = await broughtIn();
    const secret = randomUUID();
    await done(owner, 'createInterest', { id: secret, name: 'Secret', classification: 'strictlyConfidential' });
    const holding = randomUUID();
    await done(owner, 'createHolding', { id: holding, stakeholder: people[0], interest: secret, stance: 1, classification: 'strictlyConfidential' });
    expect(await since(group)).toMatchObject({ changed: [], added: [], by: [], needed: [] });
    const as = randomUUID();
    await undoGroup(db.dataSource, handler, { place, actor: analyst, group, as });
    expect(await alive('stakeholder', people)).toEqual([]);
    await undo(as);
    expect(await alive('holding', [holding])).toEqual([holding]);
    expect(new Set(await alive('stakeholder', people))).toEqual(new Set(people));
  });

  test('UNDO-22 tells how many records more people could read after it', async () => {
    const [group, id] = [randomUUID(), randomUUID()];
    await done(analyst, 'createStakeholder', { id, name: 'Raised' });
    await done(owner, 'classify', { entity: 'stakeholder', id, classification: 'confidential' }, group);
    expect(await groupSince(db.dataSource, { place, actor: owner, group })).toMatchObject({ opened: 1 });
  });
});
