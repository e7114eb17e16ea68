/** Somebody new gets to know a large map of real agreements: who is in one country, who stands between the others, and a page to take along. */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Download, Locator, Page } from 'playwright-core';
import { setStage } from './support/stage.js';

const REAL = resolve(import.meta.dirname, '../../../shared/data/maps/paax_v0.2.xlsx');
const stage = setStage();
const real = existsSync(REAL) ? test : test.skip;

async function begin(page: Page, name: string): Promise<string> {
  const { createProject } = await stage.pages.ask<{ createProject: { project: { id: string } } }>(
    page,
    'mutation ($workspace: ID!, $input: CreateProjectInput!) { createProject(workspace: $workspace, input: $input) { ... on CreateProjectDone { project { id } } } }',
    { workspace: stage.server.workspace, input: { name, fictional: false, template: 'ssr' } },
  );
  return createProject.project.id;
}

test('BROKER-1 BROKER-2: the panel of a map says who brokers among what is shown, and that it is old when the map has changed', async () => {
  const project = await stage.server.sample();
  const page = await stage.pages.signedIn(stage.server.owner);
  await page.goto(`${stage.server.url}/p/${project}`);
  await page.locator('[data-testid="canvas"] canvas').first().waitFor();
  await openAbout(page);
  const panel = page.locator('aside[data-region]');
  await panel.getByRole('button', { name: 'Find them', exact: true }).click();
  const brokers = panel.getByRole('list', { name: 'Who brokers' });
  await brokers.getByRole('listitem').first().waitFor();
  expect(await brokers.getByRole('listitem').count()).toBe(10);
  const first = await brokers.getByRole('button').first().innerText();
  await page.getByRole('checkbox', { name: /^Core security providers/ }).uncheck();
  await panel.getByText('The map or what is shown of it has changed since.').waitFor();
  await panel.getByRole('button', { name: 'Find them anew' }).click();
  await panel.getByText('The map or what is shown of it has changed since.').waitFor({ state: 'hidden' });
  await brokers.getByRole('listitem').first().waitFor();
  expect(await brokers.getByText('Armed Forces of Quelmara').count()).toBe(0);
  expect(first).not.toBe('');
  expect(stage.pages.errors).toEqual([]);
});

test('CANV-17 who asks who brokers while no relationship is shown is told so', async () => {
  const project = await stage.server.sample();
  const page = await stage.pages.signedIn(stage.server.owner);
  await page.goto(`${stage.server.url}/p/${project}`);
  await page.locator('[data-testid="canvas"] canvas').first().waitFor();
  await page.getByText('45 of 45').first().waitFor();
  for (const sector of await page.getByRole('checkbox').filter({ visible: true }).all()) await sector.uncheck();
  await page.getByText('0 of 45').first().waitFor();
  await openAbout(page);
  const panel = page.locator('aside[data-region]');
  await panel.getByRole('button', { name: 'Find them', exact: true }).click();
  await panel.getByText(/^Nobody can stand between two others: no relationship is shown\./).waitFor();
  expect(stage.pages.errors).toEqual([]);
});

async function openAbout(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^More about / }).first().click();
  await page.getByRole('menuitem', { name: 'About this map' }).click();
  await page.locator('aside[data-region]').getByText('Who brokers', { exact: true }).first().waitFor();
}

real(`PLACE-3 BROKER-1 PIC-3: PAA-X by somebody new (needs ../shared/data)`, async () => {
  const page = await stage.pages.signedIn(stage.server.owner, { acceptDownloads: true });
  page.setDefaultTimeout(120_000);
  const project = await begin(page, 'PAA-X');
  await page.goto(`${stage.server.url}/p/${project}/import`);
  await page.locator('input[type=file]').setInputFiles(REAL);
  await page.getByRole('heading', { name: 'What will happen' }).waitFor();
  const unanswered = page.locator('[data-question][data-open]');
  while ((await unanswered.count()) > 0) {
    const left = await unanswered.count();
    await unanswered.first().getByRole('radio').first().check();
    await page.waitForFunction((count) => document.querySelectorAll('[data-question][data-open]').length < count, left);
  }
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await page.getByRole('heading', { name: 'The import is in' }).waitFor();

  await page.goto(`${stage.server.url}/p/${project}`);
  await page.locator('[data-testid="canvas"] canvas').first().waitFor();
  // Who is in Colombia.
  await page.keyboard.press('4');
  await page.locator('[data-testid="places"][aria-busy="false"] [data-mark]').first().waitFor();
  const list: Locator = page.getByRole('region', { name: 'List by place' });
  await page.getByRole('textbox', { name: 'Find a place or a stakeholder' }).fill('Colombia');
  const colombia = list.locator('[data-place]').filter({ hasText: /^Colombia/ });
  await colombia.waitFor();
  if ((await colombia.getAttribute('aria-expanded')) === 'false') await colombia.click();
  await list.getByRole('button', { name: /Revolutionary Armed Forces of Colombia/ }).first().click();
  await page.waitForURL(/stakeholder=/);
  // Who stands between the others.
  await openAbout(page);
  const panel = page.locator('aside[data-region]');
  await panel.getByRole('button', { name: 'Find them', exact: true }).click();
  await panel.getByRole('list', { name: 'Who brokers' }).getByRole('listitem').nth(9).waitFor();
  // A page to take along.
  await page.keyboard.press('Control+p');
  const dialog = page.getByRole('dialog', { name: 'Picture or print' });
  await dialog.locator('[aria-busy="false"] canvas').waitFor();
  const [download] = (await Promise.all([page.waitForEvent('download'), dialog.getByRole('button', { name: 'Save', exact: true }).click()])) as [Download, unknown];
  const pdf = readFileSync(await download.path());
  expect([pdf.toString('latin1', 0, 5), pdf.length < 3_000_000]).toEqual(['%PDF-', true]);
  expect(stage.pages.errors).toEqual([]);
}, 400_000);
