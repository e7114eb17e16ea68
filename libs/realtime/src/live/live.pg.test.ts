/** The floor, the meters and the window of a live session, over real Postgres. Told as it happens, counted as the rule allows, and kept to those who may read the session. */
import { randomUUID } from 'node:crypto';
import type { FloorCommand } from '@baraza/domain';
import { inTransaction, readTally } from '@baraza/persistence';
import { db, entry, figure, hall, liveSessions, owner, run, Screen, somebody, tallyOf, turn } from '../test/hall.js';

liveSessions();

test('LIVE-1 whoever opens a session is shown its floor and meters, and what changes there as it happens', async () => {
  const there = await hall('attributed');
  const [facilitator, watcher] = [new Screen(owner), new Screen(await somebody(there, 'rapporteur', 'rapporteur'))];
  await facilitator.open(there);
  await watcher.open(there);
  const first = await watcher.until(() => true);
  expect(first).toMatchObject({ rule: 'attributed', floor: { turn: null, queue: [] }, interventions: { total: 0 }, heard: { people: 18, heard: 0 } });
  expect(figure(first, 'seats')).toMatchObject({ amount: 6, targetShare: 30, reached: true });
  await turn(facilitator, there, there.seats[0]!, 'Market women', 40);
  await run(there.place, 'logIntervention', { id: randomUUID(), session: there.session, item: there.item, kind: 'need', text: 'A post at the market.', channel: 'session', speaker: there.seats[7]!.id });
  const last = await watcher.until(({ interventions }) => interventions.total === 1);
  expect(last.interventions.byItem).toEqual({ [there.item]: 1 });
  expect(figure(last, 'speakingSeconds')).toMatchObject({ amount: 40, share: 100 });
  expect(figure(last, 'turns')).toMatchObject({ amount: 0 });
  expect(last.heard).toMatchObject({ people: 18, heard: 2 });
});

test('LIVE-2 the floor is led by who runs the session, and shown to nobody who may not read it', async () => {
  const there = await hall('attributed');
  const [rapporteur, elsewhere, observer] = await Promise.all([somebody(there, 'rapporteur', 'rapporteur'), somebody(there, 'facilitator'), somebody(there, 'observer')]);
  const [writes, stranger, reads] = [rapporteur, elsewhere, observer].map((account) => new Screen(account));
  for (const screen of [writes!, stranger!, reads!]) await screen.open(there);
  const add: FloorCommand = { type: 'add', entry: entry(there, there.seats[0]!, 'Seat 1') };
  for (const screen of [writes!, stranger!, reads!]) expect(await screen.do(there, add)).toMatchObject({ ok: false, refusal: { code: 'forbidden' } });
  const led = new Screen(owner);
  await led.open(there);
  expect(await led.do(there, add)).toMatchObject({ ok: true });
  await writes!.until(({ floor }) => floor.queue.length === 1);
  await reads!.until(({ floor }) => floor.queue.length === 1);
  expect(stranger!.states).toEqual([]);
});

test('LIVE-3 where nobody may be named no turn is counted for a person, an affiliation or anything but groups, nor kept in memory', async () => {
  const there = await hall('notAttributed');
  const led = new Screen(owner);
  await led.open(there);
  await turn(led, there, there.seats[0]!, 'Seat 9', 40);
  expect(await led.do(there, { type: 'add', entry: entry(there, there.seats[1]!, 'Seat 3') })).toMatchObject({ ok: true });
  const state = await led.until(({ floor }) => floor.queue.length === 1);
  expect(state.floor.queue[0]).toMatchObject({ label: '3', participation: null, stakeholder: null });
  expect(state.heard.groups).toEqual([]);
  expect((await tallyOf(there)).map(({ subject }) => subject).sort()).toEqual(['group', 'total']);
  // One turn says nothing yet: figures move in steps.
  expect(figure(state, 'speakingSeconds').amount ?? 0).toBe(0);
});

test('LIVE-4 affiliation only: turns count for whom somebody speaks and for groups, the person is not shown and not stored', async () => {
  const there = await hall('affiliationOnly');
  const led = new Screen(owner);
  await led.open(there);
  await turn(led, there, there.seats[0]!, 'Border traders', 40);
  const tally = await tallyOf(there);
  expect(tally.find(({ subject }) => subject === 'stakeholder')).toMatchObject({ key: there.traders, seconds: 40, turns: 1 });
  expect(tally.some(({ subject }) => subject === 'participation')).toBe(false);
  await led.do(there, { type: 'add', entry: entry(there, there.seats[1]!, 'Border traders') });
  const state = await led.until(({ floor }) => floor.queue.length === 1);
  expect(state.floor.queue[0]).toMatchObject({ participation: null, stakeholder: there.traders });
  expect(state.heard.groups).toContainEqual({ stakeholder: there.traders, together: false, people: 6, heard: 1 });
});

test('LIVE-5 a turn that is taken back is taken off the counters', async () => {
  const there = await hall('attributed');
  const led = new Screen(owner);
  await led.open(there);
  await turn(led, there, there.seats[0]!, 'Seat 1', 40);
  const { floor } = await led.until(({ floor: shown }) => shown.turn === null && shown.revision === 3);
  expect(await led.do(there, { type: 'undo', revision: floor.revision })).toMatchObject({ ok: true });
  expect((await tallyOf(there)).every(({ turns, seconds }) => turns === 0 && seconds === 0)).toBe(true);
});

test('LIVE-6 a rule that is made stricter turns what was counted by person into counts by group', async () => {
  const there = await hall('attributed');
  const led = new Screen(owner);
  await led.open(there);
  await turn(led, there, there.seats[0]!, 'Seat 1', 40);
  await tallyOf(there);
  await run(there.place, 'setAttribution', { session: there.session, item: null, attribution: 'affiliationOnly' });
  const tally = await tallyOf(there);
  expect(tally.map(({ subject }) => subject).sort()).toEqual(['group', 'stakeholder', 'total']);
  expect(tally.find(({ subject }) => subject === 'group')).toMatchObject({ dimension: there.sex, key: 'female', seconds: 40, turns: 1 });
  await run(there.place, 'setAttribution', { session: there.session, item: null, attribution: 'notAttributed' });
  expect((await tallyOf(there)).map(({ subject }) => subject).sort()).toEqual(['group', 'total']);
});

test('LIVE-7 of a long session come the newest 200 interventions; earlier ones are read on, without gap or repeat', async () => {
  const there = await hall('attributed', 1, 1);
  const at = (index: number): string => new Date(Date.parse('2005-08-17T08:00:00.000Z') + Math.floor(index / 3) * 1000).toISOString();
  const ids = Array.from({ length: 450 }, () => randomUUID());
  await Promise.all(ids.map((id, index) => run(there.place, 'logIntervention', { id, session: there.session, kind: 'need', text: `Number ${index}`, channel: 'session', at: at(index) })));
  const screen = new Screen(owner);
  const opened = await screen.open(there);
  if (!opened.ok) throw new Error(opened.message);
  const saidIn = (changes: readonly { entity: string; id: string }[]): string[] => changes.filter(({ entity }) => entity === 'intervention').map(({ id }) => id);
  const seen = saidIn(opened.changes);
  expect(seen).toHaveLength(200);
  for (let { oldest } = opened.windows[0]!; oldest; ) {
    const answer = await screen.connection.window({ project: there.place.project, session: there.session, before: oldest, count: 100 });
    if (!answer.ok) throw new Error(answer.message);
    seen.push(...saidIn(answer.changes));
    ({ oldest } = answer.window);
  }
  expect(seen).toHaveLength(450);
  expect(new Set(seen)).toEqual(new Set(ids));
  const stranger = new Screen(await somebody(there, 'facilitator'));
  expect(await stranger.connection.window({ project: there.place.project, session: there.session, before: { at: at(449), id: ids[449]! }, count: 10 })).toMatchObject({ ok: false, reason: 'notFound' });
});

test('LIVE-8 VAULT-42 whoever was put on the floor by name is called by the pseudonym whatever the screen said, is shown without it once the rule is stricter, and by no group where nothing may be attributed', async () => {
  const there = await hall('attributed');
  const led = new Screen(owner);
  await led.open(there);
  expect(await led.do(there, { type: 'add', entry: entry(there, there.seats[0]!, 'Mary of the market') })).toMatchObject({ ok: true });
  const opened = await led.until(({ floor }) => floor.queue.length === 1);
  expect(opened.floor.queue[0]).toMatchObject({ label: 'Seat', stakeholder: there.traders });
  expect(JSON.stringify(led.states)).not.toContain('Mary');
  expect(await led.do(there, { type: 'add', entry: { ...entry(there, there.seats[0]!, 'Mary'), participation: randomUUID() } })).toMatchObject({ ok: false, refusal: { code: 'notFound' } });
  await run(there.place, 'setAttribution', { session: there.session, item: null, attribution: 'affiliationOnly' });
  // What was known before is no longer: everybody is asked to open anew.
  await led.open(there);
  expect(await led.do(there, { type: 'add', entry: entry(there, there.seats[1]!, 'Border traders') })).toMatchObject({ ok: true });
  const closer = await led.until(({ rule, floor }) => rule === 'affiliationOnly' && floor.queue.length === 2);
  expect(closer.floor.queue).toMatchObject([{ label: '', participation: null, stakeholder: there.traders }, { label: '', participation: null, stakeholder: there.traders }]);
  await run(there.place, 'setAttribution', { session: there.session, item: null, attribution: 'notAttributed' });
  await led.open(there);
  const closed = await led.until(({ rule }) => rule === 'notAttributed');
  expect(closed.floor.queue).toMatchObject([{ label: '', stakeholder: null }, { label: '', stakeholder: null }]);
});

test('LIVE-9 what the screens of the hall show is heeded only of who may run the session', async () => {
  const there = await hall('attributed');
  const watcher = new Screen(owner);
  const heard: (readonly string[] | null)[] = [];
  let wake: () => void = () => undefined;
  watcher.hearPeers = (peers) => {
    heard.push(...peers.flatMap(({ state }) => (state?.session === there.session ? [state.hall] : [])));
    wake();
  };
  await watcher.open(there);
  const until = async (count: number): Promise<void> => {
    while (heard.length < count) await new Promise<void>((resolve) => (wake = resolve));
  };
  const says = async (account: string): Promise<void> => {
    const screen = new Screen(account);
    await screen.open(there);
    screen.connection.presence({ project: there.place.project, state: { map: null, cursor: null, selection: [], editing: null, dragging: [], session: there.session, draft: null, hall: ['question'] } });
  };
  await says(await somebody(there, 'rapporteur', 'rapporteur'));
  await until(1);
  await says(await somebody(there, 'facilitator', 'facilitator'));
  await until(2);
  expect(heard).toEqual([null, ['question']]);
});

test('PERM-84 whoever speaks for a stakeholder that somebody may not know is shown to them without; nothing of the floor is lost where the process changes', async () => {
  const there = await hall('affiliationOnly');
  const secret = randomUUID();
  await run(there.place, 'createStakeholder', { id: secret, name: 'Quiet group', classification: 'strictlyConfidential' });
  const led = new Screen(owner);
  await led.open(there);
  const watches = new Screen(await somebody(there, 'observer'));
  await watches.open(there);
  expect(await led.do(there, { type: 'add', entry: { ...entry(there, there.seats[11]!, 'Quiet group'), participation: null, stakeholder: secret } })).toMatchObject({ ok: true });
  expect((await led.until(({ floor }) => floor.queue.length === 1)).floor.queue[0]).toMatchObject({ label: '', stakeholder: secret });
  expect((await watches.until(({ floor }) => floor.queue.length === 1)).floor.queue[0]).toMatchObject({ label: '', stakeholder: null });
  await run(there.place, 'registerParticipation', { id: randomUUID(), session: there.session, mode: 'headCount', people: 7, enteredBy: 'form', stakeholder: secret, groups: [] });
  const groupsOf = async (screen: Screen): Promise<(string | null)[]> => (await screen.until(({ heard }) => heard.people === 25)).heard.groups.map(({ stakeholder }) => stakeholder).sort();
  expect(await groupsOf(led)).toEqual([there.traders, secret, null].sort());
  expect(await groupsOf(watches)).toEqual([there.traders, null].sort());
  const [process] = await inTransaction(db.dataSource, there.place.workspace, (sql) => sql.query<{ id: string }>('SELECT process_id AS id FROM session WHERE id = $1', [there.session]));
  await run(there.place, 'updateProcess', { id: process!.id, minimumCell: 8 });
  const later = await led.until(({ heard }) => heard.groups.every(({ stakeholder }) => stakeholder !== secret));
  expect(later.floor.queue).toHaveLength(1);
});

test('LIVE-11 something that was noted counts for its groups once, however often it is sent, moves the meters, is taken back once, and is linked to nothing; only whoever may note there counts', async () => {
  const there = await hall('notAttributed');
  const { place, session, item, sex } = there;
  const noting = new Screen(await somebody(there, 'rapporteur', 'rapporteur'));
  await noting.open(there);
  const count = (id: string, group: string, counted = true, screen = noting) => screen.connection.count({ project: place.project, session, count: { id, item, groups: [{ dimension: sex, group }, { dimension: randomUUID(), group: 'female' }, { dimension: sex, group: 'male' }], counted } });
  const ids = Array.from({ length: 6 }, () => randomUUID());
  for (const id of [...ids, ...ids]) expect(await count(id, 'female')).toEqual({ ok: true });
  const tally = () => inTransaction(db.dataSource, place.workspace, (sql) => readTally(sql, place, session));
  const cells = async () => (await tally()).map(({ subject, key, turns, seconds }) => [subject, key, turns, seconds]).sort();
  expect(await cells()).toEqual([['group', 'female', 6, 0], ['total', '', 6, 0]]);
  // Told in steps, or whoever watches reads a speaker's group off each.
  await noting.until(({ meters }) => meters.totals.turns >= 5);

  for (const id of [ids[0]!, ids[0]!, randomUUID()]) await count(id, 'female', false);
  expect(await cells()).toEqual([['group', 'female', 5, 0], ['total', '', 5, 0]]);
  await count(ids[0]!, 'female');
  expect((await cells())[0]).toEqual(['group', 'female', 6, 0]);

  const kept = await inTransaction(db.dataSource, place.workspace, (sql) => sql.query('SELECT * FROM session_counted WHERE session_id = $1', [session]));
  expect(new Set(kept.flatMap((row) => Object.keys(row)))).toEqual(new Set(['workspace_id', 'project_id', 'session_id', 'id', 'counted']));
  expect(JSON.stringify(await inTransaction(db.dataSource, place.workspace, (sql) => sql.query('SELECT * FROM event WHERE project_id = $1', [place.project])))).not.toContain(ids[0]);

  const stranger = new Screen(await somebody(there, 'observer'));
  await stranger.open(there);
  expect(await count(randomUUID(), 'female', true, stranger)).toMatchObject({ ok: false, refusal: { code: 'forbidden' } });
  expect(await noting.connection.count({ project: place.project, session, count: { id: 'x' } })).toMatchObject({ ok: false, refusal: { code: 'invalidInput' } });
});

test('LIVE-11 where speakers are named nothing is counted beside them', async () => {
  const there = await hall('attributed');
  const noting = new Screen(owner);
  await noting.open(there);
  expect(await noting.connection.count({ project: there.place.project, session: there.session, count: { id: randomUUID(), item: there.item, groups: [{ dimension: there.sex, group: 'female' }], counted: true } })).toEqual({ ok: true });
  expect(await inTransaction(db.dataSource, there.place.workspace, (sql) => readTally(sql, there.place, there.session))).toEqual([]);
});

test('LIVE-14 whose words somebody types is forgotten when the rule becomes stricter than when it was told: those who are there are told, and those who come do not see it', async () => {
  const there = await hall('attributed');
  const [writes, watches, comes] = [new Screen(await somebody(there, 'rapporteur', 'rapporteur')), new Screen(owner), new Screen(owner)];
  const heard = new Map<Screen, (string | null)[]>();
  let wake: () => void = () => undefined;
  for (const screen of [watches, comes]) {
    heard.set(screen, []);
    screen.hearPeers = (peers) => {
      heard.get(screen)!.push(...peers.flatMap(({ client, state }) => (client === writes.id && state?.draft ? [state.draft.who] : [])));
      wake();
    };
  }
  const until = async (screen: Screen, who: string | null): Promise<void> => {
    while (heard.get(screen)!.at(-1) !== who) await new Promise<void>((resolve) => (wake = resolve));
  };
  await watches.open(there);
  await writes.open(there);
  await writes.until(() => true);
  const types = (who: string): void => writes.connection.presence({ project: there.place.project, state: { map: null, cursor: null, selection: [], editing: null, dragging: [], session: there.session, draft: { item: there.item, kind: 'need', who, language: null, text: 'A post' }, hall: null } });
  types('Mary of the market');
  await until(watches, 'Mary of the market');
  await run(there.place, 'setAttribution', { session: there.session, item: there.item, attribution: 'affiliationOnly' });
  await until(watches, null);
  await comes.open(there);
  await until(comes, null);
  // What is told under the rule is shown, and goes with the next.
  await writes.open(there);
  types('Border traders');
  await until(watches, 'Border traders');
  await run(there.place, 'setAttribution', { session: there.session, item: there.item, attribution: 'notAttributed' });
  await until(watches, null);
  expect(heard.get(comes)).not.toContain('Mary of the market');
});
