/** The page that browser tests open: makes the lib and its fixtures reachable from a test. */
import '@fontsource/noto-sans/latin-400.css';
import '@fontsource/noto-sans/latin-500.css';
import '@fontsource/noto-sans/latin-600.css';
import '@fontsource/noto-sans-arabic/arabic-400.css';
import '@fontsource/noto-sans-arabic/arabic-600.css';
import { canvasColour, createGraphView } from '../index.js';
import type { GraphCallbacks, GraphOptions, GraphView } from '../types.js';
import { communityMap, Fixture, OPTIONS, randomMap } from './fixture.js';
import { marea } from './marea.js';
import { openPlain, plainElements } from './plain.js';

/** What a callback was called with, in order. */
export type Call = readonly [name: keyof GraphCallbacks, value: unknown];

export interface Harness {
  view: GraphView;
  fixture: Fixture;
  calls: Call[];
}

const NAMES = ['onSelect', 'onMoved', 'onDragging', 'onConnect', 'onAddAt', 'onRename', 'onHidden', 'onHover', 'onPointer', 'onZoom', 'onApart', 'onGathered'] as const;

/** Opens a map in a container of the given size. */
function open(fixture: Fixture, options: Partial<GraphOptions> = {}): Harness {
  const container = document.createElement('div');
  Object.assign(container.style, { position: 'fixed', inset: '0', background: canvasColour(options.theme ?? 'light') });
  document.body.replaceChildren(container);
  const calls: Call[] = [];
  const callbacks = Object.fromEntries(NAMES.map((name) => [name, (...values: unknown[]) => calls.push([name, values.length > 1 ? values : values[0]])])) as GraphCallbacks;
  return { view: createGraphView({ container, source: fixture, options: { ...OPTIONS, ...options }, callbacks }), fixture, calls };
}

const page = { open, openPlain, plainElements, Fixture, randomMap, communityMap, marea, fonts: () => Promise.all(['400', '600'].flatMap((weight) => [document.fonts.load(`${weight} 12px "Noto Sans"`), document.fonts.load(`${weight} 12px "Noto Sans Arabic"`, 'عدل')])) };
export type Page = typeof page;
Object.assign(globalThis, { page });
