/** The true server's objects (command handler, hub, snapshots) at the end of simulated lines; only the sockets are not there. */
import type { CommandHandler } from '@baraza/commands';
import { Hub } from '@baraza/realtime';
import type { Clock } from '@baraza/protocol';
import type { DataSource } from 'typeorm';
import type { Accept } from './simulated-network.js';

export interface TrueServer {
  accept: Accept;
  hub: Hub;
  /** What the hub could not do. */
  errors: unknown[];
  /** How often a client was sent only what it had missed, and something of it was of use; told to open again; shut out. */
  counts: { caughtUp: number; reopened: number; revoked: number };
}

/** Takes every connection of a simulated network to a hub of its own. `clock`: the hub's. */
export function acceptAt(dataSource: DataSource, handler: CommandHandler, clock?: Clock): TrueServer {
  const errors: unknown[] = [];
  const counts = { caughtUp: 0, reopened: 0, revoked: 0 };
  const groups = new Map<string, Set<Parameters<Accept>[1]>>();
  const hub = new Hub({
    dataSource,
    handler,
    broadcaster: { poke: (group, message) => groups.get(group)?.forEach((client) => client.poke(message)), live: (group, message) => groups.get(group)?.forEach((client) => client.live(message)) },
    onError: (error) => errors.push(error),
    ...(clock ? { clock } : {}),
  });
  const accept: Accept = (account, client) => {
    const connection = hub.connect(account, 'session', {
      ...client,
      reopen: (message) => {
        counts.reopened += 1;
        client.reopen(message);
      },
      closed: (message) => {
        if (message.reason === 'revoked') counts.revoked += 1;
        client.closed(message);
      },
      join: (group) => groups.set(group, (groups.get(group) ?? new Set()).add(client)),
      leave: (group) => groups.get(group)?.delete(client),
    });
    return {
      open: async (message) => {
        const answer = await connection.open(message);
        if (answer.ok && !answer.anew && answer.changes.length > 0) counts.caughtUp += 1;
        return answer;
      },
      push: (message) => connection.push(message),
      presence: (message) => connection.presence(message),
      floor: (message) => connection.floor(message),
      count: (message) => connection.count(message),
      window: (message) => connection.window(message),
      disconnected: () => connection.close(),
    };
  };
  return { accept, hub, errors, counts };
}
