/** What people answered in a survey becomes entries of a session: dropped, mapped, looked at, put in, known again, taken back. In a real browser on a real server. */
import { randomUUID } from 'node:crypto';
import AxeBuilder from '@axe-core/playwright';
import ExcelJS from 'exceljs';
import type { Page } from 'playwright-core';
import { type Consultation, openConsultation } from './support/consultation.js';
import { setStage } from './support/stage.js';

const stage = setStage();

type Cell = string | number | null;
async function workbook(sheets: Record<string, Cell[][]>): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  for (const [name, rows] of Object.entries(sheets)) book.addWorksheet(name).addRows(rows);
  return Buffer.from(await book.xlsx.writeBuffer());
}
const form = (): Promise<Buffer> =>
  workbook({
    survey: [
      ['type', 'name', 'label::English (en)', 'label::French (fr)'],
      ['text', 'full_name', 'Your name', 'Votre nom'],
      ['text', 'organisation', 'Organisation', 'Organisation'],
      ['text', 'want', 'What security do we want?', 'Quelle sécurité voulons-nous ?'],
      ['select_one post', 'post', 'Where is the next police post?', 'Où est le poste le plus proche ?'],
    ],
    choices: [
      ['list_name', 'name', 'label::English (en)', 'label::French (fr)'],
      ['post', 'far', 'More than an hour away', 'À plus d’une heure'],
      ['post', 'near', 'Less than an hour away', 'À moins d’une heure'],
    ],
    settings: [['form_title', 'form_id', 'default_language'], ['Village survey', 'villages', 'English (en)']],
  });
const [one, two] = [randomUUID(), randomUUID()];
const submissions = (want = 'A police post that opens at night'): Buffer =>
  Buffer.from(
    JSON.stringify([
      { _uuid: randomUUID(), 'meta/rootUuid': `uuid:${one}`, _submission_time: '2026-05-03T10:37:19', full_name: 'Amal Said', organisation: 'Market women', want, post: 'far' },
      { _uuid: randomUUID(), 'meta/rootUuid': `uuid:${two}`, _submission_time: '2026-05-03T11:02:40', full_name: 'Yusuf Ali', organisation: 'Boda riders', want: 'Nobody takes money at the bridge', post: 'near' },
    ]),
  );

async function begin(page: Page, attribution: string): Promise<Consultation & { project: string; survey: string; address: string }> {
  const { createProject } = await stage.pages.ask<{ createProject: { project: { id: string } } }>(
    page,
    'mutation ($workspace: ID!, $input: CreateProjectInput!) { createProject(workspace: $workspace, input: $input) { ... on CreateProjectDone { project { id } } } }',
    { workspace: stage.server.workspace, input: { name: 'Villages', fictional: true, template: 'general' } },
  );
  const project = createProject.project.id;
  const consultation = await openConsultation(stage.pages, stage.server, page, project, []);
  const survey = randomUUID();
  await consultation.run('createQuestion', { id: randomUUID(), process: consultation.process, text: 'What security do we want?', order: 1 });
  await consultation.run('createSession', { id: survey, process: consultation.process, title: 'Survey of the villages', attribution, languages: ['en'], timeZone: 'Africa/Monrovia' });
  return { ...consultation, project, survey, address: `${stage.server.url}/p/${project}/s/${survey}` };
}

const heading = (page: Page, name: string | RegExp): Promise<void> => page.getByRole('heading', { name }).waitFor();
async function give(page: Page, ...files: { name: string; buffer: Buffer }[]): Promise<void> {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByRole('button', { name: 'Choose a file' }).click()]);
  await chooser.setFiles(files.map((file) => ({ ...file, mimeType: 'application/octet-stream' })));
  await heading(page, 'What will happen');
}
async function barriers(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
  return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
}
const picture = async (page: Page, name: string): Promise<void> => void (process.env['PICTURES'] && (await page.screenshot({ path: `${process.env['PICTURES']}/${name}.png`, fullPage: true })));

test('UI-150 UI-151 UI-152 a form and its submissions are dropped on a session, mapped, looked at, put in, and taken back as one step', async () => {
  const page = await stage.pages.signedIn(stage.server.owner);
  const { address } = await begin(page, 'attributed');
  await page.goto(`${address}/log`);
  await page.getByRole('link', { name: 'Import answers' }).click();
  await heading(page, 'Import answers into this session');
  await page.getByText('keeps for whom somebody answered').waitFor();
  expect(await barriers(page)).toEqual([]);
  await picture(page, 'choose-en');
  await give(page, { name: 'form.xlsx', buffer: await form() }, { name: 'submissions.json', buffer: submissions() });
  await page.getByText('2 submissions').waitFor();
  await page.getByText('2 to add').waitFor();
  // Names are left out, the group is known, and the same wording finds its guiding question.
  const row = (name: string | RegExp) => page.getByRole('row', { name });
  await row(/^Your name/u).getByRole('button', { name: /Left out/u }).waitFor();
  await row(/^Organisation/u).getByRole('button', { name: /For whom it is said/u }).waitFor();
  await row(/^What security do we want\?/u).getByRole('button', { name: /guiding question.*What security do we want/u }).waitFor();
  // A choice becomes an entry with its words, and the kind is set for all answers of the column.
  await row(/^Where is the next police post/u).getByRole('button', { name: /what becomes of/u }).click();
  await page.getByRole('menuitemradio', { name: 'An entry of the log' }).click();
  await page.getByText('4 to add').waitFor();
  await row(/^What security do we want\?/u).getByRole('button', { name: /kind of the answers/u }).click();
  await page.getByRole('menuitemradio', { name: 'need' }).click();
  await page.getByText('Where is the next police post? More than an hour away').waitFor();
  expect(await page.getByText('Amal Said').count()).toBeLessThanOrEqual(1);
  expect(await barriers(page)).toEqual([]);
  await picture(page, 'preview-en');
  await page.getByRole('button', { name: 'Import 4 answers' }).click();
  await heading(page, 'The import is in');
  await page.getByText('4 answers stand in the log.').waitFor();
  await picture(page, 'ended-en');
  await page.getByRole('link', { name: 'Open the log' }).click();
  await page.getByText('A police post that opens at night').waitFor();
  await page.getByText('Market women').first().waitFor();
  // Each says through which channel it came, and when asked from which file and who brought it.
  const said = page.getByRole('article').filter({ hasText: 'A police post that opens at night' });
  await said.getByRole('button', { name: 'survey' }).click();
  await said.getByText('survey: “Village survey”, brought in by').waitFor();
  expect(await page.getByText('Amal Said').count()).toBe(0);
  await picture(page, 'log-en');
  await page.goBack();
  await page.getByRole('button', { name: 'Undo the whole import' }).click();
  await heading(page, 'The import was taken back');
  await page.getByRole('link', { name: 'Open the log' }).click();
  await page.getByRole('heading', { name: 'Log' }).waitFor();
  await page.getByText('A police post that opens at night').waitFor({ state: 'detached' });
});

test('UI-153 submissions that come again are known; an edited one is shown with what stood there, and taken over', async () => {
  const page = await stage.pages.signedIn(stage.server.owner);
  const { address } = await begin(page, 'attributed');
  const files = async (want?: string): Promise<{ name: string; buffer: Buffer }[]> => [{ name: 'form.xlsx', buffer: await form() }, { name: 'submissions.json', buffer: submissions(want) }];
  await page.goto(`${address}/answers`);
  await give(page, ...(await files()));
  await page.getByRole('button', { name: 'Import 2 answers' }).click();
  await heading(page, 'The import is in');
  await page.getByRole('button', { name: 'Import another file' }).click();
  await give(page, ...(await files()));
  await page.getByText('2 stay as they are').waitFor();
  expect(await page.getByRole('button', { name: /^Import 0 answers/u }).isDisabled()).toBe(true);
  await page.getByRole('button', { name: 'Choose another file' }).click();
  await give(page, ...(await files('A police post with women in it')));
  await page.getByText('1 to change').waitFor();
  await page.getByText('A police post that opens at night').waitFor();
  await page.getByRole('button', { name: 'Import 1 answer' }).click();
  await page.getByText('1 answer says what its edited sheet says.').waitFor();
});

test('UI-154 where nobody may be known the page says what is kept, and shows neither group nor time; on a phone, in Arabic', async () => {
  const page = await stage.pages.signedIn(stage.server.owner, { viewport: { width: 390, height: 844 }, locale: 'ar' });
  const { address } = await begin(page, 'notAttributed');
  await page.goto(`${address}/answers`);
  await page.getByText('لا تحفظ هذه الجلسة شيئًا عمن أجاب').waitFor();
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByRole('button', { name: 'اختر ملفًا' }).click()]);
  await chooser.setFiles([{ name: 'form.xlsx', buffer: await form(), mimeType: 'application/octet-stream' }, { name: 'submissions.json', buffer: submissions(), mimeType: 'application/octet-stream' }]);
  await page.getByText('Nobody takes money at the bridge').last().waitFor();
  const list = page.getByRole('tabpanel');
  expect(await list.textContent()).not.toMatch(/Market women|Boda riders|2026/u);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  expect(await barriers(page)).toEqual([]);
  await picture(page, 'preview-ar-390');
});

test('UI-155 UI-156 a note of another channel is entered by hand, keeps its channel for the next, and the log is filtered by channel', async () => {
  const page = await stage.pages.signedIn(stage.server.owner);
  const { url } = await begin(page, 'attributed');
  await page.goto(`${url}/log`);
  const text = page.getByRole('textbox', { name: 'What was said' });
  await text.fill('Said by somebody in the hall');
  await page.keyboard.press('Enter');
  await page.getByRole('article').filter({ hasText: 'Said by somebody in the hall' }).waitFor();
  // A field of the entry like the others: reached by Tab, found by typing a part of the word.
  const channel = page.getByRole('group', { name: 'Note what is said' }).getByRole('combobox', { name: 'Channel' });
  await channel.fill('comment');
  await page.keyboard.press('Enter');
  for (const words of ['On a sheet in the box', 'On another sheet']) {
    await text.fill(words);
    await page.keyboard.press('Enter');
    await page.getByRole('article').filter({ hasText: words }).getByRole('button', { name: 'comment box' }).waitFor();
  }
  await picture(page, 'composer-en');
  const sheet = page.getByRole('article').filter({ hasText: 'On another sheet' });
  await sheet.getByRole('button', { name: 'comment box' }).click();
  await sheet.getByText('comment box, entered by').waitFor();
  await page.getByRole('banner').or(page.locator('header')).getByRole('combobox', { name: 'Channel' }).selectOption({ label: 'said in the session' });
  await page.getByText('On another sheet').waitFor({ state: 'detached' });
  await page.getByText('Said by somebody in the hall').waitFor();
  expect(await barriers(page)).toEqual([]);
});

test('UI-157 in a comment box what is entered comes through the comment box, unless somebody says otherwise', async () => {
  const page = await stage.pages.signedIn(stage.server.owner);
  const { run, address, survey, project } = await begin(page, 'notAttributed');
  const { project: known } = await stage.pages.ask<{ project: { terms: { nodes: { id: string; code: string; vocabulary: string }[] } } }>(page, 'query ($project: ID!) { project(id: $project) { terms(first: 200) { nodes { id code vocabulary } } } }', { project });
  await run('updateSession', { id: survey, type: known.terms.nodes.find(({ code, vocabulary }) => vocabulary === 'sessionType' && code === 'commentBox')!.id });
  await page.goto(`${address}/log`);
  await page.getByRole('textbox', { name: 'What was said' }).fill('The lamp by the well is broken');
  await page.keyboard.press('Enter');
  await page.getByRole('article').filter({ hasText: 'The lamp by the well is broken' }).getByRole('button', { name: 'comment box' }).waitFor();
});
