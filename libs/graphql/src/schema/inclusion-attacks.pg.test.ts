/** What is told of who takes part and who is heard, put together by somebody who asks more than once: other rules, other sessions, what stands openly beside it. */
import { randomUUID } from 'node:crypto';
import { TestMeetings } from '../../test-support/meetings.js';
import { createTestProject, type TestProject } from '../../test-support/project.js';

let at: TestMeetings;
let project: TestProject;
beforeAll(async () => {
  at = await TestMeetings.start();
  project = at.project;
});
afterAll(() => at?.server.close());

test('INCL-22 of a process nothing is told from which a hidden figure follows, where another of its sessions is open', async () => {
  const planned = await at.plan();
  const open = await at.meet(planned, 'attributed', 3, 17);
  const small = await at.meet(planned, 'notAttributed', 3, 17);
  expect([(await at.seats('session', open.session))['female'], (await at.seats('session', small.session))['female']]).toEqual([3, null]);
  expect((await at.seats('process', planned.process))['female']).toBeNull();
});

test('INCL-26 of a process is hidden what sessions that hide a group hold of it together, where that is few', async () => {
  const planned = await at.plan();
  const open = await at.meet(planned, 'attributed', 10, 10);
  const small = [await at.meet(planned, 'notAttributed', 1, 9), await at.meet(planned, 'affiliationOnly', 2, 8)];
  expect((await at.seats('session', open.session))['female']).toBe(10);
  for (const { session } of small) expect((await at.seats('session', session))['female']).toBeNull();
  const { female, male, unknown } = await at.seats('process', planned.process);
  // With one of the others shown, both would follow from the number of all.
  expect([female, male === null || unknown === null]).toEqual([null, true]);
});

test('INCL-26 of a process is told what sessions that hide a group hold of it together, where that is not few', async () => {
  const planned = await at.plan();
  for (const rule of ['notAttributed', 'affiliationOnly'] as const) await at.meet(planned, rule, 3, 12);
  expect(await at.seats('process', planned.process)).toMatchObject({ female: 6, male: 24 });
});

test('ATTR-18 whoever stands open on a list that was loosened does not tell, by what is told of all, who is hidden on it', async () => {
  const there = await at.meet(await at.plan(), 'notAttributed', 1, 0);
  await at.rule(there, 'attributed');
  for (const group of ['female', 'male']) for (let come = 0; come < 12; come += 1) await at.enter(there, group);
  const open = (await at.asked(project.people.owner, `session(id: "${there.session}") { participations { totalCount } }`))['session']!['participations']!['totalCount'];
  expect(open).toBe(24);
  expect(await at.seats('session', there.session)).toMatchObject({ female: 12, male: 12 });
});

test('INCL-27 of a list that was loosened no group is told of which few are hidden, for those who stand open can be taken off', async () => {
  const there = await at.meet(await at.plan(), 'notAttributed', 4, 8);
  await at.rule(there, 'attributed');
  for (const group of ['female', 'male']) for (let come = 0; come < 12; come += 1) await at.enter(there, group);
  expect([(await at.inclusion('session', there.session))['people'], await at.seats('session', there.session)]).toMatchObject([34, { female: null, male: null }]);
});

test('INCL-27 of a session no turns of a group are told of which few were taken where speakers must not be known, for those of a named item can be taken off', async () => {
  const there = await at.meet(await at.plan(), 'attributed', 8, 8);
  await at.rule(there, 'affiliationOnly', there.item);
  await at.heard(there, 'female', 2);
  await at.heard(there, 'male', 12);
  for (const seat of [there.seats[0]!, there.seats[8]!]) for (let said = 0; said < 6; said += 1) await at.say(there, seat, { item: null });
  const { female, male } = await at.groups('session', there.session);
  expect([female, male]).toMatchObject([{ seats: { amount: 8 }, interventions: { amount: null } }, { seats: { amount: 8 }, interventions: { amount: null } }]);
});

test('LIVE-15 what is entered in the batch in which the list is hidden is not told with what stood there', async () => {
  const there = await at.meet(await at.plan(), 'attributed', 10, 10);
  await Promise.all([at.rule(there, 'notAttributed'), at.enter(there, 'female')]);
  expect((await at.inclusion('session', there.session))['people']).toBe(20);
});

test('LIVE-15 what was entered in the batch in which the list is hidden, while it stood open, was told to nobody and is not told', async () => {
  const there = await at.meet(await at.plan(), 'attributed', 10, 10);
  await Promise.all([at.enter(there, 'female'), at.rule(there, 'notAttributed')]);
  expect((await at.inclusion('session', there.session))['people']).toBe(20);
});

test('LIVE-15 another rule of an item does not tell the first entry of a hidden list', async () => {
  const there = await at.meet(await at.plan(), 'notAttributed', 0, 0);
  await Promise.all([at.rule(there, 'affiliationOnly', there.item), at.enter(there, 'female')]);
  expect((await at.inclusion('session', there.session))['people']).toBe(0);
});

test('INCL-2 a dimension of the same id in another project of the workspace makes few no more', async () => {
  const there = await at.meet(await at.plan(), 'notAttributed', 4, 12);
  const before = await at.seats('session', there.session);
  expect(before).toMatchObject({ female: null });
  const other = await createTestProject(at.server, project.place.workspace);
  const process = randomUUID();
  await other.run(other.people.owner, 'beginProcess', { id: process, name: 'Other', minimumCell: 5 });
  await other.run(other.people.owner, 'createDimension', { id: there.sex, process, name: 'Mine', code: 'mine', groups: ['a', 'b'] });
  expect(await at.seats('session', there.session)).toEqual(before);
});

test('INCL-2 a copy of the project in its workspace, with the ids of its file, counts nobody twice', async () => {
  const there = await at.meet(await at.plan(), 'affiliationOnly', 4, 12);
  const before = await at.seats('session', there.session);
  const other = await createTestProject(at.server, project.place.workspace);
  const { owner } = other.people;
  await other.run(owner, 'beginProcess', { id: there.process, name: 'Copy', minimumCell: 5 });
  await other.run(owner, 'createSession', { id: there.session, process: there.process, title: 'Copy', attribution: 'affiliationOnly' });
  for (const [index, id] of there.seats.entries()) await other.run(owner, 'registerParticipation', { id, session: there.session, mode: 'pseudonym', people: 1, enteredBy: 'form', groups: [{ dimension: there.sex, group: index < 4 ? 'female' : 'male', people: 1 }] });
  expect(await at.seats('session', there.session)).toEqual(before);
});
