/** What a stakeholder holds already and what is proposed of it. */
import { add, codeOf, emptyProject, run, store } from './test/project.js';

emptyProject();

let proposal: string;
let about: { session: string; intervention: string };
let stakeholder: string;
let routes: string;
let held: string;

/** A stakeholder that holds an interest, and that somebody said something of it. */
function scene(proposed: () => Record<string, unknown>): void {
  const process = add('process', { name: 'Round', minimumCell: 5 });
  const session = add('session', { process, title: 'Town hall', attribution: 'attributed', state: 'held', languages: [], classification: 'restricted' });
  const intervention = add('intervention', { session, kind: 'need', text: 'Keep the routes open.', channel: 'session', at: '2026-01-01T10:00:00.000Z', classification: 'restricted' });
  about = { session, intervention };
  stakeholder = add('stakeholder', { name: 'Herders' });
  routes = add('interest', { name: 'Open grazing routes' });
  held = add('holding', { stakeholder, interest: routes, stance: 1, intensity: 10, note: 'Before the rains.', classification: 'public' });
  proposal = '00000000-0000-4000-8000-000000000001';
  run('createProposal', { id: proposal, ...about, stakeholder, ...proposed() });
}
const accept = (more: object): unknown => run('decideProposal', { id: proposal, ...about, decision: 'accepted', ...more });
const holdings = (): unknown[] => store.allLive('holding').filter((each) => each.stakeholder === stakeholder);

test.each(['by the interest', 'by its name'])('BACK-10 what a stakeholder holds already is changed where the proposal names it, %s: no second one beside it, and no class that is lower than that of what was said', (way) => {
  scene(() => (way === 'by its name' ? { interestName: 'open grazing routes', stance: -1, classification: 'restricted' } : { interest: routes, stance: -1, intensity: 9, classification: 'restricted' }));
  accept({ holding: held, ...(way === 'by its name' ? { interest: routes } : {}) });
  expect(holdings()).toEqual([expect.objectContaining({ id: held, interest: routes, stance: -1, intensity: way === 'by its name' ? 10 : 9, note: 'Before the rains.', classification: 'restricted' })]);
  expect(store.allLive('source').map(({ id }) => id)).toEqual([store.live('holding', held)!.source]);
  expect(store.allLive('interest')).toHaveLength(1);
});

test('BACK-10 an interest of the name that was proposed is held, and not made anew', () => {
  scene(() => ({ interestName: 'Open grazing routes', stance: 1 }));
  run('deleteHolding', { id: held });
  accept({ interest: routes });
  expect(holdings()).toEqual([expect.objectContaining({ interest: routes, stance: 1 })]);
  expect(store.allLive('interest')).toHaveLength(1);
});

test('BACK-10 what is not of the stakeholder, or not of the interest that was proposed, is refused', () => {
  scene(() => ({ interestName: 'Open grazing routes', stance: 1 }));
  const other = add('interest', { name: 'Pay on time' });
  const theirs = add('holding', { stakeholder: add('stakeholder', { name: 'Traders' }), interest: routes, stance: 1 });
  const another = add('holding', { stakeholder, interest: other, stance: 1 });
  for (const named of [{ interest: other }, { holding: held }, { interest: routes, holding: theirs }, { interest: routes, holding: another }]) expect(codeOf(() => accept(named))).toBe('invalidInput');
});
