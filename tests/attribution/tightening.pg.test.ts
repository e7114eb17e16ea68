/** A rule that is made stricter takes away what stands there, from records and log; one that is loosened brings nothing back. */
import { randomUUID } from 'node:crypto';
import { digest, linkOf } from '@baraza/commands';
import { createId, type Restoration } from '@baraza/domain';
import { Scene, type Said } from './support/scene.js';
import { heardSoFar, momentsBetween, nextMoment, remains, rowsOf, scan } from './support/scan.js';

let scene: Scene;
beforeAll(async () => {
  scene = await Scene.begin();
});
afterAll(() => scene?.close());

const log = async (session: string, values: Record<string, unknown> = {}): Promise<Said> => {
  const said = await scene.toSay(session);
  await scene.done('rapporteur', 'logIntervention', Scene.logged(said, values));
  return said;
};
const tighten = (session: string, item: string | null = null): Promise<unknown> => scene.done('facilitator', 'setAttribution', { session, item, attribution: 'notAttributed' });
const loosen = (session: string): Promise<unknown> => scene.done('facilitator', 'setAttribution', { session, item: null, attribution: 'attributed' });

test('ATTR-10 tightening takes it from records, versions and events: of what was deleted, merged, edited often, said again, above the clearance of who tightens, or on a deleted item', async () => {
  const { id, items } = await scene.session('attributed', [null]);
  const from = await nextMoment();
  const [plain, deleted, merged, source, often, again, secret, onItem] = [await log(id), await log(id), await log(id), await log(id), await log(id), await log(id), await log(id), await log(id, { item: items[0] })];
  await scene.done('rapporteur', 'deleteIntervention', { id: deleted.id });
  await scene.done('rapporteur', 'mergeInterventions', { id: merged.id, other: source.id });
  for (const kind of ['threat', 'proposal', 'question'] as const) await scene.done('rapporteur', 'updateIntervention', { id: often.id, session: id, kind, speaker: kind === 'proposal' ? plain.speaker : often.speaker }, createId());
  // Says what stands there: an event without a change.
  await scene.done('rapporteur', 'updateIntervention', { id: again.id, session: id, speaker: again.speaker, affiliation: again.affiliation });
  await scene.done('rapporteur', 'addCodings', { id: plain.id, session: id, about: [{ stakeholder: (await scene.participant(id)).stakeholder }] });
  await scene.done('owner', 'classify', { entity: 'intervention', id: secret.id, classification: 'strictlyConfidential' });
  await scene.done('owner', 'deleteAgendaItem', { id: items[0] });
  const before = await events();
  await tighten(id);
  const since = heardSoFar(scene);
  const all = [plain, deleted, merged, source, often, again, secret, onItem] as const;
  const found = await scan(scene, all, since);
  expect(all.map((said) => remains(found, said))).toEqual(all.map(() => []));
  const spoken = /^(table public\.(intervention|coding)|event (logIntervention|updateIntervention|deleteIntervention|mergeInterventions|addCodings))/;
  // Saying again what stands there changed nothing, so its event is of no intervention; nothing tells which.
  const told = (await momentsBetween(scene, from, Date.now())).filter((each) => spoken.test(each));
  expect(told.filter((each) => !each.startsWith('event updateIntervention'))).toEqual([]);
  expect(told.length).toBeLessThanOrEqual(1);
  const after = await events();
  let chain = '0'.repeat(64);
  for (const [index, event] of after.entries()) {
    chain = linkOf(chain, event.seq, event.digest);
    expect(event.chain).toBe(chain);
    if (index < before.length) expect(event.digest).toBe(before[index]!.digest);
    if (event.redacted) expect(event.salt).toBeNull();
    else expect(event.digest).toBe(digest(event.operation, event.version, event.input, event.changes, event.salt));
  }
  // Who has the rest of a payload, and everybody who was there, does not find out whom it named.
  const logged = before.find(({ input }) => input.includes(plain.id))!;
  expect(after.find(({ seq }) => seq === logged.seq)).toMatchObject({ redacted: true, digest: logged.digest });
  expect(digest(logged.operation, logged.version, logged.input, logged.changes, null)).not.toBe(logged.digest);
});

interface Event {
  seq: number;
  operation: string;
  version: number;
  input: string;
  changes: string;
  digest: string;
  chain: string;
  salt: string | null;
  redacted: boolean;
}
async function events(): Promise<Event[]> {
  const { dataSource } = scene.world.store;
  const rows = await dataSource.transaction(async (manager) => {
    await manager.query(`SELECT set_config('baraza.workspace', $1, true)`, [scene.world.place.workspace]);
    return manager.query<Event[]>(`SELECT seq::int, operation, version, input::text, changes::text, encode(payload_digest, 'hex') AS digest, encode(chain, 'hex') AS chain, encode(salt, 'hex') AS salt, redacted_at IS NOT NULL AS redacted FROM event ORDER BY seq`);
  });
  return rows;
}

test('ATTR-11 an item that is tightened takes it from what was said on it, and from nothing else', async () => {
  const { id, items } = await scene.session('attributed', ['attributed', 'attributed']);
  const [on, beside] = [await log(id, { item: items[0] }), await log(id, { item: items[1] })];
  await tighten(id, items[0]);
  const since = heardSoFar(scene);
  expect(remains(await scan(scene, [on], since), on)).toEqual([]);
  expect((await scan(scene, [beside], since)).spoken(beside.speaker)).toContain('event logIntervention, input');
});

test('ATTR-12 what is logged and tightened in one batch is in no version and no event', async () => {
  const { id } = await scene.session('attributed');
  const said = await scene.toSay(id);
  const since = heardSoFar(scene);
  const results = await scene.push('owner', [
    { name: 'logIntervention', input: Scene.logged(said) },
    { name: 'updateIntervention', input: { id: said.id, session: id, kind: 'threat', speaker: null } },
    { name: 'updateIntervention', input: { id: said.id, session: id, speaker: said.speaker } },
    { name: 'setAttribution', input: { session: id, item: null, attribution: 'notAttributed' } },
    { name: 'setAttribution', input: { session: id, item: null, attribution: 'attributed' } },
    { name: 'setAttribution', input: { session: id, item: null, attribution: 'notAttributed' } },
    { name: 'updateIntervention', input: { id: said.id, session: id, kind: 'need', speaker: said.speaker } },
  ]);
  expect(results.map(({ status }) => status)).toEqual(results.map(() => 'done'));
  const tightened = (await rowsOf(scene)).filter(({ where, text }) => where === 'event setAttribution' && text.includes('redacted_at'));
  expect(tightened.length).toBeGreaterThan(0);
  expect(remains(await scan(scene, [said], since), said)).toEqual([]);
});

test('ATTR-12 what is named anew after a rule was loosened stands in the log as in the record, also in one batch', async () => {
  const { id } = await scene.session('attributed');
  const said = await scene.toSay(id);
  const results = await scene.push('owner', [
    { name: 'logIntervention', input: Scene.logged(said) },
    { name: 'setAttribution', input: { session: id, item: null, attribution: 'notAttributed' } },
    { name: 'setAttribution', input: { session: id, item: null, attribution: 'attributed' } },
    { name: 'updateIntervention', input: { id: said.id, session: id, speaker: said.speaker } },
  ]);
  expect(results.map(({ status }) => status)).toEqual(results.map(() => 'done'));
  const holds = (await rowsOf(scene)).filter(({ text }) => text.includes(said.id) && text.includes(said.speaker)).map(({ where }) => where);
  expect(holds).toEqual(expect.arrayContaining(['table public.intervention', 'event updateIntervention, change of intervention']));
  expect(holds.filter((where) => where.startsWith('event logIntervention') || where === 'table public.record_version')).toEqual([]);
});

test('ATTR-13 loosening brings nothing back: not by itself, by undo or redo with the old values, by an undo group, or by sending again what was sent', async () => {
  const { id } = await scene.session('attributed');
  const group = randomUUID();
  const said = await scene.toSay(id);
  await scene.done('rapporteur', 'logIntervention', Scene.logged(said), group);
  await scene.done('rapporteur', 'updateIntervention', { id: said.id, session: id, speaker: null, affiliation: null }, group);
  await tighten(id);
  await loosen(id);
  const since = heardSoFar(scene);
  const back = (field: string, expected: unknown, value: unknown): Restoration => ({ entity: 'intervention', id: said.id, field, expected, value });
  const coarse = (await rowsOf(scene)).find(({ where, text }) => where === 'table public.intervention' && text.includes(said.id))!.text.match(/"at":"([^"]+)"/)![1]!;
  for (const changes of [[back('speaker', null, said.speaker)], [back('affiliation', null, said.affiliation)], [back('affiliationName', null, said.affiliation)], [back('at', new Date(coarse).toISOString(), said.at)], [back('deleted', false, true), back('speaker', null, said.speaker)]]) {
    for (const again of [null, true]) await scene.push('rapporteur', [{ name: 'restore', input: { changes, again } }]);
  }
  const undone = await fetch(`${scene.world.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${scene.people.rapporteur.token}` },
    body: JSON.stringify({ query: `mutation ($project: ID!, $group: ID!) { undoGroup(project: $project, group: $group) { __typename } }`, variables: { project: scene.world.place.project, group } }),
  });
  expect(await undone.json()).not.toHaveProperty('errors');
  await scene.push('rapporteur', [{ name: 'logIntervention', input: Scene.logged(said) }]);
  expect(remains(await scan(scene, [said], since), said)).toEqual([]);
  // Undo still corrects who was named since.
  const [anew, other] = [await log(id), await scene.participant(id)];
  await scene.done('rapporteur', 'updateIntervention', { id: anew.id, session: id, speaker: other.id });
  await scene.done('rapporteur', 'restore', { changes: [{ entity: 'intervention', id: anew.id, field: 'speaker', expected: other.id, value: anew.speaker }] });
  expect((await scan(scene, [anew])).spoken(anew.speaker)).toContain('table public.intervention');
});

test('ATTR-14 undo moves nothing out of reach of its rule: not to another session, and to a stricter item only without what that forbids', async () => {
  const [open, shut] = [await scene.session('attributed', ['notAttributed', null]), await scene.session('notAttributed', ['attributed'])];
  const said = await log(open.id);
  const moves: Restoration[] = [
    { entity: 'intervention', id: said.id, field: 'session', expected: open.id, value: shut.id },
    { entity: 'participation', id: said.speaker, field: 'session', expected: open.id, value: shut.id },
    { entity: 'agendaItem', id: shut.items[0]!, field: 'session', expected: shut.id, value: open.id },
    { entity: 'intervention', id: said.id, field: 'item', expected: null, value: shut.items[0] },
  ];
  for (const move of moves) expect((await scene.push('owner', [{ name: 'restore', input: { changes: [move] } }]))[0]).toMatchObject({ status: 'refused' });
  await scene.done('owner', 'restore', { changes: [{ entity: 'intervention', id: said.id, field: 'item', expected: null, value: open.items[0] }] });
  const since = heardSoFar(scene);
  expect(remains(await scan(scene, [said], since), said)).toEqual([]);
});

test('ATTR-15 who was offline sends a speaker after the rule was tightened: the words are kept, and who said them is nowhere', async () => {
  const { id } = await scene.session('attributed');
  const [queued, corrected] = [await scene.toSay(id), await log(id)];
  await tighten(id);
  const since = heardSoFar(scene);
  const words = `Words ${randomUUID()}`;
  const results = await scene.push('rapporteur', [
    { name: 'logIntervention', input: Scene.logged(queued) },
    { name: 'updateIntervention', input: { id: queued.id, session: id, translation: words, speaker: queued.speaker } },
    { name: 'updateIntervention', input: { id: corrected.id, session: id, text: `${corrected.text} and more`, speaker: corrected.speaker, affiliation: corrected.affiliation } },
  ]);
  expect(results.map(({ status }) => status)).toEqual(['done', 'done', 'done']);
  const found = await scan(scene, [queued, corrected], since);
  expect(remains(found, queued)).toEqual([]);
  for (const kept of [queued.text, words, `${corrected.text} and more`]) expect(found.told(kept)).toContain('GraphQL list as observer');
  expect(remains(found, corrected)).toEqual([]);
});

test('ATTR-16 a changed class or duty brings nothing back', async () => {
  const { id } = await scene.session('attributed');
  const said = await log(id);
  await tighten(id);
  await loosen(id);
  const since = heardSoFar(scene);
  for (const classification of ['public', 'strictlyConfidential', 'restricted'] as const) {
    await scene.done('owner', 'classify', { entity: 'intervention', id: said.id, classification });
    await scene.done('owner', 'classify', { entity: 'session', id, classification });
  }
  for (const duty of ['rapporteur', 'facilitator'] as const) await scene.done('owner', 'createAssignment', { id: randomUUID(), session: id, account: scene.people.analyst.account, duty }).catch(() => undefined);
  expect(remains(await scan(scene, [said], since), said)).toEqual([]);
});
