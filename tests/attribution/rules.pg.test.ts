/** What a rule forbids comes out nowhere, though it was sent. */
import { randomUUID } from 'node:crypto';
import { createId } from '@baraza/domain';
import { Scene, type Said } from './support/scene.js';
import { heardSoFar, momentsBetween, nextMoment, type Scan, scan, spokenFor, writings } from './support/scan.js';

let scene: Scene;
beforeAll(async () => {
  scene = await Scene.begin();
});
afterAll(() => scene?.close());

const besidesWords = async (said: Said): Promise<Scan> => {
  const found = await scan(scene, [said]);
  // Also in the files: a way out that is looked into and holds nothing would hide what it tells.
  expect(found.spoken(said.text)).toEqual(expect.arrayContaining(['table public.intervention', 'GraphQL record as observer', 'register-csv of analyst', 'register-xlsx of owner']));
  return found;
};

test('ATTR-3 under “affiliation only” the speaker is nowhere and the affiliation is kept; who was named alone leaves their stakeholder', async () => {
  const { id } = await scene.session('affiliationOnly');
  const said = await scene.toSay(id);
  await scene.done('rapporteur', 'logIntervention', Scene.logged(said));
  const found = await besidesWords(said);
  expect(found.spoken(said.speaker)).toEqual([]);
  expect(spokenFor(found, said.affiliation)).toEqual(expect.arrayContaining(['table public.intervention', 'GraphQL record as observer']));
  const alone = await scene.toSay(id);
  await scene.done('rapporteur', 'logIntervention', Scene.logged(alone, { affiliation: null }));
  await scene.done('rapporteur', 'updateIntervention', { id: alone.id, session: id, speaker: alone.speaker, kind: 'threat' });
  expect((await besidesWords(alone)).spoken(alone.speaker)).toEqual([]);
});

test('ATTR-4 under “not attributed” speaker, affiliation and exact moment are nowhere, though they were sent, also to correct it', async () => {
  const { id } = await scene.session('notAttributed');
  const said = await scene.toSay(id);
  const word = `Word ${randomUUID()}`;
  await scene.done('rapporteur', 'logIntervention', Scene.logged(said));
  await scene.done('facilitator', 'updateIntervention', { id: said.id, session: id, speaker: said.speaker, affiliation: said.affiliation, kind: 'threat' });
  await scene.done('owner', 'updateIntervention', { id: said.id, session: id, affiliation: null, affiliationName: word });
  const found = await besidesWords(said);
  expect(found.spoken(said.speaker, word, ...writings(said.at))).toEqual([]);
  expect(spokenFor(found, said.affiliation, said.speaksFor)).toEqual([]);
});

test('ATTR-5 under “not attributed” nothing that happens to what was said tells the moment: no time, no undo group, no id', async () => {
  const { id } = await scene.session('notAttributed', [null]);
  const [said, alike] = [await scene.toSay(id), await scene.toSay(id)];
  const from = await nextMoment();
  const group = createId();
  await scene.done('rapporteur', 'logIntervention', Scene.logged(said, { at: null }), group);
  await scene.done('rapporteur', 'addCodings', { id: said.id, session: id, about: [{ stakeholder: said.affiliation }] }, group);
  await scene.done('rapporteur', 'logIntervention', Scene.logged(alike, { at: new Date(from + 1).toISOString() }));
  await scene.done('rapporteur', 'keepBoth', { id: said.id, other: alike.id });
  await scene.done('rapporteur', 'mergeInterventions', { id: said.id, other: alike.id });
  await scene.done('rapporteur', 'createProposal', { id: randomUUID(), session: id, intervention: said.id, stakeholder: said.affiliation, dimension: 'influence', value: 4 });
  await scene.done('rapporteur', 'deleteIntervention', { id: said.id });
  await scene.done('rapporteur', 'restore', { changes: [{ entity: 'intervention', id: said.id, field: 'deleted', expected: true, value: false }] });
  expect(await momentsBetween(scene, from, Date.now())).toEqual([]);
  const [refused] = await scene.push('rapporteur', [{ name: 'logIntervention', input: Scene.logged({ ...said, id: createId() }) }]);
  expect(refused).toMatchObject({ status: 'refused', refusal: { code: 'invalidInput' } });
  const [proposed] = await scene.push('rapporteur', [{ name: 'createProposal', input: { id: createId(), session: id, intervention: alike.id, stakeholder: said.affiliation, dimension: 'influence', value: 4 } }]);
  expect(proposed).toMatchObject({ status: 'refused', refusal: { code: 'invalidInput' } });
});

test('ATTR-6 a rule of an item beats that of the session, both ways', async () => {
  const open = await scene.session('attributed', ['notAttributed', 'affiliationOnly']);
  for (const [index, item] of open.items.entries()) {
    const said = await scene.toSay(open.id);
    await scene.done('rapporteur', 'logIntervention', Scene.logged(said, { item }));
    const found = await besidesWords(said);
    expect(found.spoken(said.speaker)).toEqual([]);
    if (index === 0) expect([...spokenFor(found, said.affiliation), ...found.spoken(...writings(said.at))]).toEqual([]);
    else expect(spokenFor(found, said.affiliation)).toContain('table public.intervention');
  }
  const shut = await scene.session('notAttributed', ['attributed']);
  const said = await scene.toSay(shut.id);
  await scene.done('rapporteur', 'logIntervention', Scene.logged(said, { item: shut.items[0] }));
  const found = await besidesWords(said);
  expect(found.spoken(said.speaker)).toContain('table public.intervention');
  // Who took part is hidden from everybody all the same.
  expect(found.told(said.speaker)).toEqual([]);
});

test('ATTR-7 the rule of an item holds also for who may not see the item, and when it was deleted', async () => {
  const { id, items } = await scene.session('attributed', ['notAttributed', 'notAttributed']);
  const [secret, gone] = [await scene.toSay(id), await scene.toSay(id)];
  await scene.done('rapporteur', 'logIntervention', Scene.logged(secret, { item: items[0] }));
  await scene.done('rapporteur', 'logIntervention', Scene.logged(gone, { item: items[1] }));
  await scene.done('owner', 'classify', { entity: 'agendaItem', id: items[0], classification: 'strictlyConfidential' });
  await scene.done('owner', 'deleteAgendaItem', { id: items[1] });
  for (const said of [secret, gone]) {
    await scene.done('rapporteur', 'updateIntervention', { id: said.id, session: id, speaker: said.speaker, kind: 'threat' });
    const found = await scan(scene, [said]);
    expect(found.spoken(said.speaker, ...writings(said.at))).toEqual([]);
  }
});

test('ATTR-8 moved to an item with a stricter rule, what was said loses what it had, and what it once had', async () => {
  const { id, items } = await scene.session('attributed', ['notAttributed', 'affiliationOnly']);
  const [has, had, only] = [await scene.toSay(id), await scene.toSay(id), await scene.toSay(id)];
  for (const said of [has, had, only]) await scene.done('rapporteur', 'logIntervention', Scene.logged(said));
  // It names nobody any more when it is moved; what it named stands in the log.
  for (const said of [had, only]) await scene.done('rapporteur', 'updateIntervention', { id: said.id, session: id, speaker: null, affiliation: null });
  await scene.done('rapporteur', 'updateIntervention', { id: has.id, session: id, item: items[0] });
  await scene.done('rapporteur', 'updateIntervention', { id: had.id, session: id, item: items[0] });
  await scene.done('rapporteur', 'updateIntervention', { id: only.id, session: id, item: items[1] });
  const since = heardSoFar(scene);
  for (const said of [has, had]) {
    const found = await scan(scene, [said], since);
    expect(found.spoken(said.speaker, ...writings(said.at))).toEqual([]);
    expect(spokenFor(found, said.affiliation)).toEqual([]);
  }
  expect((await scan(scene, [only], since)).spoken(only.speaker)).toEqual([]);
});

test('ATTR-9 what is refused, and why, holds nothing of what was sent', async () => {
  const { id } = await scene.session('notAttributed');
  const said = await scene.toSay(id);
  const other = await scene.session('notAttributed');
  const refused = await scene.push('rapporteur', [
    { name: 'logIntervention', input: Scene.logged(said, { session: randomUUID() }) },
    { name: 'logIntervention', input: Scene.logged(said, { session: other.id }) },
    { name: 'logIntervention', input: Scene.logged(said, { speaker: `Name ${said.speaker}` }) },
    { name: 'logIntervention', input: Scene.logged(said, { affiliationName: said.affiliationNamed.repeat(20) }) },
    { name: 'logIntervention', input: Scene.logged(said, { item: randomUUID() }) },
    { name: 'updateIntervention', input: { id: randomUUID(), session: id, speaker: said.speaker, affiliation: said.affiliation } },
  ]);
  expect(refused.map(({ status }) => status)).toEqual(refused.map(() => 'refused'));
  const found = await scan(scene, [said]);
  expect(found.spoken(said.speaker, ...writings(said.at))).toEqual([]);
  expect(spokenFor(found, said.affiliation)).toEqual([]);
  expect(spokenFor(found, said.affiliationNamed)).toEqual([]);
});
