/** What is worked out of records (counts, searches, paths, aggregates, derived roles) is worked out of what the viewer may read. */
import { randomUUID } from 'node:crypto';
import { type Classification, CLASSIFICATIONS, rankOf } from '@baraza/domain';
import { differencesAt, membersOf, unasked, type Visitor } from './support/at-door.js';
import { askGraphql, type GraphqlAnswer } from './support/doors.js';
import { Fixtures } from './support/fixtures.js';
import { EVERY_CLASS } from './support/table.js';
import { createWorld, type World } from './support/world.js';

const MINUTE = 60_000;
type ByClass = Record<Classification, string>;

let world: World;
/** Each has a name of its own. */
const words = Object.fromEntries(EVERY_CLASS.map((classification) => [classification, `Quill${randomUUID().slice(0, 8)}`])) as ByClass;
const ids = {} as ByClass;
/** Tied to each other by way of somebody of the class only. */
const ends = {} as Record<Classification, readonly [string, string]>;
/** Public; judged by somebody else, in that class. */
const judged = {} as ByClass;

beforeAll(async () => {
  world = await createWorld();
  const fixtures = new Fixtures(world);
  for (const classification of EVERY_CLASS) {
    ids[classification] = fixtures.record('stakeholder', classification, { name: words[classification], motivations: words[classification] });
    const [one, other] = (ends[classification] = [fixtures.record('stakeholder', 'public'), fixtures.record('stakeholder', 'public')]);
    fixtures.record('relationship', 'public', { from: one, to: ids[classification] });
    fixtures.record('relationship', 'public', { from: ids[classification], to: other });
    judged[classification] = fixtures.record('stakeholder', 'public');
    for (const [dimension, value] of [['influence', 5], ['position', -2]] as const) fixtures.record('judgement', classification, { stakeholder: judged[classification], dimension, value });
  }
  await fixtures.load();
}, MINUTE);
afterAll(() => world?.close(), MINUTE);

const ask = (visitor: Visitor, selection: string): Promise<GraphqlAnswer> => askGraphql(world, visitor, `query ($id: ID!) { project(id: $id) { ${selection} } }`, { id: world.place.project });
/** What the project answers; fails where there is an error. */
async function told<T>(visitor: Visitor, selection: string): Promise<T> {
  const { data, errors } = await ask(visitor, selection);
  if (!data || errors) throw new Error(JSON.stringify(errors));
  return data['project'] as T;
}
const seenWhere = (seen: boolean): string => (seen ? 'seen' : 'hidden');
/** Several ways to the same must show the same. */
const oneOf = (answers: Record<string, boolean>): string => (new Set(Object.values(answers)).size === 1 ? seenWhere(Object.values(answers)[0]!) : JSON.stringify(answers));

test('PERM-52 lists, counts and searches know of a record what the viewer may read', async () => {
  type List = { totalCount: number; nodes: { id: string }[] };
  const found = async (visitor: Visitor, classification: Classification): Promise<string> => {
    const list = (given: string): string => `stakeholders(${given}) { totalCount nodes { id } }`;
    const answers = await told<Record<'search' | 'filter' | 'id', List>>(visitor, `search: ${list(`search: "${words[classification]}"`)} filter: ${list(`filter: { name: { eq: "${words[classification]}" } }`)} id: ${list(`filter: { id: { eq: "${ids[classification]}" } }`)}`);
    return oneOf(Object.fromEntries(Object.entries(answers).flatMap(([way, { totalCount, nodes }]) => [[`${way}, count`, totalCount > 0], [`${way}, list`, nodes.length > 0]])));
  };
  expect(await differencesAt('record in lists counts and searches', membersOf(world), EVERY_CLASS, found)).toEqual([]);
}, MINUTE);

test('PERM-53 nobody filters or orders by a field of a class that they may not read', async () => {
  const sifted = (ways: readonly string[]) => async (visitor: Visitor): Promise<string> => {
    const answers: boolean[] = [];
    for (const given of ways) {
      const { errors } = await ask(visitor, `stakeholders(${given}) { totalCount nodes { id } }`);
      if (errors && errors[0]?.extensions?.code !== 'FORBIDDEN') throw new Error(JSON.stringify(errors));
      answers.push(!errors);
    }
    return new Set(answers).size > 1 ? JSON.stringify(answers) : answers[0] ? 'allowed' : 'refused:forbidden';
  };
  const byMotivations = sifted(['filter: { motivations: { contains: "Quill" } }', 'filter: { or: [{ not: { motivations: { isNull: true } } }] }']);
  expect(await differencesAt('filter by a confidential field', membersOf(world), ['confidential'], byMotivations)).toEqual([]);
  const byRole = sifted(['filter: { roleOverride: { eq: blocker } }', 'orderBy: [{ field: roleOverride }]']);
  expect(await differencesAt('filter and order by the overridden role', membersOf(world), ['confidential'], byRole)).toEqual([]);
}, MINUTE);

test('PERM-61 paths and neighbourhoods go over those whom the viewer may read', async () => {
  const bridged = async (visitor: Visitor, classification: Classification): Promise<string> => {
    const [from, to] = ends[classification];
    const { shortestPaths, neighbourhood } = await told<{ shortestPaths: { paths: unknown[] }; neighbourhood: { stakeholders: { id: string }[] } }>(visitor, `shortestPaths(from: "${from}", to: "${to}") { paths { length } } neighbourhood(of: "${from}", depth: 2) { stakeholders { id } }`);
    const around = neighbourhood.stakeholders.map(({ id }) => id);
    return oneOf({ path: shortestPaths.paths.length > 0, 'the other end': around.includes(to), between: around.includes(ids[classification]) });
  };
  expect(await differencesAt('path over a stakeholder of the class', membersOf(world), EVERY_CLASS, bridged)).toEqual([]);
  const around = async (visitor: Visitor, classification: Classification): Promise<string> => seenWhere((await told<{ neighbourhood: unknown }>(visitor, `neighbourhood(of: "${ids[classification]}") { stakeholders { id } }`)).neighbourhood !== null);
  expect(await differencesAt('neighbourhood of a stakeholder of the class', membersOf(world), EVERY_CLASS, around)).toEqual([]);
}, MINUTE);

test('PERM-55 aggregates and derived roles rest on judgements that the viewer may read', async () => {
  type Answer = { stakeholder: { aggregate: { value: number | null } | null; role: { because: unknown[] } | null; judgements: { totalCount: number } } };
  const worked = async (visitor: Visitor, classification: Classification): Promise<string> => {
    const { stakeholder } = await told<Answer>(visitor, `stakeholder(id: "${judged[classification]}") { aggregate(dimension: influence, mode: median) { value } role(mode: median) { because { dimension } } judgements { totalCount } }`);
    return oneOf({ aggregate: (stakeholder.aggregate?.value ?? null) !== null, role: (stakeholder.role?.because ?? []).length > 0, count: stakeholder.judgements.totalCount > 0 });
  };
  // A score is never less than restricted.
  const classes = CLASSIFICATIONS.filter((classification) => rankOf(classification) >= rankOf('restricted'));
  expect(await differencesAt('aggregate and derived role from judgements of the class', membersOf(world), classes, worked)).toEqual([]);
}, MINUTE);

test('PERM-45 every row about questions was asked by the tests above', () => expect(unasked('questions')).toEqual([]));
