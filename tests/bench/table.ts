/**
 * `npm run bench -- table`: a map of 10,000 stakeholders as a table of 20 columns, in a real browser on a real server. Frames while it is scrolled by a fixed way a frame, and from the key that keeps a cell to the paint that
 * shows it; beside a plain list that draws the same rows and cells as text and nothing else, in the same browser, one after the other. The client must be built (`npx nx build @baraza/web`).
 */
import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { chromium, type Page } from 'playwright-core';
import { startTestServer } from '../e2e/support/server.js';
import type { Say } from './harness.js';
import { round, spread, type Spread } from './statistics.js';

const ROWS = 10_000;
const COLUMNS = ['name', 'sector', 'kind', 'level', 'state', 'formality', 'description', 'website', 'languages', 'size', 'womenShare', 'marginalised', 'marginalisedWhy', 'motivations', 'incentives', 'background', 'validFrom', 'validTo', 'tags', 'externalId'];
const AT_ONCE = 500;
const FRAMES = 240;
/** How far a frame scrolls: four rows, as a quick turn of a wheel does. */
const STEP = 128;
const EDITS = 25;
const PROFILE = '--profile=';

/** Times between the frames of a scroll, ms. */
function scroll(page: Page): Promise<number[]> {
  return page.evaluate(
    ([frames, step]) =>
      new Promise<number[]>((resolve) => {
        const scroller = document.querySelector('[data-plain], [role="grid"]')!;
        const times: number[] = [];
        let last = performance.now();
        const next = (now: number): void => {
          times.push(now - last);
          last = now;
          scroller.scrollTop += step;
          if (times.length < frames) requestAnimationFrame(next);
          else resolve(times.slice(5));
        };
        requestAnimationFrame(next);
      }),
    [FRAMES, STEP] as const,
  );
}

const figures = (times: number[]): Spread & { framesPerSecond: number } => ({ ...spread(times), framesPerSecond: round((1000 * times.length) / times.reduce((sum, time) => sum + time, 0)) });

/** The floor: the rows in sight, and six beyond, as text in boxes, drawn anew when others come into sight; an edit sets a text. */
async function plain(page: Page): Promise<void> {
  await page.setContent('<!doctype html><body style="margin:0"><div data-plain style="height:860px;overflow:auto"><div style="position:relative"></div></div></body>');
  await page.evaluate(
    ([rows, columns]) => {
      const scroller = document.querySelector<HTMLElement>('[data-plain]')!;
      const body = scroller.firstElementChild as HTMLElement;
      body.style.height = `${rows * 32}px`;
      const shown = new Map<number, HTMLElement>();
      const draw = (): void => {
        const first = Math.max(0, Math.floor(scroller.scrollTop / 32) - 6);
        const last = Math.min(rows - 1, first + Math.ceil(scroller.clientHeight / 32) + 12);
        for (const [index, row] of shown) {
          if (index >= first && index <= last) continue;
          row.remove();
          shown.delete(index);
        }
        for (let index = first; index <= last; index += 1) {
          if (shown.has(index)) continue;
          const row = document.createElement('div');
          row.style.cssText = `position:absolute;top:${index * 32}px;height:32px;display:flex`;
          for (let col = 0; col < columns; col += 1) {
            const cell = document.createElement('span');
            cell.style.cssText = 'width:150px;overflow:hidden;white-space:nowrap;text-overflow:ellipsis';
            cell.textContent = `Cell ${index} ${col}`;
            row.append(cell);
          }
          body.append(row);
          shown.set(index, row);
        }
      };
      scroller.addEventListener('scroll', draw);
      draw();
    },
    [ROWS, COLUMNS.length] as const,
  );
}

/** From the key to the frame after the one in which the text stands there, ms. `kept`: what is looked for. */
const editPlain = (page: Page, text: string): Promise<number> =>
  page.evaluate(
    (kept) =>
      new Promise<number>((resolve) => {
        const begun = performance.now();
        document.querySelector('[data-plain] span')!.textContent = kept;
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - begun)));
      }),
    text,
  );

async function editCell(page: Page, text: string): Promise<number> {
  await page.locator('[data-at="10 0"]').dblclick();
  await page.locator('[data-at="10 0"] input').fill(text);
  return page.evaluate(
    (kept) =>
      new Promise<number>((resolve) => {
        const begun = performance.now();
        const look = (): void => {
          if (document.querySelector('[data-at="10 0"]')?.textContent?.includes(kept)) requestAnimationFrame(() => resolve(performance.now() - begun));
          else requestAnimationFrame(look);
        };
        document.activeElement!.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
        requestAnimationFrame(look);
      }),
    text,
  );
}

/** @param flags `--profile=FILE`: the browser's CPU profile of the edits goes there; Chrome opens it, and so does Speedscope. */
export async function bench(say: Say, flags: readonly string[]): Promise<Record<string, unknown>> {
  const profile = flags.find((flag) => flag.startsWith(PROFILE))?.slice(PROFILE.length) ?? null;
  const server = await startTestServer();
  const browser = await chromium.launch({ executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
  try {
    say(`Seeding a map of ${ROWS} stakeholders …`);
    const project = await server.sample();
    const map = randomUUID();
    await server.act(project, 'createMap', { id: map, name: 'Everybody', aggregate: 'median', order: 99 });
    for (let start = 0; start < ROWS; start += AT_ONCE) {
      const ids = Array.from({ length: AT_ONCE }, () => randomUUID());
      const stakeholder = ids.map((id, index) => ({ id, name: `Organisation number ${start + index}`, description: `What is known of number ${start + index}, in a sentence of usual length.`, size: start + index, womenShare: index % 100, validFrom: String(1900 + (index % 100)), tags: ['river', 'border'], formality: 'formal', externalId: `x-${start + index}` }));
      await server.act(project, 'importRecords', { stakeholder });
      await server.act(project, 'addToMap', { members: ids.map((id) => ({ id: randomUUID(), map, stakeholder: id, x: null, y: null })) });
    }
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, serviceWorkers: 'block' });
    await context.request.post(`${server.url}/auth/sign-in`, { data: { email: server.owner.email, password: server.owner.password }, headers: { origin: server.url } });
    const layouts = { stakeholder: { shown: COLUMNS, widths: {}, pinned: 1, sorts: [{ column: 'name', descending: false }] } };
    await context.addInitScript(([key, value]) => (localStorage.setItem(key!, value!), localStorage.setItem('baraza-hints', '3')), [`baraza-table-${server.owner.account}-${map}`, JSON.stringify({ entity: 'stakeholder', scope: 'map', layouts })]);
    const page = await context.newPage();
    page.setDefaultTimeout(120_000);
    say('Opening the table …');
    const begun = performance.now();
    await page.goto(`${server.url}/p/${project}/m/${map}?view=table`);
    await page.locator(`[role="grid"][aria-rowcount="${ROWS + 2}"][aria-colcount="${COLUMNS.length + 1}"]`).waitFor();
    const openedMs = Math.round(performance.now() - begun);
    const floor = await context.newPage();
    await plain(floor);
    say('Scrolling …');
    const measured: Record<'product' | 'floor', { frames: number[]; edits: number[] }> = { product: { frames: [], edits: [] }, floor: { frames: [], edits: [] } };
    for (let turn = 0; turn < 3; turn += 1) {
      for (const [side, tab] of [['floor', floor], ['product', page]] as const) {
        await tab.bringToFront();
        measured[side].frames.push(...(await scroll(tab)));
      }
    }
    say('Editing …');
    for (const tab of [page, floor]) await tab.evaluate(() => document.querySelector('[data-plain], [role="grid"]')!.scrollTo(0, 0));
    await page.bringToFront();
    await page.locator('[data-at="10 0"]').waitFor();
    const cdp = await context.newCDPSession(page);
    if (profile !== null) for (const step of ['Profiler.enable', 'Profiler.start'] as const) await cdp.send(step);
    for (let turn = 0; turn < EDITS; turn += 1) measured.product.edits.push(await editCell(page, `Edited in turn ${turn}`));
    if (profile !== null) writeFileSync(profile, JSON.stringify((await cdp.send('Profiler.stop')).profile));
    await floor.bringToFront();
    for (let turn = 0; turn < EDITS; turn += 1) measured.floor.edits.push(await editPlain(floor, `Edited in turn ${turn}`));
    const [frames, plainFrames] = [figures(measured.product.frames), figures(measured.floor.frames)];
    const [edits, plainEdits] = [spread(measured.product.edits), spread(measured.floor.edits)];
    return {
      'opened, ms': { openedMs, rows: ROWS, columns: COLUMNS.length },
      [`scrolling ${STEP} px a frame, ms a frame`]: { product: frames, plainList: plainFrames, 'frames/s ÷ plain list': round(frames.framesPerSecond / plainFrames.framesPerSecond) },
      'key to paint of one cell, ms': { product: edits, plainList: plainEdits, 'p50 ÷ plain list': round(edits.p50 / plainEdits.p50) },
    };
  } finally {
    await browser.close();
    await server.stop();
  }
}
