/** Two change the same while one of them is cut off: in real browsers on a real server. */
import { randomUUID } from 'node:crypto';
import type { Locator, Page } from 'playwright-core';
import { saved } from './support/saved.js';
import { setStage } from './support/stage.js';

const stage = setStage();

const panel = (page: Page): Locator => page.locator('aside[data-region]');

test('SYNC-37 what was written without the network in the place of what another wrote meanwhile is told when the network is back, and theirs can be kept instead', async () => {
  const { server } = stage;
  const project = await server.sample();
  const id = randomUUID();
  await server.act(project, 'createStakeholder', { id, name: 'Ferry Pilots', description: 'As it was.' });
  const page = await stage.pages.signedIn(server.owner);
  await page.goto(`${server.url}/p/${project}?stakeholder=${id}`);
  await panel(page).getByText('As it was.').waitFor();
  await page.context().setOffline(true);
  await page.getByText(/No network since/).waitFor({ timeout: 60_000 });
  await page.getByRole('button', { name: /^Change Who it is/ }).click();
  await page.getByRole('textbox', { name: 'Who it is' }).fill('Mine.');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('button', { name: /^Change Who it is/ }).getByText('Mine.').waitFor();
  await server.act(project, 'updateStakeholder', { id, description: 'Theirs.' });
  await page.context().setOffline(false);

  const notice = page.getByRole('status').filter({ hasText: 'While you were away, Who it is of “Ferry Pilots” was changed elsewhere too. What you entered has taken its place.' });
  await notice.waitFor({ timeout: 60_000 });
  await saved(page);
  const kept = async (): Promise<string> =>
    (await stage.pages.ask<{ project: { stakeholder: { description: string } } }>(page, 'query ($project: ID!, $id: ID!) { project(id: $project) { id stakeholder(id: $id) { id description } } }', { project, id })).project.stakeholder.description;
  expect(await kept()).toBe('Mine.');
  await notice.getByRole('button', { name: 'Keep theirs instead' }).click();
  await page.getByRole('button', { name: /^Change Who it is/ }).getByText('Theirs.').waitFor();
  await saved(page);
  expect(await kept()).toBe('Theirs.');
  // It is a step like any other.
  await page.keyboard.press('Control+z');
  await page.getByRole('button', { name: /^Change Who it is/ }).getByText('Mine.').waitFor();
});
