/**
 * Opening and panning a large map: ours, cytoscape as it comes, cytoscape with WebGL. From the repository's root:
 * `node --import ./libs/testing/src/register-typescript.mjs --conditions baraza-source libs/graph-view/src/testing/bench.ts [nodes] [edges] [webgl]`
 * WebGL only when asked for: where a machine draws GL in software it takes minutes, and it knows neither dashes nor dots, which tell types of ties apart.
 */
import { openBrowser } from './browser.js';
import type { Page as TestPage } from './page.js';

declare const page: TestPage;
const [nodes, edges] = [Number(process.argv[2] ?? 2000), Number(process.argv[3] ?? 8000)];
const PAN_STEPS = 60;

const test = await openBrowser();
try {
  for (const kind of process.argv[4] === 'webgl' ? (['ours', 'plain', 'webgl'] as const) : (['ours', 'plain'] as const)) {
    const tab = await test.browser.newPage({ viewport: { width: 1440, height: 900 } });
    await tab.goto(test.url);
    const opened = await tab.evaluate(async ([how, n, m]) => {
      const fixture = page.randomMap(n, m);
      const begun = performance.now();
      if (how === 'ours') page.open(fixture);
      else page.openPlain(fixture, how === 'webgl');
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      return performance.now() - begun;
    }, [kind, nodes, edges] as const);
    await tab.evaluate(() => {
      const frames: number[] = [];
      Object.assign(globalThis, { frames });
      const next = (now: number): void => {
        frames.push(now);
        requestAnimationFrame(next);
      };
      requestAnimationFrame(next);
    });
    // A corner of the canvas without nodes: the drag pans.
    await tab.mouse.move(5, 895);
    await tab.mouse.down();
    await tab.evaluate(() => ((globalThis as unknown as { frames: number[] }).frames.length = 0));
    for (let step = 0; step < PAN_STEPS; step += 1) await tab.mouse.move(5 + step * 6, 895 - step * 4);
    await tab.mouse.up();
    const times = await tab.evaluate(() => {
      const { frames } = globalThis as unknown as { frames: number[] };
      return frames.slice(1).map((now, index) => now - frames[index]!).sort((a, b) => a - b);
    });
    const share = (part: number): number => Math.round(times[Math.min(times.length - 1, Math.floor(times.length * part))] ?? 0);
    console.log(JSON.stringify({ kind, nodes, edges, openedMs: Math.round(opened), panFrameMs: { p50: share(0.5), p95: share(0.95), frames: times.length } }));
    await tab.close();
  }
} finally {
  await test.close();
}
