import { randomUUID } from 'node:crypto';
import { createTestStore, foundTestProject, submitAs, testHandler, type TestStore } from '@baraza/testing';
import pg from 'pg';
import { CommandHandler } from './handler.js';
import { type ForeignBatch, listenForForeignBatches } from './notices.js';

let db: TestStore;
beforeAll(async () => {
  db = await createTestStore();
});
afterAll(() => db?.close());

/** Things that arrive, in order, each to be waited for. */
class Inbox<T> {
  private readonly items: T[] = [];
  private waiting: ((item: T) => void)[] = [];
  readonly put = (item: T): void => {
    const next = this.waiting.shift();
    if (next) next(item);
    else this.items.push(item);
  };
  next(): Promise<T> {
    const item = this.items.shift();
    return item === undefined ? new Promise((resolve) => this.waiting.push(resolve)) : Promise.resolve(item);
  }
}

const notifying = (): CommandHandler => new CommandHandler(db.dataSource, (_, error) => { throw error; }, () => new Date(), { notify: true });
const stakeholder = (name: string) => ({ id: randomUUID(), name }) as never;

test('OP-30 a process that works beside the server tells it of each batch after its commit, and not of what was refused', async () => {
  const owner = randomUUID();
  const [server, tool] = [testHandler(db.dataSource), notifying()];
  const place = await foundTestProject(server, owner);
  const heard = new Inbox<ForeignBatch>();
  const listening = await listenForForeignBatches(db.url, { onBatch: heard.put, onGap: () => undefined, onError: () => undefined, origin: server.origin });
  await submitAs(server, place, owner, 'createStakeholder', stakeholder('By the server, which does not announce'));
  expect((await submitAs(tool, place, owner, 'createStakeholder', stakeholder(''))).status).toBe('refused');
  const result = await submitAs(tool, place, owner, 'createStakeholder', stakeholder('By the tool'));
  expect(await heard.next()).toEqual({ place, seq: (result as { seq: number }).seq });
  await listening.close();
});

test('OP-30 its own batches are no news', async () => {
  const owner = randomUUID();
  const [one, other] = [notifying(), notifying()];
  const place = await foundTestProject(one, owner);
  const heard = new Inbox<ForeignBatch>();
  const listening = await listenForForeignBatches(db.url, { onBatch: heard.put, onGap: () => undefined, onError: () => undefined, origin: one.origin });
  await submitAs(one, place, owner, 'createStakeholder', stakeholder('Mine'));
  const theirs = (await submitAs(other, place, owner, 'createStakeholder', stakeholder('Theirs'))) as { seq: number };
  expect((await heard.next()).seq).toBe(theirs.seq);
  await listening.close();
});

test('OP-31 a lost connection is mended, and said, because something may have been missed', async () => {
  const owner = randomUUID();
  const tool = notifying();
  const place = await foundTestProject(tool, owner);
  const heard = new Inbox<ForeignBatch>();
  const gaps = new Inbox<true>();
  const listening = await listenForForeignBatches(db.url, { onBatch: heard.put, onGap: () => gaps.put(true), onError: () => undefined, origin: '' });
  const admin = new pg.Client({ connectionString: db.adminUrl });
  await admin.connect();
  await admin.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'baraza notices' AND datname = current_database()`);
  await admin.end();
  await gaps.next();
  const result = (await submitAs(tool, place, owner, 'createStakeholder', stakeholder('After the gap'))) as { seq: number };
  expect((await heard.next()).seq).toBe(result.seq);
  await listening.close();
  await expect(listenForForeignBatches('postgres://nobody:x@127.0.0.1:1/none', { onBatch: () => undefined, onGap: () => undefined, onError: () => undefined, origin: '' })).rejects.toThrow();
});
