/** Somebody subscribes to the calendar of a consultation, in a real browser on a real server. */
import AxeBuilder from '@axe-core/playwright';
import { setStage } from './support/stage.js';

const stage = setStage();

test('UI-190: the calendar of a process is subscribed to by an address that is shown once, says before what it gives away, and is revoked', async () => {
  const project = await stage.server.sample();
  const [{ id }] = (await stage.server.inWorkspace((sql) => sql.query<{ id: string }>('SELECT id FROM process WHERE project_id = $1', [project]))) as [{ id: string }];
  const page = await stage.pages.signedIn(stage.server.owner);
  await page.goto(`${stage.server.url}/p/${project}/consultations/${id}/sessions`);
  await page.getByRole('button', { name: 'Subscribe' }).click();
  const dialog = page.getByRole('dialog', { name: 'Subscribe to the calendar' });
  await dialog.getByText('Whoever has the address sees the calendar').waitFor();
  await dialog.getByText('You have made none for this consultation.').waitFor();
  await dialog.getByRole('button', { name: 'Make an address' }).click();
  await dialog.getByText('This cannot be empty').waitFor();
  await dialog.getByLabel('Where you use it').fill('My phone');
  await dialog.getByRole('button', { name: 'Make an address' }).click();
  const url = await dialog.getByLabel('Address of the calendar').inputValue();
  expect(await dialog.getByRole('link', { name: 'Open in the calendar program' }).getAttribute('href')).toBe(url.replace('http:', 'webcal:'));
  const { violations } = await new AxeBuilder({ page }).include('[role="dialog"]').withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze();
  expect(violations.map(({ id: rule }) => rule)).toEqual([]);
  expect(await (await fetch(url)).text()).toContain('BEGIN:VEVENT');
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  await page.reload();
  await page.getByRole('button', { name: 'Subscribe' }).click();
  await dialog.getByText(/^made .* · last asked /u).waitFor();
  expect(await dialog.getByLabel('Address of the calendar').count()).toBe(0);
  await dialog.getByRole('button', { name: 'Revoke My phone' }).click();
  await dialog.getByText('You have made none for this consultation.').waitFor();
  expect((await fetch(url)).status).toBe(404);
});
