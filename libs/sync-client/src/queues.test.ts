import { systemClock } from '@baraza/protocol';
import type { RecordedChange } from '@baraza/store';
import type { Item } from './item.js';
import { Queues } from './queues.js';
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
