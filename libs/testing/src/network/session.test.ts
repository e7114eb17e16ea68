import { Refusal } from '@baraza/domain';
import { type ChangedRecord, MemoryDisk } from '@baraza/sync-client';
import { nameOf, World } from './world.js';

describe('what is shown', () => {
  it('SYNC-2 an operation is shown at once; one that is refused here throws and is not queued', async () => {
    const world = new World();
    const tab = await world.live(world.owner);
    const id = world.random.uuid();
    tab.session.mutate('createStakeholder', { id, name: ' Police ' });
    expect(nameOf(tab, id)).toBe('Police');
    expect(() => tab.session.mutate('createStakeholder', { id, name: 'Twice' })).toThrow(Refusal);
    expect(() => tab.session.mutate('updateStakeholder', { id: world.random.uuid(), name: 'Nobody' })).toThrow(Refusal);
    expect(tab.session.state.waiting).toBe(1);
    await world.rest();
    expect(tab.session.state).toMatchObject({ waiting: 0, status: 'live', storage: 'kept', since: null, sentOf: null });
    expect(tab.session.state.lastSavedAt).toBeInstanceOf(Date);
    expect(world.server.store.get('stakeholder', id)?.['name']).toBe('Police');
  });

  it('SYNC-3 listeners are told exactly what changed, hidden dependants included; what did not change stays the same object', async () => {
    const world = new World();
    const [one, two] = [await world.live(world.owner), await world.live(world.owner)];
    const [a, b, c] = [await world.stakeholder(one, 'A'), await world.stakeholder(one, 'B'), await world.stakeholder(one, 'C')];
    const tie = world.random.uuid();
    one.session.mutate('createRelationship', { id: tie, from: a, to: b, direction: 'mutual' });
    await world.rest();
    const [all, onlyC, version]: [ChangedRecord[][], ChangedRecord[][], number] = [[], [], two.session.store.version('relationship')];
    two.session.store.subscribe('any', (changed) => all.push([...changed]));
    two.session.store.subscribe({ entity: 'stakeholder', id: c }, (changed) => onlyC.push([...changed]));
    const before = two.session.store.live('stakeholder', c);
    one.session.mutate('deleteStakeholder', { id: a });
    await world.rest();
    expect(all).toEqual([[{ entity: 'stakeholder', id: a }, { entity: 'relationship', id: tie }]]);
    expect(two.session.store.live('relationship', tie)).toBeUndefined();
    expect(two.session.store.version('relationship')).toBe(version + 1);
    expect(onlyC).toEqual([]);
    expect(two.session.store.live('stakeholder', c)).toBe(before);
  });

  it('SYNC-3 the author is told once: neither the answer nor the poke changes anything any more', async () => {
    const world = new World();
    const tab = await world.live(world.owner);
    const told: ChangedRecord[][] = [];
    tab.session.store.subscribe('any', (changed) => told.push([...changed]));
    const id = await world.stakeholder(tab, 'A');
    expect(told).toEqual([[{ entity: 'stakeholder', id }]]);
  });

  it('SYNC-4 what others do comes in under what is still on its way', async () => {
    const world = new World();
    const [one, two] = [await world.live(world.owner), await world.live(world.owner)];
    const id = await world.stakeholder(one, 'A');
    one.line.cut();
    one.session.mutate('updateStakeholder', { id, name: 'Mine' });
    two.session.mutate('updateStakeholder', { id, name: 'Theirs', size: 7 });
    await world.rest();
    one.line.mend();
    const names: (string | undefined)[] = [];
    one.session.store.subscribe({ entity: 'stakeholder', id }, () => names.push(nameOf(one, id)));
    await world.rest(3000);
    expect(names).toEqual(['Mine']);
    expect(one.session.store.live('stakeholder', id)).toMatchObject({ name: 'Mine', size: 7 });
    expect(nameOf(two, id)).toBe('Mine');
  });

  it('SYNC-5 what the server refuses goes away again, and the screen is told why', async () => {
    const world = new World();
    const [one, two] = [await world.live(world.owner), await world.live(world.analyst)];
    const id = await world.stakeholder(one, 'A');
    two.line.cut();
    two.session.mutate('updateStakeholder', { id, name: 'Lost' });
    one.session.mutate('deleteStakeholder', { id });
    await world.rest();
    two.line.mend();
    await world.rest(3000);
    expect(two.refused).toMatchObject([{ mutation: { name: 'updateStakeholder' }, refusal: { code: 'notFound' } }]);
    expect(two.session.store.get('stakeholder', id)).toMatchObject({ name: 'A', deleted: true });
    expect(two.session.undoLabel).toBeNull();
    expect(two.session.state.waiting).toBe(0);
  });

  it('SYNC-6 what is refused here in the meantime shows nothing but still goes to the server, which decides', async () => {
    const world = new World();
    const [one, two] = [await world.live(world.owner), await world.live(world.owner)];
    const id = await world.stakeholder(one, 'A');
    one.line.cut();
    one.session.mutate('updateStakeholder', { id, name: 'B' });
    two.session.mutate('deleteStakeholder', { id });
    await world.rest();
    // The server takes it up again before our change arrives: then it must count.
    two.session.undo();
    world.network.faults = { ...world.network.faults, reconnect: [1, 1] };
    one.line.mend();
    await world.rest(3000);
    expect(nameOf(one, id)).toBe('B');
    expect(one.refused).toEqual([]);
  });
});

describe('what may not be read', () => {
  it('PERM-76 PERM-77 a reference goes hidden and comes back with the class of what it names; meanwhile it is neither replaced nor taken back', async () => {
    const world = new World();
    const [owner, analyst] = [await world.live(world.owner), await world.live(world.analyst)];
    const [source, id] = [world.random.uuid(), await world.stakeholder(analyst, 'S')];
    owner.session.mutate('createSource', { id: source, title: 'Informant', kind: 'person' });
    await world.rest();
    analyst.session.mutate('updateStakeholder', { id, source });
    await world.rest();
    const seen = (): unknown => analyst.session.store.live('stakeholder', id)!.source;
    owner.session.mutate('classify', { entity: 'source', id: source, classification: 'strictlyConfidential' });
    await world.rest();
    expect([seen(), analyst.session.store.live('source', source)]).toEqual([undefined, undefined]);
    expect(() => analyst.session.mutate('updateStakeholder', { id, source: null })).toThrow(Refusal);
    const pushed = world.pushed.length;
    expect(analyst.session.undo()?.report.skipped).toEqual([{ entity: 'stakeholder', id, fields: ['source'] }]);
    analyst.session.mutate('updateStakeholder', { id, description: 'Changed beside it' });
    await world.rest();
    expect(world.pushed).toHaveLength(pushed + 1);
    expect(world.server.store.get('stakeholder', id)).toMatchObject({ source, description: 'Changed beside it' });
    owner.session.mutate('classify', { entity: 'source', id: source, classification: 'restricted' });
    await world.rest();
    expect([seen(), analyst.session.store.live('stakeholder', id)!.description]).toEqual([source, 'Changed beside it']);
  });
});

describe('the line', () => {
  it('SYNC-7 a missing poke is noticed at the next one and fetched; repeats change nothing', async () => {
    const world = new World();
    const [one, two] = [await world.live(world.owner), await world.live(world.owner)];
    await world.rest();
    const opened = world.cursors.length;
    let lost = 0;
    const carry = world.network.carry.bind(world.network);
    world.network.carry = (lane, isUp, arrive) => {
      // Every third message or answer goes missing for a while.
      if ((lost += 1) % 3 === 0) return;
      carry(lane, isUp, arrive);
      carry(lane, isUp, arrive);
    };
    const ids = Array.from({ length: 12 }, () => world.random.uuid());
    for (const [index, id] of ids.entries()) {
      one.session.mutate('createStakeholder', { id, name: `S${index}` });
      await world.rest(50);
    }
    world.network.carry = carry;
    await world.rest(60_000);
    await world.stakeholder(one, 'last');
    expect(ids.map((id) => nameOf(two, id))).toEqual(ids.map((_, index) => `S${index}`));
    expect(world.cursors.slice(opened)).not.toContain(null);
    expect(world.cursors.length).toBeGreaterThan(opened);
    expect(world.server.done.get('createStakeholder')).toBe(13);
  });

  it('SYNC-9 who comes back with other rights is sent everything anew, also where the word to open again was lost', async () => {
    const world = new World();
    const [owner, tab] = [await world.live(world.owner), await world.live(world.analyst)];
    const id = world.random.uuid();
    owner.session.mutate('createStakeholder', { id, name: 'Hides', classification: 'confidential' });
    await world.rest();
    tab.line.cut();
    owner.session.mutate('updateMember', { id: world.analystMember, role: 'observer' });
    await world.rest();
    // As if the cursor were past the change of rights already.
    world.tamper = (answer, cursor) => (answer.ok && cursor !== null ? { ...answer, anew: false, changes: [] } : answer);
    tab.line.mend();
    await world.rest();
    expect(world.cursors.slice(-2)).toEqual([expect.any(Number), null]);
    expect(nameOf(tab, id)).toBeUndefined();
    expect(tab.session.state.status).toBe('live');
  });

  it('SYNC-9 sent anew, only what is different is told and nothing vanishes in between', async () => {
    const world = new World();
    const [owner, tab] = [await world.live(world.owner), await world.live(world.analyst)];
    const [stays, hides] = [world.random.uuid(), world.random.uuid()];
    owner.session.mutate('createInterest', { id: stays, name: 'Stays' });
    owner.session.mutate('createInterest', { id: hides, name: 'Hides', classification: 'confidential' });
    await world.rest();
    const kept = tab.session.store.live('interest', stays);
    const told: ChangedRecord[][] = [];
    tab.session.store.subscribe({ entity: 'interest' }, (changed) => told.push([...changed]));
    owner.session.mutate('updateMember', { id: world.analystMember, role: 'observer' });
    await world.rest();
    expect(world.cursors.at(-1)).toBeNull();
    expect(told).toEqual([[{ entity: 'interest', id: hides }]]);
    expect(tab.session.viewer?.role).toBe('observer');
    expect(tab.session.store.live('interest', stays)).toBe(kept);
  });

  it('SYNC-10 after a break all that waits is sent again in order and done once; a refusal whose answer was lost is still told', async () => {
    const world = new World();
    const [one, two] = [await world.live(world.owner), await world.live(world.analyst)];
    const id = await world.stakeholder(two, 'A');
    two.line.cut();
    for (let index = 0; index < 120; index += 1) two.session.mutate('updateStakeholder', { id, name: `A${index}` });
    two.session.mutate('createStakeholder', { id: world.random.uuid(), name: 'B' });
    one.session.mutate('deleteStakeholder', { id });
    await world.rest();
    two.line.mend();
    const seen: unknown[] = [];
    two.session.subscribeState(() => seen.push(two.session.state.sentOf));
    // The answers to what arrives do not come back before the line breaks again.
    await world.network.runUntil(() => world.pushed.some(({ mutations }) => mutations.some(({ n }) => n === 122)), 5000, 'all has arrived');
    two.line.disconnect();
    await world.rest(5000);
    expect(two.refused).toHaveLength(120);
    expect(two.session.state.waiting).toBe(0);
    expect(world.server.store.count('stakeholder')).toBe(2);
    expect(seen).toContainEqual({ sent: 0, total: 121 });
  });

  it('SYNC-16 a machine that slept looks at once whether the line is alive, and gives a dead one up', async () => {
    const world = new World();
    const tab = await world.live(world.owner);
    const opened = world.cursors.length;
    world.network.clock.sleep(3_600_000);
    await world.rest(16_000);
    expect(world.cursors.length).toBeGreaterThan(opened);
    const carry = world.network.carry.bind(world.network);
    world.network.carry = () => undefined;
    tab.session.wake();
    await world.rest(9000);
    expect(tab.session.state.status).toBe('live');
    await world.rest(2000);
    expect(tab.session.state.status).not.toBe('live');
    world.network.carry = carry;
    await world.rest(12_000);
    expect(tab.session.state.status).toBe('live');
  });

  it('SYNC-17 a server that lost what it knew of a client gets the queue under a new client id', async () => {
    const world = new World();
    const tab = await world.live(world.owner);
    await world.stakeholder(tab, 'A');
    const { client } = tab.session;
    world.server.forgetClient(client);
    const id = await world.stakeholder(tab, 'B');
    await world.rest();
    expect(tab.session.client).not.toBe(client);
    expect(world.server.store.get('stakeholder', id)?.['name']).toBe('B');
    expect(tab.session.state.waiting).toBe(0);
    expect(await tab.disk.tab().readQueues()).toMatchObject([{ client: tab.session.client, mutations: [] }]);
  });

  it('SYNC-18 presence goes out at most 20 times a second, the last state always; who leaves is gone', async () => {
    const world = new World();
    const [one, two] = [await world.live(world.owner), await world.live(world.analyst)];
    let changes = 0;
    one.session.subscribePeers(() => (changes += 1));
    for (let x = 0; x < 100; x += 1) {
      two.session.setPresence({ cursor: { x, y: 0 } });
      await world.rest(5);
    }
    await world.rest(100);
    expect(changes).toBeLessThanOrEqual(12);
    expect([...one.session.peers.values()]).toMatchObject([{ account: world.analyst, state: { cursor: { x: 99, y: 0 } } }]);
    two.line.cut();
    await world.rest();
    expect(one.session.peers.size).toBe(0);
  });
});

describe('losing access', () => {
  it('SYNC-15 who is taken out of the project sees nothing of it any more, here or on disk', async () => {
    const world = new World();
    const [owner, tab] = [await world.live(world.owner), await world.live(world.analyst)];
    await world.stakeholder(owner, 'A');
    await tab.session.flush();
    expect(await tab.disk.tab().readSnapshot()).not.toBeNull();
    owner.session.mutate('removeMember', { id: world.analystMember });
    await world.rest();
    expect(tab.session.state).toMatchObject({ status: 'closed', closed: { reason: 'revoked' }, opened: false, waiting: 0 });
    expect(tab.session.store.count('stakeholder')).toBe(0);
    expect(await tab.disk.tab().readSnapshot()).toBeNull();
    expect(await tab.disk.tab().readQueues()).toEqual([]);
    expect(() => tab.session.mutate('createStakeholder', { id: world.random.uuid(), name: 'B' })).toThrow(Refusal);
  });

  it('SYNC-15 signing out removes what is kept', async () => {
    const world = new World();
    const disk = new MemoryDisk();
    const tab = await world.live(world.owner, { disk });
    await world.stakeholder(tab, 'A');
    await tab.session.flush();
    await tab.session.forget();
    expect(await disk.tab().readSnapshot()).toBeNull();
    expect(await disk.tab().readQueues()).toEqual([]);
  });
});
