import { type Mutation, systemClock } from '@baraza/protocol';
import type { RecordedChange } from '@baraza/store';
import { type Item, itemKey } from './item.js';
import { QueueKeeper } from './queue-keeper.js';
import { Queues } from './queues.js';
import { MemoryDisk } from './storage/memory.js';
import { UndoStack } from './undo.js';

const change = (id: string): RecordedChange => ({ entity: 'stakeholder', id, created: false, fields: { name: ['A', 'B'] } });

describe('the records of what waits', () => {
  function harness() {
    const queues = new Queues(() => 'c', systemClock, new UndoStack(() => 'step'));
    const add = (...recorded: RecordedChange[]): Item => {
      const item = { client: 'c', mutation: { n: queues.own.next }, recorded } as unknown as Item;
      queues.add(item);
      return item;
    };
    return { queues, add, shown: () => [...queues.waitingRecords].sort() };
  }

  it('SYNC-39 are the same object until they change: not by one more change of the same, nor by running it again', () => {
    const { queues, add, shown } = harness();
    const [first, second] = [add(change('a'), change('b')), add(change('a'))];
    const before = queues.waitingRecords;
    expect(shown()).toEqual(['a', 'b']);
    queues.revise([{ ...second }, Object.assign(first, { recorded: [change('b'), change('a')] })]);
    queues.resolve(second);
    expect(queues.waitingRecords).toBe(before);
    queues.revise([Object.assign(first, { recorded: [change('c')] })]);
    expect(queues.waitingRecords).not.toBe(before);
    expect([shown(), queues.waitingRecords.has('a'), queues.waitingRecords.size]).toEqual([['c'], false, 1]);
    queues.resolve(first);
    queues.revise([first]);
    expect(shown()).toEqual([]);
    add(change('d'));
    queues.clear();
    expect(queues.waitingRecords.size).toBe(0);
  });

  it('SYNC-39 cost what an operation changes, not what waits', () => {
    const { queues, add } = harness();
    let reads = 0;
    const many = 500;
    for (let n = 0; n < many; n += 1) {
      add(Object.defineProperty(change('x'), 'id', { get: () => ((reads += 1), `s${n}`) }));
      expect(queues.waitingRecords.has(`s${n}`)).toBe(true);
    }
    expect(reads).toBeLessThan(5 * many);
  });
});

describe('what is taken out of the queue again', () => {
  function harness() {
    const queues = new Queues(() => 'c', systemClock, new UndoStack(() => 'step'));
    const add = (id: string): Item => {
      const mutation: Mutation = { n: queues.own.next, name: 'updateStakeholder', version: 1, input: { id }, group: null };
      const item: Item = { client: queues.own.client, mutation, runnable: null, at: '', seq: null, done: false, recorded: [change(id)], report: null };
      queues.add(item);
      return item;
    };
    return { queues, add };
  }

  it('UNDO-18 is the last of it, all of a step, of which nothing was ever sent', () => {
    const { queues, add } = harness();
    const [first, second, third] = [add('a'), add('b'), add('c')];
    expect([[first], [second], [first, third]].map((items) => queues.withdraw(items.map(itemKey)))).toEqual([null, null, null]);
    expect(queues.withdraw([])).toBeNull();
    expect(queues.withdraw([second, third].map(itemKey))).toEqual([second, third]);
    expect([queues.waiting, queues.own.next, [...queues.waitingRecords]]).toEqual([1, 2, ['a']]);
    queues.own.sent([first]);
    // The line broke, and nobody knows whether it arrived.
    queues.own.startOver();
    expect(queues.withdraw([itemKey(first)])).toBeNull();
  });

  it('SYNC-92 frees its number: what takes it is on disk itself before it is sent, whatever of the first is still being written', async () => {
    const { queues, add } = harness();
    const disk = new MemoryDisk();
    let release: () => void = () => undefined;
    let held: Promise<void> | null = null;
    const tab = disk.tab();
    const keeper = new QueueKeeper({ ...tab, writeQueues: async (writes) => { await held; await tab.writeQueues(writes); } }, { kept: (client, written) => queues.kept(client, written), failed: () => undefined });
    await queues.keepIn(tab, keeper);
    held = new Promise((resolve) => (release = resolve));
    const first = add('secret');
    await Promise.resolve();
    queues.withdraw([itemKey(first)]);
    const second = add('b');
    expect(second.mutation.n).toBe(first.mutation.n);
    const before = held;
    held = new Promise<void>(() => undefined);
    const last = held;
    release();
    await before;
    await new Promise((resolve) => setImmediate(resolve));
    expect([(await tab.readQueues())[0]!.mutations, queues.own.take(), last]).toEqual([[first.mutation], [], last]);
  });

  it('SYNC-92 leaves the disk with what took its number', async () => {
    const { queues, add } = harness();
    const tab = new MemoryDisk().tab();
    const keeper = new QueueKeeper(tab, { kept: (client, written) => queues.kept(client, written), failed: () => undefined });
    await queues.keepIn(tab, keeper);
    queues.withdraw([itemKey(add('secret'))]);
    const second = add('b');
    await keeper.settled();
    expect([(await tab.readQueues())[0]!.mutations, queues.own.take()]).toEqual([[second.mutation], [second]]);
    queues.withdraw([itemKey(second)]);
    await keeper.settled();
    expect((await tab.readQueues())[0]!.mutations).toEqual([]);
  });
});
