import { nameOf, offlineEdit, World } from './world.js';

describe('undo', () => {
  it('UNDO-1 takes back and brings again, also while the server is away', async () => {
    const world = new World();
    const tab = await world.live(world.owner);
    const id = await offlineEdit(world, tab, 'A');
    tab.session.mutate('updateStakeholder', { id, name: 'B', size: 5 });
    expect(tab.session.undoLabel).toEqual({ operation: 'updateStakeholder', records: [{ entity: 'stakeholder', id }], count: 1 });
    tab.session.undo();
    expect(tab.session.store.live('stakeholder', id)).toMatchObject({ name: 'A', size: null });
    tab.session.undo();
    expect(nameOf(tab, id)).toBeUndefined();
    expect(tab.session.undo()).toBeNull();
    tab.session.redo();
    tab.session.redo();
    expect(tab.session.redo()).toBeNull();
    expect(nameOf(tab, id)).toBe('B');
    tab.line.mend();
    await world.rest(3000);
    expect(tab.refused).toEqual([]);
    expect(world.server.store.get('stakeholder', id)).toMatchObject({ name: 'B', size: 5, deleted: false });
    for (const way of ['undo', 'undo', 'redo', 'redo'] as const) tab.session[way]();
    await world.rest();
    expect(world.server.store.get('stakeholder', id)).toMatchObject({ name: 'B', size: 5, deleted: false });
    // The log tells the two apart.
    const restored = new Map(world.pushed.flatMap(({ mutations }) => mutations).flatMap(({ n, name, input }) => (name === 'restore' ? [[n, input['again']] as const] : [])));
    expect([...restored.values()]).toEqual([false, false, true, true]);
  });

  it('UNDO-17 what was not sent yet is taken out of what waits: the server never hears of it, and what others wrote stays', async () => {
    const world = new World();
    const theirs: unknown[] = [];
    const [other, tab] = [await world.live(world.owner), await world.live(world.owner, { onReplaced: (given) => theirs.push(...given) })];
    const id = await world.stakeholder(other, 'Old');
    tab.line.cut();
    tab.session.mutate('updateStakeholder', { id, name: 'Mine' });
    const [slip, group] = [world.random.uuid(), world.random.uuid()];
    tab.session.mutate('createStakeholder', { id: slip, name: 'Slip of the tongue' }, { group });
    tab.session.mutate('updateStakeholder', { id: slip, size: 7 }, { group });
    await tab.session.flush();
    expect(tab.session.undo()).toMatchObject({ kind: 'undo', label: { operation: 'createStakeholder', count: 1 }, report: { skipped: [] } });
    tab.session.undo();
    expect([tab.session.state.waiting, tab.session.state.waitingRecords.size, nameOf(tab, id), nameOf(tab, slip), tab.session.undoLabel]).toEqual([0, 0, 'Old', undefined, null]);
    await tab.session.flush();
    expect((await tab.disk.tab().readQueues()).flatMap(({ mutations }) => mutations)).toEqual([]);
    other.session.mutate('updateStakeholder', { id, name: 'Theirs' });
    await world.rest();
    tab.line.mend();
    await world.rest(60_000);
    expect([nameOf(tab, id), nameOf(other, id), theirs]).toEqual(['Theirs', 'Theirs', []]);
    expect(JSON.stringify(world.pushed)).not.toMatch(/Mine|Slip/u);
    tab.session.redo();
    tab.session.redo();
    tab.session.undo();
    tab.session.redo();
    await world.rest();
    expect([tab.refused, tab.session.redo(), nameOf(other, id), other.session.store.live('stakeholder', slip)]).toMatchObject([[], null, 'Mine', { name: 'Slip of the tongue', size: 7 }]);
  });

  it('UNDO-17 UNDO-6 what was taken out before it was sent can be brought again after the tab was closed', async () => {
    const world = new World();
    const tab = await world.live(world.owner);
    const id = await offlineEdit(world, tab, 'A');
    tab.session.undo();
    await tab.session.close();
    const again = await world.live(world.owner, { disk: tab.disk });
    expect([again.session.undoLabel, again.session.redoLabel?.operation]).toEqual([null, 'createStakeholder']);
    again.session.redo();
    await world.rest();
    expect([world.server.store.get('stakeholder', id)?.['name'], again.session.undoLabel?.operation]).toEqual(['A', 'createStakeholder']);
  });

  it('UNDO-18 what the server may have, or something was done after, is taken back by a further change', async () => {
    const world = new World();
    const tab = await world.live(world.owner);
    const id = await world.stakeholder(tab, 'Old');
    world.network.answersLost = true;
    tab.session.mutate('updateStakeholder', { id, name: 'Mine' });
    await world.network.runUntil(() => world.server.store.get('stakeholder', id)?.['name'] === 'Mine', 1000, 'it arrives');
    tab.line.cut();
    world.network.answersLost = false;
    tab.session.undo();
    expect(tab.session.state.waiting).toBe(2);
    tab.session.mutate('updateStakeholder', { id, size: 1 });
    // What the program does of itself stands on it.
    tab.session.mutate('updateStakeholder', { id, formality: 'informal' }, { step: false });
    tab.session.undo();
    expect(tab.session.state.waiting).toBe(5);
    tab.line.mend();
    await world.rest(60_000);
    expect([world.server.store.get('stakeholder', id)?.['name'], tab.refused, tab.session.state.waiting]).toEqual(['Old', [], 0]);
  });

  it('UNDO-3 operations of one group, one after the other, are one step', async () => {
    const world = new World();
    const tab = await world.live(world.owner);
    const id = await world.stakeholder(tab, 'A');
    const group = world.random.uuid();
    for (const name of ['B', 'C', 'D']) tab.session.mutate('updateStakeholder', { id, name }, { group });
    await world.rest();
    tab.session.undo();
    expect(nameOf(tab, id)).toBe('A');
    tab.session.redo();
    await world.rest();
    expect(nameOf(tab, id)).toBe('D');
    expect(tab.session.redoLabel).toBeNull();
  });

  it('UNDO-4 leaves alone what somebody else has changed since, and says so', async () => {
    const world = new World();
    const [one, two] = [await world.live(world.owner), await world.live(world.owner)];
    const id = await world.stakeholder(one, 'A');
    one.session.mutate('updateStakeholder', { id, name: 'B', size: 1 });
    await world.rest();
    two.session.mutate('updateStakeholder', { id, name: 'C' });
    await world.rest();
    expect(one.session.undo()?.report).toEqual({ skipped: [{ entity: 'stakeholder', id, fields: ['name'] }] });
    await world.rest();
    expect(two.session.store.live('stakeholder', id)).toMatchObject({ name: 'C', size: null });
    expect(one.reports).toEqual([]);
    // Not seen here when it was undone: the server says it later.
    one.session.mutate('updateStakeholder', { id, name: 'D' });
    await world.rest();
    one.line.cut();
    two.session.mutate('updateStakeholder', { id, name: 'E' });
    await world.rest();
    expect(one.session.undo()?.report).toEqual({ skipped: [] });
    one.line.mend();
    await world.rest(3000);
    expect(nameOf(one, id)).toBe('E');
  });

  it('UNDO-5 takes back to what was there when the operation came, not when it was made', async () => {
    const world = new World();
    const [one, two] = [await world.live(world.owner), await world.live(world.owner)];
    const id = await world.stakeholder(one, 'A');
    one.line.cut();
    one.session.mutate('updateStakeholder', { id, name: 'Mine' });
    two.session.mutate('updateStakeholder', { id, name: 'Theirs' });
    await world.rest();
    one.line.mend();
    // The answer to open brings their change under ours before ours goes out.
    await world.rest(3000);
    one.session.undo();
    await world.rest();
    expect(nameOf(two, id)).toBe('Theirs');
  });

  it('UNDO-6 the last 100 steps outlive the tab', async () => {
    const world = new World();
    const tab = await world.live(world.owner);
    const id = await world.stakeholder(tab, 'A');
    for (let index = 1; index <= 130; index += 1) tab.session.mutate('updateStakeholder', { id, name: `A${index}` });
    await world.rest();
    await tab.session.close();
    const again = await world.live(world.owner, { disk: tab.disk });
    let steps = 0;
    while (again.session.undo()) steps += 1;
    expect(steps).toBe(100);
    await world.rest();
    expect(nameOf(again, id)).toBe('A30');
  });

  it('UNDO-14 what the program does of itself is no step: undo goes on to what the person did, and what was undone can still be brought again', async () => {
    const world = new World();
    const tab = await world.live(world.owner);
    const id = await world.stakeholder(tab, 'A');
    tab.session.mutate('updateStakeholder', { id, name: 'B' });
    tab.session.undo();
    tab.session.mutate('updateStakeholder', { id, size: 5 }, { step: false });
    expect(tab.session.undoLabel?.operation).toBe('createStakeholder');
    tab.session.redo();
    await world.rest();
    expect(tab.session.store.live('stakeholder', id)).toMatchObject({ name: 'B', size: 5 });
    tab.session.undo();
    tab.session.undo();
    expect(tab.session.undo()).toBeNull();
    expect(nameOf(tab, id)).toBeUndefined();
  });

  it('UNDO-15 what another map holds, or what was deleted before the records came anew, is taken back and brought again at the server', async () => {
    const world = new World();
    const tab = await world.live(world.owner);
    const who = await world.stakeholder(tab, 'A');
    const [left, shown, member] = [world.random.uuid(), world.random.uuid(), world.random.uuid()];
    for (const id of [left, shown]) tab.session.mutate('createMap', { id, name: 'Map', aggregate: 'agreed' });
    tab.session.setScopes(['registry', `map:${left}`]);
    await world.rest();
    tab.session.mutate('addToMap', { members: [{ id: member, map: left, stakeholder: who, interest: null, x: null, y: null }] });
    tab.session.mutate('removeFromMap', { members: [{ id: member }] });
    tab.session.mutate('deleteStakeholder', { id: who });
    await world.rest();
    tab.session.setScopes(['registry', `map:${shown}`]);
    await world.rest();
    const gone = (): unknown[] => [world.server.store.get('stakeholder', who), world.server.store.get('membership', member)].map((record) => record?.deleted);
    expect([gone(), tab.session.store.get('stakeholder', who), tab.session.store.get('membership', member)]).toEqual([[true, true], undefined, undefined]);
    expect(tab.session.undo()?.report).toEqual({ skipped: [] });
    tab.session.undo();
    await world.rest();
    expect(gone()).toEqual([false, false]);
    expect(nameOf(tab, who)).toBe('A');
    tab.session.redo();
    await world.rest();
    expect(gone()).toEqual([false, true]);
    tab.session.undo();
    await world.rest();
    expect([gone(), tab.reports, tab.refused]).toEqual([[false, false], [], []]);
  });

  it('UNDO-15 UNDO-4 what somebody else has changed since where it cannot be seen is left, and reported when the server knows', async () => {
    const world = new World();
    const [tab, other] = [await world.live(world.owner), await world.live(world.owner)];
    const who = await world.stakeholder(tab, 'A');
    const [left, member] = [world.random.uuid(), world.random.uuid()];
    tab.session.mutate('createMap', { id: left, name: 'Map', aggregate: 'agreed' });
    for (const { session } of [tab, other]) session.setScopes(['registry', `map:${left}`]);
    await world.rest();
    tab.session.mutate('addToMap', { members: [{ id: member, map: left, stakeholder: who, interest: null, x: 1, y: 1 }] });
    tab.session.mutate('moveOnMap', { positions: [{ id: member, x: 2, y: 2 }] });
    await world.rest();
    tab.session.setScopes(['registry']);
    other.session.mutate('moveOnMap', { positions: [{ id: member, x: 3, y: 3 }] });
    await world.rest();
    tab.session.undo();
    await world.rest();
    expect(world.server.store.get('membership', member)).toMatchObject({ x: 3, y: 3 });
    expect(tab.reports).toHaveLength(1);
  });

  it('UNDO-7 in an archived project nothing is taken back, and the step stays for later', async () => {
    const world = new World();
    const [one, two] = [await world.live(world.owner), await world.live(world.owner)];
    const id = await world.stakeholder(one, 'A');
    two.session.mutate('updateProject', { id: world.project, archived: true });
    await world.rest();
    expect(() => one.session.undo()).toThrow('archived');
    two.session.mutate('updateProject', { id: world.project, archived: false });
    await world.rest();
    one.session.undo();
    expect(nameOf(one, id)).toBeUndefined();
  });
});
