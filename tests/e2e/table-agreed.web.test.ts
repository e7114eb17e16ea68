/** Judgements in the table of a map that shows what is agreed: nothing that is written there seems lost. */
import { randomUUID } from 'node:crypto';
import type { Locator, Page } from 'playwright-core';
import { cell, grid, paste, row } from './support/grid.js';
import { setStage } from './support/stage.js';
import type { Person } from './support/server.js';

const stage = setStage();

/** Two stakeholders on a map of their own; of the first the owner said an influence of 3. */
async function begin(): Promise<{ project: string; map: string }> {
  const project = await stage.server.sample();
  const [map, guild, sailors] = [randomUUID(), randomUUID(), randomUUID()];
  await stage.server.act(project, 'createMap', { id: map, name: 'What we agree on', aggregate: 'agreed' });
  await stage.server.act(project, 'createStakeholder', { id: guild, name: 'Lamp Oil Guild' });
  await stage.server.act(project, 'createStakeholder', { id: sailors, name: 'Sail Makers' });
  await stage.server.act(project, 'addToMap', { members: [guild, sailors].map((stakeholder) => ({ id: randomUUID(), map, stakeholder, x: 0, y: 0 })) });
  await stage.server.act(project, 'addJudgement', { id: randomUUID(), stakeholder: guild, dimension: 'influence', value: 3, standing: 'own', validAt: null });
  return { project, map };
}
async function open(person: Person, project: string, map: string): Promise<Page> {
  const page = await stage.pages.signedIn(person);
  await page.goto(`${stage.server.url}/p/${project}/m/${map}?view=table`);
  await row(page, 'Lamp Oil Guild').waitFor();
  return page;
}
const influence = (page: Page, name: string): Promise<Locator> => cell(page, name, 'Influence');
const toasts = (page: Page): Locator => page.locator('.mantine-Notification-root').filter({ hasText: 'Kept as your judgement. This map shows what is agreed; nothing is agreed here yet.' });

test('TAB-51 TAB-52 TAB-54: what is judged and not agreed stands in its cell as not agreed, with who judged; it is told, and sorted by', async () => {
  const { project, map } = await begin();
  const analyst = await stage.server.invite(project, 'analyst', 'Ben Analyst');
  const page = await open(analyst, project, map);
  const [first, second] = [await influence(page, 'Lamp Oil Guild'), await influence(page, 'Sail Makers')];
  await first.getByText('3', { exact: true }).waitFor();
  await first.getByText('not agreed', { exact: true }).waitFor();
  expect(await first.locator('[title]').getAttribute('title')).toMatch(/the middle of what others judged\. Judged by: Amina Owner\. Whoever may enter agreed judgements gives it on the panel/u);

  await second.click();
  await page.keyboard.type('8');
  await page.keyboard.press('Enter');
  await second.getByText('8', { exact: true }).waitFor();
  await second.getByText('not agreed', { exact: true }).waitFor();
  expect(await second.locator('[title]').getAttribute('title')).toMatch(/this is your own judgement\. Judged by: Ben Analyst\./u);
  await toasts(page).getByRole('button', { name: 'Close' }).click();
  await toasts(page).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Influence', exact: true }).click();
  await page.getByRole('button', { name: 'Sort high to low', exact: true }).click();
  await grid(page).locator('[aria-sort="descending"]').waitFor();
  expect(await grid(page).getByText(/^(Lamp Oil Guild|Sail Makers)$/u).allInnerTexts()).toEqual(['Sail Makers', 'Lamp Oil Guild']);

  await second.click();
  await paste(page, '7\n6');
  await first.getByText('6', { exact: true }).waitFor();
  // It was told once; what is agreed then takes the place of it.
  expect(await toasts(page).count()).toBe(0);
  const { project: found } = await stage.pages.ask<{ project: { stakeholders: { nodes: { id: string }[] } } }>(page, 'query ($id: ID!) { project(id: $id) { id stakeholders(first: 1, filter: { name: { eq: "Lamp Oil Guild" } }) { nodes { id } } } }', { id: project });
  const owner = await stage.pages.signedIn(stage.server.owner);
  const agreed = await stage.pages.ask<{ addJudgement: { __typename: string } }>(owner, 'mutation ($project: ID!, $input: AddJudgementInput!) { addJudgement(project: $project, input: $input) { __typename } }', { project, input: { id: randomUUID(), stakeholder: found.stakeholders.nodes[0]!.id, dimension: 'influence', value: 5, standing: 'agreed' } });
  expect(agreed.addJudgement.__typename).not.toBe('Refused');
  await first.getByText('5', { exact: true }).waitFor();
  expect(await first.getByText('not agreed', { exact: true }).count()).toBe(0);
  await second.getByText('not agreed', { exact: true }).waitFor();
  await first.click();
  await page.keyboard.type('9');
  await page.keyboard.press('Enter');
  await page.locator('.mantine-Notification-root').filter({ hasText: 'which is something else, so the cell stays as it was.' }).waitFor();
  expect(await first.getByText('5', { exact: true }).count()).toBe(1);
});

test('TAB-51: who may not see scores is shown nothing of them, agreed or not', async () => {
  const { project, map } = await begin();
  const page = await open(await stage.server.invite(project, 'observer', 'Cyra Observer'), project, map);
  await page.getByText('Scores are not shown to your role here.').waitFor();
  expect(await grid(page).getByText('not agreed').count()).toBe(0);
});
