import { inverse, type RecordedChange } from '@baraza/store';
import { UndoStack, type UndoStep } from './undo.js';

const change = (id: string, before = 'A', after = 'B'): RecordedChange => ({ entity: 'stakeholder', id, created: false, fields: { name: [before, after] } });

const wayBackOf = (step: UndoStep) => inverse(step.parts.flatMap(({ changes }) => changes));

function harness() {
  let ids = 0;
  return new UndoStack(() => `step ${(ids += 1)}`);
}

/** The same object, with `count` told of every read of one of its keys. */
function watched<T extends object>(object: T, key: keyof T, count: () => void): T {
  let value = object[key];
  return Object.defineProperty(object, key, { enumerable: true, get: () => (count(), value), set: (next: T[typeof key]) => void (value = next) });
}

describe('a group of operations', () => {
  it('UNDO-3 is one step also where something else is done between them, and stays below that', () => {
    const stack = harness();
    stack.record('c 1', 'updateStakeholder', 'g', [change('a')]);
    stack.record('c 2', 'updateMap', null, [change('other')]);
    stack.record('c 3', 'updateStakeholder', 'g', [change('b')]);
    expect(stack.all).toHaveLength(2);
    expect(stack.top('undo')!.label).toMatchObject({ operation: 'updateMap', count: 1 });
    stack.forget(stack.top('undo')!);
    expect(stack.top('undo')!.label).toEqual({ operation: 'updateStakeholder', records: ['a', 'b'].map((id) => ({ entity: 'stakeholder', id })), count: 2 });
    expect(wayBackOf(stack.top('undo')!).map(({ id }) => id)).toEqual(['b', 'a']);
  });

  it('UNDO-3 whose beginning was taken back goes on as a step of its own; what the server takes back is joined by nothing', () => {
    const stack = harness();
    stack.record('c 1', 'updateStakeholder', 'g', [change('a')]);
    stack.turn(stack.top('undo')!, [{ key: 'c 2', changes: [change('a', 'B', 'A')] }]);
    stack.record('c 3', 'updateStakeholder', 'g', [change('b')]);
    expect(stack.all.map(({ kind, label }) => [kind, label.count])).toEqual([['undo', 1]]);
    stack.recordAtServer('import', { operation: 'importRecords', records: [], count: 3 });
    stack.record('c 4', 'updateStakeholder', 'import', [change('c')]);
    expect(stack.all).toHaveLength(3);
  });

  it('SYNC-39 reads each change a bounded number of times, however many there are; its label stays the same object until it changes', () => {
    const stack = harness();
    let reads = 0;
    const many = 500;
    for (let n = 1; n <= many; n += 1) stack.record(`c ${n}`, 'updateStakeholder', 'g', [watched(change(`s${n}`), 'id', () => (reads += 1))]);
    expect(stack.top('undo')!.label).toMatchObject({ count: many, records: { length: 20 } });
    expect(reads).toBeLessThan(5 * many);
    const { label } = stack.top('undo')!;
    stack.record('c 501', 'updateStakeholder', 'g', [change('s1', 'B', 'C')]);
    expect(stack.top('undo')!.label).toBe(label);
  });

  it('SYNC-39 is looked up by operation without reading its other operations, also after an earlier visit and under another count', () => {
    const first = harness();
    const many = 500;
    for (let n = 1; n <= many; n += 1) first.record(`c ${n}`, 'updateStakeholder', 'g', [change(`s${n}`)]);
    const stack = harness();
    const [step] = structuredClone(first.all) as [UndoStep];
    stack.load([step]);
    let reads = 0;
    for (const part of step.parts) watched(part, 'key', () => (reads += 1));
    for (let n = 1; n <= many; n += 1) stack.rename(`c ${n}`, `d ${n}`);
    for (let n = 1; n <= many; n += 1) stack.revise(`d ${n}`, [change(`s${n}`, 'Theirs', 'B')]);
    expect(reads).toBeLessThan(5 * many);
    expect(wayBackOf(step).every(({ value }) => value === 'Theirs')).toBe(true);
    stack.refused('d 1');
    stack.revise('d 1', [change('s1')]);
    expect(wayBackOf(step).map(({ id }) => id)).not.toContain('s1');
    stack.record('e 1', 'updateStakeholder', 'g', [change('s1')]);
    expect(step.label.count).toBe(many);
  });
});
