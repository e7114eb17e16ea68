import type { Peer, PresenceState } from '@baraza/protocol';
import { partsAddress, partsIn, partsOf } from './parts.js';

const at = (session: string, hall: PresenceState['hall']): Peer => ({ client: session, account: session, name: session, state: { map: null, cursor: null, selection: [], editing: null, dragging: [], session, draft: null, hall } });

test('UI-127: what stands in the address is shown, in the usual order; what cannot be read says nothing', () => {
  expect([partsIn('floor,question'), partsIn('floor,names'), partsIn(''), partsIn(null), partsIn('names')]).toEqual([['question', 'floor'], ['floor'], null, null, null]);
  expect(partsIn(partsAddress(['meters', 'question']))).toEqual(['question', 'meters']);
});

test('UI-127: only who is in this session says what its wall shows, and nothing is something too', () => {
  expect(partsOf([at('other', ['floor']), at('s', null), at('s', ['question'])], 's')).toEqual(['question']);
  expect(partsOf([at('s', [])], 's')).toEqual([]);
  expect(partsOf([at('other', ['floor'])], 's')).toBeNull();
});
