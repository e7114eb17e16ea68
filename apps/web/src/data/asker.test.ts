import { askUntilAnswered } from './ask-until-answered.js';
import { AppError } from './app-error.js';
import { Asker } from './asker.js';

/** A slow line: answers come when the test says so. */
class Line {
  readonly open: { answer: (value: string) => void; fail: (error: unknown) => void }[] = [];
  asked = 0;
  readonly ask = (): Promise<string> => {
    this.asked += 1;
    return new Promise((answer, fail) => this.open.push({ answer, fail }));
  };
}
const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
};

test('UI-200 what only the server knows is asked for one question at a time, and once more if something changed meanwhile; an answer that nobody waits for is dropped', async () => {
  const line = new Line();
  const told: unknown[] = [];
  const asker = new Asker(line.ask, (each) => told.push(each));
  for (let change = 0; change < 5; change += 1) asker.again();
  expect(line.asked).toBe(1);
  line.open[0]!.answer('first');
  await settled();
  // Also what is already out of date is shown, or a busy project would show nothing for ever.
  expect([told, line.asked]).toEqual([[{ value: 'first' }], 2]);
  line.open[1]!.fail('away');
  await settled();
  expect([told.at(-1), line.asked]).toEqual([{ error: 'away' }, 2]);
  asker.again();
  asker.stop();
  line.open[2]!.answer('too late');
  await settled();
  expect([told.length, line.asked]).toEqual([2, 3]);
});

/** Time that passes when the test says so. */
class Clock {
  readonly waiting: { pause: number; run: () => void; off: boolean }[] = [];
  readonly after = (pause: number, run: () => void): (() => void) => {
    const entry = { pause, run, off: false };
    this.waiting.push(entry);
    return () => void (entry.off = true);
  };
  pass(): void {
    for (const { run, off } of this.waiting.splice(0)) if (!off) run();
  }
}

test('UI-201 after a failure it is asked again by itself, at growing distances, until the answer is there; never again where the answer is no', async () => {
  const [line, clock] = [new Line(), new Clock()];
  const told: string[] = [];
  askUntilAnswered(line.ask, (value) => told.push(value), clock.after);
  const pauses: number[] = [];
  for (let turn = 0; turn < 7; turn += 1) {
    line.open.at(-1)!.fail(new AppError('serverAway', 'away'));
    await settled();
    pauses.push(clock.waiting[0]!.pause);
    clock.pass();
    expect(line.asked).toBe(turn + 2);
  }
  expect(pauses).toEqual([2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000]);
  line.open.at(-1)!.answer('names');
  await settled();
  expect([told, clock.waiting]).toEqual([['names'], []]);
  const no = new Line();
  askUntilAnswered(no.ask, () => undefined, clock.after);
  no.open[0]!.fail(new AppError('forbidden', 'no', {}, null, 403));
  await settled();
  expect(clock.waiting).toEqual([]);
});

test('UI-201 who does not want to know any more is neither told nor is it asked again', async () => {
  const [line, clock] = [new Line(), new Clock()];
  const told: string[] = [];
  const stop = askUntilAnswered(line.ask, (value) => told.push(value), clock.after);
  line.open[0]!.fail(new AppError('serverAway', 'away'));
  await settled();
  stop();
  clock.pass();
  expect(line.asked).toBe(1);
  askUntilAnswered(line.ask, (value) => told.push(value), clock.after)();
  line.open[1]!.answer('names');
  await settled();
  expect(told).toEqual([]);
});
