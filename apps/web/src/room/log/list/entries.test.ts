import { fold, type Records } from '@baraza/domain';
import { entriesOf, inLogOrder, mayBeLong, NO_FILTER, passes, recentOf } from './entries.js';

const item = (id: string, order: number, startedAt: string | null): Records['agendaItem'] => ({ id, order, startedAt }) as Records['agendaItem'];
const said = (id: string, minute: number, of: string | null, more: Partial<Records['intervention']> = {}): Records['intervention'] =>
  ({ id, at: `2005-08-17T10:${String(minute).padStart(2, '0')}:00.000Z`, item: of, mergedInto: null, text: id, translation: null, affiliationName: null, kind: 'need', rapporteur: 'r', ...more }) as Records['intervention'];
const ITEMS = [item('one', 1, '2005-08-17T10:20:00.000Z'), item('two', 2, '2005-08-17T10:00:00.000Z'), item('three', 3, null)];
const pair = (first: string, second: string) => ({ first, second, same: null, gapMs: 0, overlap: 1, compared: { first: 'text', second: 'text' } }) as const;

test('UI-105: the log stands by items as they began, oldest first, and what was merged stands under what it was merged into only', () => {
  const all = [said('d', 25, 'one'), said('b', 5, 'two'), said('a', 2, 'two'), said('x', 3, 'two', { mergedInto: 'a' }), said('c', 30, 'two'), said('n', 40, null)];
  const order = inLogOrder(all, ITEMS);
  expect(order.map(({ id }) => id)).toEqual(['n', 'a', 'b', 'c', 'd']);
  expect(entriesOf(order, ITEMS, []).map(({ key }) => key)).toEqual(['item ', 'n', 'item two', 'a', 'b', 'c', 'item one', 'd']);
});

test('UI-106: two of a pair are one entry, where the later stands; with one of them filtered out there is none', () => {
  const order = inLogOrder([said('a', 2, 'two'), said('b', 3, 'two'), said('c', 4, 'two')], ITEMS);
  expect(entriesOf(order, ITEMS, [pair('a', 'c')]).map(({ type, key }) => `${type} ${key}`)).toEqual(['item item two', 'said b', 'pair a']);
  expect(entriesOf(order.slice(1), ITEMS, [pair('a', 'c')]).map(({ type }) => type)).toEqual(['item', 'said', 'said']);
});

test('UI-107: the log is narrowed by kind, item, who noted it and words of text or translation', () => {
  const one = said('a', 2, 'two', { text: 'Sécurité', translation: 'Safety' });
  expect(passes(one, NO_FILTER, fold)).toBe(true);
  expect(passes(one, { ...NO_FILTER, text: fold('securite') }, fold)).toBe(true);
  expect(passes(one, { ...NO_FILTER, text: 'safe' }, fold)).toBe(true);
  for (const other of [{ text: 'post' }, { kind: 'threat' as const }, { item: 'one' }, { mine: 'me' }]) expect(passes(one, { ...NO_FILTER, ...other }, fold)).toBe(false);
});

test('UI-106: pairs are looked for among what was noted lately', () => {
  expect(recentOf([said('a', 1, 'two'), said('b', 20, 'two'), said('c', 30, 'two'), said('m', 29, 'two', { mergedInto: 'c' })]).map(({ id }) => id)).toEqual(['b', 'c']);
});

test('UI-207: what may be too long for the log is told by text and translation together', () => {
  expect(mayBeLong('x'.repeat(20_000), null)).toBe(true);
  expect(mayBeLong('x'.repeat(200), 'y'.repeat(200))).toBe(true);
  expect(mayBeLong('We cannot patrol by night', null)).toBe(false);
});
