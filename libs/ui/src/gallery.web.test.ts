import AxeBuilder from '@axe-core/playwright';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';

const root = join(import.meta.dirname, '../../..');
const types: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.woff2': 'font/woff2' };
const desk: BrowserContextOptions = { viewport: { width: 1440, height: 900 }, locale: 'en-GB', reducedMotion: 'reduce' };
const phone: BrowserContextOptions = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, reducedMotion: 'reduce' };

let folder: string;
let server: Server;
let browser: Browser;
let address: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'baraza-gallery-'));
  const gallery = join(import.meta.dirname, '../gallery');
  await promisify(execFile)(process.execPath, [join(root, 'node_modules/vite/bin/vite.js'), 'build', gallery, '--config', join(gallery, 'vite.config.ts'), '--outDir', folder, '--emptyOutDir', '--logLevel', 'error']);
  server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://gallery').pathname;
    const file = join(folder, path === '/' ? 'index.html' : path);
    readFile(file).then(
      (body) => response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' }).end(body),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const finder = '../../../tests/browser.mjs';
  const { findBrowser } = (await import(finder)) as { findBrowser: () => Promise<string> };
  browser = await chromium.launch({ executablePath: await findBrowser(), args: ['--no-sandbox'] });
});

afterAll(async () => {
  await browser?.close();
  server?.close();
  await rm(folder, { recursive: true, force: true });
});

/** Opens the gallery once all of it is drawn, and collects what it asks of other hosts and what goes wrong in it. */
async function open(options: BrowserContextOptions): Promise<{ page: Page; outside: string[]; errors: string[] }> {
  const page = await (await browser.newContext(options)).newPage();
  const outside: string[] = [];
  const errors: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(address) && !request.url().startsWith('data:')) outside.push(request.url());
  });
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  await page.goto(address);
  await page.locator('main [role="status"][aria-busy]').waitFor();
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  return { page, outside, errors };
}

test.each([
  ['desk, light, English', { ...desk, colorScheme: 'light' as const }],
  ['desk, dark, Arabic', { ...desk, locale: 'ar', colorScheme: 'dark' as const }],
  ['phone, dark, English', { ...phone, locale: 'en-GB', colorScheme: 'dark' as const }],
  ['phone, light, Arabic', { ...phone, locale: 'ar', colorScheme: 'light' as const }],
])('no serious barrier, no error, no request elsewhere: %s', async (_name, options) => {
  const { page, outside, errors } = await open(options);
  const { violations } = await new AxeBuilder({ page }).analyze();
  const barriers = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(barriers.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  expect(outside).toEqual([]);
  expect(errors).toEqual([]);
  await page.context().close();
});

test('text edited in place: Enter keeps, Esc puts back, an empty name is refused, and Esc stays in the field', async () => {
  const { page } = await open(desk);
  const panel = page.getByRole('complementary');
  const edit = async (text: string, key: string): Promise<void> => {
    await panel.getByRole('button', { name: 'Change Rename' }).click();
    const field = panel.getByRole('textbox', { name: 'Rename' });
    await field.fill(text);
    await field.press(key);
  };
  const name = panel.getByRole('button', { name: 'Change Rename' });

  await edit('Ministry of Works', 'Escape');
  expect(await name.textContent()).toContain('Ministry of Justice');
  await edit('  Ministry of Works ', 'Enter');
  expect(await name.textContent()).toContain('Ministry of Works');
  expect(await name.evaluate((element) => element === document.activeElement)).toBe(true);
  await edit('   ', 'Enter');
  await panel.getByRole('alert').waitFor();
  await panel.getByRole('textbox', { name: 'Rename' }).press('Escape');
  expect(await name.textContent()).toContain('Ministry of Works');
  await page.context().close();
});

test('UI-77: how far work is reads as a number of things where they are counted, else in per cent, in each language', async () => {
  const said = async (options: BrowserContextOptions): Promise<(string | null)[]> => {
    const { page } = await open(options);
    const bars = await page.locator('main [role="progressbar"]').all();
    return Promise.all(bars.map((bar) => bar.getAttribute('aria-valuetext')));
  };
  expect(await said(desk)).toEqual(['120 of 240', null, '45%']);
  expect(await said({ ...desk, locale: 'ar' })).toEqual(['120 من 240', null, expect.stringMatching(/^[\u200e\u200f]?45[\u200e\u200f]?%/)]);
});

test('keys: ? shows them, Esc closes one thing at a time, a letter does not act while somebody types', async () => {
  const { page } = await open(desk);
  const panel = page.getByRole('complementary');
  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: 'Keyboard' });
  await help.waitFor();
  await page.keyboard.press('Escape');
  await help.waitFor({ state: 'hidden' });
  expect(await panel.isVisible()).toBe(true);
  await page.keyboard.press('Escape');
  await panel.waitFor({ state: 'hidden' });

  const field = page.getByRole('textbox', { name: 'Place' });
  await field.pressSequentially('Aa?');
  expect(await field.inputValue()).toBe('Aa?');
  expect(await panel.isVisible()).toBe(false);
  await field.blur();
  await page.keyboard.press('a');
  await panel.waitFor();
  await page.keyboard.press('Control+k');
  await page.getByPlaceholder('Find people, maps, commands').waitFor();
  await page.context().close();
});

test('a chosen language turns the page round, stays after a reload, and leaves the panel beside the middle', async () => {
  const { page } = await open(desk);
  const gap = async (): Promise<number> => {
    const middle = await page.getByRole('main').boundingBox();
    const panel = await page.getByRole('complementary').boundingBox();
    if (!middle || !panel) throw new Error('middle or panel is not drawn');
    return middle.x < panel.x ? panel.x - (middle.x + middle.width) : middle.x - (panel.x + panel.width);
  };
  expect(await gap()).toBeGreaterThanOrEqual(0);
  await page.getByRole('button', { name: 'Language:' }).click();
  await page.getByRole('menuitemradio', { name: 'العربية' }).click();
  await page.locator('html[dir="rtl"][lang="ar"]').waitFor();
  await page.getByRole('heading', { name: 'تقديرات' }).waitFor();
  expect(await gap()).toBeGreaterThanOrEqual(0);
  await page.reload();
  await page.locator('html[dir="rtl"][lang="ar"]').waitFor();
  await page.context().close();
});

test('what a finger is asked to hit is 44 px high', async () => {
  const { page } = await open(phone);
  const small = await page.locator('a:not([href="#content"]), button, label:has(input)').evaluateAll((elements) => {
    // A target may be larger than what is drawn of it: asked is what a finger would hit.
    const reaches = (element: Element): boolean => {
      const box = element.getBoundingClientRect();
      if (box.height >= 44) return true;
      element.scrollIntoView({ block: 'center' });
      const { x, y, width, height } = element.getBoundingClientRect();
      const hits = (offset: number): boolean => element.contains(document.elementFromPoint(x + width / 2, y + height / 2 + offset));
      return hits(-21) && hits(21);
    };
    return elements.filter((element) => element.checkVisibility({ visibilityProperty: true }) && !reaches(element)).map((element) => element.outerHTML.slice(0, 160));
  });
  expect(small).toEqual([]);
  await page.context().close();
});
