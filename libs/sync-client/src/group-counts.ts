/** What counts for groups and is linked to nothing, on its way to the counters: kept on the device until the server has it, also over a reload, and sent again until it says so. */
import { type GroupCount, parseGroupCount } from '@baraza/domain';
import type { CountAnswer } from '@baraza/protocol';
import type { Typed } from './typed.js';

const PLACE = 'count ';

export interface GroupCountsParts {
  typed: Typed;
  /** Null: no answer came. */
  send(session: string, count: GroupCount): Promise<CountAnswer | null>;
}

/** Each counting lies at a place of its own, by its random id: their order says nothing of the order in which something was noted, and several tabs keep theirs beside each other. */
export class GroupCounts {
  private sending: Promise<void> | null = null;
  private again = false;

  constructor(private readonly parts: GroupCountsParts) {}

  /** Counts, or takes back what has the same id. */
  add(session: string, count: GroupCount): void {
    this.parts.typed.keep(`${PLACE}${session} ${count.id}`, JSON.stringify(count));
    void this.send();
  }

  /** Sends what waits, of earlier visits too. */
  send(): Promise<void> {
    this.again = true;
    this.sending ??= this.sendAll().finally(() => (this.sending = null));
    return this.sending;
  }

  private async sendAll(): Promise<void> {
    const { typed, send } = this.parts;
    while (this.again) {
      this.again = false;
      for (const [place, text] of await typed.readAll(PLACE)) {
        const [, session = ''] = place.split(' ');
        const count = readCount(text);
        const answer = count && (await send(session, count));
        // Without an answer it waits for the next occasion, which may have come meanwhile: the line is back.
        if (count && !answer) break;
        // What was refused would be refused again. What was turned meanwhile waits on.
        if ((await typed.read(place)) === text) typed.keep(place, null);
        else this.again = true;
      }
    }
  }
}

function readCount(text: string): GroupCount | null {
  try {
    return parseGroupCount(JSON.parse(text));
  } catch {
    // Of another version of the page: it cannot be sent.
    return null;
  }
}
