/** Files of sources in a real browser. */
import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from 'playwright-core';
import { setStage } from './support/stage.js';

const stage = setStage();
let project: string;
beforeAll(async () => {
  project = await stage.server.sample();
});

const files = (page: Page): Locator => page.getByRole('region', { name: 'Files' });
async function open(page: Page): Promise<void> {
  await page.goto(`${stage.server.url}/p/${project}/sources`);
  await page.getByRole('list', { name: 'Sources' }).getByRole('link').first().click();
  await files(page).waitFor();
}
const choose = (page: Page, ...chosen: { name: string; mimeType: string; buffer: Buffer }[]): Promise<void> => files(page).locator('input[type=file]').setInputFiles(chosen);
const text = (name: string, content: string): { name: string; mimeType: string; buffer: Buffer } => ({ name, mimeType: 'text/plain', buffer: Buffer.from(content) });

test('FILE-20 a source is found and opened; files are added, fetched as they were, told apart by their sum, and removed with undo', async () => {
  const page = await stage.pages.signedIn(stage.server.owner);
  await open(page);
  await choose(page, text('Minutes of March.txt', 'They agreed.'), { name: 'photo.png', mimeType: 'image/png', buffer: Buffer.from('<!DOCTYPE html><script>alert(1)</script>') });
  const kept = files(page).getByRole('listitem').filter({ hasText: 'Minutes of March.txt' });
  await kept.getByRole('link', { name: 'Minutes of March.txt' }).waitFor();
  // A lie is told in a sentence, and the other file is not lost by it.
  await files(page).getByRole('alert').filter({ hasText: 'This kind of file is not taken.' }).waitFor();
  await files(page).getByRole('button', { name: 'Stop sending photo.png' }).click();
  const [download] = await Promise.all([page.waitForEvent('download'), kept.getByRole('link').click()]);
  expect([download.suggestedFilename(), readFileSync((await download.path())!, 'utf8')]).toEqual(['Minutes of March.txt', 'They agreed.']);
  await kept.getByRole('button', { name: 'More about Minutes of March.txt' }).click();
  expect(await kept.locator('code').innerText()).toMatch(/^[0-9a-f]{64}$/);
  expect((await new AxeBuilder({ page }).include('aside[data-region] section:has(input)').analyze()).violations.map(({ id }) => id)).toEqual([]);
  await kept.getByRole('button', { name: 'Remove Minutes of March.txt' }).click();
  await files(page).getByText('No files yet.').waitFor();
  await page.getByRole('button', { name: /^Undo/ }).last().click();
  await kept.getByRole('link').waitFor();
});

test('FILE-21 a file that is dropped is taken, shows how far it is, waits while the network is away, and goes on where it was', async () => {
  const page = await stage.pages.signedIn(stage.server.owner);
  await open(page);
  // After the second piece the line breaks, once.
  let pieces = 0;
  await page.route('**/files/*?start=*', async (route) => {
    pieces += 1;
    await (pieces === 3 ? route.abort('internetdisconnected') : route.continue());
  });
  const drop = await page.evaluateHandle(() => {
    const data = new DataTransfer();
    data.items.add(new File(['a,b,c\n'.repeat(200_000)], 'Long list.csv'));
    return data;
  });
  const place = files(page).locator('div:has(> input[type=file])');
  await place.dispatchEvent('dragenter', { dataTransfer: drop });
  await place.dispatchEvent('drop', { dataTransfer: drop });
  const row = files(page).getByRole('listitem').filter({ hasText: 'Long list.csv' });
  await row.getByText(/No connection; \d+% sent/).waitFor();
  await row.getByRole('progressbar', { name: 'Sending Long list.csv' }).waitFor();
  await row.getByRole('button', { name: 'Try again' }).click();
  await row.getByRole('link', { name: 'Long list.csv' }).waitFor();
  // 1.2 MB in pieces of 256 kB: five, and the one that broke.
  expect(pieces).toBe(6);
});

test('FILE-22 an observer reads files and adds none, and the panel holds what it holds on a phone and from right to left', async () => {
  const observer = await stage.server.invite(project, 'observer', 'Olu Observer');
  const page = await stage.pages.signedIn(observer, { viewport: { width: 390, height: 844 }, hasTouch: true });
  await page.addInitScript(() => localStorage.setItem('baraza-language', 'ar'));
  await page.goto(`${stage.server.url}/p/${project}/sources`);
  await page.getByRole('list', { name: 'المصادر' }).getByRole('link').first().click();
  const there = page.getByRole('region', { name: 'الملفات' });
  await there.getByRole('link').first().waitFor();
  expect(await there.locator('input[type=file]').count()).toBe(0);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
});

test('FILE-25 who attached a file erases it for good after being told that nothing brings it back; where that fails the file is still there; another analyst is not offered it', async () => {
  const page = await stage.pages.signedIn(stage.server.owner);
  await open(page);
  await choose(page, text('Names of witnesses.txt', 'Ada'));
  const row = files(page).getByRole('listitem').filter({ hasText: 'Names of witnesses.txt' });
  const address = await row.getByRole('link').getAttribute('href');
  const analyst = await stage.pages.signedIn(await stage.server.invite(project, 'analyst', 'Ana Analyst'));
  await analyst.goto(page.url());
  const theirs = files(analyst).getByRole('listitem').filter({ hasText: 'Names of witnesses.txt' });
  await theirs.getByRole('button', { name: 'Remove Names of witnesses.txt' }).waitFor();
  expect(await theirs.getByRole('button', { name: /^Erase/ }).count()).toBe(0);
  await page.route('**/files/*', (route) => route.abort('internetdisconnected'), { times: 1 });
  await row.getByRole('button', { name: 'Erase for good: Names of witnesses.txt' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Erase this file for good?' });
  await dialog.getByText('This cannot be undone.').waitFor();
  expect(await dialog.getByRole('button', { name: 'Cancel' }).evaluate((button) => button === document.activeElement)).toBe(true);
  await dialog.getByRole('button', { name: 'Erase for good' }).click();
  await dialog.getByRole('alert').waitFor();
  await row.getByRole('link').waitFor();
  await dialog.getByRole('button', { name: 'Erase for good' }).click();
  await Promise.all([row, theirs].map((gone) => gone.waitFor({ state: 'detached' })));
  await dialog.waitFor({ state: 'detached' });
  expect(await page.evaluate(async (path) => (await fetch(path!)).status, address)).toBe(404);
});

test('FILE-31 what was removed stands in the settings with its size and the day on which it goes, and is erased there after being told that nothing brings it back; an analyst is not shown it', async () => {
  const page = await stage.pages.signedIn(stage.server.owner);
  await open(page);
  await choose(page, text('In the way.txt', 'x'.repeat(12_300)));
  const row = files(page).getByRole('listitem').filter({ hasText: 'In the way.txt' });
  await row.getByRole('button', { name: 'Remove In the way.txt' }).click();
  await row.waitFor({ state: 'detached' });
  const settings = `${stage.server.url}/p/${project}/settings`;
  const analyst = await stage.pages.signedIn(await stage.server.invite(project, 'analyst', 'Abe Analyst'));
  await Promise.all([page, analyst].map((each) => each.goto(settings)));
  const removed = (on: Page): Locator => on.getByRole('region', { name: 'Removed files' });
  const file = removed(page).getByRole('listitem').filter({ hasText: 'In the way.txt' });
  expect(await file.innerText()).toMatch(/12\.3 kB · .+ · removed .+, goes by itself .+/u);
  await removed(page).getByText(/^All files of this project take .+ of .+\.$/u).waitFor();
  expect((await new AxeBuilder({ page }).include('#removed-files').analyze()).violations.map(({ id }) => id)).toEqual([]);
  await analyst.getByRole('region', { name: 'Members' }).waitFor();
  expect(await removed(analyst).count()).toBe(0);
  await file.getByRole('button', { name: 'Erase for good: In the way.txt' }).click();
  const dialog = page.getByRole('dialog', { name: 'Erase this file for good?' });
  await dialog.getByText('This cannot be undone.').waitFor();
  await dialog.getByRole('button', { name: 'Erase for good' }).click();
  await file.waitFor({ state: 'detached' });
});
