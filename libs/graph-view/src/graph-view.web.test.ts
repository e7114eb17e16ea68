import type { Page } from 'playwright-core';
import type { Page as TestPage } from './testing/page.js';
import { drawn, eachTab } from './testing/tab.js';

declare const page: TestPage;

describe('GraphView in a browser', () => {
  let tab: Page;
  eachTab({ viewport: { width: 1000, height: 700 } }, (each) => (tab = each));

  /** Opens four actors in a row, A to B tied twice, and waits until drawn. */
  const openRow = () =>
    tab.evaluate(async () => {
      const fixture = new page.Fixture();
      ['a', 'b', 'c', 'd'].forEach((id, index) => fixture.actor(id, { name: id.toUpperCase() }, { x: index * 160, y: index % 2 === 0 ? 0 : 90 }));
      fixture.term('relationshipType', 'mistrust');
      fixture.tie('ab', 'a', 'b', { strength: 3 });
      fixture.tie('ab2', 'a', 'b', { type: 'mistrust', strength: 8 });
      fixture.tie('cd', 'c', 'd');
      globalThis.opened = page.open(fixture);
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    });
  const at = async (id: string) => (await tab.evaluate((wanted) => globalThis.opened.view.screenPoint(wanted), id))!;
  const calls = (name: string) => tab.evaluate((wanted) => globalThis.opened.calls.filter(([called]) => called === wanted).map(([, value]) => value), name);
  const frames = () => drawn(tab);

  it('MAP-16 opens 2,000 stakeholders with 8,000 ties and pans them', async () => {
    const figures = await tab.evaluate(async () => {
      const fixture = page.randomMap(2000, 8000);
      globalThis.opened = page.open(fixture);
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      return { report: globalThis.opened.view.hidden(), legend: globalThis.opened.view.legend().sectors.length };
    });
    expect(figures.report).toEqual({ nodes: { total: 2000, shown: 2000, hidden: {} }, edges: { total: 8000, shown: 8000, hidden: {} } });
    expect(figures.legend).toBe(6);
    const [before, target] = [await at('s0'), { x: 10, y: 690 }];
    await tab.mouse.move(target.x, target.y);
    await tab.mouse.down();
    await tab.mouse.move(target.x + 60, target.y - 40, { steps: 5 });
    await tab.mouse.up();
    const after = await at('s0');
    expect([Math.round(after.x - before.x), Math.round(after.y - before.y)]).toEqual([60, -40]);
  });

  it('MAP-4 follows the store: adds, moves, removes, and leaves the rest and the view where they are', async () => {
    await openRow();
    const [before, zoom] = [await at('a'), await tab.evaluate(() => globalThis.opened.view.zoom())];
    const b = await at('b');
    await tab.emulateMedia({ reducedMotion: 'reduce' });
    await tab.evaluate(() => {
      const { fixture } = globalThis.opened;
      fixture.tell(...fixture.actor('e', { name: 'E' }), fixture.tie('ae', 'a', 'e'), fixture.put('membership', 'm-b', { x: 160, y: 190 }), fixture.put('stakeholder', 'd', { deleted: true }));
    });
    await frames();
    const view = await tab.evaluate(() => ({ report: globalThis.opened.view.hidden(), unsaved: globalThis.opened.view.layoutNew(), d: globalThis.opened.view.screenPoint('d'), cd: globalThis.opened.view.screenPoint('cd') }));
    expect(view.report).toMatchObject({ nodes: { total: 4 }, edges: { total: 3 } });
    expect(view.unsaved.map(({ id }) => id)).toEqual(['m-e']);
    expect([view.d, view.cd]).toEqual([null, null]);
    expect(await at('a')).toEqual(before);
    expect((await at('b')).y - b.y).toBeCloseTo(100 * zoom, 0);
  });

  it('MAP-17 a click selects, shift adds, a click on nothing clears; deleting what is selected says so', async () => {
    await openRow();
    const [a, c] = [await at('a'), await at('c')];
    await tab.mouse.click(a.x, a.y);
    await tab.keyboard.down('Shift');
    await tab.mouse.click(c.x, c.y);
    await tab.keyboard.up('Shift');
    await tab.mouse.click(500, 30);
    await frames();
    expect(await calls('onSelect')).toEqual([
      [{ entity: 'stakeholder', id: 'a' }],
      [{ entity: 'stakeholder', id: 'a' }, { entity: 'stakeholder', id: 'c' }],
      [],
    ]);
    const edge = await at('ab');
    await tab.mouse.click(edge.x, edge.y);
    await frames();
    expect(await tab.evaluate(() => globalThis.opened.view.selection())).toEqual([{ entity: 'relationship', id: 'ab' }]);
    await tab.evaluate(() => globalThis.opened.fixture.tell(globalThis.opened.fixture.put('relationship', 'ab', { deleted: true })));
    await frames();
    expect((await calls('onSelect')).slice(-2)).toEqual([[{ entity: 'relationship', id: 'ab' }], []]);
  });

  it('MAP-18 dragging tells the others where it is, and is saved once, when let go', async () => {
    await openRow();
    const a = await at('a');
    await tab.mouse.move(a.x, a.y);
    await tab.mouse.down();
    await tab.mouse.move(a.x + 50, a.y + 30, { steps: 8 });
    // While somebody holds it, what others saved does not pull it away.
    await tab.evaluate(() => globalThis.opened.fixture.tell(globalThis.opened.fixture.put('membership', 'm-a', { x: -900, y: -900 })));
    await frames();
    const held = await at('a');
    await tab.mouse.up();
    expect([Math.round(held.x - a.x), Math.round(held.y - a.y)]).toEqual([50, 30]);
    const [moved, dragging, zoom] = [await calls('onMoved'), await calls('onDragging'), await tab.evaluate(() => globalThis.opened.view.zoom())];
    expect(moved).toEqual([[{ id: 'm-a', x: Math.round(50 / zoom), y: Math.round(30 / zoom) }]]);
    expect(dragging.length).toBeGreaterThan(0);
  });

  it('MAP-19 in connect mode a drag from one to another asks for a tie and moves nobody', async () => {
    await openRow();
    await tab.evaluate(() => globalThis.opened.view.setMode('connect'));
    const [a, c] = [await at('a'), await at('c')];
    await tab.mouse.move(a.x, a.y);
    await tab.mouse.down();
    await tab.mouse.move(c.x, c.y, { steps: 6 });
    await tab.mouse.up();
    await tab.mouse.move(a.x, a.y);
    await tab.mouse.down();
    await tab.mouse.move(a.x + 20, a.y + 200, { steps: 4 });
    await tab.mouse.up();
    expect(await calls('onConnect')).toEqual([['a', 'c']]);
    expect(await calls('onMoved')).toEqual([]);
    expect(await at('a')).toEqual(a);
  });

  it('MAP-20 a double click on nothing adds there, on a node renames it', async () => {
    await openRow();
    await tab.mouse.dblclick(500, 640);
    const c = await at('c');
    await tab.mouse.dblclick(c.x, c.y);
    const place = await tab.evaluate(() => globalThis.opened.view.modelPoint(500, 640));
    expect(await calls('onAddAt')).toEqual([[place.x, place.y]]);
    expect(await calls('onRename')).toEqual([{ entity: 'stakeholder', id: 'c' }]);
  });

  it('MAP-27 what is new stands where it was wished, or beside who stands there and their name', async () => {
    await openRow();
    const empty = await tab.evaluate(() => globalThis.opened.view.modelPoint(500, 640));
    expect(await tab.evaluate((point) => globalThis.opened.view.freeSpot(point), empty)).toEqual(empty);
    const a = await at('a');
    const wish = await tab.evaluate(({ x, y }) => globalThis.opened.view.modelPoint(x, y), a);
    const [spot, zoom] = await tab.evaluate((point) => [globalThis.opened.view.freeSpot(point), globalThis.opened.view.zoom()] as const, wish);
    const [dx, dy] = [(spot.x - wish.x) * zoom, (spot.y - wish.y) * zoom];
    expect(Math.abs(dx) > 100 || Math.abs(dy) > 30).toBe(true);
    expect(Math.hypot(dx, dy)).toBeLessThan(220);
    // Two lines of a name reach farther down than their shape does.
    await tab.evaluate(async () => {
      const fixture = new page.Fixture();
      fixture.actor('long', { name: 'National Commission for Human Rights' }, { x: 0, y: 0 });
      fixture.actor('far', { name: 'Far' }, { x: 600, y: 300 });
      globalThis.opened = page.open(fixture);
    });
    await frames();
    const [place, near] = await tab.evaluate(() => [globalThis.opened.view.freeSpot({ x: 0, y: 0 }), globalThis.opened.view.zoom()] as const);
    const beside = { x: place.x * near, y: place.y * near };
    // Below its shape is its name; above it there is room for the name of the new one.
    expect(beside.y < -60 || beside.y > 60 || Math.abs(beside.x) > 150).toBe(true);
  });

  it('MAP-5 MAP-6 filter and focus hide, and what is hidden is told', async () => {
    await openRow();
    await tab.evaluate(() => globalThis.opened.view.setFilter({ minStrength: 4 }));
    await tab.evaluate(() => globalThis.opened.view.setFocus({ id: 'a', depth: 1 }));
    expect(await calls('onHidden')).toMatchObject([
      { nodes: { total: 4, shown: 4 } },
      { edges: { shown: 2, hidden: { strength: 1 } } },
      { nodes: { shown: 2, hidden: { focus: 2 } }, edges: { shown: 1, hidden: { strength: 1, focus: 1 } } },
    ]);
  });

  it('MAP-5 what goes in the moment in which the options change is counted too, as when rights are taken away', async () => {
    await openRow();
    await tab.evaluate(() => {
      const { fixture, view } = globalThis.opened;
      fixture.tell(fixture.put('stakeholder', 'd', { deleted: true }));
      view.setOptions({ colourBy: 'sector' });
    });
    expect((await calls('onHidden')).at(-1)).toMatchObject({ nodes: { total: 3, shown: 3 } });
  });

  it('MAP-28 what is revealed comes into sight and the picture goes no further than it must; what is in sight moves nothing', async () => {
    await openRow();
    const pan = (): Promise<[number, number]> => tab.evaluate(() => [globalThis.opened.view.screenPoint('a')!.x, globalThis.opened.view.screenPoint('a')!.y]);
    const before = await pan();
    await tab.evaluate(() => globalThis.opened.view.reveal('a'));
    expect(await pan()).toEqual(before);
    const { width, height } = (await tab.locator('canvas').first().boundingBox())!;
    await tab.emulateMedia({ reducedMotion: 'reduce' });
    await tab.evaluate((x) => {
      const { fixture, view } = globalThis.opened;
      const edge = view.modelPoint(x, 0);
      fixture.tell(fixture.put('membership', 'm-d', { x: edge.x, y: 0 }));
    }, width + 40);
    await frames();
    const [out, still] = [await at('d'), await at('a')];
    await tab.evaluate(() => globalThis.opened.view.reveal('d'));
    const [now, moved] = [await at('d'), await at('a')];
    expect(now.x).toBeLessThanOrEqual(width - 48);
    expect(now.x).toBeGreaterThan(width * 0.6);
    expect(now.y).toBeLessThanOrEqual(height - 48);
    expect(moved.x - still.x).toBeCloseTo(now.x - out.x, 0);
    expect(moved.y).toBeCloseTo(still.y + (now.y - out.y), 0);
  });

  it('MAP-24 a neighbourhood stands together while it is shown: nothing of it is saved or told, and the map returns as it was', async () => {
    await openRow();
    await tab.emulateMedia({ reducedMotion: 'reduce' });
    await tab.evaluate(() => globalThis.opened.fixture.tell(globalThis.opened.fixture.put('membership', 'm-b', { x: 4000, y: 3000 }), ...globalThis.opened.fixture.actor('e', { name: 'E' }, { x: -3000, y: 10 }), globalThis.opened.fixture.tie('ea', 'e', 'a')));
    await frames();
    const all = async () => ({ a: await at('a'), b: await at('b'), c: await at('c'), zoom: await tab.evaluate(() => globalThis.opened.view.zoom()) });
    const before = await all();
    await tab.evaluate(() => globalThis.opened.view.setFocus({ id: 'a', depth: 1 }));
    await frames();
    // All three at a size that can be read, and what is hidden is nowhere.
    expect(await tab.evaluate(() => globalThis.opened.view.zoom())).toBeGreaterThan(0.8);
    expect(await tab.evaluate(() => globalThis.opened.view.screenPoint('c'))).toBeNull();
    for (const id of ['a', 'b', 'e']) {
      const { x, y } = await at(id);
      expect([x > 0, x < 1000, y > 0, y < 700]).toEqual([true, true, true, true]);
    }
    const told = (await tab.evaluate(() => globalThis.opened.calls.length));
    const b = await at('b');
    await tab.mouse.move(b.x, b.y);
    await tab.mouse.down();
    await tab.mouse.move(b.x - 40, b.y - 30, { steps: 4 });
    await tab.mouse.up();
    await frames();
    const moved = await at('b');
    expect([Math.round(moved.x - b.x), Math.round(moved.y - b.y)]).toEqual([-40, -30]);
    // Who joins stands near; the others stay.
    await tab.evaluate(() => globalThis.opened.fixture.tell(globalThis.opened.fixture.tie('ad', 'a', 'd')));
    await frames();
    expect(await at('b')).toEqual(moved);
    expect(Math.hypot((await at('d')).x - (await at('a')).x, (await at('d')).y - (await at('a')).y)).toBeLessThan(400);
    expect((await tab.evaluate((from) => globalThis.opened.calls.slice(from).map(([name]) => name), told)).filter((name) => ['onMoved', 'onDragging', 'onPointer'].includes(name))).toEqual([]);
    expect(await tab.evaluate(() => globalThis.opened.view.layoutNew())).toEqual([]);
    await tab.evaluate(() => globalThis.opened.view.setFocus(null));
    await frames();
    expect(await all()).toEqual(before);
  });

  it('MAP-21 others are seen dragging; what they let go without saving returns', async () => {
    await openRow();
    await tab.emulateMedia({ reducedMotion: 'reduce' });
    const b = await at('b');
    const person = { id: 'p', name: 'Analyst 2', colour: { light: '#7446B8', dark: '#B79AEB', ink: { light: '#FFFFFF', dark: '#16181B' } }, selection: ['b'], cursor: { x: 10, y: 10 } };
    await tab.evaluate((other) => globalThis.opened.view.setPresence([{ ...other, dragging: [{ id: 'm-b', x: 300, y: -80 }] }]), person);
    await frames();
    expect((await at('b')).y).toBeLessThan(b.y);
    expect(await tab.evaluate(() => new Set((document.querySelector('[data-layer=presence]') as HTMLCanvasElement).getContext('2d')!.getImageData(0, 0, 1000, 700).data).size)).toBeGreaterThan(3);
    await tab.evaluate((other) => globalThis.opened.view.setPresence([other]), person);
    expect(await at('b')).toEqual(b);
  });

  it('MAP-11 lays out in a worker with progress; cancelling leaves everything where it is', async () => {
    await tab.emulateMedia({ reducedMotion: 'reduce' });
    const result = await tab.evaluate(async () => {
      globalThis.opened = page.open(page.randomMap(400, 900, false));
      const { view } = globalThis.opened;
      const shares: number[] = [];
      let framesMeanwhile = 0;
      let running = true;
      const count = (): void => {
        framesMeanwhile += 1;
        if (running) requestAnimationFrame(count);
      };
      requestAnimationFrame(count);
      const positions = await view.runLayout({ onProgress: (share) => shares.push(share) });
      running = false;
      const before = view.screenPoint('s7');
      const control = new AbortController();
      const cancelled = view.runLayout({ onProgress: () => control.abort(), signal: control.signal }).then(() => 'done', (error: Error) => error.name);
      return { positions: positions.length, unique: new Set(positions.map(({ x, y }) => `${x} ${y}`)).size, shares, framesMeanwhile, cancelled: await cancelled, stays: JSON.stringify(before) === JSON.stringify(view.screenPoint('s7')) };
    });
    expect(result).toMatchObject({ positions: 400, unique: 400, cancelled: 'AbortError', stays: true });
    expect(result.shares.at(-1)).toBe(1);
    expect(result.framesMeanwhile).toBeGreaterThan(3);
  });

  it('MAP-11 what was laid out anew is in sight as it stands now, not as it stood before', async () => {
    await tab.emulateMedia({ reducedMotion: 'reduce' });
    const points = await tab.evaluate(async () => {
      const fixture = new page.Fixture();
      for (let index = 0; index < 12; index += 1) fixture.actor(`n${index}`, { name: `N ${index}` }, { x: index * 4000, y: (index % 3) * 2500 });
      for (let index = 1; index < 12; index += 1) fixture.tie(`t${index}`, `n${index - 1}`, `n${index}`);
      globalThis.opened = page.open(fixture);
      await globalThis.opened.view.runLayout();
      return Array.from({ length: 12 }, (_, index) => globalThis.opened.view.screenPoint(`n${index}`)!);
    });
    const span = (values: number[]): number => Math.max(...values) - Math.min(...values);
    for (const { x, y } of points) expect([x > 0, x < 1000, y > 0, y < 700]).toEqual([true, true, true, true]);
    expect(Math.max(span(points.map(({ x }) => x)) / 1000, span(points.map(({ y }) => y)) / 700)).toBeGreaterThan(0.4);
  });

  it('MAP-22 a theme, other options and a container of another size change the picture and nothing else', async () => {
    await openRow();
    const a = await at('a');
    const light = await tab.screenshot();
    await tab.evaluate(() => globalThis.opened.view.setTheme('dark'));
    await frames();
    expect((await tab.screenshot()).equals(light)).toBe(false);
    await tab.evaluate(() => globalThis.opened.view.setOptions({ colourBy: 'sector', sizeBy: 'same', groupBy: 'none', theme: 'light' }));
    await tab.setViewportSize({ width: 800, height: 500 });
    await frames();
    expect(await at('a')).toEqual(a);
    await tab.evaluate(() => globalThis.opened.view.destroy());
    expect(await tab.locator('canvas').count()).toBe(0);
  });

  it('TIME-30 whoever still asks a canvas that has gone gets an answer, and nothing is told or drawn any more', async () => {
    await openRow();
    const told = await tab.evaluate(async () => {
      const { view, fixture, calls } = globalThis.opened;
      view.select(['a', 'ab']);
      view.setFocus({ id: 'a', depth: 1 });
      view.destroy();
      const before = calls.length;
      fixture.tell(...fixture.actor('e', { name: 'E' }), fixture.tie('ae', 'a', 'e'));
      view.setOptions({ colourBy: 'sector', at: '2020-01-01', termName: () => 'Word' });
      view.setTheme('dark');
      view.setFilter({ text: 'B' });
      view.setFocus({ id: 'b', depth: 2 });
      view.setFocus(null);
      view.setMode('connect');
      view.setPresence([]);
      view.select(['b', 'cd']);
      view.showOverview(document.createElement('canvas'));
      view.lookAt({ x: 1, y: 1 });
      view.look({ across: 1, down: 1 });
      view.fit();
      view.fitReadable();
      view.reveal('ab');
      view.zoomTo(2);
      view.putBack();
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      return { calls: calls.slice(before), point: view.screenPoint('a'), tie: view.screenPoint('ab'), search: view.setSearch('A').length, legend: view.legend().sectors.length, unsaved: view.layoutNew().length, drawn: document.querySelectorAll('canvas').length };
    });
    expect(told).toEqual({ calls: [], point: null, tie: null, search: 0, legend: 0, unsaved: 0, drawn: 0 });
  });

  it('MAP-25 MAP-26 a map with many without ties opens on what has ties and says how many are out of sight; from afar each is still seen', async () => {
    await tab.evaluate(async () => {
      const fixture = page.randomMap(30, 60);
      for (let index = 0; index < 1479; index += 1) fixture.actor(`u${index}`, { name: `Untied ${index}` }, index < 3 ? { x: 150 * (index + 1), y: 160 } : index === 3 ? { x: -300, y: 200 } : null);
      globalThis.opened = page.open(fixture);
    });
    await frames();
    const zoom = () => tab.evaluate(() => globalThis.opened.view.zoom());
    const near = await zoom();
    expect(near).toBeGreaterThan(0.5);
    const out = await tab.evaluate(() => Array.from({ length: 1479 }, (_, index) => globalThis.opened.view.screenPoint(`u${index}`)!).filter(({ x, y }) => x < 0 || y < 0 || x > 1000 || y > 700).length);
    expect([out > 1000, out < 1479]).toEqual([true, true]);
    expect(await tab.evaluate(() => globalThis.opened.view.apart())).toBe(out);
    const { x, y } = await at('s7');
    expect([x > 0, x < 1000, y > 0, y < 700]).toEqual([true, true, true, true]);
    await tab.evaluate(() => globalThis.opened.view.fit());
    await frames();
    expect(await zoom()).toBeLessThan(near / 2);
    expect(await tab.evaluate(() => globalThis.opened.view.apart())).toBe(0);
    expect((await calls('onApart')).at(-1)).toBe(0);
    await tab.setViewportSize({ width: 500, height: 350 });
    await tab.waitForFunction(() => [...document.querySelectorAll('canvas:not([data-layer=large])')].every(({ clientWidth }) => clientWidth <= 500));
    await tab.evaluate(() => globalThis.opened.view.fit());
    await frames();
    // The darkest point of a dot is dark: an edge of less than a pixel would be a shade of the canvas. And it is wide enough to be seen.
    const dot = await at('u3');
    const picture = await tab.screenshot({ clip: { x: dot.x - 6, y: dot.y - 6, width: 12, height: 12 } });
    const [darkest, wide] = await tab.evaluate(async (data) => {
      const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${data}`)).blob());
      const context = new OffscreenCanvas(12, 12).getContext('2d')!;
      context.drawImage(image, 0, 0);
      const { data: pixels } = context.getImageData(0, 0, 12, 12);
      const light = Array.from({ length: 144 }, (_, index) => (pixels[index * 4]! + pixels[index * 4 + 1]! + pixels[index * 4 + 2]!) / 3);
      const inked = [...Array(12).keys()].filter((column) => Math.abs(light[72 + column]! - light[0]!) > 5);
      return [Math.min(...light), inked.at(-1)! - inked[0]! + 1] as const;
    }, picture.toString('base64'));
    expect(darkest).toBeLessThan(150);
    expect(await zoom()).toBeLessThan(0.2);
    expect(wide).toBeGreaterThan(4);
  });
});
