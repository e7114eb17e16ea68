import { countedOf, emptyDraft, inputOf, nextDraft, problemsOf, sumOf, wholeNumber } from './draft.js';

test('UI-142 the sums of a head count are checked while it is typed, and more people than are here is said of the dimension', () => {
  const draft = { ...emptyDraft('headCount'), people: '31', counts: { sex: { female: '14', male: '17' }, age: { young: '20', old: '12' }, region: { north: 'x' } } };
  expect([...problemsOf(draft)]).toEqual(['sum age', 'number region north']);
  expect([...problemsOf({ ...draft, people: '' })]).toContain('people');
  expect([sumOf(draft.counts.sex), wholeNumber('٣١'), wholeNumber('3.5'), wholeNumber('')]).toEqual([31, 31, null, null]);
  expect(countedOf({ ...draft, counts: { sex: { female: '14', male: '0', other: '' } } })).toEqual([{ dimension: 'sex', group: 'female', people: 14 }]);
});

test('UI-140 a person needs a name and a pseudonym a word; the next one begins with what the queue has in common', () => {
  expect([[...problemsOf(emptyDraft('person'))], [...problemsOf(emptyDraft('pseudonym'))]]).toEqual([['name'], ['pseudonym']]);
  const draft = { ...emptyDraft('person'), name: 'Ma Weah', language: 'fr', consent: 'c', consentMode: 'oral' as const, purposes: ['report'], groups: { sex: 'female' } };
  expect(nextDraft(draft)).toEqual({ ...emptyDraft('person'), language: 'fr', consent: 'c', consentMode: 'oral', purposes: ['report'] });
  expect(JSON.stringify(inputOf(draft))).not.toContain('Weah');
  expect(inputOf({ ...draft, consent: null })).toMatchObject({ consentMode: null, consentPurposes: [], groups: [{ dimension: 'sex', group: 'female', people: 1 }] });
});
