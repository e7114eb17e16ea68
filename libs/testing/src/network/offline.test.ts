import type { OfflineStorage } from '@baraza/sync-client';
import { nameOf, offlineEdit, World } from './world.js';

describe('offline', () => {
  it('SYNC-11 nothing is sent before it is on disk', async () => {
    const world = new World();
    const tab = await world.live(world.owner);
    for (let index = 0; index < 30; index += 1) tab.session.mutate('createStakeholder', { id: world.random.uuid(), name: `S${index}` });
    await world.rest();
    const sent = world.pushed.flatMap(({ client, mutations }) => mutations.map(({ n }) => `${client} ${n}`));
    expect(sent).toHaveLength(30);
    expect(sent.filter((key) => !tab.disk.everKept.has(key))).toEqual([]);
    tab.disk.full = true;
    const before = world.pushed.length;
    tab.session.mutate('createStakeholder', { id: world.random.uuid(), name: 'not kept' });
    expect(world.pushed.length).toBe(before);
  });

  it('SYNC-12 the page opens while the server is away, and later fetches only what it missed', async () => {
    const world = new World();
    const [other, first] = [await world.live(world.owner), await world.live(world.owner)];
    const id = await world.stakeholder(other, 'A');
    await first.session.close();
    other.session.mutate('updateStakeholder', { id, name: 'B' });
    await world.rest();
    const again = world.tab(world.owner, { disk: first.disk });
    again.line.cut();
    await again.session.ready;
    expect(nameOf(again, id)).toBe('A');
    expect(again.session.state).toMatchObject({ opened: true, status: 'connecting' });
    again.session.mutate('updateStakeholder', { id, size: 3 });
    world.cursors.length = 0;
    again.line.mend();
    await world.rest();
    expect(world.cursors[0]).toBeGreaterThan(0);
    expect(again.session.store.live('stakeholder', id)).toMatchObject({ name: 'B', size: 3 });
  });

  it('SYNC-40 a project that is left while its storage still opens holds nothing of it, and the next visit keeps it', async () => {
    const world = new World();
    const first = await world.live(world.owner);
    const id = await world.stakeholder(first, 'A');
    await first.session.close();
    const { disk } = first;
    for (const late of ['open', 'readSnapshot', 'hold'] as const) {
      let go: () => void = () => undefined;
      const gate = new Promise<void>((resolve) => (go = resolve));
      const storage = disk.tab();
      const slow: OfflineStorage = { ...storage, ...(late !== 'open' && { [late]: async (name: string) => (await gate, storage[late](name)) }) };
      const { session } = world.tab(world.owner, { storage: async () => (late === 'open' && (await gate), slow) });
      await Promise.resolve();
      const closed = session.close();
      // Whatever of it needs no storage is over by then.
      await world.rest();
      go();
      await Promise.all([closed, session.ready]);
      const next = disk.tab();
      expect([late, await next.hold('snapshot')]).toEqual([late, expect.any(Function)]);
      for (const { client } of await next.readQueues()) expect(await next.hold(`queue ${client}`)).not.toBeNull();
      expect(await next.hold(`queue ${session.client}`)).not.toBeNull();
      await expect(storage.hold('more')).rejects.toThrow('The storage is closed.');
      await next.close();
    }
    const again = await world.live(world.owner, { disk });
    expect(nameOf(again, id)).toBe('A');
    again.session.mutate('updateStakeholder', { id, name: 'B' });
    await world.rest(11_000);
    expect((await disk.tab().readSnapshot())!.records.map(([, record]) => record['name'])).toContain('B');
  });

  it('SYNC-40 SYNC-15 who signs out while the storage still opens leaves nothing there', async () => {
    const world = new World();
    const first = await world.live(world.owner);
    await world.stakeholder(first, 'A');
    await first.session.close();
    let go: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (go = resolve));
    const storage = first.disk.tab();
    const { session } = world.tab(world.owner, { storage: async () => (await gate, storage) });
    const gone = session.forget();
    go();
    await Promise.all([gone, session.ready]);
    await expect(storage.hold('more')).rejects.toThrow('The storage is closed.');
    expect([await first.disk.tab().readSnapshot(), await first.disk.tab().hold('snapshot')]).toEqual([null, expect.any(Function)]);
  });

  it('SYNC-37 what was changed and undone again without the server says so where it takes the place of what another wrote', async () => {
    const world = new World();
    const theirs: unknown[] = [];
    const [other, tab] = [await world.live(world.owner), await world.live(world.owner, { onReplaced: (given) => theirs.push(...given) })];
    const id = await world.stakeholder(other, 'Old');
    // It goes out and is lost: nobody here knows whether it arrived.
    world.network.faults = { ...world.network.faults, drop: 1 };
    tab.session.mutate('updateStakeholder', { id, name: 'Mine' });
    await world.network.runUntil(() => world.network.counts.dropped > 0, 1000, 'it is lost');
    tab.line.cut();
    world.network.faults = { ...world.network.faults, drop: 0 };
    tab.session.undo();
    other.session.mutate('updateStakeholder', { id, name: 'Theirs' });
    await world.rest();
    tab.line.mend();
    await world.rest(60_000);
    expect([nameOf(tab, id), nameOf(other, id)]).toEqual(['Old', 'Old']);
    expect(theirs).toEqual([{ entity: 'stakeholder', id, field: 'name', expected: 'Old', value: 'Theirs' }]);
  });

  it('SYNC-32 a map that is opened while the disk is still being read comes whole, and one that is left goes', async () => {
    const world = new World();
    const other = await world.live(world.owner);
    const [who, [map, left]] = [await world.stakeholder(other, 'A'), [world.random.uuid(), world.random.uuid()]];
    const [shown, gone] = [world.random.uuid(), world.random.uuid()];
    for (const id of [map, left]) other.session.mutate('createMap', { id, name: 'Map', aggregate: 'agreed' });
    const member = { stakeholder: who, interest: null, x: null, y: null };
    other.session.mutate('addToMap', { members: [{ ...member, id: shown, map }, { ...member, id: gone, map: left }] });
    await world.rest();
    const first = await world.live(world.owner, { scopes: ['registry', `map:${left}`] });
    await first.session.close();
    const again = world.tab(world.owner, { scopes: ['registry', `map:${left}`], disk: first.disk });
    again.session.setScopes(['registry', `map:${map}`]);
    await world.network.runUntil(() => again.session.state.status === 'live', 10_000, 'the tab is live');
    expect(again.session.state.arriving).toBe(false);
    expect(again.session.store.allLive('membership').map(({ id }) => id)).toEqual([shown]);
    // Until the answer is here, nobody takes a map for empty.
    again.session.setScopes(['registry', `map:${left}`]);
    expect(again.session.state.arriving).toBe(true);
    await world.network.runUntil(() => !again.session.state.arriving, 10_000, 'the answer is here');
    expect(again.session.store.allLive('membership').map(({ id }) => id)).toEqual([gone]);
    // Also where the server is away.
    again.line.cut();
    await world.network.runUntil(() => again.session.state.status === 'offline', 60_000, 'the tab is offline');
    expect(again.session.state.arriving).toBe(false);
    again.session.setScopes(['registry', `map:${map}`]);
    expect(again.session.state.arriving).toBe(true);
    again.line.mend();
    await world.network.runUntil(() => !again.session.state.arriving, 60_000, 'the answer is here');
    expect(again.session.store.allLive('membership').map(({ id }) => id)).toEqual([shown]);
  });

  it('SYNC-12 the snapshot follows in pieces: what is read back is what was confirmed', async () => {
    const world = new World();
    const tab = await world.live(world.owner);
    const ids = [await world.stakeholder(tab, 'A'), await world.stakeholder(tab, 'B')];
    await tab.session.flush();
    tab.session.mutate('updateStakeholder', { id: ids[0]!, name: 'A2' });
    await world.rest(11_000);
    tab.line.cut();
    tab.session.mutate('updateStakeholder', { id: ids[1]!, name: 'not confirmed' });
    await tab.session.flush();
    const snapshot = await tab.disk.tab().readSnapshot();
    const names = snapshot!.records.filter(([entity]) => entity === 'stakeholder').map(([, record]) => record['name']);
    expect(names.sort()).toEqual(['A2', 'B']);
  });

  it('SYNC-34 what this person changed is in the copy on disk as soon as it is confirmed, and the first copy within a second', async () => {
    const world = new World();
    const tab = await world.live(world.owner);
    await world.rest(1000);
    expect(await tab.disk.tab().readSnapshot()).not.toBeNull();
    const id = await world.stakeholder(tab, 'Mine');
    await tab.kill();
    const again = world.tab(world.owner, { disk: tab.disk });
    again.line.cut();
    await again.session.ready;
    expect(nameOf(again, id)).toBe('Mine');
    expect(again.session.state.waiting).toBe(0);
  });

  it('SYNC-13 what a dead tab left goes through with the next tab, once; what a living tab holds is left to it', async () => {
    const world = new World();
    const first = await world.live(world.owner);
    const id = await offlineEdit(world, first, 'Orphan');
    const second = await world.live(world.owner, { disk: first.disk });
    expect(second.session.state.waiting).toBe(0);
    await first.kill();
    // An open tab looks for what others left behind from time to time.
    await world.rest(60_000);
    expect(nameOf(second, id)).toBe('Orphan');
    expect(world.server.done.get('createStakeholder')).toBe(1);
    expect((await first.disk.tab().readQueues()).flatMap(({ mutations }) => mutations)).toEqual([]);
  });

  it('SYNC-13 of several tabs only one takes over a queue, and new work waits behind what was adopted', async () => {
    const world = new World();
    const first = await world.live(world.owner);
    const id = await offlineEdit(world, first, 'Orphan');
    await first.session.close();
    const tabs = [world.tab(world.owner, { disk: first.disk }), world.tab(world.owner, { disk: first.disk })];
    for (const { session } of tabs) await session.ready;
    expect(tabs.map(({ session }) => session.state.waiting).sort()).toEqual([0, 1]);
    const heir = tabs.find(({ session }) => session.state.waiting === 1)!;
    expect(nameOf(heir, id)).toBe('Orphan');
    heir.session.mutate('updateStakeholder', { id, name: 'Renamed' });
    await world.rest(3000);
    expect(heir.refused).toEqual([]);
    expect(tabs.map((tab) => nameOf(tab, id))).toEqual(['Renamed', 'Renamed']);
    expect(world.pushed.filter(({ mutations }) => mutations.some(({ name }) => name === 'createStakeholder'))).toHaveLength(1);
  });

  it('SYNC-14 without storage, or when it fails, work goes on in memory and the screen can say so', async () => {
    const world = new World();
    const none = await world.live(world.owner, { storage: () => Promise.reject(new Error('private window')) });
    expect(none.session.state.storage).toBe('memoryOnly');
    expect(nameOf(none, await world.stakeholder(none, 'A'))).toBe('A');
    const hangs = await world.live(world.owner, { storage: () => new Promise(() => undefined) });
    expect(hangs.session.state.storage).toBe('memoryOnly');
    const tab = await world.live(world.owner);
    expect(tab.session.state.storage).toBe('kept');
    tab.disk.full = true;
    const id = await world.stakeholder(tab, 'B');
    expect(tab.session.state).toMatchObject({ storage: 'memoryOnly', waiting: 0 });
    expect(world.server.store.get('stakeholder', id)?.['name']).toBe('B');
  });
});
