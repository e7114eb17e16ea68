import { jest } from '@jest/globals';
import { completeRecord, ENTITIES, type EntityDefinition, type OperationName } from '@baraza/domain';
import { RecordStore, type ViewChange } from '@baraza/store';
import { type Item, itemOf } from './item.js';
import { Replica } from './replica.js';

const uuid = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const stakeholder = (n: number, name = `S${n}`): ViewChange => ({ entity: 'stakeholder', id: uuid(n), put: completeRecord(ENTITIES.stakeholder as unknown as EntityDefinition, uuid(n), { name }) });

function replicaOf(size: number): Replica {
  const replica = new Replica(uuid(0));
  replica.viewer = { account: uuid(1), role: 'owner', clearance: 'strictlyConfidential', duties: {} };
  replica.receive({ anew: true, changes: Array.from({ length: size }, (_, index) => stakeholder(index + 10)) }, new Set());
  return replica;
}

function show(replica: Replica, n: number, name: OperationName, input: Record<string, unknown>): Item {
  const item = itemOf(uuid(2), { n, name, version: 1, input, group: null }, '2005-08-03T09:00:00.000Z');
  replica.show(item, replica.run(item));
  return item;
}

/** Reads and writes of all stores while `run` runs. */
function accesses(run: () => void): number {
  let count = 0;
  const { put, remove } = RecordStore.prototype;
  const spies = [
    jest.spyOn(RecordStore.prototype, 'put').mockImplementation(function (this: RecordStore, ...given) {
      count += 1;
      put.apply(this, given);
    }),
    jest.spyOn(RecordStore.prototype, 'remove').mockImplementation(function (this: RecordStore, ...given) {
      count += 1;
      remove.apply(this, given);
    }),
    jest.spyOn(RecordStore.prototype, 'all').mockImplementation(() => {
      throw new Error('Looked at all records.');
    }),
  ];
  run();
  for (const spy of spies) spy.mockRestore();
  return count;
}

describe('rebase', () => {
  it('SYNC-19 a poke costs what it changes and what is pending, not what there is', () => {
    const costs = [100, 5000].map((size) => {
      const replica = replicaOf(size);
      for (let n = 1; n <= 10; n += 1) show(replica, n, 'updateStakeholder', { id: uuid(9 + n), name: `mine ${n}` });
      return accesses(() => replica.receive({ anew: false, changes: [{ entity: 'stakeholder', id: uuid(50), set: { name: 'theirs' } }] }, new Set()));
    });
    expect(costs[1]).toBe(costs[0]);
    expect(costs[0]).toBeLessThan(50);
  });

  it('SYNC-3 tells only what differs in the end, not what was taken back and put again', () => {
    const replica = replicaOf(10);
    show(replica, 1, 'updateStakeholder', { id: uuid(10), name: 'mine' });
    const before = replica.visible.get('stakeholder', uuid(10));
    const told: string[] = [];
    replica.visible.subscribe('any', (changed) => told.push(...changed.map(({ id }) => id)));
    replica.receive({ anew: false, changes: [{ entity: 'stakeholder', id: uuid(11), set: { name: 'theirs' } }] }, new Set());
    expect(told).toEqual([uuid(11)]);
    expect(replica.visible.get('stakeholder', uuid(10))).toBe(before);
  });

  it('SYNC-6 keeps on its way what cannot be run here, and shows nothing of it', () => {
    const replica = replicaOf(1);
    const unknown = itemOf(uuid(2), { n: 1, name: 'fromTheFuture', version: 1, input: {}, group: null }, '2005-08-03T09:00:00.000Z');
    const tooNew = itemOf(uuid(2), { n: 2, name: 'updateStakeholder', version: 99, input: { id: uuid(10), name: 'x' }, group: null }, '2005-08-03T09:00:00.000Z');
    replica.adopt([unknown, tooNew]);
    expect(replica.items).toEqual([unknown, tooNew]);
    expect(replica.visible.live('stakeholder', uuid(10))?.name).toBe('S10');
  });

  it('SYNC-3 a listener that throws keeps nobody else from being told', () => {
    const replica = replicaOf(1);
    const raised: unknown[] = [];
    const spy = jest.spyOn(globalThis, 'queueMicrotask').mockImplementation((run) => {
      try {
        run();
      } catch (error) {
        raised.push(error);
      }
    });
    let told = 0;
    replica.visible.subscribe('any', () => {
      throw new Error('broken listener');
    });
    const stop = replica.visible.subscribe({ entity: 'stakeholder' }, () => (told += 1));
    show(replica, 1, 'updateStakeholder', { id: uuid(10), name: 'B' });
    stop();
    show(replica, 2, 'updateStakeholder', { id: uuid(10), name: 'C' });
    spy.mockRestore();
    expect(told).toBe(1);
    expect(raised).toHaveLength(2);
  });
});
