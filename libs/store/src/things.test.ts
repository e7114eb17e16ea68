/** Things, such as agreements, are not judged: by no way that leads to a judgement. */
import { createId } from '@baraza/domain';
import { add, codeOf, emptyProject, refusal, run, store } from './test/project.js';

emptyProject();

let kind: string;
let accord: string;
let about: { session: string; intervention: string };
beforeEach(() => {
  kind = add('term', { vocabulary: 'kind', code: 'agreement', thing: true });
  accord = add('stakeholder', { name: 'Accord', kind });
  const process = add('process', { name: 'Round', minimumCell: 5 });
  const session = add('session', { process, title: 'Town hall', attribution: 'attributed', state: 'held', languages: [] });
  about = { session, intervention: add('intervention', { session, kind: 'need', text: 'It holds.', channel: 'session', at: '2026-01-01T10:00:00.000Z' }) };
});
const judgement = (more: object = {}) => ({ id: createId(), stakeholder: accord, dimension: 'influence', value: 5, judgeName: 'Elder', ...more });
const proposal = (more: object = {}) => ({ id: '00000000-0000-4000-8000-000000000001', ...about, stakeholder: accord, dimension: 'influence', value: 5, ...more });
const isOrdinaryKind = (): unknown => run('updateTerm', { id: kind, thing: null });
const isKindOfThings = (): unknown => run('updateTerm', { id: kind, thing: true });

test('MEAN-19 an import puts in no judgement of a thing, also of one that it brings itself', () => {
  expect(refusal(() => run('importRecords', { judgement: [judgement()] }))).toMatchObject({ code: 'invalidInput', path: 'stakeholder', params: { name: 'Accord' } });
  const fresh = { term: createId(), stakeholder: createId() };
  const rows = { term: [{ id: fresh.term, vocabulary: 'kind', code: 'event', name: 'Event', thing: true }], stakeholder: [{ id: fresh.stakeholder, name: 'Summit', kind: fresh.term }] };
  expect(codeOf(() => run('importRecords', { ...rows, judgement: [judgement({ stakeholder: fresh.stakeholder })] }))).toBe('invalidInput');
  expect(store.allLive('judgement')).toEqual([]);
  isOrdinaryKind();
  run('importRecords', { judgement: [judgement()] });
  expect(store.allLive('judgement')).toHaveLength(1);
});

test('MEAN-19 a judgement that is there already stays where its kind becomes one of things, and comes in again as unchanged', () => {
  isOrdinaryKind();
  const row = judgement();
  run('importRecords', { judgement: [row] });
  isKindOfThings();
  expect(run('importRecords', { judgement: [row] }).changes).toEqual([]);
  expect(store.allLive('judgement')).toHaveLength(1);
});

test('MEAN-19 an import puts in no proposal to judge a thing', () => {
  expect(codeOf(() => run('importConsultations', { proposal: [proposal({ state: 'open' })] }))).toBe('invalidInput');
  isOrdinaryKind();
  run('importConsultations', { proposal: [proposal({ state: 'open' })] });
  expect(store.allLive('proposal')).toHaveLength(1);
});

test('MEAN-20 a judgement of a thing is not proposed, and one that was proposed before can only be declined', () => {
  expect(refusal(() => run('createProposal', proposal()))).toMatchObject({ code: 'invalidInput', path: 'stakeholder', params: { name: 'Accord' } });
  isOrdinaryKind();
  run('createProposal', proposal());
  isKindOfThings();
  const decide = (decision: string): unknown => run('decideProposal', { id: proposal().id, ...about, decision });
  expect(codeOf(() => decide('accepted'))).toBe('invalidInput');
  expect(store.allLive('proposal')).toMatchObject([{ state: 'open' }]);
  decide('declined');
  expect(store.allLive('judgement')).toEqual([]);
});

test('MEAN-20 whoever may not read of which kind a thing is does not learn it from a refusal', () => {
  run('classify', { entity: 'term', id: kind, classification: 'confidential' });
  const blind = { role: 'analyst', clearance: 'restricted' } as const;
  expect(codeOf(() => run('createProposal', proposal(), blind))).toBe('not refused');
  expect(codeOf(() => run('importRecords', { judgement: [judgement()] }, blind))).toBe('not refused');
});
