import type { GroupUndone, UndoLabel } from '@baraza/sync-client';
import { AppError, serverAway } from '../data/app-error.js';
import type { GroupSince } from '../data/undo-group.js';
import type { ImportChoices, ImportPreview, ImportProgress, ImportsApi } from './api.js';
import { firstChoices } from './flow-of.js';
import { JobFlow, type Step } from './flow.js';

const progress = (state: ImportProgress['state'], changed: Partial<ImportProgress> = {}): ImportProgress => ({ import: 'i1', state, done: 0, total: 0, code: state === 'applying' ? 'writing' : state, result: null, error: null, ...changed });
const preview = (state: ImportProgress['state'] = 'previewed', changed: Partial<ImportPreview> = {}): ImportPreview => ({ ...progress(state), files: ['a.csv'], choices: {}, questions: [], columns: [], terms: [], sheets: [], meaning: 'found', roles: {} as never, sharedRoles: [], fields: {} as never, scales: [], fileMaps: [], maps: [], counts: {} as never, lists: {} as never, ...changed });
const file = new File(['Label\nA'], 'the-lake.csv');
const lost = new AppError('notFound', 'There is no such import.', { entity: 'import' });
const untouched: GroupSince = { changed: [], added: [], by: [], opened: 0 };
const never = (): never => {
  throw new Error('not expected');
};

/** A flow over a server of the test's own; everything it was asked is noted, and pauses pass at once. */
function harness(answers: Partial<ImportsApi>, kept: string | null = null, undo: (group: string, all?: boolean) => Promise<GroupUndone | null> = never, since: GroupSince = untouched, again: GroupUndone | null = null) {
  const memory: { id: string | null; begun: string | null; step: string | null } = { id: kept, begun: null, step: null };
  const kinds = new Map<string, 'undo' | 'redo'>();
  const recorded: [string, UndoLabel][] = [];
  const pauses: number[] = [];
  const steps: Step[] = [];
  const api = { begin: never, preview: never, progress: never, choose: never, rows: never, apply: never, cancel: never, ...answers } as ImportsApi;
  const flow = new JobFlow({ project: 'p1', api, firstChoices, operation: 'importRecords', memory: { recall: () => memory.id, keep: (id) => void (memory.id = id), begun: () => memory.begun, keepBegun: (id) => void (memory.begun = id), lastStep: () => memory.step, keepStep: (group) => void (memory.step = group) }, ready: Promise.resolve(), pause: async (ms) => void pauses.push(ms), since: () => Promise.resolve(since), steps: { undo, redo: () => Promise.resolve(again), kindOf: (group) => kinds.get(group) ?? null, record: (group, label) => void (recorded.push([group, label]), kinds.set(group, 'undo')) } });
  flow.subscribe(() => steps.push(flow.current()));
  return { flow, memory, pauses, steps, recorded, kinds };
}

test('UI-60 a file that is refused leaves the choice open, with the reason', async () => {
  const { flow, memory } = harness({ begin: () => Promise.reject(new AppError('workbook-damaged', 'It is damaged.')) });
  await flow.start();
  await flow.send([file]);
  expect(flow.current()).toMatchObject({ kind: 'choosing', error: { code: 'workbook-damaged' } });
  expect(memory.id).toBeNull();
});

test.each([
  [null, { name: 'The lake' }],
  ['m1', { id: 'm1' }],
])('UI-64 what comes in is put on the map that was asked for (%s), else on one named after the file', async (map, expected) => {
  const sent: ImportChoices[] = [];
  const { flow } = harness({ begin: (_project, _files, choices) => (sent.push(choices), Promise.resolve(preview())) });
  await flow.start(map);
  await flow.send([file]);
  expect(sent).toEqual([{ map: expected }]);
});

test('UI-63 choices made while the server compares are sent together, the last of them last, and nothing is applied meanwhile', async () => {
  const sent: ImportChoices[] = [];
  let release: (() => void)[] = [];
  const { flow } = harness(
    {
      preview: () => Promise.resolve(preview()),
      choose: async (_id, choices) => {
        sent.push(choices);
        await new Promise<void>((resolve) => release.push(resolve));
        return preview('previewed', { choices });
      },
    },
    'i1',
  );
  await flow.start();
  const first = flow.choose({ direction: 'mutual' });
  void flow.choose({ direction: 'directed' });
  void flow.choose({ map: { name: 'X' } });
  await flow.apply();
  expect(flow.current()).toMatchObject({ kind: 'preview', comparing: true, choices: { direction: 'directed', map: { name: 'X' } } });
  while (release.length > 0) {
    const [next] = release;
    release = [];
    next!();
    await new Promise(setImmediate);
  }
  await first;
  expect(sent).toEqual([{ direction: 'mutual' }, { direction: 'directed', map: { name: 'X' } }]);
  expect(flow.current()).toMatchObject({ kind: 'preview', comparing: false, choices: { direction: 'directed', map: { name: 'X' } } });
});

test('UI-63 a choice that is refused is put back, and said', async () => {
  const { flow } = harness({ preview: () => Promise.resolve(preview('previewed', { choices: { map: null } })), choose: () => Promise.reject(new AppError('notFound', 'No such map.', { entity: 'map' })) }, 'i1');
  await flow.start();
  await flow.choose({ map: { id: 'gone' } });
  expect(flow.current()).toMatchObject({ kind: 'preview', comparing: false, choices: { map: null }, error: { code: 'notFound' } });
});

test('UI-67 an import that runs is found again, followed with growing pauses, and told with its end', async () => {
  const answers = [progress('applying', { done: 10 }), progress('applying', { done: 10 }), progress('applying', { done: 10 }), progress('done')];
  const { flow, pauses, steps } = harness(
    { preview: () => Promise.resolve(preview(answers.length > 0 ? 'applying' : 'done', { code: answers.length > 0 ? 'writing' : 'done' })), progress: () => Promise.resolve(answers.shift()!) },
    'i1',
  );
  await flow.start();
  expect(flow.current()).toMatchObject({ kind: 'ended', preview: { state: 'done' } });
  expect(steps.filter((step) => step.kind === 'applying').map((step) => step.kind === 'applying' && step.progress.done)).toEqual([0, 10, 10, 10]);
  expect(pauses[0]).toBe(pauses[1]);
  expect(pauses[2]).toBeGreaterThan(pauses[1]!);
  expect(pauses[3]).toBeGreaterThan(pauses[2]!);
});

test.each(['importBusy', null, 'importDone'])('UI-67 a page that is loaded anew before the server has heard that the import was begun follows it all the same (%s)', async (code) => {
  let asked = 0;
  const answers = code === 'importDone' ? [progress('done')] : [progress('applying'), progress('done')];
  const { flow, memory, steps } = harness(
    { preview: () => Promise.resolve(preview(asked++ === 0 ? 'previewed' : 'done')), apply: () => (code === null ? Promise.resolve(progress('applying')) : Promise.reject(new AppError(code, 'It is on its way.'))), progress: () => Promise.resolve(answers.shift()!) },
    'i1',
  );
  memory.begun = 'i1';
  await flow.resume();
  expect(steps.some(({ kind }) => kind === 'preview')).toBe(false);
  expect(flow.current()).toMatchObject({ kind: 'ended', preview: { state: 'done' } });
});

test('UI-67 what came back as a preview with a reason is not begun by itself', async () => {
  const error = { code: 'changedMeanwhile', message: 'The project has changed.', params: {} };
  const { flow, memory } = harness({ preview: () => Promise.resolve(preview('previewed', { error })) }, 'i1');
  memory.begun = 'i1';
  await flow.start();
  expect(flow.current()).toMatchObject({ kind: 'preview', error: { code: 'changedMeanwhile' } });
  expect(memory.begun).toBeNull();
});

test('UI-67 while the server is away the import is asked for again and again, and that is said', async () => {
  const answers = [() => Promise.reject(serverAway()), () => Promise.reject(serverAway()), () => Promise.resolve(progress('done'))];
  const { flow, steps } = harness({ preview: () => Promise.resolve(preview(answers.length > 0 ? 'applying' : 'done')), progress: () => answers.shift()!() }, 'i1');
  await flow.start();
  expect(steps.some((step) => step.kind === 'applying' && step.away)).toBe(true);
  expect(flow.current()).toMatchObject({ kind: 'ended' });
});

test('UI-67 an import that cannot be asked for just now is found when the server is back', async () => {
  const answers = [() => Promise.reject(serverAway()), () => Promise.resolve(preview())];
  const { flow, memory } = harness({ preview: () => answers.shift()!() }, 'i1');
  await flow.start();
  expect(flow.current()).toMatchObject({ kind: 'preview' });
  expect(memory.id).toBe('i1');
});

test('UI-67 an import that the server does not know any more is forgotten here too', async () => {
  const { flow, memory } = harness({ preview: () => Promise.reject(lost) }, 'i1');
  await flow.start();
  expect(flow.current()).toMatchObject({ kind: 'choosing', lost: true, error: null });
  expect(memory.id).toBeNull();
});

test('UI-67 a server that started anew in the middle of it leads back to the choice', async () => {
  let asked = 0;
  const { flow } = harness({ preview: () => Promise.resolve(preview(asked++ === 0 ? 'previewed' : 'applying')), apply: () => Promise.resolve(progress('applying')), progress: () => Promise.reject(lost) }, 'i1');
  await flow.start();
  await flow.apply();
  expect(flow.current()).toMatchObject({ kind: 'choosing', lost: true });
});

test('UI-67 an import that met a changed project comes back as a preview, with the reason', async () => {
  const error = { code: 'changedMeanwhile', message: 'The project has changed.', params: {} };
  let asked = 0;
  const { flow } = harness({ preview: () => Promise.resolve(preview('previewed', asked++ === 0 ? {} : { error })), apply: () => Promise.resolve(progress('applying')), progress: () => Promise.resolve(progress('previewed', { error })) }, 'i1');
  await flow.start();
  await flow.apply();
  expect(flow.current()).toMatchObject({ kind: 'preview', error: { code: 'changedMeanwhile' } });
});

test('UI-67 cancelling is asked for once, and the end says what remains', async () => {
  let cancelled = 0;
  const { flow } = harness(
    {
      preview: () => Promise.resolve(preview(cancelled > 0 ? 'cancelled' : 'previewed')),
      apply: () => Promise.resolve(progress('applying')),
      progress: async () => {
        await Promise.all([flow.cancel(), flow.cancel()]);
        return progress('cancelled');
      },
      cancel: () => ((cancelled += 1), Promise.resolve(progress('applying', { code: 'takingBack' }))),
    },
    'i1',
  );
  await flow.start();
  await flow.apply();
  expect(cancelled).toBe(1);
  expect(flow.current()).toMatchObject({ kind: 'ended', preview: { state: 'cancelled' } });
});

const result = (group: string | null, leftOver = 0) => ({ group, counts: { stakeholder: 3, map: 1 }, leftOver });
const undone = (skipped: number): GroupUndone => ({ group: 'g2', report: { skipped: Array.from({ length: skipped }, () => ({ entity: 'stakeholder', id: 's', fields: ['name'] })) }, taken: [], stopped: null });

test('UI-68 IMP-71 the whole import is undone by its group, and its end is found again until another is begun', async () => {
  const groups: string[] = [];
  const { flow, memory } = harness({ preview: () => Promise.resolve(preview('done', { result: result('g1') })) }, 'i1', (group) => (groups.push(group), Promise.resolve(undone(2))));
  await flow.start();
  await flow.undo();
  expect(groups).toEqual(['g1']);
  expect(flow.current()).toMatchObject({ kind: 'ended', undone: { outcome: undone(2), stopped: null, whole: true } });
  expect(memory.id).toBe('i1');
  flow.again();
  expect(memory.id).toBeNull();
});

test('UI-68 an undo that is refused can be tried again', async () => {
  const { flow, memory } = harness({ preview: () => Promise.resolve(preview('done', { result: result('g1') })) }, 'i1', () => Promise.reject(serverAway()));
  await flow.start();
  await flow.undo();
  expect(flow.current()).toMatchObject({ kind: 'ended', undone: null, undoing: false, error: { code: 'serverAway' } });
  expect(memory.id).toBe('i1');
});

test.each([
  ['done', result('g1'), 4],
  ['cancelled', result('g1', 2), 2],
  ['failed', result('g1', 1), 1],
  ['cancelled', result('g1'), null],
  ['done', result(null), null],
] as const)('UI-68 an import that has ended (%s) becomes a step of undo where something of it is in, once', async (state, ended, count) => {
  const { flow, recorded } = harness({ preview: () => Promise.resolve(preview(state, { result: ended })) }, 'i1');
  await flow.start();
  // Left and opened again.
  await flow.start();
  expect(recorded).toEqual(count === null ? [] : [['g1', { operation: 'importRecords', records: [], count }]]);
});

test('UI-68 an import whose end comes while another screen is open becomes a step of undo', async () => {
  const answers = [progress('applying'), progress('done')];
  const { flow, recorded } = harness({ preview: () => Promise.resolve(preview(answers.length > 0 ? 'applying' : 'done', { result: result('g1') })), progress: () => (flow.leave(), Promise.resolve(answers.shift()!)) }, 'i1');
  await flow.start();
  expect(recorded.map(([group]) => group)).toEqual(['g1']);
});

test('UI-68 what the keys of undo take back and bring again is so on the page too, and is not offered there again', async () => {
  const { flow, memory, kinds, recorded } = harness({ preview: () => Promise.resolve(preview('done', { result: result('g1') })) }, 'i1');
  await flow.start();
  kinds.set('g1', 'redo');
  flow.stepsChanged();
  expect(flow.current()).toMatchObject({ kind: 'ended', undone: { outcome: null } });
  expect(memory.id).toBe('i1');
  kinds.set('g1', 'undo');
  flow.stepsChanged();
  expect(flow.current()).toMatchObject({ kind: 'ended', undone: null });
  expect(recorded).toHaveLength(1);
});

test.each(['done', 'refused'])('UI-67 UI-68 an undo that ends (%s) after another import was begun leaves that one alone', async (end) => {
  let release: () => void = () => undefined;
  const ends = new Promise<GroupUndone>((resolve, reject) => (release = () => (end === 'done' ? resolve(undone(0)) : reject(serverAway()))));
  const { flow, memory } = harness({ preview: () => Promise.resolve(preview('done', { result: result('g1') })), begin: () => Promise.resolve(preview('previewed', { import: 'i2' })) }, 'i1', () => ends);
  await flow.start();
  const undoing = flow.undo();
  flow.again();
  await flow.send([file]);
  release();
  await undoing;
  expect(memory.id).toBe('i2');
  expect(flow.current()).toMatchObject({ kind: 'preview', preview: { import: 'i2' }, error: null });
});

test('IMP-70 where somebody has worked on it since, it is asked before: to take back the rest, everything, or nothing', async () => {
  const asked: [string, boolean | undefined][] = [];
  const worked: GroupSince = { ...untouched, changed: [{ entity: 'stakeholder', count: 1 }], by: [{ account: 'a', displayName: 'Ana' }] };
  const begin = async () => {
    const { flow } = harness({ preview: () => Promise.resolve(preview('done', { result: result('g1') })) }, 'i1', (group, all) => (asked.push([group, all]), Promise.resolve(undone(0))), worked);
    await flow.start();
    await flow.undo();
    expect(flow.current()).toMatchObject({ kind: 'ended', since: worked, undone: null, undoing: false });
    return flow;
  };
  const left = await begin();
  left.keepIn();
  expect([left.current(), asked]).toMatchObject([{ since: null, undone: null }, []]);
  const rest = await begin();
  await rest.undoKnowing(false);
  const all = await begin();
  await all.undoKnowing(true);
  expect(asked).toEqual([['g1', false], ['g1', true]]);
  expect([rest.current(), all.current()]).toMatchObject([{ since: null, undone: { whole: true } }, { since: null, undone: { whole: false } }]);
});

test.each([
  [undone(0), null],
  [null, { whole: true }],
])('IMP-70 what was taken back is brought in again, and stays so where there is nothing to bring (%#)', async (again, expected) => {
  const { flow } = harness({ preview: () => Promise.resolve(preview('done', { result: result('g1') })) }, 'i1', () => Promise.resolve(undone(0)), untouched, again);
  await flow.start();
  await flow.undo();
  await flow.redo();
  expect(flow.current()).toMatchObject({ kind: 'ended', undone: expected, undoing: false, error: null });
});

test('IMP-71 an import that was taken back and that the server has forgotten is nothing to wonder about', async () => {
  const { flow, memory, kinds } = harness({ preview: () => Promise.reject(lost) }, 'i1');
  memory.step = 'g1';
  kinds.set('g1', 'redo');
  await flow.start();
  expect(flow.current()).toMatchObject({ kind: 'choosing', lost: false, error: null });
});
