/** IndexedDB and locks in a real browser, over a page on localhost. */
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import type * as SyncClient from '../index.js';
import type { QueueWrite } from './types.js';

declare const syncClient: typeof SyncClient;
type Storage = Awaited<ReturnType<typeof SyncClient.openIndexedDb>>;
declare const storage: Storage;

const ACCOUNT = 'a1';
const PROJECT = 'p1';
let server: Server;
let browser: Browser;
let context: BrowserContext;
/** Answers the request of a page that stands still until then. */
let letGo: (() => void) | undefined;

beforeAll(async () => {
  const script = await bundle();
  server = createServer((request, response) => {
    if (request.url === '/stand-still') return void (letGo = () => response.end());
    const isScript = request.url === '/sync-client.js';
    response.setHeader('content-type', `${isScript ? 'text/javascript' : 'text/html'}; charset=utf-8`);
    response.end(isScript ? script : '<!doctype html><script src="/sync-client.js"></script>');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  browser = await chromium.launch({ executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
});
afterAll(async () => {
  await browser?.close();
  server?.close();
});
beforeEach(async () => void (context = await browser.newContext()));
afterEach(() => context.close());

/** The library as one script for a page. Bundled by a process of its own: native parts of the bundler do not know the values of jest's sandbox. */
async function bundle(): Promise<string> {
  const options = {
    configFile: false,
    logLevel: 'error',
    resolve: { conditions: ['baraza-source', 'browser', 'module', 'import', 'default'] },
    build: { write: false, minify: false, lib: { entry: fileURLToPath(new URL('../index.ts', import.meta.url)), formats: ['iife'], name: 'syncClient' } },
  };
  const program = `import { build } from 'vite'; const [{ output }] = await build(${JSON.stringify(options)}); process.stdout.write(output[0].code);`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program], { cwd: fileURLToPath(new URL('.', import.meta.url)), maxBuffer: 64_000_000 });
  return stdout;
}

/** A tab with its storage open as the global `storage`. */
async function tab(account = ACCOUNT, heartbeat?: { every: number; deadAfter: number }): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  await page.evaluate(
    async ([given, project, beats]) => {
      Object.assign(globalThis, { storage: await syncClient.openIndexedDb({ account: given, project, heartbeat: beats, onLost: (name: string) => Object.assign(globalThis, { lost: name }) }) });
    },
    [account, PROJECT, heartbeat] as const,
  );
  return page;
}

const write = (client: string, part: Partial<QueueWrite>): QueueWrite => ({ client, discard: false, next: 1, add: [], remove: [], putSteps: [], removeSteps: [], ...part });
const mutation = (n: number) => ({ n, name: 'x', version: 1, input: {}, group: null });
const queuesOf = (page: Page) => page.evaluate(() => storage.readQueues());
const writeQueues = (page: Page, writes: QueueWrite[]) => page.evaluate((given) => storage.writeQueues(given), writes);

describe('storage in the browser', () => {
  it('SYNC-11 a queue outlives its tab: numbers in order, what was dealt with gone, what was discarded gone whole', async () => {
    const first = await tab();
    await writeQueues(first, [write('c1', { next: 13, add: [12, 2, 1].map(mutation) }), write('c2', { next: 2, add: [mutation(1)] })]);
    await writeQueues(first, [write('c1', { next: 14, add: [mutation(13)], remove: [1] }), write('c2', { discard: true })]);
    await first.close();
    expect(await queuesOf(await tab())).toEqual([{ client: 'c1', next: 14, mutations: [2, 12, 13].map(mutation), steps: [] }]);
  });

  it('SYNC-42 what is done in the moment in which the page is left is kept', async () => {
    for (let n = 1; n <= 20; n += 1) {
      const page = await tab();
      const left = page.waitForEvent('load');
      await page.evaluate((given) => {
        void storage.writeQueues(given);
        location.reload();
      }, [write('c1', { next: n + 1, add: [mutation(n)] })]);
      await left;
      const reader = await tab();
      expect((await queuesOf(reader))[0]?.mutations.map((each) => each.n)).toEqual(Array.from({ length: n }, (_, index) => index + 1));
      await reader.close();
      await page.close();
    }
  });

  it('SYNC-12 the snapshot is written in pieces and read whole; accounts are kept apart', async () => {
    const page = await tab();
    const read = (from: Page) => from.evaluate(() => storage.readSnapshot());
    const head = { format: 'f', cursor: 5, scopes: ['registry'], viewer: { account: ACCOUNT, role: 'owner', clearance: 'public' } } as const;
    const record = (id: string, name: string) => ['stakeholder', { id, name, classification: 'public', deleted: false }] as ['stakeholder', { id: string; name: string; classification: 'public'; deleted: boolean }];
    const put = (given: object) => page.evaluate((what) => storage.writeSnapshot(what as never), given);
    expect(await read(page)).toBeNull();
    await put({ head, whole: true, put: [record('s1', 'A'), record('s2', 'B')], remove: [] });
    await put({ head: { ...head, cursor: 6 }, whole: false, put: [record('s1', 'A2')], remove: [['stakeholder', 's2']] });
    expect(await read(await tab())).toEqual({ head: { ...head, cursor: 6 }, records: [record('s1', 'A2')] });
    expect(await read(await tab('a2'))).toBeNull();
  });

  it('SYNC-13 only one tab holds a queue, and a closed tab lets go', async () => {
    const [first, second] = [await tab(), await tab()];
    const hold = (page: Page): Promise<boolean> => page.evaluate(async () => (await storage.hold('queue c1')) !== null);
    expect(await hold(first)).toBe(true);
    expect(await hold(first)).toBe(false);
    expect(await hold(second)).toBe(false);
    await first.close();
    await second.evaluate((name) => navigator.locks.request(name, () => undefined), `baraza ${ACCOUNT} ${PROJECT} queue c1`);
    expect(await hold(second)).toBe(true);
  });

  it.each([[undefined], [{ every: 50, deadAfter: 2000 }]])('SYNC-41 what a tab asks for twice at once it gets once, and closed meanwhile not at all (heartbeats: %p)', async (beats) => {
    const first = await tab(ACCOUNT, beats);
    const both = await first.evaluate(async () => (await Promise.all([storage.hold('queue c1'), storage.hold('queue c1')])).map((held) => held !== null));
    expect(both.filter(Boolean)).toHaveLength(1);
    const late = await first.evaluate(async () => {
      const asked = storage.hold('queue c2');
      await storage.close();
      return (await asked) !== null;
    });
    expect(late).toBe(false);
    const second = await tab(ACCOUNT, beats);
    expect(await second.evaluate(async () => [await storage.hold('queue c1'), await storage.hold('queue c2')].map((held) => held !== null))).toEqual([true, true]);
  });

  it('SYNC-13 where there are no locks, a heartbeat keeps others out until it stops; who comes back too late is told', async () => {
    const beats = { every: 50, deadAfter: 2000 };
    const [first, second] = [await tab(ACCOUNT, beats), await tab(ACCOUNT, beats)];
    const hold = (): Promise<boolean> => second.evaluate(async () => (await storage.hold('queue c1')) !== null);
    expect(await first.evaluate(async () => (await storage.hold('queue c1')) !== null)).toBe(true);
    expect(await hold()).toBe(false);
    // A tab that is stuck, as one that the browser froze: no timer of it runs until its request is answered, and that is when the other has the queue. It stops between two beats, for whoever stops in
    // the middle of a transaction keeps everybody waiting until the browser ends it, a minute later.
    const stuck = first.evaluate(async () => {
      let open = 0;
      await new Promise<void>((resolve) => {
        const { transaction } = IDBDatabase.prototype;
        IDBDatabase.prototype.transaction = function (...given) {
          const begun = transaction.apply(this, given);
          open += 1;
          begun.addEventListener('complete', () => (open -= 1) === 0 && resolve());
          return begun;
        };
      });
      const request = new XMLHttpRequest();
      request.open('GET', '/stand-still', false);
      request.send();
    });
    while (!(await hold())) await second.evaluate(() => new Promise(requestAnimationFrame));
    letGo?.();
    await stuck;
    await first.waitForFunction(() => 'lost' in globalThis);
  });

  it('SYNC-15 what signing out would lose is counted by project, of this account alone', async () => {
    const [page, other] = [await tab('a3'), await tab('a4')];
    const counted = () => page.evaluate(async () => [...(await syncClient.waitingOf('a3'))]);
    expect(await counted()).toEqual([]);
    await writeQueues(page, [write('c1', { next: 3, add: [mutation(1), mutation(2)] }), write('c2', { next: 2, add: [mutation(1)] })]);
    await writeQueues(other, [write('c3', { next: 2, add: [mutation(1)] })]);
    expect(await counted()).toEqual([[PROJECT, 3]]);
    await page.evaluate(() => syncClient.wipeAccount('a3'));
    expect(await counted()).toEqual([]);
  });

  it('SYNC-15 wiping takes the snapshot and, if asked, the queues; signing out takes all of the account and nothing of others', async () => {
    const [page, other] = [await tab(), await tab('a2')];
    for (const each of [page, other]) await writeQueues(each, [write('c1', { next: 2, add: [mutation(1)] })]);
    await page.evaluate(() => storage.wipe({ queues: false }));
    expect(await queuesOf(page)).toHaveLength(1);
    await page.evaluate((account) => syncClient.wipeAccount(account), ACCOUNT);
    expect(await queuesOf(page)).toEqual([]);
    expect(await queuesOf(other)).toHaveLength(1);
  });
});
