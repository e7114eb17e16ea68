/** A map leaves as a picture and on paper, in a real browser. */
import AxeBuilder from '@axe-core/playwright';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';
import type { BrowserContextOptions, Download, Locator, Page } from 'playwright-core';
import { setStage } from './support/stage.js';

const stage = setStage();
let project: string;
beforeAll(async () => {
  project = await stage.server.sample();
});

async function open(options: BrowserContextOptions = {}, person = stage.server.owner, map?: string): Promise<Page> {
  const page = await stage.pages.signedIn(person, { acceptDownloads: true, ...options });
  await page.goto(`${stage.server.url}/p/${project}${map === undefined ? '' : `/m/${map}`}`);
  await page.locator('[data-testid="canvas"] canvas').first().waitFor();
  return page;
}
const dialog = (page: Page): Locator => page.getByRole('dialog', { name: 'Picture or print' });
async function openDialog(page: Page): Promise<void> {
  await page.getByTitle('Picture or print').waitFor();
  await page.keyboard.press('Control+p');
  await dialog(page).locator('[aria-busy="false"] canvas').waitFor();
}
async function save(page: Page, format: string): Promise<{ name: string; bytes: Buffer }> {
  await dialog(page).getByRole('radio', { name: format }).check();
  const [download] = await Promise.all([page.waitForEvent('download'), dialog(page).getByRole('button', { name: 'Save', exact: true }).click()]) as [Download, unknown];
  await dialog(page).waitFor({ state: 'hidden' });
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}
/** Words of the page, from the drawing that all formats come from. */
const wordsOf = (svg: Buffer): string[] => [...svg.toString('utf8').matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, words]) => words!);

test('PIC-1 PIC-2 PIC-3: PDF, PNG and SVG of what is shown, by keyboard, named after map, day and class', async () => {
  const page = await open();
  const outside: string[] = [];
  page.on('request', (request) => new URL(request.url()).host === new URL(stage.server.url).host || /^(blob|data):/.test(request.url()) || outside.push(request.url()));
  await openDialog(page);
  const { violations } = await new AxeBuilder({ page }).include('[role="dialog"]').withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('format');
  const svg = await save(page, 'Drawing (SVG)');
  expect(svg.name).toMatch(/^actors-2005-\d{4}-\d\d-\d\d-strictly-confidential\.svg$/);
  const words = wordsOf(svg.bytes);
  expect(words).toEqual(expect.arrayContaining(['Actors 2005', 'Ministry of Justice', 'Line: relationship', 'active champion', 'Page 1 of 1', 'Quelmara: reform of the security services (fictional) · 45 stakeholders · 96 relationships']));
  expect(words.filter((line) => line === 'Strictly confidential · Only for those who may read what is strictly confidential.')).toHaveLength(2);
  await openDialog(page);
  const pdf = await save(page, 'PDF, one page');
  const content = pdf.bytes.toString('latin1');
  expect([pdf.name.endsWith('.pdf'), content.startsWith('%PDF-'), content.match(/\/Type \/Page\b/g)!.length]).toEqual([true, true, 1]);
  expect(content).toMatch(/\/FontFile2/);
  expect(pdf.bytes.length).toBeLessThan(200_000);
  await openDialog(page);
  const png = await save(page, 'Picture (PNG)');
  // A4 at 96 pixels an inch is 1123 by 794.
  expect([png.bytes.readUInt32BE(16), png.bytes.readUInt32BE(20)]).toEqual([2245, 1587]);
  expect(outside).toEqual([]);
  expect(stage.pages.errors).toEqual([]);
});

test('PIC-4: the page says the day, what is not shown and why, in the language and direction of the reader', async () => {
  const page = await open();
  await page.getByRole('checkbox', { name: /^Judicial/ }).uncheck();
  await page.getByRole('region', { name: 'Time' }).getByLabel('Day that is shown', { exact: true }).fill('2003-10-05');
  await page.getByText('39 of 45 shown · 6 not yet').waitFor();
  await openDialog(page);
  await dialog(page).getByRole('radio', { name: 'Tall' }).check();
  await dialog(page).locator('[aria-busy="false"] canvas').waitFor();
  const svg = await save(page, 'Drawing (SVG)');
  const words = wordsOf(svg.bytes).join('\n');
  expect(words).toMatch(/As of 5 Oct 2003/);
  expect(words).toMatch(/Not shown: .*4 members by sector/);
  expect(words).toMatch(/6 members not yet there on this day/);
  expect(words).not.toMatch(/Supreme Court/);
  expect(svg.bytes.toString('utf8')).toMatch(/width="595\.28pt" height="841\.89pt"/);

  const arabic = await open({ colorScheme: 'dark' });
  await arabic.evaluate(() => localStorage.setItem('baraza-language', 'ar'));
  await arabic.reload();
  await arabic.locator('[data-testid="canvas"] canvas').first().waitFor();
  await arabic.getByTitle('صورة أو طباعة').waitFor();
  await arabic.keyboard.press('Control+p');
  await arabic.locator('[role="dialog"] [aria-busy="false"] canvas').waitFor();
  await arabic.locator('input[name="format"]').nth(2).check();
  const [download] = await Promise.all([arabic.waitForEvent('download'), arabic.locator('[role="dialog"] button[type="submit"]').click()]) as [Download, unknown];
  const rightToLeft = readFileSync(await download.path(), 'utf8');
  // The title stands at the right, on white paper although the screen is dark.
  expect(rightToLeft).toMatch(/<text x="815\.89"[^>]*text-anchor="start" direction="rtl">Actors 2005<\/text>/);
  expect(rightToLeft).toContain('fill="#FFFFFF"');
  expect(rightToLeft).toContain("font-family:'Noto Sans Arabic'");
});

test('PIC-5: limited to a class, what is above is neither drawn nor coloured, and the page says so', async () => {
  const page = await open();
  await openDialog(page);
  await dialog(page).getByRole('radio', { name: 'Only what is “Restricted” or below' }).check();
  await dialog(page).locator('[aria-busy="false"] canvas').waitFor();
  const svg = await save(page, 'Drawing (SVG)');
  expect(svg.name).toMatch(/-restricted\.svg$/);
  const words = wordsOf(svg.bytes);
  expect(words.filter((line) => line.startsWith('Restricted · For members'))).toHaveLength(2);
  expect(words.join('\n')).toMatch(/\d+ stakeholders and \d+ ties above the class of this picture/);
});

test('PIC-6: whoever may not export is offered no picture; a phone makes one too', async () => {
  const observer = await stage.server.invite(project, 'observer', 'Obi Observer');
  const page = await open({}, observer);
  await page.getByRole('button', { name: 'Time' }).first().waitFor();
  expect(await page.getByTitle('Picture or print').count()).toBe(0);
  // The key stays the browser's own.
  expect(await page.evaluate(() => document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'p', code: 'KeyP', ctrlKey: true, bubbles: true, cancelable: true })))).toBe(true);

  const phone = await open({ viewport: { width: 390, height: 844 }, hasTouch: true });
  await phone.getByTitle('Picture or print').click();
  await dialog(phone).locator('[aria-busy="false"] canvas').waitFor();
  const { bytes } = await save(phone, 'PDF, one page');
  expect(bytes.toString('latin1', 0, 5)).toBe('%PDF-');
});

/** What the page of a PDF is told to draw, of each stream that can be unpacked. */
const unpacked = (pdf: Buffer): string[] => [...pdf.toString('latin1').matchAll(/stream\n([\s\S]*?)\nendstream/g)].flatMap(([, body]) => {
  try {
    return [inflateSync(Buffer.from(body!, 'latin1')).toString('latin1')];
  } catch {
    return [];
  }
});
/** A string of a PDF in UTF-16, as its bytes stand there. */
const utf16 = (bytes: string): string => Buffer.from(bytes.replaceAll(/\\(.)/gs, (_, sign: string) => ({ n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' })[sign] ?? sign), 'latin1').swap16().toString('utf16le');

test('PIC-28: names of letters that no font of the product has are on the PDF, each as a picture with its words', async () => {
  const names = ['Emoji 🕊 dove', '和平委员会', 'ሰላም ምክር ቤት', '𒀭𒂗𒆤', 'מועצת השלום', 'Hội đồng hòa bình'];
  const map = randomUUID();
  await stage.server.act(project, 'createMap', { id: map, name: 'Letters ✊', aggregate: 'agreed' });
  const ids = await Promise.all(names.map(async (name) => {
    const id = randomUUID();
    await stage.server.act(project, 'createStakeholder', { id, name });
    return id;
  }));
  await stage.server.act(project, 'addToMap', { members: ids.map((stakeholder, index) => ({ id: randomUUID(), map, stakeholder, x: 200 * (index % 3), y: 150 * Math.floor(index / 3) })) });
  const page = await open({}, stage.server.owner, map);
  const complaints: string[] = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  await openDialog(page);
  const { bytes } = await save(page, 'PDF, one page');
  const said = unpacked(bytes).flatMap((stream) => [...stream.matchAll(/\/ActualText \(\u00fe\u00ff((?:\\.|[^\\)])*)\)/gs)].map(([, words]) => utf16(words!)));
  // The name of the map stands at the top and at the bottom.
  expect(said.toSorted()).toEqual([...names, 'Letters ✊', 'Letters ✊'].toSorted());
  // Of each, its colours and how much they cover.
  expect(bytes.toString('latin1').match(/\/SMask/g)).toHaveLength(said.length);
  expect(complaints).toEqual([]);
});

test('PIC-29: a picture that cannot be made, or that does not end, says so in its dialog, and can be tried again', async () => {
  const page = await open();
  await openDialog(page);
  const button = dialog(page).getByRole('button', { name: 'Save', exact: true });
  const said = dialog(page).getByRole('alert').filter({ hasText: 'The picture could not be made.' });
  await page.route('**/*.woff', (route) => route.abort());
  await button.click();
  await said.waitFor();
  expect(await button.isEnabled()).toBe(true);

  await page.unroute('**/*.woff');
  await page.clock.install();
  // Never answered.
  await page.route('**/*.woff', () => undefined);
  await Promise.all([page.waitForRequest('**/*.woff'), button.click()]);
  await dialog(page).getByText('Making the picture').waitFor();
  expect(await said.count()).toBe(0);
  await page.clock.fastForward('01:05');
  await said.waitFor();
  expect(await button.isEnabled()).toBe(true);
  await page.unroute('**/*.woff');
  expect((await save(page, 'PDF, one page')).name).toMatch(/\.pdf$/);
});
