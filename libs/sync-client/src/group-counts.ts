/** What counts for groups and is linked to nothing, on its way to the counters: kept on the device until the server has it, also over a reload, and sent again until it says so. */
import { type GroupCount, parseGroupCount, type RefusalCode } from '@baraza/domain';
import type { CountAnswer } from '@baraza/protocol';
import type { Typed } from './typed.js';

const PLACE = 'count ';
/** Refusals that no later attempt changes. */
const FINAL: ReadonlySet<string> = new Set<RefusalCode>(['forbidden', 'invalidInput', 'archived']);
/** A session that was not there so many times is gone. */
const MOST_MISSED = 20;

export interface GroupCountsParts {
  typed: Typed;
  /** Null: no answer came. */
  send(session: string, count: GroupCount): Promise<CountAnswer | null>;
}

/** Each counting lies at a place of its own, by its random id: their order says nothing of the order in which something was noted, and several tabs keep theirs beside each other. */
export class GroupCounts {
  private sending: Promise<void> | null = null;
  private again = false;
  /** Whether something may wait, of earlier visits too: without, nothing is read. */
  private waits = true;
  /** How often the session of a counting was not there, by place. */
  private readonly missed = new Map<string, number>();

  constructor(private readonly parts: GroupCountsParts) {}

  /** Counts, or takes back what has the same id. */
  add(session: string, count: GroupCount): void {
    this.parts.typed.keep(`${PLACE}${session} ${count.id}`, JSON.stringify(count));
    this.waits = true;
    void this.send();
  }

  /** Sends what waits, of earlier visits too. */
  async send(): Promise<void> {
    if (this.waits) {
      this.again = true;
      this.sending ??= this.sendAll().finally(() => (this.sending = null));
    }
    await this.sending;
  }

  /** Whether the answer may be another one later: too much at once, a server in trouble, a session that itself is still on its way. */
  private isForNow(place: string, answer: CountAnswer): boolean {
    if (answer.ok || FINAL.has(answer.refusal.code)) return false;
    if (answer.refusal.code !== 'notFound') return true;
    const times = (this.missed.get(place) ?? 0) + 1;
    this.missed.set(place, times);
    return times < MOST_MISSED;
  }

  private async sendAll(): Promise<void> {
    const { typed, send } = this.parts;
    while (this.again) {
      this.again = false;
      this.waits = false;
      for (const [place, text] of await typed.readAll(PLACE)) {
        const [, session = ''] = place.split(' ');
        const count = readCount(text);
        const answer = count && (await send(session, count));
        // Without an answer, or with one that says “not now”, it waits for the next occasion, which may have come meanwhile: the line is back.
        if (count && (!answer || this.isForNow(place, answer))) {
          this.waits = true;
          if (answer && !answer.ok && answer.refusal.code === 'notFound') continue;
          break;
        }
        // What was refused for good would be refused again. What was turned meanwhile waits on.
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
