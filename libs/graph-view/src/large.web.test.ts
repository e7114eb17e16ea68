import type { Page } from 'playwright-core';
import type { Page as TestPage } from './testing/page.js';
import { drawn, eachTab, settledIn } from './testing/tab.js';

declare const page: TestPage;

describe('a map of many in a browser', () => {
  let tab: Page;
  eachTab({ viewport: { width: 1000, height: 700 }, reducedMotion: 'reduce' }, (each) => (tab = each));
  beforeEach(async () => {
    await tab.evaluate(async () => {
      await page.fonts();
      globalThis.opened = page.open(page.communityMap(900, 3000));
    });
    await settled();
  });

  const frames = () => drawn(tab);
  const settled = () => settledIn(tab);
  const gathered = () => tab.evaluate(() => globalThis.opened.view.gathered());
  const zoom = () => tab.evaluate(() => globalThis.opened.view.zoom());
  const zoomTo = async (level: number) => {
    await tab.evaluate((to) => globalThis.opened.view.zoomTo(to), level);
    await settled();
  };
  const at = async (id: string) => (await tab.evaluate((wanted) => globalThis.opened.view.screenPoint(wanted), id))!;
  const calls = (name: string) => tab.evaluate((wanted) => globalThis.opened.calls.filter(([called]) => called === wanted).map(([, value]) => value), name);
  /** How many pixels a layer has drawn around a point of the screen. */
  const inkOf = (layer: string, { x, y }: { x: number; y: number }, reach = 24) =>
    tab.evaluate(
      ([name, left, top, size]) => {
        const canvas = document.querySelector<HTMLCanvasElement>(`[data-layer=${name}]`)!;
        const box = canvas.getBoundingClientRect();
        const scale = canvas.width / box.width;
        const copy = new OffscreenCanvas(size, size).getContext('2d', { willReadFrequently: true })!;
        copy.drawImage(canvas, (left - box.left) * scale, (top - box.top) * scale, size * scale, size * scale, 0, 0, size, size);
        const { data } = copy.getImageData(0, 0, size, size);
        return Array.from({ length: data.length / 4 }, (_, index) => data[index * 4 + 3]!).filter((alpha) => alpha > 0).length;
      },
      [layer, x - reach, y - reach, reach * 2] as const,
    );
  /** Somebody in sight who stands alone enough to be pressed. */
  const someone = () =>
    tab.evaluate(() => {
      const { view, fixture } = globalThis.opened;
      const points = fixture.store.allLive('stakeholder').flatMap(({ id }) => ({ id, ...view.screenPoint(id)! })).filter(({ x, y }) => x > 150 && x < 850 && y > 150 && y < 550);
      const room = (point: { x: number; y: number }): number => points.map(({ x, y }) => Math.hypot(x - point.x, y - point.y)).sort((a, b) => a - b)[1]!;
      return points.reduce((best, point) => (room(point) > room(best) ? point : best));
    });

  it('CANV-1 CANV-2 from afar communities are drawn as one, which is told; pressing one, or coming nearer, shows its members', async () => {
    const far = await gathered();
    expect(far.communities).toBeGreaterThan(3);
    expect(far.members).toBeGreaterThan(800);
    expect((await calls('onGathered')).at(-1)).toEqual(far);
    const before = await zoom();
    const { x, y } = await someone();
    await tab.mouse.click(x, y);
    await tab.waitForFunction((from) => globalThis.opened.view.zoom() > from, before);
    await settled();
    expect((await gathered()).communities).toBeLessThan(far.communities);
    expect(await calls('onSelect')).toEqual([]);
    await zoomTo(1.2);
    expect(await gathered()).toEqual({ communities: 0, members: 0 });
    expect((await calls('onGathered')).at(-1)).toEqual({ communities: 0, members: 0 });
    const near = await someone();
    expect(await inkOf('large', near, 6)).toBeGreaterThan(100);
  });

  it('CANV-1 the communities do not depend on the order in which records came', async () => {
    const told = async (backwards: boolean) => {
      const groups = await tab.evaluate(async (turned) => {
        const [from, to] = [page.communityMap(700, 2400), new page.Fixture()];
        for (const entity of ['term', 'stakeholder', 'membership', 'judgement', 'relationship'] as const) {
          const records = [...from.store.allLive(entity)];
          for (const record of turned ? records.reverse() : records) to.put(entity, record.id, { ...record });
        }
        const said: string[] = [];
        globalThis.opened = page.open(to, { communityWords: (leader, others) => (said.push(`${leader} ${others}`), [leader, String(others)]) });
        await new Promise<void>((resolve) => {
          const wait = (): unknown => (globalThis.opened.view.isSettled() && said.length > 0 ? resolve() : requestAnimationFrame(wait));
          wait();
        });
        return [...new Set(said)].sort();
      }, backwards);
      return groups;
    };
    const forwards = await told(false);
    expect(forwards.length).toBeGreaterThan(3);
    expect(await told(true)).toEqual(forwards);
  });

  it('CANV-2 a double click into a community comes nearer and adds nobody', async () => {
    const { x, y } = await someone();
    await tab.mouse.dblclick(x, y);
    await frames();
    expect(await calls('onAddAt')).toEqual([]);
  });

  it('CANV-3 what is selected keeps its shape, its name and its ties also where its community is drawn as one, and the rest recedes', async () => {
    const hub = 's5';
    const point = await at(hub);
    expect(await inkOf('labels', point, 40)).toBe(0);
    await tab.evaluate((id) => globalThis.opened.view.select([id]), hub);
    await frames();
    expect((await gathered()).communities).toBeGreaterThan(3);
    expect(await inkOf('labels', point, 40)).toBeGreaterThan(100);
    expect(await tab.evaluate(() => globalThis.opened.view.selection())).toEqual([{ entity: 'stakeholder', id: hub }]);
    const opacity = () => tab.locator('[data-layer=large]').evaluate(({ style }) => style.opacity);
    expect(Number(await opacity())).toBeLessThan(1);
    // All its neighbours stand by themselves, each under its place.
    const names = await tab.evaluate((id) => {
      const { fixture, view } = globalThis.opened;
      const ties = fixture.store.allLive('relationship').filter(({ from, to }) => from === id || to === id);
      return ties.map(({ from, to }) => view.screenPoint(from === id ? to : from)!);
    }, hub);
    expect(names.length).toBeGreaterThan(2);
    await tab.mouse.click(5, 5);
    await frames();
    expect(await opacity()).toBe('');
    expect(await inkOf('labels', point, 40)).toBe(0);
  });

  it('CANV-3 in a crowd a click selects, a drag moves and is saved once, and connecting joins, as everywhere', async () => {
    await zoomTo(1.2);
    const one = await someone();
    await tab.mouse.move(one.x, one.y);
    await frames();
    expect((await calls('onHover')).at(-1)).toEqual({ entity: 'stakeholder', id: one.id });
    await tab.mouse.click(one.x, one.y);
    await frames();
    expect((await calls('onSelect')).at(-1)).toEqual([{ entity: 'stakeholder', id: one.id }]);
    await tab.mouse.move(one.x, one.y);
    await tab.mouse.down();
    await tab.mouse.move(one.x + 60, one.y + 36, { steps: 5 });
    await tab.mouse.up();
    const moved = await calls('onMoved');
    expect(moved).toHaveLength(1);
    expect((moved[0] as { id: string }[]).map(({ id }) => id)).toEqual([`m-${one.id}`]);
    const now = await at(one.id);
    expect([Math.round(now.x - one.x), Math.round(now.y - one.y)]).toEqual([60, 36]);
    // Its place in the crowd is where it was put, and where it was is nobody.
    await tab.mouse.click(5, 5);
    await settled();
    expect(await inkOf('large', now, 5)).toBeGreaterThan(80);
    await tab.evaluate(() => globalThis.opened.view.setMode('connect'));
    const other = await tab.evaluate((id) => {
      const { view, fixture } = globalThis.opened;
      const from = view.screenPoint(id)!;
      return fixture.store.allLive('stakeholder').flatMap((each) => ({ id: each.id, ...view.screenPoint(each.id)! })).filter((each) => each.id !== id && Math.hypot(each.x - from.x, each.y - from.y) > 60).sort((a, b) => Math.hypot(a.x - from.x, a.y - from.y) - Math.hypot(b.x - from.x, b.y - from.y))[0]!;
    }, one.id);
    await tab.mouse.move(now.x, now.y);
    await tab.mouse.down();
    await tab.mouse.move(other.x, other.y, { steps: 6 });
    await tab.mouse.up();
    expect(await calls('onConnect')).toEqual([[one.id, other.id]]);
  });

  it('CANV-3 a box selects everybody in it, whether drawn as one or not', async () => {
    await tab.keyboard.down('Shift');
    await tab.mouse.move(300, 200);
    await tab.mouse.down();
    await tab.mouse.move(420, 300, { steps: 4 });
    await tab.mouse.up();
    await tab.keyboard.up('Shift');
    await frames();
    const [selected, inside] = await tab.evaluate(() => {
      const { view, fixture } = globalThis.opened;
      const within = fixture.store.allLive('stakeholder').map(({ id }) => ({ id, ...view.screenPoint(id)! })).filter(({ x, y }) => x >= 300 && x <= 420 && y >= 200 && y <= 300);
      return [view.selection().flatMap(({ entity, id }) => (entity === 'stakeholder' ? [id] : [])).sort(), within.map(({ id }) => id).sort()];
    });
    expect(inside.length).toBeGreaterThan(5);
    expect(selected).toEqual(inside);
  });

  it('CANV-4 when the map comes to rest the picture is what would be drawn there anew', async () => {
    const anew = async () => {
      await tab.evaluate(() => {
        globalThis.opened.view.setTheme('dark');
        globalThis.opened.view.setTheme('light');
      });
      await settled();
      return tab.screenshot();
    };
    await tab.mouse.move(500, 350);
    for (let turn = 0; turn < 5; turn += 1) await tab.mouse.wheel(0, -120);
    await frames();
    await settled();
    expect((await tab.screenshot()).equals(await anew())).toBe(true);
    for (let turn = 0; turn < 9; turn += 1) await tab.mouse.wheel(0, 120);
    await frames();
    await settled();
    expect((await tab.screenshot()).equals(await anew())).toBe(true);
  });

  it('CANV-10 each notch of the wheel brings what it points at nearer by the same, and nothing while something is dragged', async () => {
    await zoomTo(0.4);
    const { id, x, y } = await someone();
    await tab.mouse.move(x, y);
    let before = await zoom();
    for (let turn = 0; turn < 7; turn += 1) {
      await tab.mouse.wheel(0, -100);
      await frames();
      const now = await zoom();
      expect(now / before).toBeCloseTo(1.17, 2);
      before = now;
    }
    const there = await at(id);
    // The pointer stands on whole pixels, which have become three times as many.
    expect(Math.hypot(there.x - x, there.y - y)).toBeLessThan(2.5);
    // The tool that moves the wheel does not tell of buttons, as a browser does.
    const turn = (buttons: number) => tab.evaluate(([clientX, clientY, pressed]) => void document.elementFromPoint(clientX, clientY)!.dispatchEvent(new WheelEvent('wheel', { deltaY: -100, clientX, clientY, buttons: pressed, bubbles: true, cancelable: true })), [x, y, buttons] as const);
    await turn(1);
    expect(await zoom()).toBe(before);
    await turn(0);
    expect((await zoom()) / before).toBeCloseTo(1.17, 2);
  });

  it('CANV-4 CANV-5 moving shifts the picture and draws nothing anew, until what is to be seen lies outside it', async () => {
    await zoomTo(1.2);
    const draws = () => tab.evaluate(() => (globalThis as unknown as { clears: number }).clears);
    await tab.evaluate(() => {
      const { context } = { context: document.querySelector<HTMLCanvasElement>('[data-layer=large]')!.getContext('2d')! };
      const { clearRect } = context;
      Object.assign(globalThis, { clears: 0 });
      context.clearRect = (...box) => {
        (globalThis as unknown as { clears: number }).clears += 1;
        clearRect.apply(context, box);
      };
    });
    const one = await someone();
    const by = async (across: number, down: number) => {
      await tab.evaluate(([x, y]) => globalThis.opened.view.look({ across: x, down: y }), [across, down] as const);
      await frames();
    };
    for (let turn = 0; turn < 10; turn += 1) await by(0.03, 0.02);
    expect(await draws()).toBe(0);
    const moved = await at(one.id);
    expect([Math.round(moved.x - one.x), Math.round(moved.y - one.y)]).toEqual([-300, -140]);
    expect(await inkOf('large', moved, 5)).toBeGreaterThan(80);
    await by(0.4, 0.3);
    expect(await draws()).toBe(1);
    const next = await someone();
    expect(await inkOf('large', next, 5)).toBeGreaterThan(80);
  });

  it('CANV-6 a map that can be read whole is drawn as ever: nothing as one, nothing shifted', async () => {
    await tab.evaluate(() => {
      globalThis.opened = page.open(page.marea('en'));
    });
    await frames();
    await zoomTo(0.3);
    expect(await gathered()).toEqual({ communities: 0, members: 0 });
    expect(await tab.locator('[data-layer=large]').count()).toBe(0);
  });

  it('CANV-6 a neighbourhood of a large map, and what a filter leaves of it, are drawn as a small map is', async () => {
    await tab.evaluate(() => globalThis.opened.view.setFocus({ id: 's5', depth: 1 }));
    await frames();
    expect(await tab.locator('[data-layer=large]').count()).toBe(0);
    const shown = await tab.evaluate(() => globalThis.opened.view.hidden().nodes.shown);
    expect(shown).toBeGreaterThan(2);
    const point = await at('s5');
    expect(await inkOf('labels', point, 60)).toBeGreaterThan(100);
    await tab.evaluate(() => globalThis.opened.view.setFocus(null));
    await settled();
    expect((await gathered()).communities).toBeGreaterThan(3);
  });

  it('CANV-1 what a filter hides is in no community, and who comes or goes is seen without a new start', async () => {
    const before = await gathered();
    await tab.evaluate(() => globalThis.opened.view.setFilter({ sectors: ['sector:judicial', 'sector:oversight', 'sector:nonState', 'sector:internationalPartners', 'sector:public'] }));
    await settled();
    const [shown, now] = [await tab.evaluate(() => globalThis.opened.view.hidden().nodes.shown), await gathered()];
    expect(now.members).toBeLessThanOrEqual(shown);
    expect(now.members).toBeLessThan(before.members);
    await tab.evaluate(() => {
      globalThis.opened.view.setFilter({});
      const { fixture } = globalThis.opened;
      fixture.tell(fixture.put('stakeholder', 's7', { deleted: true }), ...fixture.actor('fresh', { name: 'Fresh' }, { x: 40, y: 40 }));
    });
    await frames();
    await settled();
    expect(await tab.evaluate(() => [globalThis.opened.view.screenPoint('s7'), globalThis.opened.view.screenPoint('fresh') !== null])).toEqual([null, true]);
  });

  it('CANV-7 the overview shows the whole map and what is seen of it, and moves it', async () => {
    await zoomTo(1.2);
    const seen = await tab.evaluate(async () => {
      const canvas = document.createElement('canvas');
      Object.assign(canvas.style, { position: 'fixed', right: '8px', bottom: '8px', width: '200px', height: '130px' });
      document.body.append(canvas);
      const { view } = globalThis.opened;
      view.showOverview(canvas);
      const picture = (): number[] => {
        const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d', { willReadFrequently: true })!;
        copy.drawImage(canvas, 0, 0);
        return [...copy.getImageData(0, 0, canvas.width, canvas.height).data];
      };
      const inked = (data: number[]): number => data.filter((value, index) => index % 4 === 3 && value > 0).length;
      const before = picture();
      view.lookAt({ x: 30, y: 30 });
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      const corner = view.modelPoint(500, 350);
      view.lookAt({ x: 170, y: 100 });
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      const other = view.modelPoint(500, 350);
      const after = picture();
      view.showOverview(null);
      view.lookAt({ x: 30, y: 30 });
      return { inked: inked(before), changed: before.some((value, index) => value !== after[index]), across: other.x - corner.x, down: other.y - corner.y, stays: JSON.stringify(view.modelPoint(500, 350)) === JSON.stringify(other) };
    });
    expect(seen.inked).toBeGreaterThan(1000);
    expect(seen).toMatchObject({ changed: true, stays: true });
    expect(seen.across).toBeGreaterThan(500);
    expect(seen.down).toBeGreaterThan(200);
  });
});
