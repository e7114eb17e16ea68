import type { ConnectionState } from '@baraza/sync-client';
import { connectionOf } from './connection-of.js';

const live: ConnectionState = { status: 'live', opened: true, arriving: false, closed: null, waiting: 0, waitingRecords: new Set(), sentOf: null, lastSavedAt: null, since: null, storage: 'kept' };
const at = new Date(0);

test.each<[string, Partial<ConnectionState>, boolean, unknown]>([
  ['nothing to say', {}, false, { kind: 'idle' }],
  ['saved', { lastSavedAt: at }, false, { kind: 'saved', at }],
  ['one on its way', { waiting: 1, sentOf: { sent: 0, total: 1 } }, false, { kind: 'waiting', count: 1 }],
  ['several going through', { waiting: 4, sentOf: { sent: 3, total: 7 } }, false, { kind: 'sending', sent: 3, total: 7 }],
  ['network gone', { status: 'offline', waiting: 14 }, false, { kind: 'offline', count: 14 }],
  ['first connecting', { status: 'connecting', opened: false }, false, { kind: 'connecting' }],
  ['connecting again', { status: 'connecting' }, false, { kind: 'catchingUp' }],
  ['a server that never answered', { status: 'connecting', waiting: 2 }, true, { kind: 'offline', count: 2 }],
  ['signed out', { status: 'closed', closed: { reason: 'signedOut', message: '', dropped: 0 } }, false, { kind: 'signedOut' }],
])('UI-10: the connection as a sentence: %s', (_name, state, away, expected) => {
  expect(connectionOf({ ...live, ...state }, away)).toEqual(expected);
});
