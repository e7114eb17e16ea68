/** The floor when the session is over: whoever closes it, from wherever, ends the turn that is on. */
import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import { inTransaction } from '@baraza/persistence';
import type { LiveState } from '@baraza/protocol';
import { db, entry, type Hall, hall, hub, liveSessions, moment, owner, pass, run, Screen, shownNow, tallyOf } from '../test/hall.js';

liveSessions();

const isEmpty = ({ floor }: LiveState): boolean => floor.turn === null && floor.queue.length === 0;
const close = ({ place, session }: Hall, state: 'held' | 'cancelled' | 'live' = 'held', at: string | null = null): Promise<void> => run(place, 'setSessionState', { id: session, state, at });
/** What the screen is told once the floor is empty, which it is for whoever comes now. */
async function emptied(screen: Screen, there: Hall): Promise<LiveState> {
  expect(isEmpty(await shownNow(there))).toBe(true);
  return screen.until(isEmpty);
}
const give = (there: Hall) => ({ type: 'next' as const, turn: randomUUID(), item: there.item, limitSeconds: 180, ends: null });

/** Somebody speaks since 40 seconds, somebody waits. */
async function speaking(there: Hall): Promise<Screen> {
  const led = new Screen(owner);
  await led.open(there);
  for (const seat of [0, 1]) expect(await led.do(there, { type: 'add', entry: entry(there, there.seats[seat]!, 'Seat') })).toMatchObject({ ok: true });
  expect(await led.do(there, give(there))).toMatchObject({ ok: true });
  await led.until(({ floor }) => floor.turn !== null && floor.queue.length === 1);
  pass(40);
  return led;
}

test.each(['held', 'cancelled'] as const)('LIVE-18 a session that becomes %s ends the turn that is on, counted up to then, and nobody waits; nothing of it is taken back, and opened again it begins empty', async (state) => {
  const there = await hall('attributed');
  const led = await speaking(there);
  await close(there, state);
  const over = await emptied(led, there);
  expect([over.floor.undoes, over.heard.heard]).toEqual([null, 1]);
  expect(await inTransaction(db.dataSource, there.place.workspace, (sql) => sql.query('SELECT ended_at IS NOT NULL AS ended FROM agenda_item WHERE id = $1', [there.item]))).toEqual([{ ended: true }]);
  pass(600);
  expect((await tallyOf(there)).map(({ subject, turns, seconds }) => [subject, turns, seconds]).sort()).toEqual([['participation', 1, 40], ['total', 1, 40]]);
  expect(await led.do(there, { type: 'undo', revision: over.floor.revision })).toMatchObject({ ok: false, refusal: { code: 'notUndoable' } });
  await close(there, 'live');
  const again = new Screen(owner);
  await again.open(there);
  await emptied(again, there);
  expect(await again.do(there, { type: 'add', entry: entry(there, there.seats[2]!, 'Seat') })).toMatchObject({ ok: true });
  expect(await again.do(there, give(there))).toMatchObject({ ok: true });
  expect((await tallyOf(there)).find(({ subject }) => subject === 'total')).toMatchObject({ turns: 1, seconds: 40 });
});

test('LIVE-18 a turn ends when the session was closed, where that is noted later', async () => {
  const there = await hall('attributed');
  const led = await speaking(there);
  const closedAt = moment();
  pass(600);
  await close(there, 'held', closedAt);
  await emptied(led, there);
  expect((await tallyOf(there)).find(({ subject }) => subject === 'total')).toMatchObject({ turns: 1, seconds: 40 });
});

test('LIVE-18 a turn that stood still when the session was closed counts what it lasted, under the rule of its item', async () => {
  const there = await hall('notAttributed');
  const led = await speaking(there);
  expect(await led.do(there, { type: 'pause', turn: led.states.at(-1)!.floor.turn!.id })).toMatchObject({ ok: true });
  pass(300);
  await close(there);
  await emptied(led, there);
  expect((await tallyOf(there)).map(({ subject, turns, seconds }) => [subject, turns, seconds]).sort()).toEqual([['group', 1, 40], ['total', 1, 40]]);
});

test('LIVE-18 nobody is put on a floor that is over, and who learns late that it is ends the turn all the same', async () => {
  const there = await hall('attributed');
  const led = await speaking(there);
  // As where the batch itself never came.
  const heard = jest.spyOn(hub.live, 'follow').mockImplementation(() => undefined);
  await close(there);
  heard.mockRestore();
  expect(led.states.at(-1)!.floor.turn).not.toBeNull();
  await hub.live.missed(there.place.project);
  await emptied(led, there);
  expect((await tallyOf(there)).find(({ subject }) => subject === 'total')).toMatchObject({ turns: 1, seconds: 40 });
  const late = { ok: false, refusal: { code: 'notFound', path: 'floor' } };
  expect(await led.do(there, { type: 'add', entry: entry(there, there.seats[3]!, 'Seat') })).toMatchObject(late);
  expect(await led.do(there, give(there))).toMatchObject(late);
});
