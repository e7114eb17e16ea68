/** Which connection waits for the answer to which client's mutations: it, and no other, is told in time which of them a poke contains. */
import type { CommittedBatch } from '@baraza/commands';
import type { Acks } from '@baraza/protocol';
import type { Connection } from './connection.js';

interface Waiting {
  connection: Connection;
  messages: number;
}

export class Pushing {
  /** By account and client: a client id alone could be somebody else's. */
  private readonly waiting = new Map<string, Waiting>();

  /** A message of mutations is under way. Returns what ends it. */
  begin(connection: Connection, client: string): () => void {
    const key = `${connection.account} ${client}`;
    const known = this.waiting.get(key);
    const entry = known?.connection === connection ? known : { connection, messages: 0 };
    entry.messages += 1;
    this.waiting.set(key, entry);
    return () => {
      entry.messages -= 1;
      if (entry.messages === 0 && this.waiting.get(key) === entry) this.waiting.delete(key);
    };
  }

  /** Tells those who wait and are sent pokes of the project what of theirs the batch contains. To be called before its pokes. */
  acknowledge({ place: { project }, to, acks }: CommittedBatch): void {
    const messages = new Map<Connection, Acks>();
    for (const { account, client, n } of acks) {
      const connection = this.waiting.get(`${account} ${client}`)?.connection;
      if (connection?.joined?.project !== project || connection.joined.group === null) continue;
      const message = messages.get(connection);
      if (message?.client === client) message.mutations.push(n);
      else {
        if (message) connection.outbox.acks(message);
        messages.set(connection, { project, client, to, mutations: [n] });
      }
    }
    for (const [connection, message] of messages) connection.outbox.acks(message);
  }
}
