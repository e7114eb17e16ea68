import { Refusal } from '@baraza/domain';
import type { RecordedChange } from '@baraza/store';
import type { ConnectionState } from './state.js';
import { type GroupUndone, ServerAway, TakeBack, type Ways } from './take-back.js';
import { UndoStack, type UndoStep } from './undo.js';

const LABEL = { operation: 'importRecords', records: [], count: 3 };
const done = (group: string | null): GroupUndone => ({ group, report: { skipped: [] }, taken: [], stopped: null });
const change = (id: string): RecordedChange => ({ entity: 'stakeholder', id, created: false, fields: { name: ['A', 'B'] } });

/** Steps of a person whose server answers as told. */
function harness(answer: (group: string) => Promise<GroupUndone>, { unsent = [], refusedAgain }: { unsent?: readonly string[]; refusedAgain?: string } = {}) {
  const kept = new Map<string, UndoStep>();
  let ids = 0;
  const stack = new UndoStack(() => `step ${(ids += 1)}`, (step) => void kept.set(step.id, structuredClone(step)), (step) => void kept.delete(step.id));
  const state = { status: 'live' as ConnectionState['status'], waiting: 0 };
  const listeners = new Set<() => void>();
  const asked: string[] = [];
  const restored: string[] = [];
  const line = { get state() { return state as ConnectionState; }, subscribeState: (listener: () => void) => (listeners.add(listener), () => void listeners.delete(listener)) };
  const ask = (group: string): Promise<GroupUndone> => (asked.push(group), answer(group));
  const kinds: string[] = [];
  const restore = (changes: { id: string }[], kind: string) => (kinds.push(kind), restored.push(...changes.map(({ id }) => id)), { key: `c ${restored.length + 100}`, changes: [change(changes[0]!.id)], report: null });
  const withdrawn: string[] = [];
  const ways: Ways = {
    restore,
    withdraw: (keys) => (unsent.some((key) => keys.includes(key)) ? keys.map((key) => (withdrawn.push(key), { name: key, version: 1, input: {}, group: null })) : null),
    wouldChange: ({ name }) => [{ ...change(name), fields: { classification: ['confidential', 'public'] } }],
    doAgain: ({ name }) => {
      if (name === refusedAgain) throw new Refusal('stillNeeded', 'It is needed.');
      return { key: `${name}'`, changes: [change(name)], report: null };
    },
  };
  const steps = new TakeBack(stack, line, ask, ways, () => undefined);
  const set = (changed: Partial<typeof state>): void => {
    Object.assign(state, changed);
    for (const listener of [...listeners]) listener();
  };
  return { stack, steps, kept, asked, restored, kinds, withdrawn, set };
}

describe('steps that the server takes back', () => {
  it('UNDO-13 stand among the others, are taken back in their turn, and are brought again by the group of their undoing', async () => {
    const { stack, steps, asked, restored, kinds, kept } = harness((group) => Promise.resolve(done(`${group}'`)));
    stack.record('c 1', 'updateStakeholder', null, [change('before')]);
    steps.record('g', LABEL);
    steps.record('g', LABEL);
    stack.record('c 2', 'updateStakeholder', null, [change('after')]);
    expect(steps.last('undo')?.atServer).toBeNull();
    expect(restored).toEqual(['after']);
    const back = steps.last('undo')!;
    expect(back).toMatchObject({ kind: 'undo', label: LABEL });
    // Whoever presses again meanwhile means the same.
    expect(steps.last('undo')).toBe(back);
    await back.atServer;
    expect(steps.kindOf('g')).toBe('redo');
    expect([...kept.values()].filter(({ atServer }) => atServer).map(({ kind, atServer }) => [kind, atServer])).toEqual([['redo', "g'"]]);
    steps.last('undo');
    expect(restored).toEqual(['after', 'before']);
    steps.last('redo');
    await steps.last('redo')!.atServer;
    await steps.last('undo')!.atServer;
    expect(asked).toEqual(['g', "g'", "g''"]);
    expect(kinds).toEqual(['undo', 'undo', 'redo']);
  });

  it('UNDO-13 wait until the server has what was done before, and stay while it is away', async () => {
    const { steps, asked, set } = harness((group) => Promise.resolve(done(`${group}'`)));
    steps.record('g', LABEL);
    set({ status: 'offline' });
    await expect(steps.last('undo')!.atServer).rejects.toThrow(ServerAway);
    expect(steps.kindOf('g')).toBe('undo');
    set({ status: 'live', waiting: 2 });
    const back = steps.last('undo')!;
    set({ waiting: 1 });
    expect(asked).toEqual([]);
    set({ waiting: 0 });
    await back.atServer;
    expect(asked).toEqual(['g']);
    set({ status: 'live', waiting: 1 });
    const forth = steps.last('redo')!;
    set({ status: 'offline' });
    await expect(forth.atServer).rejects.toThrow(ServerAway);
    expect(steps.kindOf('g')).toBe('redo');
  });

  it.each([
    [new Refusal('archived', 'Archived.'), 'undo'],
    [new Error('The line broke.'), 'undo'],
    [new Refusal('forbidden', 'No.'), null],
  ] as const)('UNDO-13 UNDO-7 what the server answers with %s stays or blocks nothing', async (error, kind) => {
    const { steps } = harness(() => Promise.reject(error));
    steps.record('g', LABEL);
    await expect(steps.last('undo')!.atServer).rejects.toThrow(error);
    expect(steps.kindOf('g')).toBe(kind);
  });

  it('UNDO-13 of which nothing went back cannot be brought again', async () => {
    const { steps } = harness(() => Promise.resolve(done(null)));
    steps.record('g', LABEL);
    await steps.last('undo')!.atServer;
    expect(steps.kindOf('g')).toBeNull();
  });

  it('UNDO-13 are taken back by their group too, wherever they stand, and once', async () => {
    const { stack, steps, asked, restored } = harness((group) => Promise.resolve(done(`${group}'`)));
    steps.record('g', LABEL);
    stack.record('c 1', 'updateStakeholder', null, [change('after')]);
    const [first, second] = await Promise.all([steps.undo('g'), steps.undo('g')]);
    expect([first, second, await steps.undo('g'), await steps.undo('other')]).toEqual([done("g'"), done("g'"), null, null]);
    expect(asked).toEqual(['g']);
    steps.last('undo');
    expect(restored).toEqual(['after']);
    expect(steps.last('undo')).toBeNull();
  });

  it('UNDO-13 brought again while the person goes on: the step can be taken back afterwards; gone with the project, it stays so', async () => {
    let release: () => void = () => undefined;
    const { stack, steps } = harness((group) => (group === 'g' ? Promise.resolve(done('back')) : new Promise((resolve) => (release = () => resolve(done('forth'))))));
    steps.record('g', LABEL);
    await steps.last('undo')!.atServer;
    const forth = steps.last('redo')!;
    stack.record('c 1', 'updateStakeholder', null, [change('meanwhile')]);
    await Promise.resolve();
    release();
    await forth.atServer;
    expect(steps.kindOf('g')).toBe('undo');
    const again = steps.last('undo')!;
    await Promise.resolve();
    stack.clear();
    release();
    await again.atServer;
    expect(stack.all).toEqual([]);
  });
});

describe('steps that were not sent yet', () => {
  const never = (): Promise<never> => Promise.reject(new Error('Nobody asks.'));

  it('UNDO-17 are withdrawn, brought again as they were done, and then are steps like any other', () => {
    const { stack, steps, restored, withdrawn, kept } = harness(never, { unsent: ['c 1'] });
    stack.record('c 1', 'updateStakeholder', 'g', [change('a')]);
    stack.record('c 2', 'updateStakeholder', 'g', [change('b')]);
    expect(steps.last('undo')).toMatchObject({ kind: 'undo', label: { count: 2 }, report: { skipped: [] }, atServer: null });
    expect([withdrawn, restored, stack.all.map(({ kind }) => kind)]).toEqual([['c 1', 'c 2'], [], ['redo']]);
    const [step] = [...kept.values()];
    const later = harness(never);
    later.stack.load([step!]);
    for (const each of [steps, later.steps]) expect(each.last('redo')).toMatchObject({ kind: 'redo', label: { count: 2 } });
    expect(later.stack.all.map(({ kind, parts }) => [kind, parts.map(({ key }) => key)])).toEqual([['undo', ["c 1'", "c 2'"]]]);
    steps.last('undo');
    expect(restored).toEqual(['c 2', 'c 1']);
  });

  it('UNDO-17 of which a part is refused when it is brought again keep what was done before it, and say why', () => {
    const { stack, steps } = harness(never, { unsent: ['c 1'], refusedAgain: 'c 2' });
    for (const key of ['c 1', 'c 2', 'c 3']) stack.record(key, 'updateStakeholder', 'g', [change(key)]);
    steps.last('undo');
    expect(() => steps.last('redo')).toThrow('It is needed.');
    expect(stack.all.map(({ kind, parts }) => [kind, parts.map(({ key }) => key)])).toEqual([['undo', ["c 1'"]]]);
  });
});

describe('what taking back would do', () => {
  it('UNDO-23 is told before it is done: what it changes, and after what of it more people could read something', () => {
    const { stack, steps, restored } = harness(() => Promise.resolve(done(null)), { unsent: ['c 2'] });
    expect(steps.ahead('undo')).toBeNull();
    const raised: RecordedChange = { entity: 'stakeholder', id: 's', created: false, fields: { classification: ['restricted', 'strictlyConfidential'], name: ['A', 'B'] } };
    stack.record('c 1', 'classify', null, [raised]);
    const back = { entity: 'stakeholder', id: 's', field: 'classification', expected: 'strictlyConfidential', value: 'restricted' };
    expect(steps.ahead('undo')).toMatchObject({ group: null, changes: [back, { field: 'name' }], opens: [back] });
    expect(restored).toEqual([]);
    stack.record('c 2', 'classify', null, [{ ...raised, fields: { classification: ['confidential', 'public'] } }]);
    expect(steps.ahead('undo')!.opens).toEqual([]);
    // Taken out of the queue, it is done again as it was.
    steps.last('undo');
    expect(steps.ahead('redo')!.opens).toMatchObject([{ id: 'c 2', field: 'classification', expected: 'confidential', value: 'public' }]);
    steps.record('g', LABEL);
    expect(steps.ahead('undo')).toMatchObject({ group: 'g', changes: [], opens: [] });
  });
});
