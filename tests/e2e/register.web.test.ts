/** The register of what was said in a consultation, in a real browser on a real server. */
import { randomUUID } from 'node:crypto';
import AxeBuilder from '@axe-core/playwright';
import ExcelJS from 'exceljs';
import type { Page } from 'playwright-core';
import { accountsIn } from './support/consultation.js';
import { setStage } from './support/stage.js';

const stage = setStage();

const counted = async (page: Page): Promise<number> => Number((await page.getByText(/^[\d,]+ entr(y|ies)$/u).first().textContent())!.replace(/\D/gu, ''));

test('UI-191: the register shows what was said over all sessions, is narrowed by words and kinds, which stand in the address, leads to the log, and leaves as a file that says what it lacks', async () => {
  const project = await stage.server.sample();
  const rows = await stage.server.inWorkspace((sql) => sql.query<{ id: string; text: string; kind: string; session: string; classification: string; process: string }>(`SELECT i.id, i.text, i.kind, i.session_id AS session, i.classification, s.process_id AS process FROM intervention i JOIN session s ON s.id = i.session_id WHERE i.project_id = $1 AND i.merged_into_id IS NULL AND NOT i.deleted ORDER BY i.at DESC, i.id`, [project]));
  const process = rows[0]!.process;
  const page = await stage.pages.signedIn(stage.server.owner);
  await page.goto(`${stage.server.url}/p/${project}/consultations/${process}/register`);
  const list = page.getByRole('list', { name: 'What was said, newest first' });
  await list.getByRole('listitem').first().waitFor();
  expect([await counted(page), await list.getByRole('listitem').count()]).toEqual([rows.length, 50]);
  await page.getByRole('button', { name: 'Show more' }).click();
  await list.getByRole('listitem').nth(50).waitFor();
  // Newest first, over all sessions.
  const shown = await list.locator('a[href*="#said-"]').evaluateAll((links) => links.map((link) => link.getAttribute('href')!.split('#said-')[1]!));
  expect(shown).toEqual(rows.slice(0, shown.length).map(({ id }) => id));
  expect(new Set(rows.filter(({ id }) => shown.includes(id)).map(({ session }) => session)).size).toBeGreaterThan(1);
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

  await page.getByRole('toolbar').getByRole('button', { name: 'Export', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Export' });
  await dialog.getByText('Only what was said in').waitFor();
  await dialog.getByText('Who took part').waitFor();
  expect(await dialog.getByRole('link', { name: 'Download' }).getAttribute('href')).toBe(`/files/projects/${project}/export?format=register-xlsx&process=${process}`);
  const [file] = await Promise.all([page.waitForEvent('download'), dialog.getByRole('link', { name: 'Download' }).click()]);
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(await file.path());
  const sheet = book.worksheets[0]!;
  const column = (sheet.getRow(1).values as unknown[]).indexOf('ID');
  expect((sheet.getColumn(column).values as unknown[]).slice(2).sort()).toEqual(rows.map(({ id }) => id).sort());
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });

  // Whoever has a duty in one session reads that one.
  const rapporteur = await stage.server.invite(project, 'rapporteur', 'Rita Rapporteur');
  const { session } = rows.find(({ classification }) => classification !== 'confidential')!;
  await stage.server.act(project, 'createAssignment', { id: randomUUID(), session, account: (await accountsIn(stage.pages, page, project))(rapporteur), duty: 'rapporteur' });
  const theirs = rows.filter((row) => row.session === session && ['public', 'restricted'].includes(row.classification));
  const narrow = await stage.pages.signedIn(rapporteur);
  await narrow.goto(`${stage.server.url}/p/${project}/consultations/${process}/register`);
  await narrow.getByText(new RegExp(`^${theirs.length} entr`, 'u')).waitFor();
  expect(theirs.length).toBeLessThan(rows.length);

  const [newest] = rows;
  await list.locator(`a[href$="#said-${newest!.id}"]`).click();
  await page.locator(`#said-${newest!.id}`).waitFor();
  await page.waitForFunction((id) => document.activeElement?.id === `said-${id}`, newest!.id);
});
