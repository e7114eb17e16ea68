/** What the screens of a live session are not told, whoever opens it and whatever was done before. */
import { randomUUID } from 'node:crypto';
import { addToTally, inTransaction, type TallyEntry } from '@baraza/persistence';
import { db, entry, figure, type Hall, hall, hub, liveSessions, owner, run, Screen, somebody, tallyOf, turn } from '../test/hall.js';

liveSessions();

async function opened(there: Hall, account: string): Promise<Screen> {
  const screen = new Screen(account);
  await screen.open(there);
  await screen.until(() => true);
  return screen;
}

test('ATTR-24 an item of the agenda that is deleted keeps its rule: figures about few stay hidden on the screens, and who spoke is not told', async () => {
  const there = await hall('attributed', 3, 12);
  const led = await opened(there, owner);
  expect(figure(led.states.at(-1)!, 'seats').amount).toBe(3);
  await run(there.place, 'setAttribution', { session: there.session, item: there.item, attribution: 'affiliationOnly' });
  await led.open(there);
  await turn(led, there, there.seats[0]!, 'Seat', 40);
  await hub.live.settled();
  await run(there.place, 'deleteAgendaItem', { id: there.item });
  for (const screen of [led, await opened(there, owner)]) {
    const state = await screen.until(({ rule }) => rule === 'attributed');
    expect([figure(state, 'seats').amount, state.heard.spoke]).toEqual([null, null]);
  }
});

test('LIVE-16 for which groups a turn counts is told to nobody, under no rule, of who waits and of who has the floor', async () => {
  const there = await hall('attributed');
  const led = await opened(there, owner);
  for (const seat of [0, 1]) expect(await led.do(there, { type: 'add', entry: entry(there, there.seats[seat]!, 'Seat') })).toMatchObject({ ok: true });
  expect(await led.do(there, { type: 'next', turn: randomUUID(), item: there.item, limitSeconds: null, ends: null })).toMatchObject({ ok: true });
  const { floor } = await led.until((state) => state.floor.turn !== null);
  expect([floor.turn!.entry, ...floor.queue].map(({ participation, groups }) => [participation, groups])).toEqual([[there.seats[0]!.id, []], [there.seats[1]!.id, []]]);
  expect(JSON.stringify(led.states.map(({ floor: each }) => each))).not.toContain('female');
});

test('PERM-85 a pseudonym above the class of who looks is not shown on the floor', async () => {
  const there = await hall('attributed');
  await run(there.place, 'classify', { entity: 'participation', id: there.seats[0]!.id, classification: 'strictlyConfidential' });
  const led = await opened(there, owner);
  const notes = await opened(there, await somebody(there, 'rapporteur', 'rapporteur'));
  for (const seat of [0, 1]) expect(await led.do(there, { type: 'add', entry: entry(there, there.seats[seat]!, 'Seat') })).toMatchObject({ ok: true });
  const shown = async (screen: Screen) => (await screen.until(({ floor }) => floor.queue.length === 2)).floor.queue.map(({ participation, label }) => [participation, label]);
  expect(await shown(led)).toEqual([[there.seats[0]!.id, 'Seat'], [there.seats[1]!.id, 'Seat']]);
  expect(await shown(notes)).toEqual([[null, ''], [there.seats[1]!.id, 'Seat']]);
});

test('PERM-86 who spoke is told of whom the viewer may read on the list, and of nobody whom only the memory of the floor names', async () => {
  const there = await hall('attributed');
  await run(there.place, 'classify', { entity: 'participation', id: there.seats[0]!.id, classification: 'strictlyConfidential' });
  const led = await opened(there, owner);
  const [notes, watches] = [await opened(there, await somebody(there, 'rapporteur', 'rapporteur')), await opened(there, await somebody(there, 'observer'))];
  for (const seat of [0, 1]) await turn(led, there, there.seats[seat]!, 'Seat', 40);
  const spoke = async (screen: Screen): Promise<readonly string[] | null> => (await screen.until(({ heard }) => heard.heard === 2)).heard.spoke;
  expect([...(await spoke(led))!].sort()).toEqual([there.seats[0]!.id, there.seats[1]!.id].sort());
  expect([await spoke(notes), await spoke(watches)]).toEqual([[there.seats[1]!.id], []]);

  const closed = await hall('affiliationOnly');
  const runs = await opened(closed, owner);
  await turn(runs, closed, closed.seats[0]!, 'Seat', 40);
  await hub.live.settled();
  await run(closed.place, 'setAttribution', { session: closed.session, item: null, attribution: 'attributed' });
  await runs.open(closed);
  expect((await runs.until(({ rule }) => rule === 'attributed')).heard.spoke).toEqual([]);
});

test.each([['a session', 'session'], ['an item', 'agenda_item']])('LIVE-17 what is counted is written under the rule of that moment: one of %s that is being tightened is waited for, and no person stands in the counters', async (_, table) => {
  const there = await hall('attributed');
  const { place, session, item, seats } = there;
  const entries = (['total', 'participation'] as const).map((subject): TallyEntry => ({ item, subject, dimension: null, key: subject === 'total' ? '' : seats[0]!.id, turns: 1, seconds: 40 }));
  const add = () => inTransaction(db.dataSource, place.workspace, (sql) => addToTally(sql, place, session, owner, entries));
  const waiting = async (): Promise<void> => {
    for (;;) {
      const [row] = await inTransaction(db.dataSource, place.workspace, (sql) => sql.query(`SELECT 1 FROM pg_locks WHERE NOT granted`));
      if (row) return;
    }
  };
  let adding: Promise<unknown> | undefined;
  await inTransaction(db.dataSource, place.workspace, async (sql) => {
    await sql.query(`UPDATE ${table} SET attribution = 'affiliationOnly' WHERE id = $1`, [table === 'session' ? session : item]);
    adding = add();
    await Promise.race([adding, waiting()]);
  });
  await adding;
  expect((await tallyOf(there)).map(({ subject, turns, published }) => [subject, turns, published.turns]).sort()).toEqual([['group', 1, 0], ['stakeholder', 1, 0], ['total', 1, 0]]);
});
