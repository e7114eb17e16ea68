/** The search itself: what is attributed is found wherever it may be, so that finding nothing elsewhere means something. */
import { createId } from '@baraza/domain';
import { EXPORT_FORMATS } from '@baraza/transfer';
import { Scene } from './support/scene.js';
import { momentsBetween, nextMoment, scan, writings } from './support/scan.js';

let scene: Scene;
beforeAll(async () => {
  scene = await Scene.begin();
});
afterAll(() => scene?.close());

test('ATTR-1 where the rule is “attributed”, speaker, affiliation and moment are kept and told to those who may read them', async () => {
  const { id } = await scene.session('attributed');
  const said = await scene.toSay(id);
  await scene.done('rapporteur', 'logIntervention', Scene.logged(said));
  const found = await scan(scene, [said]);
  expect(found.spoken(said.speaker)).toEqual(expect.arrayContaining(['table public.intervention', 'event logIntervention, input', 'event logIntervention, change of intervention', 'backup', 'GraphQL record as owner', 'GraphQL history as facilitator', 'socket of rapporteur', 'socket of analyst']));
  expect(found.spoken(said.affiliation)).toEqual(expect.arrayContaining(['table public.intervention', 'event logIntervention, input', 'GraphQL list as observer', 'GraphQL activity as observer', 'socket of observer', 'baraza of analyst, intervention']));
  expect(found.spoken(...writings(said.at))).toEqual(expect.arrayContaining(['table public.intervention', 'GraphQL record as observer', 'socket of observer', 'backup']));
  expect(found.told(said.affiliation)).toContain('baraza of analyst, intervention');
  expect(found.told(said.affiliationNamed)).toContain('GraphQL record as owner');
  expect(found.told(said.text)).toContain('GraphQL filter by speaker as rapporteur');
  expect(found.spoken(said.affiliation)).toEqual(expect.arrayContaining(['GraphQL filter by affiliation as observer', 'GraphQL statements of the affiliation as rapporteur']));
  // Of every format of maps the inside is looked at: the stakeholder it was said for stands there as one of the registry.
  const maps = Object.keys(EXPORT_FORMATS).filter((format) => !format.startsWith('register') && format !== 'baraza');
  expect(found.told(said.affiliation)).toEqual(expect.arrayContaining(maps.map((format) => `${format} of owner`)));
  expect(found.anywhere(said.speaker)).toContain('table public.participation');
});

test('ATTR-2 the search finds moments that the server wrote down, also in ids', async () => {
  const { id } = await scene.session('attributed');
  const said = await scene.toSay(id);
  const from = await nextMoment();
  await scene.done('rapporteur', 'logIntervention', Scene.logged(said, { at: null }), createId());
  const found = await momentsBetween(scene, from, Date.now());
  for (const place of ['table public.intervention: ', 'event logIntervention: ']) expect(found.filter((each) => each.startsWith(place))).not.toEqual([]);
  expect(found.some((each) => /^event logIntervention: .{8}-.{4}-7/.test(each))).toBe(true);
});
