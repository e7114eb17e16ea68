/** Stakeholders that are in the registry twice, in real browsers on a real server: found, compared, merged, told apart, by keyboard, by two people, right to left, on a phone. */
import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from 'playwright-core';
import { saved } from './support/saved.js';
import { setStage } from './support/stage.js';
import type { Person } from './support/server.js';

const stage = setStage();
let project: string;
let analyst: Person;

beforeEach(async () => {
  project = await stage.server.sample();
});

/** Puts somebody into the registry; returns the id. */
async function stakeholder(name: string, more: object = {}): Promise<string> {
  const id = randomUUID();
  await stage.server.act(project, 'createStakeholder', { id, name, ...more });
  return id;
}
/** The two armies of the tests. */
async function twice(): Promise<{ kept: string; gone: string; third: string }> {
  const [kept, gone, third] = [await stakeholder('Tirrenque Reconciliation Office', { description: 'In the capital.', size: 12, tags: ['peace'] }), await stakeholder('Tirrenque Reconcilation Office', { description: 'Beside the harbour.', size: 15, tags: ['truth'], formality: 'formal' }), await stakeholder('Lamp Oil Sellers')];
  for (const to of [third, await stakeholder('Sail Makers')]) await stage.server.act(project, 'createRelationship', { id: randomUUID(), from: kept, to, direction: 'directed', strength: 4 });
  await stage.server.act(project, 'createRelationship', { id: randomUUID(), from: gone, to: kept, direction: 'mutual' });
  return { kept, gone, third };
}
async function open(path = '/duplicates', person: Person = stage.server.owner, options: Parameters<typeof stage.pages.signedIn>[1] = {}): Promise<Page> {
  const page = await stage.pages.signedIn(person, options);
  await page.goto(`${stage.server.url}/p/${project}${path}`);
  return page;
}
const pairs = (page: Page): Locator => page.getByRole('list', { name: 'Likely the same' }).getByRole('listitem');
const offices = (page: Page): Locator => pairs(page).filter({ hasText: 'Tirrenque Reconciliation Office' });
const toast = (page: Page, text: string): Locator => page.getByRole('status').filter({ hasText: text });
const row = (page: Page, name: string): Locator => page.getByRole('radiogroup', { name });
const chosen = (page: Page, name: string): Promise<string> => row(page, name).getByRole('radio', { checked: true }).inputValue();
async function compare(page: Page): Promise<void> {
  await offices(page).getByRole('link', { name: /^Compare/ }).click();
  await page.getByRole('heading', { name: 'What comes along' }).waitFor();
}

test('MERGE-22 what writes every script in Latin letters is in the worker, and in nothing else that a page loads', () => {
  const assets = join(import.meta.dirname, '../../apps/web/dist/assets');
  const holds = readdirSync(assets).filter((name) => name.endsWith('.js') && /(\t|\\t)GBP(\t|\\t)/.test(readFileSync(join(assets, name), 'utf8')));
  expect(holds).toEqual([expect.stringMatching(/^duplicates\.worker-/)]);
});

test('MERGE-23 likely duplicates are listed, the likeliest first, with the reason in words; the place in the side bar says how many, and the palette leads there', async () => {
  await twice();
  await stakeholder('Net Menders of Dulvane');
  await stakeholder('NET MENDERS OF DULVANE');
  const page = await open('');
  const place = page.getByRole('link', { name: /^Duplicates/ });
  await page.getByRole('region', { name: 'Registry' }).getByText('3', { exact: true }).or(page.getByRole('region', { name: 'Registry' }).getByText('2', { exact: true })).waitFor();
  await place.waitFor();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('Duplicates');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/duplicates$/);
  await offices(page).waitFor();
  expect(await pairs(page).first().innerText()).toContain('NET MENDERS OF DULVANE');
  expect(await pairs(page).first().innerText()).toContain('The names are the same but for how they are written.');
  expect(await offices(page).innerText()).toMatch(/The names are alike: 9\d%/);
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
});

test('MERGE-24 what differs is chosen by keyboard alone, and what is shown beforehand is what the merge makes', async () => {
  const { kept, gone } = await twice();
  const page = await open();
  await compare(page);
  // The first property in which the two differ has the keyboard.
  expect(await row(page, 'Name').getByRole('radio', { checked: true }).evaluate((radio) => radio === document.activeElement)).toBe(true);
  expect(await chosen(page, 'Name')).toBe('kept');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  expect(await chosen(page, 'Who it is')).toBe('other');
  await page.keyboard.press('ArrowLeft');
  expect(await chosen(page, 'Who it is')).toBe('kept');
  await page.keyboard.press('2');
  expect(await chosen(page, 'Who it is')).toBe('other');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('2');
  await page.keyboard.press('1');
  expect(await chosen(page, 'People')).toBe('kept');
  expect(await page.locator('form [data-side="after"]').allInnerTexts()).toEqual(expect.arrayContaining(['Beside the harbour.', '12', 'peace\ntruth', 'formal']));
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await page.keyboard.press('Enter');
  await toast(page, 'are one now').waitFor();
  await saved(page);
  const { project: answer } = await stage.pages.ask<{ project: { stakeholder: unknown; gone: unknown } }>(page, 'query ($project: ID!, $kept: ID!, $gone: ID!) { project(id: $project) { id stakeholder(id: $kept) { name description size tags formality aliases } gone: stakeholder(id: $gone) { id } } }', { project, kept, gone });
  expect(answer).toMatchObject({ stakeholder: { name: 'Tirrenque Reconciliation Office', description: 'Beside the harbour.', size: 12, tags: ['peace', 'truth'], formality: 'formal', aliases: ['Tirrenque Reconcilation Office'] }, gone: null });
});

test('MERGE-25 what comes along is told before the merge: ties that come, those there already, those between the two, maps, judgements', async () => {
  const { kept, gone, third } = await twice();
  await stage.server.act(project, 'createRelationship', { id: randomUUID(), from: gone, to: third, direction: 'directed', strength: 4 });
  await stage.server.act(project, 'createRelationship', { id: randomUUID(), from: gone, to: third, direction: 'directed', label: 'supplies' });
  await stage.server.act(project, 'addJudgement', { id: randomUUID(), stakeholder: gone, dimension: 'influence', value: 7, standing: 'own', validAt: null });
  const page = await open(`/duplicates/${kept}/${gone}`);
  const along = page.getByRole('region', { name: 'What comes along' });
  for (const text of ['1 comes', '1 is there already, and is not doubled', '1 between the two falls away', '1 judgement comes along.', 'supplies Lamp Oil Sellers']) await along.getByText(text).first().waitFor();
});

test('MERGE-31 where more hangs on the one that would go than one merge moves, that is said before, and the other one can be kept', async () => {
  const { kept, gone, third } = await twice();
  for (let start = 0; start < 1000; start += 500) await stage.server.act(project, 'importRecords', { relationship: Array.from({ length: 500 }, (_, index) => ({ id: randomUUID(), from: gone, to: third, direction: 'directed', label: `Tie ${start + index}` })) });
  const page = await open(`/duplicates/${kept}/${gone}`);
  await page.getByText('1,001 things hang on the one that would go; at most 900 are moved at once.').waitFor();
  expect(await page.getByRole('button', { name: /^Merge/ }).isDisabled()).toBe(true);
  await page.keyboard.press('s');
  await page.getByRole('heading', { name: 'What comes along' }).waitFor();
  await page.waitForURL(new RegExp(`/duplicates/${gone}/${kept}$`));
  expect(await page.getByRole('button', { name: /^Merge/ }).isEnabled()).toBe(true);
});

test('MERGE-26 a merge is taken back by its toast, which leads to the pair again with what was chosen', async () => {
  await twice();
  const page = await open();
  await compare(page);
  await row(page, 'People').getByRole('radio').nth(1).check();
  await page.getByRole('button', { name: /^Merge/ }).click();
  await toast(page, 'are one now').getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('heading', { name: 'What comes along' }).waitFor();
  expect(await chosen(page, 'People')).toBe('other');
});

test('MERGE-30 long after, whoever merged two separates them again from the activity', async () => {
  const { kept, gone } = await twice();
  const page = await open(`/duplicates/${kept}/${gone}`);
  await page.getByRole('button', { name: /^Merge/ }).click();
  await toast(page, 'are one now').waitFor();
  // Another device knows nothing of it.
  const later = await open('/activity');
  const entry = later.getByRole('listitem').filter({ hasText: 'merged two stakeholders' }).first();
  await entry.getByRole('button', { name: 'Separate the two again' }).click();
  await toast(later, 'They are two again').waitFor();
  await later.goto(`${stage.server.url}/p/${project}/duplicates`);
  await offices(later).waitFor();
  // It is not taken back twice.
  await later.goto(`${stage.server.url}/p/${project}/activity`);
  await entry.getByRole('button', { name: 'Separate the two again' }).click();
  await toast(later, 'There is nothing of yours to take back.').or(toast(later, 'left as')).waitFor();
});

test('MERGE-32 which two became one, and under which name, is said at once and in the activity; what leads from a name to the same is told nowhere', async () => {
  const [kept, gone, third] = [await stakeholder('Union of Teachers'), await stakeholder('Bar Association'), await stakeholder('Lamp Oil Sellers')];
  await stage.server.act(project, 'createRelationship', { id: randomUUID(), from: gone, to: third, direction: 'directed', strength: 4 });
  const page = await open(`/duplicates/${kept}/${gone}`);
  await row(page, 'Name').getByRole('radio').nth(1).check();
  await page.getByRole('button', { name: /^Merge/ }).click();
  const said = /“\u2068?Bar Association\u2069?” and “\u2068?Union of Teachers\u2069?” are one now: \u2068?Bar Association\u2069?\./u;
  await page.getByRole('status').filter({ hasText: said }).waitFor();
  const later = await open('/activity');
  const entry = later.getByRole('listitem').filter({ hasText: said }).first();
  await entry.getByText('Bar Association – Lamp Oil Sellers').waitFor();
  const told = (await entry.innerText()).replaceAll(/[\u2068\u2069]/gu, '');
  expect(told).toContain('from Union of Teachers to Bar Association');
  expect(told).not.toContain('from Bar Association to Bar Association');
});

test('MERGE-27 two people at once: who is merged or told apart by one goes from the list of the other; who comes too late is told, and loses nothing', async () => {
  await twice();
  analyst = await stage.server.invite(project, 'analyst', 'Ben Analyst');
  const [one, other] = [await open(), await open('/duplicates', analyst)];
  await offices(other).waitFor();
  await offices(one).getByRole('button', { name: /are not the same$/ }).click();
  await toast(one, 'Kept for all').waitFor();
  await offices(other).waitFor({ state: 'detached' });
  // It stays so, with how they are told apart, and is taken back by anybody.
  await other.getByText('Said to be not the same: 1 pair').click();
  await other.getByRole('button', { name: /^Take back/ }).click();
  await offices(one).waitFor();
  await compare(one);
  await compare(other);
  await other.getByRole('button', { name: /^Merge/ }).click();
  await toast(other, 'are one now').waitFor();
  await one.getByText('One of the two is not there any more').waitFor();
  await one.getByRole('button', { name: 'To the list' }).click();
  await one.getByRole('heading', { name: 'Likely the same' }).waitFor();
  expect(await offices(one).count()).toBe(0);
});

test('MERGE-27 a merge made without the server and refused by it is told in a sentence, and both are there as before', async () => {
  const { kept, gone } = await twice();
  const page = await open(`/duplicates/${kept}/${gone}`);
  await page.getByRole('heading', { name: 'What comes along' }).waitFor();
  await page.context().setOffline(true);
  await page.getByText(/^Offline/).first().waitFor();
  await page.getByRole('button', { name: /^Merge/ }).click();
  await toast(page, 'are one now').waitFor();
  await stage.server.act(project, 'updateProject', { id: project, archived: true });
  await page.context().setOffline(false);
  await page.getByRole('alert').filter({ hasText: 'Not kept: The project is in the archive' }).waitFor();
  await stage.server.act(project, 'updateProject', { id: project, archived: false });
  await page.goto(`${stage.server.url}/p/${project}/duplicates/${kept}/${gone}`);
  await row(page, 'People').waitFor();
});

test('MERGE-28 two selected on a map, and one and whoever is chosen from its panel, are compared; the decision leads back to the map', async () => {
  const { kept, gone } = await twice();
  const map = randomUUID();
  await stage.server.act(project, 'createMap', { id: map, name: 'The two', aggregate: 'agreed' });
  await stage.server.act(project, 'addToMap', { members: [kept, gone].map((stakeholder, index) => ({ id: randomUUID(), map, stakeholder, x: 200 * index, y: 0 })) });
  const page = await open(`/m/${map}?stakeholder=${kept}`);
  const panel = page.locator('aside[data-region]');
  await panel.getByRole('button', { name: 'Merge with …' }).click();
  await page.keyboard.type('Reconcilation');
  await page.getByRole('option', { name: 'Tirrenque Reconcilation Office' }).click();
  await page.waitForURL(new RegExp(`/duplicates/${kept}/${gone}$`));
  await page.getByRole('button', { name: /^Not the same/ }).click();
  await page.waitForURL(new RegExp(`/m/${map}`));
  await page.getByRole('region', { name: 'Legend' }).waitFor();
  await page.keyboard.press('Control+a');
  await panel.getByRole('button', { name: 'Merge the two …' }).click();
  await page.waitForURL(new RegExp(`/duplicates/${kept}/${gone}$`));
  await page.getByRole('button', { name: /^Merge/ }).click();
  await page.waitForURL(new RegExp(`/m/${map}`));
  await toast(page, 'are one now').waitFor();
});

test('MERGE-29 who may not edit the registry is told so and has no place for it in the side bar; where nothing is alike that is said; what fails can be tried again', async () => {
  const observer = await stage.server.invite(project, 'observer', 'Cyra Observer');
  const page = await open('/duplicates', observer);
  await page.getByText('Whoever may edit the registry can merge').waitFor();
  expect(await page.getByRole('link', { name: /^Duplicates/ }).count()).toBe(0);
  const failing = await stage.pages.signedIn(stage.server.owner);
  await failing.route('**/duplicates.worker-*.js', (route) => route.abort());
  await failing.goto(`${stage.server.url}/p/${project}/duplicates`);
  await failing.getByText('The search did not come to an end').waitFor();
  await failing.unroute('**/duplicates.worker-*.js');
  await failing.getByRole('button', { name: 'Try again' }).click();
  await failing.getByText('The search did not come to an end').waitFor({ state: 'detached' });
  for (const pair of await pairs(failing).all()) expect(await pair.count()).toBe(1);
});

test('MERGE-29 on a phone one column is shown, and a switch says which; right to left the arrows choose as they point', async () => {
  const { kept, gone } = await twice();
  const phone = await open(`/duplicates/${kept}/${gone}`, stage.server.owner, { viewport: { width: 390, height: 844 }, hasTouch: true });
  await row(phone, 'Who it is').getByText('In the capital.').first().waitFor();
  expect(await row(phone, 'Who it is').getByText('Beside the harbour.').filter({ visible: true }).count()).toBe(0);
  await phone.getByRole('radio', { name: 'Goes' }).check();
  await row(phone, 'Who it is').getByText('Beside the harbour.').filter({ visible: true }).click();
  await phone.getByRole('radio', { name: 'Afterwards' }).check();
  expect(await row(phone, 'Who it is').locator('[data-side="after"]').innerText()).toBe('Beside the harbour.');
  expect(await phone.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  const arabic = await stage.pages.signedIn(stage.server.owner);
  await arabic.addInitScript(() => localStorage.setItem('baraza-language', 'ar'));
  await arabic.goto(`${stage.server.url}/p/${project}/duplicates/${kept}/${gone}`);
  await row(arabic, 'الاسم').getByRole('radio', { checked: true }).waitFor();
  await arabic.keyboard.press('ArrowLeft');
  expect(await chosen(arabic, 'الاسم')).toBe('other');
});
