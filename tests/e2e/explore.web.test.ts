/** Somebody gets to know a map: who stands between the others. */
import type { Page } from 'playwright-core';
import { setStage } from './support/stage.js';

const stage = setStage();

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

async function openAbout(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^More about / }).first().click();
  await page.getByRole('menuitem', { name: 'About this map' }).click();
  await page.locator('aside[data-region]').getByText('Who brokers', { exact: true }).first().waitFor();
}
