import type { Page } from 'playwright-core';
import type { Page as TestPage } from './testing/page.js';
import { drawn, eachTab, settledIn } from './testing/tab.js';

declare const page: TestPage;

/** Some twenty of two thousand, all over the map. */
const FEW = 'court of tirre';

describe('few of many in a browser', () => {
  let tab: Page;
  eachTab({ viewport: { width: 1100, height: 650 }, reducedMotion: 'reduce' }, (each) => (tab = each));
  beforeEach(async () => {
    await tab.evaluate(async () => {
      await page.fonts();
      globalThis.opened = page.open(page.communityMap(2000, 6000));
    });
    await settled();
  });

  const frames = () => drawn(tab);
  const settled = () => settledIn(tab);
  const zoom = () => tab.evaluate(() => globalThis.opened.view.zoom());
  const filter = async (text: string | undefined, validOn?: string) => {
    await tab.evaluate((wanted) => globalThis.opened.view.setFilter({ ...(wanted.text !== undefined && { text: wanted.text }), ...(wanted.validOn !== undefined && { validOn: wanted.validOn }) }), { text, validOn });
    await settled();
  };
  const shown = () => tab.evaluate(() => globalThis.opened.view.shown().map(({ id }) => ({ id, ...globalThis.opened.view.screenPoint(id)! })));
  const inSight = async () => (await shown()).filter(({ x, y }) => x >= 0 && y >= 0 && x <= 1100 && y <= 650).length;
  /** Shares of a small square around each point that a canvas has drawn on. */
  const inkAt = (selector: string, points: readonly { x: number; y: number }[], reach: number) =>
    tab.evaluate(
      ({ canvas: wanted, at, size }) => {
        const canvas = document.querySelector<HTMLCanvasElement>(wanted)!;
        const box = canvas.getBoundingClientRect();
        const scale = canvas.width / box.width;
        const context = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d', { willReadFrequently: true })!;
        context.drawImage(canvas, 0, 0);
        return at.map(({ x, y }) => {
          const { data } = context.getImageData(Math.round((x - box.left - size) * scale), Math.round((y - box.top - size) * scale), size * 2 * scale, size * 2 * scale);
          return Array.from({ length: data.length / 4 }, (_, index) => data[index * 4 + 3]!).filter((alpha) => alpha > 40).length / (data.length / 4);
        });
      },
      { canvas: selector, at: points, size: reach },
    );

  it('CANV-12 what a filter leaves of many is drawn so large that colour and shape can be told', async () => {
    await filter(FEW);
    const few = await shown();
    expect(few.length).toBeGreaterThan(8);
    expect(few.length).toBeLessThan(60);
    expect(await zoom()).toBeLessThan(0.3);
    const ink = await inkAt('canvas[data-id="layer2-node"]', few, 4);
    expect(ink.filter((share) => share > 0.6).length).toBeGreaterThan(few.length * 0.9);
  });

  it('CANV-12 many ties of one who is selected carry no words, few do', async () => {
    const wordsOf = async (count: number) => {
      await tab.evaluate(async (ties) => {
        const fixture = new page.Fixture();
        fixture.term('relationshipType', 'funding', { names: { en: 'funding' } });
        fixture.actor('hub', { name: 'Hub' }, { x: 0, y: 0 });
        for (let index = 0; index < ties; index += 1) {
          const angle = (index / ties) * Math.PI * 2;
          fixture.actor(`n${index}`, { name: `N${index}` }, { x: Math.round(Math.cos(angle) * 900), y: Math.round(Math.sin(angle) * 900) });
          fixture.tie(`t${index}`, 'hub', `n${index}`, { type: 'funding', label: 'funding' });
        }
        globalThis.opened = page.open(fixture);
        globalThis.opened.view.select(['hub']);
      }, count);
      await frames();
      const middles = await tab.evaluate((ties) => Array.from({ length: ties }, (_, index) => globalThis.opened.view.screenPoint(`t${index}`)!), count);
      return (await inkAt('[data-layer=labels]', middles, 5)).filter((share) => share > 0.1).length;
    };
    expect(await wordsOf(12)).toBeGreaterThan(8);
    expect(await wordsOf(60)).toBe(0);
  });

  it('CANV-13 a filter that leaves nobody in sight brings the rest into view; another day, or the end of the filter, does not move the picture', async () => {
    await tab.evaluate(() => {
      globalThis.opened.view.zoomTo(1);
      globalThis.opened.view.look({ across: 9, down: 9 });
    });
    await filter(FEW);
    const few = await shown();
    expect(await inSight()).toBe(few.length);
    const near = await zoom();
    await filter(undefined);
    expect(await zoom()).toBe(near);
    await tab.evaluate(() => globalThis.opened.view.look({ across: 9, down: 9 }));
    await filter(FEW, '2020-01-01');
    expect(await inSight()).toBe(0);
  });

  it('CANV-13 a filter brings those nearer who can be read then, and leaves who looks close at some of them where they look', async () => {
    const [one] = await shown();
    const name = await tab.evaluate((id) => globalThis.opened.fixture.store.live('stakeholder', id)!.name, one!.id);
    expect(await zoom()).toBeLessThan(0.3);
    await filter(name);
    expect(await zoom()).toBeGreaterThan(0.5);
    await filter(undefined);
    await tab.evaluate(() => {
      globalThis.opened.view.zoomTo(0.7);
      globalThis.opened.view.look({ across: 0.1, down: 0.1 });
    });
    const stands = () => tab.evaluate((id) => globalThis.opened.view.screenPoint(id), one!.id);
    const before = await stands();
    await filter(name);
    expect(await inSight()).toBe(1);
    expect(await stands()).toEqual(before);
  });

  it('CANV-14 what is shown is laid out by itself, fills the screen, and nobody moves who is hidden', async () => {
    await filter(FEW);
    const few = await shown();
    const moved = await tab.evaluate(async () => {
      const { view } = globalThis.opened;
      return (await view.runLayout({ ids: view.shown().map(({ id }) => id) })).map(({ id }) => id);
    });
    await frames();
    expect(moved.sort()).toEqual(few.map(({ id }) => `m-${id}`).sort());
    expect(await zoom()).toBeGreaterThan(0.5);
    expect(await inSight()).toBe(few.length);
  });

  it('CANV-15 fitting leaves nobody under the overview', async () => {
    await tab.evaluate(() => {
      const canvas = document.createElement('canvas');
      Object.assign(canvas.style, { position: 'fixed', right: '12px', bottom: '44px', width: '208px', height: '136px' });
      document.body.append(canvas);
      globalThis.opened.view.showOverview(canvas);
    });
    const under = async () => (await shown()).filter(({ x, y }) => x > 1100 - 220 && x < 1100 - 12 && y > 650 - 180 && y < 650 - 44).length;
    expect(await under()).toBeGreaterThan(0);
    await tab.evaluate(() => globalThis.opened.view.fit());
    await settled();
    expect(await under()).toBe(0);
    expect(await inSight()).toBe(2000);
  });

  it('CANV-16 quick presses on different ones, adding them to the selection, select them all and rename nobody', async () => {
    await tab.evaluate(() => {
      const fixture = new page.Fixture();
      ['a', 'b', 'c'].forEach((id, index) => fixture.actor(id, { name: id }, { x: index * 160, y: 0 }));
      globalThis.opened = page.open(fixture);
    });
    await frames();
    const [a, b, c] = await shown();
    await tab.keyboard.down('Shift');
    for (const { x, y } of [a!, b!, c!]) await tab.mouse.click(x, y);
    await tab.keyboard.up('Shift');
    await frames();
    const of = (name: string) => tab.evaluate((wanted) => globalThis.opened.calls.filter(([called]) => called === wanted), name);
    expect(await of('onRename')).toEqual([]);
    expect((await tab.evaluate(() => globalThis.opened.view.selection())).map(({ id }) => id).sort()).toEqual(['a', 'b', 'c']);
    for (const { x, y } of [a!, b!]) await tab.mouse.click(x, y);
    await tab.mouse.click(500, 600);
    expect([await of('onRename'), await of('onAddAt')]).toEqual([[], []]);
    await tab.mouse.dblclick(c!.x, c!.y);
    expect(await of('onRename')).toEqual([['onRename', { entity: 'stakeholder', id: 'c' }]]);
  });
});
