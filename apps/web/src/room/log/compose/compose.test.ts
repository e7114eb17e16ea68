import { fitting, matchIn, triggerAt, withoutTrigger } from './completion.js';
import { changesOf, type Draft, emptyDraft, keptDraft, overlong, readDraft } from './draft.js';

const { compare } = new Intl.Collator('en');
const at = (text: string): ReturnType<typeof triggerAt> => triggerAt(text.replace('|', ''), text.indexOf('|'));

test('UI-101: a sign that begins a word asks for a completion, with what follows it; signs inside words, sums and ends of sentences do not', () => {
  expect(at('A post. #po|')).toEqual({ sign: '#', start: 8, end: 11, query: 'po' });
  expect(at('#|')).toMatchObject({ sign: '#', query: '' });
  expect(at('ask @ministry of j|')).toMatchObject({ sign: '@', query: 'ministry of j' });
  expect(at('!Extortion|')).toMatchObject({ sign: '!', query: 'Extortion' });
  expect(at('one #a and @b|')).toMatchObject({ sign: '@', query: 'b' });
  expect(at('#police / pay|')).toMatchObject({ sign: '#', query: 'police / pay' });
  for (const none of ['Stop! Now|', 'a@b|', 'Stop ! Now|', 'and/or|', '#police\nx|', '#police  x|', 'plain|']) expect([none, at(none)]).toEqual([none, null]);
});

test('UI-101: what a completion took goes from the text, and leaves no double space', () => {
  const text = 'A post #po by night';
  expect(withoutTrigger(text, triggerAt(text, 10)!)).toEqual({ text: 'A post by night', caret: 7 });
  expect(withoutTrigger('#po', triggerAt('#po', 3)!)).toEqual({ text: '', caret: 0 });
});

test('UI-102: a completion finds by the beginning of any word, without case and marks, those that begin with it first, then the most used', () => {
  const choices = [{ id: '1', label: 'borders / border posts', uses: 30 }, { id: '2', label: 'police / pay', uses: 9 }, { id: '3', label: 'police / presence', uses: 14 }, { id: '4', label: 'reports', uses: 99 }, { id: '5', label: 'Élections', aliases: ['polls'] }];
  expect(fitting(choices, 'po', compare, 9).map(({ id }) => id)).toEqual(['3', '2', '1', '5']);
  expect(fitting(choices, 'elec', compare, 9).map(({ id }) => id)).toEqual(['5']);
  expect(matchIn('borders / border posts', 'po')).toEqual([17, 19]);
  expect(matchIn('Élections', 'ele')).toEqual([0, 3]);
  expect(matchIn('reports', 'po')).toBeNull();
});

test('UI-206: what is exactly what was typed comes first, however little it was used; then what begins so, then the rest, each by use', () => {
  const choices = [
    { id: 'pay', label: 'Police / Pay', name: 'Pay', uses: 3 },
    { id: 'police', label: 'Police', name: 'Police' },
    { id: 'border', label: 'Borders / Police', name: 'Police', uses: 1 },
    { id: 'community', label: 'Community policing', uses: 50 },
    { id: 'policies', label: 'Policies', uses: 9 },
    { id: 'ministry', label: 'Ministry of Justice', aliases: ['MoJ'], uses: 1 },
    { id: 'mojo', label: 'Mojo', uses: 8 },
  ];
  const found = (query: string, most = 9): string[] => fitting(choices, query, compare, most).map(({ id }) => id);
  for (const typed of ['Police', 'police', 'POLICE ']) expect(found(typed)).toEqual(['police', 'border', 'pay']);
  expect(found('police', 1)).toEqual(['police']);
  expect(found('polic')).toEqual(['policies', 'pay', 'border', 'police', 'community']);
  expect(found('pay')).toEqual(['pay']);
  expect(found('police / pay')).toEqual(['pay']);
  expect(found('moj')).toEqual(['ministry', 'mojo']);
});

const DRAFT: Draft = { ...emptyDraft('fr'), text: 'Un poste', who: { speaker: 'p', affiliation: 's', affiliationName: null }, about: [{ end: 'code', id: 'c', label: 'police', isNew: false }] };

test('UI-103: a draft is read as it was kept, but for what the rule forbids; what cannot be read is none', () => {
  expect(readDraft(keptDraft(DRAFT, 'attributed'))).toEqual(DRAFT);
  expect(readDraft(keptDraft(DRAFT, 'affiliationOnly'))?.who).toEqual({ speaker: null, affiliation: 's', affiliationName: null });
  expect(keptDraft(DRAFT, 'notAttributed')).not.toMatch(/"[ps]"/u);
  for (const bad of ['', '{}', 'null', '{"text":1}', JSON.stringify({ ...DRAFT, item: null, kind: 'song' })]) expect([bad, readDraft(bad)]).toEqual([bad, null]);
});

test('UI-104: an edit sends only what it changes', () => {
  const before = { text: 'Un poste', language: 'fr', translation: null, translationLanguage: null, kind: 'statement', item: 'i', question: null, ...DRAFT.who! } as never;
  const same = { ...DRAFT, item: 'i' };
  expect(changesOf(before, same, DRAFT.who!, null)).toBeNull();
  expect(changesOf(before, { ...same, text: ' Un poste. ', translation: '  ', translationLanguage: 'en' }, DRAFT.who!, null)).toEqual({ text: 'Un poste.' });
  expect(changesOf(before, { ...same, translation: 'A post', translationLanguage: 'en', kind: 'need' }, DRAFT.who!, null)).toEqual({ translation: 'A post', translationLanguage: 'en', kind: 'need' });
});

test('UI-220 what is longer than can be kept is told by how much, as it is counted when it is kept', () => {
  const draft = emptyDraft('en');
  expect(overlong({ ...draft, text: ` ${'x'.repeat(20_000)}\n` })).toBeNull();
  expect(overlong({ ...draft, text: 'x'.repeat(20_001) })).toEqual({ field: 'text', length: 20_001, over: 1 });
  expect(overlong({ ...draft, text: 'x', translation: 'y'.repeat(20_010) })).toEqual({ field: 'translation', length: 20_010, over: 10 });
});
