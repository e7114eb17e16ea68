/** Taking an import back that somebody has worked on since. In a real browser on a real server. */
import type { Page } from 'playwright-core';
import { beginProject, contentsOf, giveFile, heading, importButton } from './support/imports.js';
import { setStage } from './support/stage.js';

const stage = setStage();

const LAKE = Buffer.from('Label,Type\nLake council,Institution\nNet menders,Organisation\nHarbour fund,International partner');

/** A project with the lake in it, of which one has been given another name. */
async function worked(page: Page): Promise<string> {
  const project = await beginProject(stage, page, 'Worked on');
  await giveFile(stage, page, project, 'lake.csv', LAKE);
  await importButton(page).click();
  await heading(page, 'The import is in');
  const read = await stage.pages.ask<{ project: { stakeholders: { nodes: { id: string; name: string }[] } } }>(page, 'query ($id: ID!) { project(id: $id) { stakeholders(first: 10) { nodes { id name } } } }', { id: project });
  const { id } = read.project.stakeholders.nodes.find(({ name }) => name === 'Net menders')!;
  await stage.pages.ask(page, 'mutation ($project: ID!, $input: UpdateStakeholderInput!) { updateStakeholder(project: $project, input: $input) { ... on UpdateStakeholderDone { seq } } }', { project, input: { id, name: 'Net menders of the lake' } });
  await page.getByRole('button', { name: 'Undo the whole import' }).click();
  await heading(page, 'Somebody has worked on it since');
  return project;
}

test('IMP-70 UNDO-20: an import that was worked on since is taken back after a question, without what was worked on, and can come in again', async () => {
  const page = await stage.pages.signedIn(stage.server.owner);
  const project = await worked(page);
  await page.getByText('Changed since: 1 stakeholder.').waitFor();
  // Nothing else is offered until it is answered.
  expect(await page.getByRole('button', { name: 'Undo the whole import' }).or(page.getByRole('link', { name: 'Open the map' })).count()).toBe(0);
  expect((await contentsOf(stage, page, project)).stakeholders).toHaveLength(3);
  await page.getByRole('button', { name: 'Leave it in' }).click();
  await page.getByRole('link', { name: 'Open the map' }).waitFor();
  await page.getByRole('button', { name: 'Undo the whole import' }).click();
  await page.getByRole('button', { name: 'Take back only the rest' }).click();
  await heading(page, 'The import was taken back');
  await page.getByText(/^Kept, because somebody has worked on it since: 1 stakeholder/u).waitFor();
  expect((await contentsOf(stage, page, project)).stakeholders).toEqual(['Net menders of the lake']);
  await page.getByRole('button', { name: 'Bring it in again' }).click();
  await heading(page, 'The import is in');
  expect((await contentsOf(stage, page, project)).stakeholders).toEqual(['Harbour fund', 'Lake council', 'Net menders of the lake']);
});

test('IMP-70 UNDO-20: where that is asked for what was worked on is taken back too', async () => {
  const page = await stage.pages.signedIn(stage.server.owner);
  const project = await worked(page);
  await page.getByRole('button', { name: 'Take back everything, the work since too' }).click();
  await heading(page, 'The import was taken back');
  expect((await contentsOf(stage, page, project)).stakeholders).toEqual([]);
});
