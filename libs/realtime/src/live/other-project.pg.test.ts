/** Sessions of other projects that bear the same id: ids are chosen by whoever makes a record, and a project file keeps them. */
import { randomUUID } from 'node:crypto';
import type { CommandHandler } from '@baraza/commands';
import type { ProjectPlace } from '@baraza/persistence';
import { foundTestProject, submitAs, testHandler } from '@baraza/testing';
import { db, entry, hall, hub, liveSessions, owner, pass, Screen, tallyOf } from '../test/hall.js';

liveSessions();

/** Somebody with a project of their own, in a workspace of their own. */
async function stranger(): Promise<{ account: string; place: ProjectPlace; handler: CommandHandler }> {
  const [account, handler] = [randomUUID(), testHandler(db.dataSource)];
  return { account, handler, place: await foundTestProject(handler, account) };
}

test('LIVE-2 whoever knows the id of a session sees nothing of its floor from a project of their own, and does nothing there', async () => {
  const there = await hall('attributed');
  const led = new Screen(owner);
  await led.open(there);
  expect(await led.do(there, { type: 'add', entry: entry(there, there.seats[0]!, 'Seat') })).toMatchObject({ ok: true });
  const { account, place } = await stranger();
  const spy = new Screen(account);
  await spy.open({ ...there, place });
  await hub.live.settled();
  expect(spy.states).toEqual([]);
  expect(await spy.do({ ...there, place }, { type: 'add', entry: { ...entry(there, there.seats[1]!, 'Planted'), participation: null } })).toMatchObject({ ok: false });
});

test('LIVE-2 whoever has a session of the same id open first does not lead the other under their rule, and is not written what is counted there', async () => {
  const there = await hall('notAttributed');
  const { account, place, handler } = await stranger();
  const process = randomUUID();
  expect(await submitAs(handler, place, account, 'beginProcess', { id: process, name: 'Mine', minimumCell: 5 } as never)).toMatchObject({ status: 'done' });
  expect(await submitAs(handler, place, account, 'createSession', { id: there.session, process, title: 'Mine', attribution: 'attributed' } as never)).toMatchObject({ status: 'done' });
  const spy = new Screen(account);
  await spy.open({ ...there, place });
  await hub.live.settled();
  const led = new Screen(owner);
  await led.open(there);
  const turn = randomUUID();
  await led.do(there, { type: 'add', entry: { ...entry(there, there.seats[0]!, 'Seat'), participation: null } });
  await led.do(there, { type: 'next', turn, item: there.item, limitSeconds: 180, ends: null });
  pass(40);
  await led.do(there, { type: 'stop', ends: turn });
  expect(await tallyOf({ ...there, place })).toEqual([]);
  expect((await tallyOf(there)).map(({ turns }) => turns)).toEqual([1, 1]);
  expect(led.states.at(-1)!.project).toBe(there.place.project);
});
