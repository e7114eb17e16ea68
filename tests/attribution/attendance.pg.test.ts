/** Who took part where nothing may be attributed is hidden from everybody, for ever. */
import { randomUUID } from 'node:crypto';
import { askGraphql } from '../policy/support/doors.js';
import { PEOPLE, Scene, type Said } from './support/scene.js';
import { heardSoFar, rowsOf, scan } from './support/scan.js';

let scene: Scene;
beforeAll(async () => {
  scene = await Scene.begin();
});
afterAll(() => scene?.close());

/** Where anything came out that says who took part, what is kept aside. */
async function attendanceOf(said: Said, since: Parameters<typeof scan>[2]): Promise<string[]> {
  const rows = await rowsOf(scene);
  const counted = rows.filter(({ where, text }) => where === 'table public.disaggregation' && text.includes(said.speaker)).map(({ text }) => (JSON.parse(text) as { id: string }).id);
  const seat = rows.find(({ where, text }) => where === 'table public.participation' && text.includes(said.speaker))!.text.match(/Seat [0-9a-f-]{36}/)![0];
  expect(counted).toHaveLength(1);
  return (await scan(scene, [said], since)).told(said.speaker, seat, ...counted);
}

test('ATTR-17 where nothing may be attributed, who took part is told to nobody, also not to who entered it', async () => {
  const { id } = await scene.session('notAttributed');
  const since = heardSoFar(scene);
  const said = await scene.toSay(id);
  await scene.done('rapporteur', 'logIntervention', Scene.logged(said));
  await scene.done('rapporteur', 'correctParticipation', { id: said.speaker, session: id, language: 'en', groups: [{ dimension: scene.dimension, group: 'north', people: 1 }] });
  expect(await attendanceOf(said, since)).toEqual([]);
});

test('ATTR-18 a list that was hidden stays hidden: after loosening, whatever class, duty, undo or correction comes', async () => {
  const { id } = await scene.session('attributed');
  const said = await scene.toSay(id);
  await scene.done('rapporteur', 'logIntervention', Scene.logged(said));
  expect(await attendanceOf(said, {})).toContain('socket of analyst');
  await scene.done('facilitator', 'setAttribution', { session: id, item: null, attribution: 'notAttributed' });
  await scene.done('facilitator', 'setAttribution', { session: id, item: null, attribution: 'attributed' });
  const since = heardSoFar(scene);
  const here = { entity: 'participation', id: said.speaker } as const;
  for (const change of [{ ...here, field: 'hidden', expected: true, value: false }, { ...here, field: 'classification', expected: 'restricted', value: 'public' }]) {
    expect((await scene.push('owner', [{ name: 'restore', input: { changes: [change] } }]))[0]).not.toMatchObject({ status: 'done', report: { skipped: [] } });
  }
  // The report names what was left out to who named it.
  since.owner = heardSoFar(scene).owner;
  await scene.done('owner', 'classify', { entity: 'session', id, classification: 'public' });
  await scene.done('owner', 'createAssignment', { id: randomUUID(), session: id, account: scene.people.analyst.account, duty: 'facilitator' });
  await scene.done('rapporteur', 'correctParticipation', { id: said.speaker, session: id, language: 'en' });
  await scene.done('rapporteur', 'withdrawConsent', { id: said.speaker, withdrawn: true });
  await scene.done('rapporteur', 'deleteParticipation', { id: said.speaker });
  await scene.done('rapporteur', 'restore', { changes: [{ ...here, field: 'deleted', expected: true, value: false }] });
  expect(await attendanceOf(said, since)).toEqual([]);
  // Who comes after the rule was loosened is on a list that is told.
  expect(await attendanceOf(await scene.toSay(id), since)).toContain('GraphQL attendance lists as analyst');
});

test('ATTR-19 what is hidden cannot be guessed: not by undo, which compares, nor by naming it as a speaker, nor by a filter', async () => {
  const { id, items } = await scene.session('notAttributed', ['attributed']);
  const said = await scene.toSay(id);
  const here = await scene.participant(id);
  await scene.done('rapporteur', 'logIntervention', Scene.logged({ ...said, speaker: here.id }, { item: items[0] }));
  const guess = async (stakeholder: string): Promise<unknown> => (await scene.push('owner', [{ name: 'restore', input: { changes: [{ entity: 'participation', id: here.id, field: 'stakeholder', expected: stakeholder, value: stakeholder }] } }]))[0]!.status === 'done' && (await lastReport());
  const lastReport = async (): Promise<unknown> => scene.heard('owner').findLast(([name]) => name === 'push answered')![1];
  const [right, wrong] = [JSON.stringify(await guess(here.stakeholder)), JSON.stringify(await guess(said.affiliation))];
  const unnumbered = (answer: string): string => answer.replaceAll(/"(n|seq)":\d+/g, '');
  expect(unnumbered(right)).toBe(unnumbered(wrong));
  await scene.done('facilitator', 'setAttribution', { session: id, item: null, attribution: 'affiliationOnly' });
  const named = await scene.toSay(id);
  await scene.done('rapporteur', 'logIntervention', Scene.logged({ ...named, speaker: here.id }, { affiliation: null }));
  for (const who of PEOPLE) {
    const ask = async (selection: string): Promise<unknown> => (await askGraphql(scene.world, scene.people[who], `query ($project: ID!) { project(id: $project) { ${selection} } }`, { project: scene.world.place.project })).data!['project'];
    for (const filter of [`speaker: { eq: "${here.id}" }`, `speaker: { in: ["${here.id}"] }`, `id: { eq: "${said.id}" }, speaker: { isNull: false }`, `id: { eq: "${said.id}" }, not: { speaker: { isNull: true } }`]) {
      expect(await ask(`interventions(filter: { ${filter} }) { totalCount nodes { id } }`)).toEqual({ interventions: { totalCount: 0, nodes: [] } });
    }
    expect(await ask(`intervention(id: "${named.id}") { affiliation { id } }`)).toEqual({ intervention: { affiliation: null } });
  }
});

test('ATTR-20 who may not read who took part finds nothing by filter either', async () => {
  const { id } = await scene.session('attributed');
  const said = await scene.toSay(id);
  await scene.done('rapporteur', 'logIntervention', Scene.logged(said));
  const found = async (who: 'observer' | 'analyst', filter: string): Promise<number> => {
    const { data } = await askGraphql(scene.world, scene.people[who], `query ($project: ID!) { project(id: $project) { interventions(filter: { id: { eq: "${said.id}" }, ${filter} }) { totalCount } } }`, { project: scene.world.place.project });
    return (data!['project'] as { interventions: { totalCount: number } }).interventions.totalCount;
  };
  for (const filter of [`speaker: { eq: "${said.speaker}" }`, 'speaker: { isNull: false }', `not: { speaker: { isNull: true } }`]) expect([await found('analyst', filter), await found('observer', filter)]).toEqual([1, 0]);
});
