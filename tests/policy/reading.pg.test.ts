/** Looks for every kind of record and every classified field as every role with every clearance: in the snapshot, in what is sent live, and in GraphQL. */
import { applyViewChange, RecordStore, type Scope } from '@baraza/store';
import { Fixtures } from './support/fixtures.js';
import { Listener } from './support/listener.js';
import { type Exhibit, exhibit, fieldExhibit, graphqlSees, graphqlShowsFields, isIn, liveChange } from './support/records.js';
import { Stage } from './support/stage.js';
import { describeKind, EVERY_CLASS, expectedAnswer, questionsOf, type Row, rowsOf } from './support/table.js';
import { type Asker, createWorld, type World } from './support/world.js';

const RECORD_ROWS = rowsOf('reading');
const FIELD_ROWS = rowsOf('fields');
/** A bound for what hangs: forty people ask about a thousand records. */
const MINUTES = 600_000;

let world: World;
let records: Exhibit[];
let fields: Exhibit[];
let scopes: Scope[];
let everybody: Asker[];

beforeAll(async () => {
  world = await createWorld();
  const fixtures = new Fixtures(world);
  const toDelete: string[] = [];
  const stage = new Stage(world, fixtures);
  records = questionsOf(RECORD_ROWS).flatMap((question) => EVERY_CLASS.map((classification) => exhibit(world, fixtures, stage, question, classification, toDelete)));
  fields = questionsOf(FIELD_ROWS).flatMap((question) => EVERY_CLASS.map((classification) => fieldExhibit(fixtures, question, classification)));
  await fixtures.load();
  for (const id of toDelete) await world.prepare(world.founder.account, 'deleteStakeholder', { id });
  scopes = [...(await everyScope()), ...stage.scopes];
  everybody = [...world.askers, ...world.onDuty];
}, MINUTES);
afterAll(() => world?.close());

async function everyScope(): Promise<Scope[]> {
  const founder = await Listener.connect(world, world.founder);
  const answer = await founder.open();
  founder.close();
  if (!answer.ok) throw new Error(answer.message);
  return ['registry', ...answer.changes.filter(({ entity }) => entity === 'map').map(({ id }): Scope => `map:${id}`)];
}

/** Where what is shown differs from the table. */
const differences = (rows: readonly Row[], exhibits: readonly Exhibit[], asker: Asker, where: string, isSeen: (exhibit: Exhibit) => boolean): string[] =>
  exhibits.flatMap((each) => {
    const expected = expectedAnswer(rows, each.question, asker, each.classification);
    const got = isSeen(each) ? 'seen' : 'hidden';
    return expected === got ? [] : [`${each.question.subject} (${each.question.case}), ${each.classification}, for ${describeKind(asker)}, ${where}: expected ${expected}, got ${got}`];
  });

const ofEach = async (look: (asker: Asker) => Promise<string[]>): Promise<string[]> => (await Promise.all(everybody.map(look))).flat();

describe('reading', () => {
  test('PERM-30 the snapshot that a socket opens with holds the records of the table and no id of another, and the fields of the table', async () => {
    const found = await ofEach(async (asker) => {
      const listener = await Listener.connect(world, asker);
      const answer = await listener.open(scopes);
      listener.close();
      if (!answer.ok) return [`${describeKind(asker)} could not open the project: ${answer.message}`];
      const text = JSON.stringify(answer);
      const store = new RecordStore();
      for (const change of answer.changes) applyViewChange(store, change);
      // What hangs on something deleted is sent, so that it is there when that returns; the client shows what is live.
      const named = (each: Exhibit): boolean => (/^(end|session) deleted$|^deleted with/.test(each.question.case) ? store.live(each.entity, each.id) !== undefined : isIn(answer.changes, each) || (each.entity !== 'project' && text.includes(each.id)));
      return [...differences(RECORD_ROWS, records, asker, 'snapshot', named), ...differences(FIELD_ROWS, fields, asker, 'snapshot', (each) => isIn(answer.changes, each))];
    });
    expect(found).toEqual([]);
  }, MINUTES);

  test('PERM-31 what changes is sent live to those who may see it, and no id of it to anybody else', async () => {
    const listeners = await Promise.all(everybody.map((asker) => Listener.connect(world, asker)));
    for (const listener of listeners) await listener.open(scopes);
    const founder = await Listener.connect(world, world.founder);
    await founder.open(scopes);
    const living = records.filter(({ question, live }) => !question.case.includes('deleted') && live !== null);
    const once = living.filter(({ entity, id }, index) => entity !== 'project' || living.findIndex((other) => other.id === id) === index);
    const last = await founder.do([...once, ...fields].map(liveChange));
    await Promise.all(listeners.map((listener) => listener.caughtUp(last)));
    const found = everybody.flatMap((asker, index) => {
      const { changes } = listeners[index]!;
      const text = JSON.stringify(changes);
      const named = (each: Exhibit): boolean => isIn(changes, each) || (each.entity !== 'project' && text.includes(each.id));
      return [...differences(RECORD_ROWS, living, asker, 'live', named), ...differences(FIELD_ROWS, fields, asker, 'live', (each) => isIn(changes, each))];
    });
    for (const listener of [founder, ...listeners]) listener.close();
    expect(found).toEqual([]);
  }, MINUTES);

  test.each(EVERY_CLASS)('PERM-33 a record that becomes %s, and what hangs on it, is taken from those who may not see it any more, and goes on for the others', async (classification) => {
    const fixtures = new Fixtures(world);
    const stakeholder = fixtures.record('stakeholder', 'public');
    const tie = fixtures.record('relationship', 'public', { from: stakeholder });
    await fixtures.load();
    const listeners = await Promise.all(world.askers.map((asker) => Listener.connect(world, asker)));
    for (const listener of listeners) await listener.open();
    const founder = await Listener.connect(world, world.founder);
    const last = await founder.do([
      { name: 'updateStakeholder', input: { id: stakeholder, description: 'Before' } },
      { name: 'classify', input: { entity: 'stakeholder', id: stakeholder, classification } },
      { name: 'updateStakeholder', input: { id: stakeholder, description: 'After' } },
      { name: 'updateRelationship', input: { id: tie, label: 'After' } },
    ]);
    await Promise.all(listeners.map((listener) => listener.caughtUp(last)));
    const found = world.askers.flatMap((asker, index) =>
      (['stakeholder', 'relationship'] as const).flatMap((entity) => {
        const id = entity === 'stakeholder' ? stakeholder : tie;
        const about = listeners[index]!.changes.filter((change) => change.id === id);
        const last = about[about.length - 1];
        const got = last === undefined || 'gone' in last ? 'hidden' : 'seen';
        const expected = expectedAnswer(RECORD_ROWS, { subject: entity, case: entity === 'relationship' ? 'one end of the class' : '' }, asker, classification);
        return got === expected && (got === 'seen' || last !== undefined) ? [] : [`${entity} for ${describeKind(asker)}: expected ${expected}, got ${JSON.stringify(about)}`];
      }),
    );
    for (const listener of [founder, ...listeners]) listener.close();
    expect(found).toEqual([]);
  }, MINUTES);

  test('PERM-32 GraphQL shows the same in its lists and by id', async () => {
    const found = await ofEach(async (asker) => {
      // What duties change nothing about is asked of those who have none.
      const [about, of] = asker.duty === 'none' ? [records, fields] : [records.filter(({ live }) => live !== undefined), []];
      const { listed, byId } = await graphqlSees(world, asker, about);
      const shown = new Set(await graphqlShowsFields(world, asker, of));
      return [
        ...differences(RECORD_ROWS, about, asker, 'list', ({ id }) => listed.has(id)),
        ...differences(RECORD_ROWS, about, asker, 'by id', ({ id }) => byId.has(id)),
        ...differences(FIELD_ROWS, of, asker, 'GraphQL', (each) => shown.has(each)),
      ];
    });
    expect(found).toEqual([]);
  }, MINUTES);
});
