/** The line to the server. It keeps order within one connection, may lose what was under way when a connection breaks, and connects again by itself. */
import type { Acks, Closed, CountAnswer, CountMessage, FloorAnswer, FloorMessage, LiveState, OpenAnswer, OpenMessage, Peers, Poke, PresenceMessage, PushAnswer, PushMessage, Reopen, WindowAnswer, WindowMessage } from '@baraza/protocol';

export interface TransportEvents {
  connected(): void;
  /** Answers that had not come will not come any more. */
  disconnected(): void;
  acks(acks: Acks): void;
  poke(poke: Poke): void;
  peers(peers: Peers): void;
  live(live: LiveState): void;
  reopen(reopen: Reopen): void;
  closed(closed: Closed): void;
}

export interface Transport {
  /** Begins to connect, and goes on until `close`. Called once. */
  connect(events: TransportEvents): void;
  /** `answer` is called at most once; never, when the message or its answer was lost. */
  open(message: OpenMessage, answer: (answer: OpenAnswer) => void): void;
  push(message: PushMessage, answer: (answer: PushAnswer) => void): void;
  /** Answered at most once, as `open`. */
  count(message: CountMessage, answer: (answer: CountAnswer) => void): void;
  floor(message: FloorMessage, answer: (answer: FloorAnswer) => void): void;
  window(message: WindowMessage, answer: (answer: WindowAnswer) => void): void;
  /** May be dropped when the line is busy. */
  presence(message: PresenceMessage): void;
  /** Gives up a connection that seems dead, or a wait between attempts, and connects now. */
  restart(): void;
  close(): void;
}
