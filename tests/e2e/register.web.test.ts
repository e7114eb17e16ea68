/** The register of what was said in a consultation, in a real browser on a real server. */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { setStage } from './support/stage.js';

const stage = setStage();

const counted = async (page: Page): Promise<number> => Number((await page.getByText(/^[\d,]+ entr(y|ies)$/u).first().textContent())!.replace(/\D/gu, ''));

test('UI-191: the register shows what was said over all sessions, is narrowed by words and kinds, which stand in the address, leads to the log, and leaves as a file that says what it lacks', async () => {
  const project = await stage.server.sample();
  const rows = await stage.server.inWorkspace((sql) => sql.query<{ id: string; text: string; kind: string; process: string }>(`SELECT i.id, i.text, i.kind, s.process_id AS process FROM intervention i JOIN session s ON s.id = i.session_id WHERE i.project_id = $1 AND i.merged_into_id IS NULL AND NOT i.deleted ORDER BY i.at DESC, i.id`, [project]));
  const process = rows[0]!.process;
  const page = await stage.pages.signedIn(stage.server.owner);
  await page.goto(`${stage.server.url}/p/${project}/consultations/${process}/register`);
  const list = page.getByRole('list', { name: 'What was said, newest first' });
  await list.getByRole('listitem').first().waitFor();
  expect([await counted(page), await list.getByRole('listitem').count()]).toEqual([rows.length, 50]);
  await page.getByRole('button', { name: 'Show more' }).click();
  await list.getByRole('listitem').nth(50).waitFor();
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html.slice(0, 200))])).toEqual([]);

  const threats = rows.filter(({ kind }) => kind === 'threat').length;
  await page.getByRole('combobox', { name: 'Kind' }).selectOption('threat');
  await page.getByText(new RegExp(`^${threats} entr`, 'u')).waitFor();
  expect(new URL(page.url()).searchParams.get('kind')).toBe('threat');
  await page.reload();
  await page.getByText(new RegExp(`^${threats} entr`, 'u')).waitFor();
  const search = page.getByRole('searchbox', { name: 'Search what was said' });
  await search.fill('nobody ever said this');
  await page.getByText('Nothing fits').waitFor();
  expect(await search.evaluate((field) => field === document.activeElement)).toBe(true);
  await page.getByRole('button', { name: 'Show all' }).click();
  await page.getByText(new RegExp(`^${rows.length} entr`, 'u')).waitFor();
  expect(await search.inputValue()).toBe('');

  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Export' });
  await dialog.getByText('Only what was said in').waitFor();
  await dialog.getByText('Who took part').waitFor();
  expect(await dialog.getByRole('link', { name: 'Download' }).getAttribute('href')).toBe(`/files/projects/${project}/export?format=register-xlsx&process=${process}`);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });

  const [newest] = rows;
  await list.locator(`a[href$="#said-${newest!.id}"]`).click();
  await page.locator(`#said-${newest!.id}`).waitFor();
  await page.waitForFunction((id) => document.activeElement?.id === `said-${id}`, newest!.id);
});
