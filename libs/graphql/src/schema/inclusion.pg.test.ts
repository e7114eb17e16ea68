import { TestMeetings } from '../../test-support/meetings.js';
import type { TestProject } from '../../test-support/project.js';
import type { Json } from '../../test-support/server.js';

let at: TestMeetings;
let project: TestProject;
beforeAll(async () => {
  at = await TestMeetings.start();
  project = at.project;
});
afterAll(() => at?.server.close());

test('INCL-20 seats, speaking time and interventions of a session are told against its targets', async () => {
  const there = await at.meet(await at.plan(), 'attributed', 2, 8);
  await at.say(there, there.seats[0]!);
  await at.say(there, there.seats[3]!);
  await at.say(there, there.seats[3]!);
  await at.say(there, null);
  await at.say(there, null, { classification: 'strictlyConfidential' });
  await at.tally(there, [{ item: there.item, subject: 'participation', dimension: null, key: there.seats[0]!, turns: 1, seconds: 30 }, { item: there.item, subject: 'total', dimension: null, key: '', turns: 1, seconds: 30 }]);
  const inclusion = await at.inclusion('session', there.session, project.people.observer);
  expect(inclusion).toMatchObject({ rule: 'attributed', minimum: 5, people: 10, interventions: 4 });
  expect((inclusion['targets'] as Json[])[0]).toMatchObject({ target: { share: 30 }, seats: { amount: 2, share: 20, hidden: false, reached: false, pointsBelow: 10 }, speakingTime: { amount: 30 }, interventions: { amount: 1, share: 20 } });
  // Figures are of everybody; how many stand in the log is told of what may be read there.
  expect(await at.inclusion('session', there.session)).toMatchObject({ interventions: 5 });
});

test.each(['affiliationOnly', 'notAttributed'] as const)('INCL-21 where speakers must not be known (%s), few are hidden, and what is heard is told in steps, also when the session is over', async (rule) => {
  const there = await at.meet(await at.plan(), rule, 6, 12);
  const heard = (group: string, turns: number) => at.heard(there, group, turns);
  const of = async (group: string): Promise<Json> => {
    const inclusion = await at.inclusion('session', there.session);
    return ((inclusion['dimensions'] as unknown as Json[])[0]!['groups'] as unknown as Json[]).find((each) => (each['group'] as unknown) === group)!;
  };
  for (let turn = 0; turn < 4; turn += 1) await heard('male', 1);
  expect(await of('male')).toMatchObject({ interventions: { amount: 0 }, speakingTime: { amount: 0 } });
  await heard('male', 6);
  // Women were not heard, and that is hidden.
  expect(await of('male')).toMatchObject({ interventions: { hidden: true } });
  await heard('female', 5);
  expect(await of('male')).toMatchObject({ interventions: { amount: 10 }, speakingTime: { amount: 1000 } });
  await heard('female', 1);
  expect(await of('female')).toMatchObject({ interventions: { amount: 5 } });
  await project.run(project.people.owner, 'setSessionState', { id: there.session, state: 'held' });
  expect(await of('female')).toMatchObject({ interventions: { amount: 5 }, speakingTime: { amount: 500 } });
});

test('INCL-21 figures of a group that may give away a small one are hidden with it', async () => {
  const there = await at.meet(await at.plan(), 'notAttributed', 3, 12);
  await at.tally(there, [{ item: there.item, subject: 'total', dimension: null, key: '', turns: 9, seconds: 900 }, { item: there.item, subject: 'group', dimension: there.sex, key: 'male', turns: 9, seconds: 900 }]);
  const inclusion = await at.inclusion('session', there.session);
  expect((inclusion['targets'] as unknown as Json[])[0]).toMatchObject({ seats: { amount: null, share: null, hidden: true } });
  const male = ((inclusion['dimensions'] as unknown as Json[])[0]!['groups'] as unknown as Json[]).find(({ group }) => (group as unknown) === 'male');
  // Neither number may give the women away: with the total both would.
  expect(male).toMatchObject({ seats: { hidden: true }, interventions: { hidden: true } });
});

test.each([['notAttributed', 'attributed'], ['affiliationOnly', 'attributed']] as const)('INCL-25 what came under %s is told under its protection when the rule is loosened to %s', async (strict, loose) => {
  const there = await at.meet(await at.plan(), strict, 3, 12);
  await at.tally(there, [{ item: there.item, subject: 'total', dimension: null, key: '', turns: 9, seconds: 900 }, { item: there.item, subject: 'group', dimension: there.sex, key: 'female', turns: 2, seconds: 200 }, { item: there.item, subject: 'group', dimension: there.sex, key: 'male', turns: 7, seconds: 700 }]);
  await project.run(project.people.owner, 'setAttribution', { session: there.session, item: null, attribution: loose });
  const inclusion = await at.inclusion('session', there.session);
  expect(inclusion).toMatchObject({ rule: strict });
  expect((inclusion['targets'] as unknown as Json[])[0]).toMatchObject({ seats: { amount: null, hidden: true }, speakingTime: { amount: null, hidden: true } });
});

test('INCL-22 of all sessions of a process nothing is told from which a hidden figure of one of them would follow', async () => {
  const planned = await at.plan();
  const open = await at.meet(planned, 'affiliationOnly', 10, 10);
  const small = await at.meet(planned, 'affiliationOnly', 2, 18);
  const women = async (of: 'session' | 'process', id: string): Promise<Json> => ((await at.inclusion(of, id))['targets'] as unknown as Json[])[0]!['seats'] as Json;
  expect(await women('session', open.session)).toMatchObject({ amount: 10 });
  expect(await women('session', small.session)).toMatchObject({ hidden: true });
  expect(await women('process', planned.process)).toMatchObject({ amount: null, hidden: true });
});

test('INCL-23 who of the map was there, who was not, and who was never heard; nothing of it where the list is hidden, or for who may not read it', async () => {
  const planned = await at.plan();
  const there = await at.meet(planned, 'affiliationOnly', 6, 6);
  await at.say(there, there.seats[0]!);
  const path = (session: string): string => `session(id: "${session}") { stakeholders { present { id } absent { id } neverHeard { id } } }`;
  const ids = (list: Json): string[] => (list as unknown as { id: string }[]).map(({ id }) => id);
  const { stakeholders } = (await at.asked(project.people.owner, path(there.session)))['session'] as Record<string, Json>;
  expect(ids(stakeholders!['present']!).sort()).toEqual([project.stakeholders[0]!, project.stakeholders[1]!].sort());
  expect(ids(stakeholders!['absent']!)).not.toContain(project.stakeholders[0]);
  expect(ids(stakeholders!['absent']!).length).toBeGreaterThan(5);
  expect(ids(stakeholders!['neverHeard']!)).not.toContain(project.stakeholders[0]);
  expect(ids(stakeholders!['neverHeard']!)).toContain(project.stakeholders[1]);
  const closed = await at.meet(planned, 'notAttributed', 6, 6);
  for (const [account, session] of [[project.people.owner, closed.session], [project.people.observer, there.session]] as const) expect(await at.asked(account, path(session))).toEqual({ session: { stakeholders: null } });
  await project.run(project.people.owner, 'setAttribution', { session: closed.session, item: null, attribution: 'attributed' });
  expect((await at.asked(project.people.owner, path(closed.session)))['session']!['stakeholders']).toEqual({ present: [], absent: [], neverHeard: [] });
});

test('ATTR-24 an item of the agenda that is deleted keeps its rule: figures about few stay hidden', async () => {
  const there = await at.meet(await at.plan(), 'attributed', 3, 12);
  await project.run(project.people.owner, 'setAttribution', { session: there.session, item: there.item, attribution: 'affiliationOnly' });
  await at.tally(there, [{ item: there.item, subject: 'total', dimension: null, key: '', turns: 1, seconds: 30 }]);
  await project.run(project.people.owner, 'deleteAgendaItem', { id: there.item });
  const inclusion = await at.inclusion('session', there.session);
  expect(inclusion).toMatchObject({ rule: 'affiliationOnly' });
  expect((inclusion['targets'] as unknown as Json[])[0]).toMatchObject({ seats: { hidden: true } });
});

test('PERM-87 for whom somebody takes part in confidence is told neither as present nor as absent to who may not read that', async () => {
  const there = await at.meet(await at.plan(), 'attributed', 1, 6);
  await project.run(project.people.owner, 'classify', { entity: 'participation', id: there.seats[0]!, classification: 'strictlyConfidential' });
  const seen = async (account: string): Promise<boolean[]> => {
    const { stakeholders } = (await at.asked(account, `session(id: "${there.session}") { stakeholders { present { id } absent { id } } }`))['session'] as Record<string, Json>;
    return (['present', 'absent'] as const).map((kind) => (stakeholders![kind] as unknown as { id: string }[]).some(({ id }) => id === project.stakeholders[0]));
  };
  expect(await seen(project.people.owner)).toEqual([true, false]);
  expect(await seen(project.people.analyst)).toEqual([false, false]);
});
