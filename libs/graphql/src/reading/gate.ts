import { Line } from '@baraza/commands';

export class Busy extends Error {
  override readonly name = 'Busy';
  constructor() {
    super('The server is answering as many questions as it can. Ask again in a moment.');
  }
}

/** How many requests may read at the same time. Fewer than the pool has connections, so that operations and sign-in always find one. */
export class ReadGate {
  private readonly line: Line;

  /** @param width requests at once. @param mostWaiting further ones that stand in line; more are turned away. */
  constructor(width: number, mostWaiting = 500) {
    this.line = new Line({ most: width, mostOfOne: width, mostWaiting, mostWaitingOfOne: mostWaiting });
  }

  /** Runs `work` when its turn comes. @throws Busy where too many wait already. */
  pass<T>(work: () => Promise<T>): Promise<T> {
    // Who asks does not count here: one line for all.
    return this.line.within('', work, { full: () => new Busy() });
  }
}
