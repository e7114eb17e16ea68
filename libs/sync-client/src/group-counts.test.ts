import type { GroupCount, RefusalCode } from '@baraza/domain';
import type { CountAnswer } from '@baraza/protocol';
import { GroupCounts } from './group-counts.js';
import { MemoryDisk } from './storage/memory.js';
import { Typed } from './typed.js';

const uuid = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const SESSION = uuid(1);
const count = (n: number, counted = true): GroupCount => ({ id: uuid(n), item: null, groups: [{ dimension: uuid(2), group: 'female' }], counted });

test('UI-175 what counts waits under its random id, outlives the page, is sent until it is answered, and as taken back where it was', async () => {
  const disk = new MemoryDisk();
  const storage = disk.tab();
  const sent: [string, string, boolean][] = [];
  let answer: CountAnswer | null = null;
  let during = (): void => undefined;
  const visit = (): { counts: GroupCounts; typed: Typed } => {
    const typed = new Typed(() => storage);
    const send = async (session: string, { id, counted }: GroupCount): Promise<CountAnswer | null> => {
      sent.push([session, id, counted]);
      during();
      return answer;
    };
    return { typed, counts: new GroupCounts({ typed, send }) };
  };
  const first = visit();
  first.counts.add(SESSION, count(9));
  first.counts.add(SESSION, count(8));
  await first.counts.send();
  await first.typed.settled();
  expect([...(await storage.readAllTyped('count ')).keys()].toSorted()).toEqual([`count ${SESSION} ${uuid(8)}`, `count ${SESSION} ${uuid(9)}`]);

  sent.length = 0;
  const { counts, typed } = visit();
  answer = { ok: true };
  during = () => {
    during = () => undefined;
    counts.add(SESSION, count(8, false));
  };
  await counts.send();
  await typed.settled();
  expect(sent.filter(([, id]) => id === uuid(8)).map(([, , counted]) => counted)).toEqual([true, false]);
  expect(sent.some(([, id]) => id === uuid(9))).toBe(true);
  expect((await storage.readAllTyped('count ')).size).toBe(0);
  sent.length = 0;
  await counts.send();
  expect(sent).toEqual([]);
});

test('UI-175 what was not counted for now waits on, what is refused for good goes, and where nothing waits nothing is read', async () => {
  const storage = new MemoryDisk().tab();
  const typed = new Typed(() => storage);
  const refused = (code: RefusalCode): CountAnswer => ({ ok: false, refusal: { code, message: '', params: {}, path: null } });
  let answer: CountAnswer = refused('outOfRange');
  let sent = 0;
  const counts = new GroupCounts({ typed, send: () => Promise.resolve((sent += 1)).then(() => answer) });
  const waiting = async (): Promise<number> => {
    await counts.send();
    await typed.settled();
    return (await storage.readAllTyped('count ')).size;
  };
  counts.add(SESSION, count(9));
  expect(await waiting()).toBe(1);
  answer = refused('internal');
  expect(await waiting()).toBe(1);
  answer = refused('notFound');
  expect(await waiting()).toBe(1);
  answer = { ok: true };
  expect(await waiting()).toBe(0);
  const before = sent;
  await counts.send();
  expect(sent).toBe(before);
  answer = refused('forbidden');
  counts.add(SESSION, count(8));
  expect(await waiting()).toBe(0);
});
