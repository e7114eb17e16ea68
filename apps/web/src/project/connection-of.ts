import type { ConnectionState } from '@baraza/sync-client';
import type { Connection } from '@baraza/ui';

/** The state of the session as what the top bar says. `away`: the server does not answer at all. */
export function connectionOf({ status, closed, waiting, sentOf, lastSavedAt, opened }: ConnectionState, away: boolean): Connection {
  if (closed?.reason === 'signedOut') return { kind: 'signedOut' };
  if (closed) return { kind: 'offline', count: waiting };
  if (status === 'offline' || (status === 'connecting' && away)) return { kind: 'offline', count: waiting };
  if (status === 'connecting') return waiting > 0 ? { kind: 'waiting', count: waiting } : { kind: opened ? 'catchingUp' : 'connecting' };
  if (sentOf && sentOf.total > 1) return { kind: 'sending', ...sentOf };
  if (waiting > 0) return { kind: 'waiting', count: waiting };
  return lastSavedAt ? { kind: 'saved', at: lastSavedAt } : { kind: 'idle' };
}
