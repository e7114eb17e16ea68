/**
 * `npm run bench -- canvas`: opening and moving a large map in the product's own view (names, areas, communities, fed from a store) beside cytoscape alone, with its defaults and with what it offers to be quick; the same elements in
 * the same places, a new page each, in turn, in the same run. `--webgl`: cytoscape's WebGL renderer too, which takes many minutes where GL is drawn in software; `--nodes=2000` or `--nodes=10000`: only that map; `--rounds=N`.
 * No page draws more than 60 frames a second: where a quick machine comes close to that, `--slower=N` makes the processor N times slower for all of them, as that of an old laptop.
 */
import type { CDPSession, Page } from 'playwright-core';
import { openBrowser, type TestBrowser } from '../../libs/graph-view/src/testing/browser.js';
import type { Page as TestPage } from '../../libs/graph-view/src/testing/page.js';
import { type Peer, PEERS } from '../../libs/graph-view/src/testing/plain.js';
import type { Say } from './harness.js';
import { round } from './statistics.js';

declare const page: TestPage;

const EVENTS = {
  open: 'from the call that makes the view (its records, or for cytoscape its elements, are in memory) to the second animation frame after everything is drawn: for the product also after its communities are found and drawn (`first` is its first picture, all stakeholders as points); for cytoscape after its first render event',
  pan: 'frames per second in which the map had moved, between the press and the release of a real mouse drag over 3 s (6 s at 10,000), to and fro over 900 px; `near` the same, three times nearer',
};
const SIZES = [{ nodes: 2000, edges: 8000, rounds: 3, seconds: 3 }, { nodes: 10_000, edges: 40_000, rounds: 2, seconds: 6 }] as const;
/** At 10,000 the others say nothing that these do not. */
const AT_MOST: readonly Peer[] = ['defaults', 'textureOnViewport', 'together'];
const SWEEP = 900;
const NEARER = 3;
const EVENT_MS = 16;

type Kind = 'product' | Peer;
interface Figures {
  open: number;
  first: number | null;
  pan: number;
  near: number;
}

/** What the page keeps of the view that is measured. */
interface Measured {
  /** The point of the model at a pixel of the page. */
  point: (x: number, y: number) => { x: number; y: number };
  /** Where everybody stands, in the model. */
  places: { x: number; y: number }[];
  nearer: (factor: number) => void;
  settled: () => boolean;
  frames: { at: number; x: number; y: number }[];
}
declare global {
  // Reached from the test's side.
  var measured: Measured;
}

async function open(tab: Page, kind: Kind, nodes: number, edges: number): Promise<Pick<Figures, 'open' | 'first'>> {
  return tab.evaluate(
    async ([how, n, m]) => {
      const frames = (count: number): Promise<void> => new Promise((resolve) => {
        const next = (left: number): unknown => (left === 0 ? resolve() : requestAnimationFrame(() => next(left - 1)));
        next(count);
      });
      const fixture = page.communityMap(n, m);
      const places = [...fixture.store.allLive('membership')].map(({ x, y }) => ({ x: x ?? 0, y: y ?? 0 }));
      const kept: Pick<Measured, 'frames' | 'places'> = { frames: [], places };
      await page.fonts();
      let first: number | null = null;
      const elements = how === 'product' ? [] : page.plainElements(fixture);
      await frames(2);
      const begun = performance.now();
      if (how === 'product') {
        const { view } = page.open(fixture);
        Object.assign(globalThis, { measured: { ...kept, point: (x: number, y: number) => view.modelPoint(x, y), nearer: (factor: number) => view.zoomTo(view.zoom() * factor), settled: () => view.isSettled() } satisfies Measured });
        await frames(2);
        first = performance.now() - begun;
        while (!view.isSettled()) await frames(1);
        await frames(2);
      } else {
        const cy = page.openPlain(elements, how);
        await new Promise((resolve) => cy.one('render', resolve));
        const nearer = (factor: number): void => void cy.zoom({ level: cy.zoom() * factor, renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 } });
        Object.assign(globalThis, { measured: { ...kept, point: (x: number, y: number) => ({ x: (x - cy.pan().x) / cy.zoom(), y: (y - cy.pan().y) / cy.zoom() }), nearer, settled: () => true } satisfies Measured });
        await frames(2);
      }
      return { open: performance.now() - begun, first };
    },
    [kind, nodes, edges] as const,
  );
}

/** Frames per second while the map is dragged. The events are sent at their own pace, as a hand would, however slow the page is. */
async function pan(tab: Page, devtools: CDPSession, seconds: number): Promise<number> {
  // A drag that begins on nobody moves the map.
  const from = await tab.evaluate(() => {
    const { point, places } = globalThis.measured;
    const candidates = Array.from({ length: 400 }, (_, index) => ({ x: 4 + (index % 20) * 12, y: 896 - Math.floor(index / 20) * 20 }));
    const room = ({ x, y }: { x: number; y: number }): number => {
      const at = point(x, y);
      return Math.min(...places.map((place) => Math.hypot(place.x - at.x, place.y - at.y)));
    };
    return candidates.reduce((best, candidate) => (room(candidate) > room(best) ? candidate : best));
  });
  const mouse = (type: string, x: number, y: number, buttons: number): Promise<unknown> => devtools.send('Input.dispatchMouseEvent', { type, x, y, button: 'left', buttons, clickCount: 1 } as never);
  await mouse('mousePressed', from.x, from.y, 1);
  await tab.evaluate(() => {
    const { measured: to } = globalThis;
    to.frames.length = 0;
    const next = (at: number): void => {
      to.frames.push({ at, ...to.point(0, 0) });
      requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
  });
  const begun = performance.now();
  const sent: Promise<unknown>[] = [];
  for (let step = 1; performance.now() - begun < seconds * 1000; step += 1) {
    const along = ((performance.now() - begun) / 1000) * 700;
    const x = SWEEP - Math.abs((along % (2 * SWEEP)) - SWEEP);
    sent.push(mouse('mouseMoved', from.x + x, from.y - x / 4 - (step % 2), 1));
    await new Promise((resolve) => setTimeout(resolve, EVENT_MS));
  }
  await Promise.all(sent);
  const { moved, lasted } = await tab.evaluate(() => {
    const { frames } = globalThis.measured;
    return { moved: frames.filter(({ x, y }, index) => index > 0 && (x !== frames[index - 1]!.x || y !== frames[index - 1]!.y)).length, lasted: (frames.at(-1)?.at ?? 0) - (frames[0]?.at ?? 0) };
  });
  await mouse('mouseReleased', from.x, from.y, 0);
  if (moved === 0) throw new Error('The drag did not move the map: is something in the corner where it begins?');
  return moved / (lasted / 1000);
}

async function measure(test: TestBrowser, kind: Kind, { nodes, edges, seconds }: (typeof SIZES)[number], slower: number): Promise<Figures> {
  const tab = await test.browser.newPage({ viewport: { width: 1440, height: 900 } });
  tab.setDefaultTimeout(0);
  await tab.goto(test.url);
  const devtools = await tab.context().newCDPSession(tab);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slower });
  const opened = await open(tab, kind, nodes, edges);
  const far = await pan(tab, devtools, seconds);
  await tab.evaluate((factor) => globalThis.measured.nearer(factor), NEARER);
  await tab.waitForFunction(() => globalThis.measured.settled());
  const near = await pan(tab, devtools, seconds);
  await tab.close();
  return { ...opened, pan: far, near };
}

/** The number that a flag `--NAME=NUMBER` gives. */
const numberOf = (flags: readonly string[], name: string): number | undefined => {
  const given = flags.find((flag) => flag.startsWith(`--${name}=`));
  return given === undefined ? undefined : Number(given.slice(name.length + 3));
};

const middle = (values: readonly number[]): number => round([...values].sort((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? Number.NaN);

export async function bench(tell: Say, flags: readonly string[]): Promise<Record<string, unknown>> {
  const slower = numberOf(flags, 'slower') ?? 1;
  const result: Record<string, unknown> = { events: EVENTS, 'processor slower by': slower };
  const wanted = numberOf(flags, 'nodes');
  const test = await openBrowser();
  try {
    for (const size of SIZES) {
      if (wanted !== undefined && wanted !== size.nodes) continue;
      const peers = PEERS.filter((peer) => (peer === 'webgl' ? flags.includes('--webgl') : size.nodes <= 2000 || AT_MOST.includes(peer)));
      const kinds: readonly Kind[] = ['product', ...peers];
      const rounds = numberOf(flags, 'rounds') ?? size.rounds;
      const all = new Map<Kind, Figures[]>(kinds.map((kind) => [kind, []]));
      for (let turn = 0; turn < rounds; turn += 1) {
        for (const kind of kinds) {
          const figures = await measure(test, kind, size, slower);
          all.get(kind)!.push(figures);
          tell(`${size.nodes} nodes, ${kind}: open ${Math.round(figures.open)} ms, pan ${round(figures.pan)} frames/s, near ${round(figures.near)}`);
        }
      }
      const of = (kind: Kind, figure: 'open' | 'pan' | 'near'): number => middle(all.get(kind)!.map((each) => each[figure]));
      const figuresOf = (kind: Kind): object => ({ openMs: of(kind, 'open'), ...(kind === 'product' && { firstMs: middle(all.get(kind)!.map(({ first }) => first ?? Number.NaN)) }), pan: of(kind, 'pan'), near: of(kind, 'near') });
      const ratiosTo = (peer: Peer): object => ({ open: round(of('product', 'open') / of(peer, 'open')), pan: round(of('product', 'pan') / of(peer, 'pan')), near: round(of('product', 'near') / of(peer, 'near')) });
      result[`${size.nodes} nodes, ${size.edges} edges, median of ${rounds}`] = {
        ...Object.fromEntries(kinds.map((kind) => [kind, figuresOf(kind)])),
        'product ÷ each': Object.fromEntries(peers.map((peer) => [peer, ratiosTo(peer)])),
        must: size.nodes <= 2000 ? 'to the defaults: open ≤ 1.3, pan ≥ 1.5' : 'to the defaults: pan ≥ 5',
      };
    }
  } finally {
    await test.close();
  }
  return result;
}
