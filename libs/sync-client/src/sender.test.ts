import type { PushAnswer, PushMessage } from '@baraza/protocol';
import { itemOf } from './item.js';
import { Outbox } from './outbox.js';
import { Sender, type Verdict } from './sender.js';
import type { Transport } from './transport.js';

/** A sender over a queue of `length` mutations, whose answers the test gives by hand. */
function senderOf(length: number, input: Record<string, unknown> = {}) {
  const outbox = new Outbox('client', true);
  outbox.waiting = Array.from({ length }, (_, index) => itemOf('client', { n: index + 1, name: 'x', version: 1, input, group: null }, ''));
  outbox.keptTo = Number.POSITIVE_INFINITY;
  const pushed: { message: PushMessage; answer: (answer: PushAnswer) => void }[] = [];
  const verdicts: Verdict[] = [];
  const renewed: Outbox[] = [];
  const timers: (() => void)[] = [];
  const transport = { push: (message: PushMessage, answer: (answer: PushAnswer) => void) => void pushed.push({ message, answer }) } as unknown as Transport;
  const clock = { now: () => 0, after: (_ms: number, run: () => void) => (timers.push(run), () => undefined) };
  const sender = new Sender('project', transport, clock, {
    outboxes: () => [outbox],
    maySend: () => true,
    judged: (given) => {
      verdicts.push(...given);
      for (const { item } of given) outbox.remove(item);
    },
    silent: () => undefined,
    shutOut: () => undefined,
    renew: (given) => renewed.push(given),
  });
  const numbers = (): number[][] => pushed.map(({ message }) => message.mutations.map(({ n }) => n));
  const doneAll = ({ message, answer }: (typeof pushed)[number]): void => answer({ ok: true, results: message.mutations.map(({ n }) => ({ n, status: 'done', seq: n, report: null })) });
  return { sender, outbox, pushed, verdicts, renewed, timers, numbers, doneAll };
}

describe('sending', () => {
  it('SYNC-20 at most 20 messages of at most 50 are under way, and small ones stay small', () => {
    const { sender, pushed, numbers, doneAll, outbox } = senderOf(1200);
    sender.flush();
    expect(pushed).toHaveLength(20);
    expect(numbers().every((batch) => batch.length === 50)).toBe(true);
    for (let index = 0; index < pushed.length; index += 1) doneAll(pushed[index]!);
    expect(numbers().flat()).toEqual(Array.from({ length: 1200 }, (_, index) => index + 1));
    expect(outbox.waiting).toEqual([]);
    const large = senderOf(4, { text: 'x'.repeat(90_000) });
    large.sender.flush();
    expect(large.numbers()).toEqual([[1, 2], [3, 4]]);
  });

  it('SYNC-21 after a gap everything is sent again from there, once, however many answers say so', () => {
    const { sender, outbox, pushed, numbers } = senderOf(3);
    outbox.waiting.forEach((_, index) => {
      outbox.keptTo = index + 1;
      sender.flush();
    });
    expect(numbers()).toEqual([[1], [2], [3]]);
    for (const n of [2, 3]) pushed[n - 1]!.answer({ ok: true, results: [{ n, status: 'gap', expected: 1 }] });
    expect(numbers().slice(3)).toEqual([[1, 2, 3]]);
  });

  it('SYNC-22 a busy server is asked again later, from the first that waits', () => {
    const { sender, pushed, numbers, timers } = senderOf(2);
    sender.flush();
    pushed[0]!.answer({ ok: false, reason: 'busy', message: 'busy' });
    expect(pushed).toHaveLength(1);
    timers.at(-1)!();
    expect(numbers()).toEqual([[1, 2], [1, 2]]);
  });

  it('SYNC-23 of a message that the server cannot read only the one at fault is given up; the rest goes under a new client id', () => {
    const { sender, pushed, verdicts, renewed, numbers, doneAll } = senderOf(3);
    sender.flush();
    const invalid: PushAnswer = { ok: false, reason: 'invalid', message: 'cannot be read' };
    pushed[0]!.answer(invalid);
    doneAll(pushed[1]!);
    pushed[2]!.answer(invalid);
    expect(numbers().slice(0, 3)).toEqual([[1, 2, 3], [1], [2]]);
    expect(verdicts).toMatchObject([{ kind: 'done' }, { kind: 'refused', item: { mutation: { n: 2 } }, refusal: { code: 'invalidInput', message: 'cannot be read' } }]);
    expect(renewed).toHaveLength(1);
  });

  it('SYNC-10 without an answer in time everything is sent again; answers to the first attempt still count', () => {
    const { sender, pushed, timers, outbox, numbers, doneAll } = senderOf(2);
    sender.flush();
    timers[0]!();
    sender.flush();
    expect(numbers()).toEqual([[1, 2], [1, 2]]);
    doneAll(pushed[0]!);
    expect(outbox.waiting).toEqual([]);
    doneAll(pushed[1]!);
    expect(pushed).toHaveLength(2);
  });
});
