/** What is imported from another channel stands under the same rules as what is said. */
import { randomUUID } from 'node:crypto';
import { Scene, type Said } from './support/scene.js';
import { rowsOf, scan, spokenFor, storedOf, writings } from './support/scan.js';

let scene: Scene;
beforeAll(async () => {
  scene = await Scene.begin();
});
afterAll(() => scene?.close());

interface Answered extends Said {
  externalId: string;
}
const toImport = async (session: string): Promise<Answered> => ({ ...(await scene.toSay(session)), externalId: `${randomUUID()}/needs/most` });
const rowOf = ({ id, text, affiliation, at, externalId }: Answered, values: object = {}): object => ({ id, kind: 'need', text, affiliation, at, channel: 'survey', externalId, ...values });
const inputOf = (session: string, rows: readonly object[], source: string = randomUUID()): Record<string, unknown> => ({
  session,
  sources: [{ id: source, title: 'Village survey', kind: 'document' }],
  interventions: rows.map((row) => ({ ...row, source })),
});
type Row = Record<string, unknown>;
const unitsOf = async (where: string): Promise<Row[]> => (await rowsOf(scene)).filter((unit) => unit.where === where).map(({ text }) => JSON.parse(text) as Row);
const stored = async (session: string, table = 'intervention'): Promise<Row[]> => (await unitsOf(`table public.${table}`)).filter((row) => row['session_id'] === session);

test('CHAN-1 answers stand in their session with channel, source and who brought them; the same ones again are left as they are, in the same import too', async () => {
  const { id } = await scene.session('attributed');
  const [one, two] = [await toImport(id), await toImport(id)];
  const source = randomUUID();
  await scene.done('rapporteur', 'importInterventions', inputOf(id, [rowOf(one)], source));
  await scene.done('rapporteur', 'importInterventions', inputOf(id, [rowOf({ ...one, id: randomUUID() }), rowOf(two), rowOf({ ...two, id: randomUUID() })], source));
  const rows = await stored(id);
  expect(rows.map((row) => row['id']).sort()).toEqual([one.id, two.id].sort());
  expect(rows.find((row) => row['id'] === one.id)).toMatchObject({ channel: 'survey', source_id: source, external_id: one.externalId, affiliation_id: one.affiliation, rapporteur_id: scene.people.rapporteur.account, text: one.text });
  expect(await stored(id, 'source')).toHaveLength(1);
});

test('CHAN-2 under “not attributed” an answer has no id from elsewhere, no affiliation and the time of its session, and who else gave which answer is not told by their order', async () => {
  const { id } = await scene.session('notAttributed');
  const all: Answered[] = [];
  for (let count = 0; count < 5; count += 1) all.push(await toImport(id));
  all.sort((a, b) => (a.id > b.id ? -1 : 1));
  await scene.done('rapporteur', 'importInterventions', inputOf(id, all.map((each) => rowOf(each))));
  const found = await scan(scene, all as [Answered, ...Answered[]]);
  for (const each of all) {
    expect(found.spoken(each.text)).toEqual(expect.arrayContaining(['table public.intervention']));
    expect(found.spoken(each.externalId, each.externalId.split('/')[0]!, ...writings(each.at))).toEqual([]);
    expect(spokenFor(found, each.affiliation)).toEqual([]);
  }
  expect(new Set((await stored(id)).map((row) => String(row['at']))).size).toBe(1);
  const input = (await unitsOf('event importInterventions, input')).find((row) => row['session'] === id) as { interventions: { id: string }[] } | undefined;
  const kept = input!.interventions.map((row) => row.id);
  expect(kept).toHaveLength(5);
  expect(kept).toEqual([...kept].sort());
});

test('CHAN-3 under “affiliation only” the affiliation is kept, and neither the id from elsewhere nor the moment leads to who answered', async () => {
  const { id } = await scene.session('affiliationOnly');
  const said = await toImport(id);
  await scene.done('rapporteur', 'importInterventions', inputOf(id, [rowOf(said)]));
  const found = await scan(scene, [said]);
  expect(found.spoken(said.externalId, ...writings(said.at))).toEqual([]);
  expect(spokenFor(found, said.affiliation)).toEqual(expect.arrayContaining(['table public.intervention']));
});

test('CHAN-4 a rule that is tightened takes ids from elsewhere out of records and log', async () => {
  const { id } = await scene.session('attributed');
  const said = await toImport(id);
  await scene.done('rapporteur', 'importInterventions', inputOf(id, [rowOf(said)]));
  expect((await stored(id))[0]).toMatchObject({ external_id: said.externalId });
  await scene.done('facilitator', 'setAttribution', { session: id, item: null, attribution: 'affiliationOnly' });
  expect((await stored(id))[0]).toMatchObject({ external_id: null });
  expect((await storedOf(scene)).anywhere(said.externalId)).toEqual([]);
  await scene.done('facilitator', 'setAttribution', { session: id, item: null, attribution: 'notAttributed' });
  const after = await storedOf(scene);
  expect([...after.spoken(...writings(said.at)), ...spokenFor(after, said.affiliation)]).toEqual([]);
});

test('ATTR-23 what was imported and then tightened is no finer than what was imported under the rule: neither moment nor order of the file stays, in record, version or event', async () => {
  const both = await Promise.all((['attributed', 'affiliationOnly'] as const).map(async (rule) => {
    const { id } = await scene.session(rule);
    const all: Answered[] = [];
    for (let count = 0; count < 5; count += 1) all.push(await toImport(id));
    return { id, all: all.sort((a, b) => (a.id > b.id ? -1 : 1)) };
  }));
  for (const { id, all } of both) await scene.done('rapporteur', 'importInterventions', inputOf(id, all.map((each) => rowOf(each))));
  await scene.done('facilitator', 'setAttribution', { session: both[0]!.id, item: null, attribution: 'affiliationOnly' });
  const found = await scan(scene, both.flatMap(({ all }) => all) as [Answered, ...Answered[]]);
  for (const { id, all } of both) {
    for (const each of all) {
      expect(found.spoken(...writings(each.at))).toEqual([]);
      expect(spokenFor(found, each.affiliation)).toEqual(expect.arrayContaining(['table public.intervention']));
    }
    const input = (await unitsOf('event importInterventions, input')).find((row) => row['session'] === id) as { interventions: { id: string }[] } | undefined;
    const kept = input!.interventions.map((row) => row.id);
    expect([kept.length, kept]).toEqual([5, [...kept].sort()]);
  }
});

test('ATTR-23 what came by hand from another channel and was then tightened has no finer moment than what is imported', async () => {
  const { id } = await scene.session('attributed');
  const [brought, spoken] = [await scene.toSay(id), await scene.toSay(id)];
  await scene.done('rapporteur', 'logIntervention', Scene.logged(brought, { channel: 'survey' }));
  await scene.done('rapporteur', 'logIntervention', Scene.logged(spoken));
  await scene.done('facilitator', 'setAttribution', { session: id, item: null, attribution: 'affiliationOnly' });
  const found = await storedOf(scene);
  expect(found.anywhere(...writings(brought.at))).toEqual([]);
  // The moment of what was said there is no secret.
  expect(found.anywhere(...writings(spoken.at))).not.toEqual([]);
});
