/** What an import says of the files that it is given. In a real browser on a real server. */
import { readFileSync } from 'node:fs';
import { beginProject, contentsOf, EMPTY, giveFile, heading, importButton } from './support/imports.js';
import { setStage } from './support/stage.js';

const stage = setStage();
const FIVE = Buffer.from(`From,To,Direction\n${['Ferry crews', 'Fish market', 'Lake police', 'Reed cutters', 'Water board'].map((name, at, all) => `${name},${all[(at + 1) % 5]},directed`).join('\n')}`);

test('UI-61 FMT-35: a file that is no table says in the language of the page what it is instead', async () => {
  const files = [
    ['empty.csv', Buffer.alloc(0)],
    ['plan.csv', Buffer.from('%PDF-1.7\n1 0 obj')],
    ['plan.pdf', Buffer.from('404 Not Found')],
    ['others.zip', Buffer.from('504b0506000000000000000000000000000000000000', 'hex')],
  ] as const;
  for (const [locale, ...sentences] of [
    ['en-GB', /^There is nothing in the file\./u, /^The file is no table but .{0,2}a PDF document.{0,2}\./u, /^The file is called \..{0,2}pdf/u, /^There is no table in the archive/u],
    ['ar', /^لا شيء في الملف\./u, /^ليس الملف جدولًا بل .{0,2}مستند PDF/u, /^اسم الملف ينتهي بـ/u, /^لا جدول في الأرشيف/u],
  ] as const) {
    const page = await stage.pages.signedIn(stage.server.owner, { locale });
    const project = await beginProject(stage, page, 'Not a table');
    await page.goto(`${stage.server.url}/p/${project}/import`);
    for (const [at, [name, buffer]] of files.entries()) {
      await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
      await page.getByRole('alert').getByText(sentences[at]!).waitFor();
    }
    expect(await contentsOf(stage, page, project)).toEqual(EMPTY);
  }
});

test('UI-286 IMP-60: what “Two CSV files (.zip)” of the export saves is dropped onto Import and is the same map', async () => {
  const page = await stage.pages.signedIn(stage.server.owner, { acceptDownloads: true });
  const project = await beginProject(stage, page, 'Two shores');
  await giveFile(stage, page, project, 'shore.csv', FIVE);
  await importButton(page).click();
  await heading(page, 'The import is in');
  const before = await contentsOf(stage, page, project);
  await page.goto(`${stage.server.url}/p/${project}/settings`);
  await page.getByRole('button', { name: /Download Kumu workbook/u }).click();
  const dialog = page.getByRole('dialog', { name: 'Export' });
  await dialog.getByRole('radio', { name: /Two CSV files/u }).check();
  const [download] = await Promise.all([page.waitForEvent('download'), dialog.getByRole('link', { name: 'Download' }).click()]);
  const copy = await beginProject(stage, page, 'Two shores again');
  await giveFile(stage, page, copy, download.suggestedFilename(), readFileSync(await download.path()));
  await heading(page, 'What will happen');
  await page.getByText(/5 on the new map “.?Two shores.?”/u).first().waitFor();
  await importButton(page).click();
  await heading(page, 'The import is in');
  expect({ ...(await contentsOf(stage, page, copy)), maps: before.maps }).toEqual(before);
  // Into the project that it came from it brings nothing new.
  await page.goto(`${stage.server.url}/p/${project}/import`);
  await page.getByRole('button', { name: 'Import another file' }).click();
  await giveFile(stage, page, project, 'again.csv.zip', readFileSync(await download.path()));
  await page.getByText('5 stay as they are').nth(1).waitFor();
});

test('UI-285: the import has one title of the first level, in every step', async () => {
  const page = await stage.pages.signedIn(stage.server.owner);
  const project = await beginProject(stage, page, 'One title');
  const titles = (): Promise<string[]> => page.getByRole('heading', { level: 1 }).allTextContents();
  await page.goto(`${stage.server.url}/p/${project}/import`);
  await heading(page, 'Bring in a table');
  expect(await titles()).toEqual(['Import']);
  await giveFile(stage, page, project, 'shore.csv', FIVE);
  await heading(page, 'What will happen');
  expect(await titles()).toEqual(['Import']);
  await importButton(page).click();
  await heading(page, 'The import is in');
  expect(await titles()).toEqual(['Import']);
});
