/** The server reads of which kind something is before it lets anybody judge it. */
import { randomUUID } from 'node:crypto';
import { type OperationName } from '@baraza/domain';
import { type ProjectPlace } from '@baraza/persistence';
import { createTestStore, foundTestProject, submitAs, testHandler, type TestStore } from '@baraza/testing';
import type { CommandResult } from './command.js';

let db: TestStore;
let place: ProjectPlace;
const owner = randomUUID();
beforeAll(async () => {
  db = await createTestStore();
  place = await foundTestProject(testHandler(db.dataSource), owner);
});
afterAll(() => db?.close());

/** By a server that was started just now, and so knows nothing. */
async function run(name: OperationName, input: object): Promise<string> {
  const handler = testHandler(db.dataSource);
  const result: CommandResult = await submitAs(handler, place, owner, name, input as never);
  await handler.idle();
  return result.status === 'refused' ? result.refusal.message : result.status;
}

test('MEAN-19 MEAN-20 a server that knows nothing yet refuses judgements of things, whether imported, proposed or accepted', async () => {
  const [kind, stakeholder, process, session, intervention, before] = [randomUUID(), randomUUID(), randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  const judged = { stakeholder, dimension: 'influence', value: 5 };
  const said = { session, intervention };
  for (const [name, input] of [
    ['createTerm', { id: kind, vocabulary: 'kind', code: 'accord', name: 'Accord' }],
    ['createStakeholder', { id: stakeholder, name: 'The accord', kind }],
    ['beginProcess', { id: process, name: 'Round', minimumCell: 5 }],
    ['createSession', { id: session, process, title: 'Town hall', attribution: 'attributed' }],
    ['logIntervention', { id: intervention, session, kind: 'need', text: 'It holds.', channel: 'session' }],
    ['createProposal', { id: before, ...said, ...judged }],
    ['updateTerm', { id: kind, thing: true }],
  ] as const) expect([name, await run(name, input)]).toEqual([name, 'done']);
  const refused = '“The accord” is a thing and no stakeholder, so it is not judged.';
  expect(await run('importRecords', { judgement: [{ id: randomUUID(), ...judged, judgeName: 'Elder' }] })).toBe(refused);
  expect(await run('createProposal', { id: randomUUID(), ...said, ...judged })).toBe(refused);
  expect(await run('decideProposal', { id: before, ...said, decision: 'accepted' })).toBe(refused);
  expect(await run('decideProposal', { id: before, ...said, decision: 'declined' })).toBe('done');
});
