/** Asks every operation, in every case of the table, as every role with every clearance, about every class, through every door. */
import { type Classification, type OperationName, rankOf } from '@baraza/domain';
import { agrees, type Ask, type Door, throughGraphql, throughHandler, throughSocket } from './support/doors.js';
import { Fixtures } from './support/fixtures.js';
import type { Cell } from './support/cell.js';
import { questionOf } from './support/questions.js';
import { describeKind, EVERY_CLASS, expectedAnswer, questionsOf, rowsOf } from './support/table.js';
import { type Asker, classifyProject, createWorld, type World } from './support/world.js';

const ROWS = rowsOf('operations');
const QUESTIONS = questionsOf(ROWS);
/** The project's own record has one class at a time. */
const OF_PROJECT = QUESTIONS.filter(({ subject, case: kind }) => subject === 'updateProject' || (subject === 'classify' && kind === 'project'));
const OF_RECORDS = QUESTIONS.filter((question) => !OF_PROJECT.includes(question));
/** A bound for what hangs; thousands of questions take a while where little else is free. */
const MINUTES = 600_000;

type Question = (typeof QUESTIONS)[number];
interface Asked extends Ask {
  question: Question;
  classification: Classification;
}

let world: World;
let property: Cell['property'];

beforeAll(async () => {
  world = await createWorld();
  const fixtures = new Fixtures(world);
  const ids = new Map<string, string>();
  for (const owner of ['stakeholder', 'interest', 'relationship']) for (const classification of EVERY_CLASS) ids.set(`${owner} ${classification}`, fixtures.record('property', classification, { of: owner }));
  property = (of, classification) => ids.get(`${of} ${classification}`)!;
  await fixtures.load();
}, MINUTES);
afterAll(() => world?.close());

/** Prepares what the questions are about, asks them as each kind of member, and returns where answer and table differ. */
async function disagreements(questions: readonly Question[], door: Door, classesFor: (asker: Asker, question: Question) => readonly Classification[]): Promise<string[]> {
  const fixtures = new Fixtures(world);
  const askers = [...world.askers, ...world.onDuty];
  const asked = askers.map((asker) =>
    questions.flatMap((question) => classesFor(asker, question).map((classification): Asked => ({ question, classification, name: question.subject as OperationName, input: questionOf(question)({ world, asker, classification, property }, fixtures) }))),
  );
  await fixtures.load();
  const outcomes = await Promise.all(askers.map((asker, index) => door(world, asker, asked[index]!)));
  return askers.flatMap((asker, a) =>
    asked[a]!.flatMap(({ question, classification }, q) => {
      const [expected, got] = [expectedAnswer(ROWS, question, asker, classification), outcomes[a]![q]!];
      return agrees(expected, got) ? [] : [`${question.subject} (${question.case}) by ${describeKind(asker)} on ${classification}: expected ${expected}, got ${got}`];
    }),
  );
}

/** The two classes that a clearance lies between: where a rule looks at classes, it changes there. Every class is asked over sockets; the other doors lead to the same handler. */
const atTheEdge = ({ clearance }: Asker): readonly Classification[] => EVERY_CLASS.filter((classification) => [0, 1].includes(rankOf(classification) - rankOf(clearance)));
/** Questions in whose answers duties matter. */
const BY_DUTY = new Set(QUESTIONS.filter(({ subject, case: kind }) => ROWS.some((row) => row.subject === subject && row.case === kind && row.duty !== '*')));
/** Those who have a duty are asked everything once, and through every door where duties matter. */
const unlessNoMatter = (classesFor: (asker: Asker) => readonly Classification[]) => (asker: Asker, question: Question): readonly Classification[] => (asker.duty === 'none' ? classesFor(asker) : BY_DUTY.has(question) ? atTheEdge(asker) : []);
const every = unlessNoMatter(() => EVERY_CLASS);
/** A project is founded through another mutation, which chooses the ids itself; a file is sent, not described, and erased at its own address; and no value of the schema names the project for `classify`. */
const inGraphql = ({ subject, case: kind }: Question): boolean => subject !== 'foundProject' && subject !== 'attachFile' && subject !== 'eraseAttachment' && !(subject === 'classify' && kind === 'project');

describe('operations', () => {
  test('PERM-25 by the handler', async () => expect(await disagreements(OF_RECORDS, throughHandler, atTheEdge)).toEqual([]), MINUTES);
  test('PERM-26 over sockets', async () => expect(await disagreements(OF_RECORDS, throughSocket, every)).toEqual([]), MINUTES);
  test('PERM-27 over HTTP, as GraphQL mutations', async () => expect(await disagreements(OF_RECORDS.filter(inGraphql), throughGraphql, unlessNoMatter(atTheEdge))).toEqual([]), MINUTES);
  test.each(EVERY_CLASS)('PERM-28 on the project itself while it is %s, through every door', async (classification) => {
    await classifyProject(world, classification);
    for (const door of [throughHandler, throughSocket]) expect(await disagreements(OF_PROJECT, door, () => [classification])).toEqual([]);
    expect(await disagreements(OF_PROJECT.filter(inGraphql), throughGraphql, () => [classification])).toEqual([]);
  }, MINUTES);
});
