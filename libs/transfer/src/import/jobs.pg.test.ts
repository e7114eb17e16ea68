import { randomUUID } from 'node:crypto';
import { BusyError, undoGroup } from '@baraza/commands';
import { ended, http, importsOverHttp, preview, project, upload } from '../test/imports.js';
import { stateOf } from '../test/project.js';
import type { Importable, PlanInGeneral } from './importable.js';
import { ImportJobs } from './jobs.js';
import { RECORDS } from './records-import.js';

importsOverHttp();

const rows = (count: number): string => `Label\n${Array.from({ length: count }, (_, i) => `S${i}`).join('\n')}`;
const names = async (): Promise<number> => (await stateOf(project)).store.allLive('stakeholder').length;
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** The handler takes so many operations, then breaks, until it is mended. */
function breaksAfter(operations: number, error: Error): { mend: () => void } {
  const { handler } = http.store;
  const submit = handler.submit.bind(handler);
  let taken = 0;
  handler.submit = (command) => ((taken += 1) > operations ? Promise.reject(error) : submit(command));
  return { mend: () => void (handler.submit = submit) };
}

test('IMP-46 where what was put in cannot be taken back either, that is said, and it can be undone as one step later', async () => {
  const { import: id } = await preview(upload({ 'a.csv': rows(1200) }));
  const away = breaksAfter(1, new Error('connect ECONNREFUSED'));
  await http.send(project.owner, 'POST', `/files/imports/${id}/apply`);
  const end = await ended(id);
  away.mend();
  expect(end).toMatchObject({ state: 'failed', code: 'failedNotTakenBack', error: { code: 'internal' }, result: { group: expect.any(String), leftOver: 1000 } });
  expect(end.message).not.toMatch(/nothing of it remains/i);
  expect(http.errors.splice(0)).toMatchObject([{ message: 'connect ECONNREFUSED' }]);
  expect(await names()).toBe(500);
  await undoGroup(project.db.dataSource, project.handler, { place: project.place, actor: project.owner, group: end.result!.group!, as: randomUUID() });
  expect(await names()).toBe(0);
});

test('IMP-46 where it breaks and can be taken back, nothing of it remains, and that is said', async () => {
  const { import: id } = await preview(upload({ 'a.csv': rows(1200) }));
  const { handler } = http.store;
  const submit = handler.submit.bind(handler);
  let taken = 0;
  handler.submit = (command) => ((taken += 1) === 2 ? Promise.reject(new Error('broken off')) : submit(command));
  await http.send(project.owner, 'POST', `/files/imports/${id}/apply`);
  const end = await ended(id);
  handler.submit = submit;
  expect(end).toMatchObject({ state: 'failed', code: 'failed', error: { code: 'internal' }, result: { leftOver: 0 } });
  expect(http.errors.splice(0)).toMatchObject([{ message: 'broken off' }]);
  expect(await names()).toBe(0);
});

test('IMP-47 where too much waits for the project that is said in words, and the import can be tried again as it is', async () => {
  const { import: id } = await preview(upload({ 'a.csv': rows(3) }));
  const full = breaksAfter(0, new BusyError('Too many changes wait.'));
  await http.send(project.owner, 'POST', `/files/imports/${id}/apply`);
  expect(await ended(id)).toMatchObject({ state: 'previewed', error: { code: 'serverBusy' } });
  full.mend();
  expect(http.errors).toEqual([]);
  await http.send(project.owner, 'POST', `/files/imports/${id}/apply`);
  expect(await ended(id)).toMatchObject({ state: 'done' });
  expect(await names()).toBe(3);
});

test('IMP-30 rows of one label that is too long for a name are listed and ask nothing, and the good row comes in', async () => {
  const long = 'x'.repeat(1200);
  const one = await preview(upload({ 'a.csv': `Label\n${long}\n${long}\nGood` }));
  expect(one).toMatchObject({ questions: [], counts: { stakeholder: { added: 1 } }, lists: { bad: { total: 2, rows: [{ code: 'name-too-long' }, { code: 'name-too-long' }] } } });
  await http.send(project.owner, 'POST', `/files/imports/${one.import}/apply`);
  expect(await ended(one.import)).toMatchObject({ state: 'done', result: { counts: { stakeholder: 1 } } });
});

test('IMP-30 every question can be answered, however long what it is about', async () => {
  const kind = 'k'.repeat(1200);
  const one = await preview(upload({ 'a.csv': `Label,Type\nA,${kind}\nA,${kind}\nB,` }));
  expect(one.questions).toHaveLength(1);
  const chosen = await preview(http.send(project.owner, 'POST', `/files/imports/${one.import}/choices`, { json: { answers: { [one.questions[0]!.key]: 'separate' } } }));
  expect(chosen).toMatchObject({ questions: [{ answer: 'separate' }], counts: { stakeholder: { added: 3 } } });
});

describe('plans that are made at once', () => {
  const running = new Set<string>();
  let release: (() => void)[] = [];
  let most = 0;
  let held = true;
  beforeEach(() => {
    held = true;
    most = 0;
    release = [];
  });
  const nothing: PlanInGeneral = { rows: [], problems: [], questions: [] };
  /** A kind of import whose plans wait to be released. */
  const slow = (cells: number): Importable => ({
    ...(RECORDS as unknown as Importable),
    read: async () => 'file',
    sizeOf: () => cells,
    preview: () => ({}),
    plan: (_, __, choices, { signal }) =>
      new Promise((resolve, reject) => {
        const name = `${String(choices)} ${running.size}`;
        const end = (finish: () => void) => (): void => {
          running.delete(name);
          finish();
        };
        running.add(name);
        most = Math.max(most, running.size);
        signal?.addEventListener('abort', end(() => reject(signal.reason as Error)));
        release.push(end(() => resolve(nothing)));
        if (!held) release.at(-1)!();
      }),
  });
  const jobs = (): ImportJobs => new ImportJobs({ dataSource: project.db.dataSource, handler: project.handler, onError: () => undefined });
  /** An import that has been planned; what is planned from then on is held. */
  const begun = async (of: ImportJobs): Promise<{ readonly id: string }> => {
    held = false;
    const job = await of.begin(slow(1), project.owner, project.place, [], 'first');
    held = true;
    return job;
  };
  const until = async (count: number): Promise<void> => {
    while (running.size < count) await turn();
  };
  const all = async (works: Promise<unknown>[]): Promise<void> => {
    let open = true;
    void Promise.allSettled(works).then(() => (open = false));
    while (open) {
      release.splice(0).forEach((each) => each());
      await turn();
    }
  };

  test('IMP-45 of one person two are made, the others wait and are made then', async () => {
    const of = jobs();
    const job = await begun(of);
    const works = Array.from({ length: 6 }, (_, i) => of.choose(project.owner, job.id, `choice ${i}`));
    await until(2);
    await all(works);
    expect((await Promise.allSettled(works)).map(({ status }) => status)).toEqual(Array(6).fill('fulfilled'));
    expect(most).toBe(2);
  });

  test('IMP-45 of two files with very many cells one is planned after the other', async () => {
    const of = jobs();
    const other = await http.member(project, 'analyst');
    const works = [of.begin(slow(2_000_000), project.owner, project.place, [], 'a'), of.begin(slow(2_000_000), other, project.place, [], 'b')];
    await until(1);
    await all(works);
    await Promise.all(works);
    expect(most).toBe(1);
  });

  test('IMP-45 what waits for an import that is cancelled leaves the line, and holds nothing', async () => {
    const of = jobs();
    const job = await begun(of);
    const works = Array.from({ length: 4 }, (_, i) => of.choose(project.owner, job.id, `choice ${i}`));
    const ends = Promise.allSettled(works);
    await until(2);
    of.cancel(project.owner, job.id);
    expect(await ends).toMatchObject(Array(4).fill({ status: 'rejected', reason: { code: 'notFound' } }));
    expect(running.size).toBe(0);
    held = false;
    await of.begin(slow(1), project.owner, project.place, [], 'next');
  });
});
