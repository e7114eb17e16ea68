/** Who takes part in a session: by form, from a pasted list, without a network, and by themselves on a phone. A real server, vault and database, in a real browser. */
import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { type Browser, type BrowserContext, type Page } from 'playwright-core';

import { launchBrowser } from './support/browser.js';
import { keptOnDevice } from './support/device.js';
import { type FreshServer, startFreshServer } from './support/fresh-server.js';
import { saved } from './support/saved.js';

const MINUTES = 240_000;
const PHONE = { width: 390, height: 844 };
let server: FreshServer;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let project: string;
const [process_, session, hiddenSession] = [randomUUID(), randomUUID(), randomUUID()];
const errors: string[] = [];

/** Where pictures go, for whoever looks at them; none are kept without it. */
const pictures = process.env['PICTURES'];
async function picture(of: Page, name: string): Promise<void> {
  if (pictures === undefined) return;
  mkdirSync(pictures, { recursive: true });
  await of.screenshot({ path: `${pictures}/${name}.png`, fullPage: true });
}

beforeAll(async () => {
  server = await startFreshServer();
  browser = await launchBrowser();
  context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB', reducedMotion: 'reduce' });
  page = await context.newPage();
  page.setDefaultTimeout(15_000);
  page.on('pageerror', ({ message }) => errors.push(message));
  await page.goto(server.firstLink);
  await page.getByLabel('Your name').fill('Ada Owner');
  await page.getByLabel('Password', { exact: true }).fill('four words in a row');
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'Start a project' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Security dialogue');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/p\//u);
  project = /\/p\/([\w-]+)/.exec(page.url())![1]!;
  await ask(`mutation ($project: ID!) {
    a: createStakeholder(project: $project, input: { id: "${randomUUID()}", name: "Border traders" }) { __typename }
    b: beginProcess(project: $project, input: { id: "${process_}", name: "Round", minimumCell: 5, languages: ["en", "fr"] }) { __typename }
    c: createConsentText(project: $project, input: { process: "${process_}", version: 1, language: "en", text: "We write down what is said, for the report.", purposes: ["the report", "to invite you again"], retired: false }) { __typename }
    d: createSession(project: $project, input: { id: "${session}", process: "${process_}", title: "Town hall, Gbarnga", attribution: attributed, languages: ["en", "fr"] }) { __typename }
    e: createSession(project: $project, input: { id: "${hiddenSession}", process: "${process_}", title: "Focus group", attribution: notAttributed }) { __typename }
  }`);
}, MINUTES);
afterAll(async () => {
  await browser?.close();
  await server?.stop();
}, 30_000);

/** Asks GraphQL as whoever is signed in on the page. */
async function ask(query: string): Promise<Record<string, { __typename: string }>> {
  const answer = await context.request.post(`${server.url}/graphql`, { data: { query, variables: { project } }, headers: { origin: server.url } });
  const body = (await answer.json()) as { data: Record<string, { __typename: string }>; errors?: unknown };
  expect(body.errors).toBeUndefined();
  expect(Object.values(body.data).filter(({ __typename: name }) => name === 'Refused')).toEqual([]);
  return body.data;
}

interface Known {
  state: string;
  identity?: { name: string; note: string | null };
}
/** What the vault has of the session. */
async function names(): Promise<Known[]> {
  const answer = await context.request.get(`${server.url}/api/projects/${project}/vault/people?session=${session}`);
  return ((await answer.json()) as { people: Known[] }).people;
}
const people = (of = session): string => `${server.url}/p/${project}/s/${of}/people`;
const choose = (way: string): Promise<void> => page.getByRole('radio', { name: way, exact: true }).check();
const row = (name: string): ReturnType<Page['locator']> => page.getByRole('listitem').filter({ hasText: name });

test('UI-140 UI-141 UI-142 people are entered by the form in a row: by name with one key a group, as a seat, as a head count with its sums', async () => {
  await page.goto(people());
  await page.getByText('Nobody is entered yet', { exact: false }).waitFor();
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  const name = page.getByLabel('Name', { exact: true });
  await name.fill('Ma Weah');
  await page.getByRole('radio', { name: /^women/ }).focus();
  await page.keyboard.press('1');
  await page.keyboard.press('5');
  await page.keyboard.press('1');
  await name.focus();
  await page.keyboard.press('Enter');
  for (const group of ['women', '30–49', 'from the country']) await row('Ma Weah').getByText(group, { exact: true }).waitFor();
  expect([await name.inputValue(), await name.evaluate((input) => input === document.activeElement)]).toEqual(['', true]);
  await choose('Pseudonym');
  await page.getByLabel('Called here').press('Enter');
  await row('Seat 1').waitFor();
  expect(await page.getByLabel('Called here').inputValue()).toBe('Seat 2');
  await choose('Head count');
  await page.getByLabel('How many are here').fill('31');
  const women = page.getByRole('group', { name: 'Sex' }).getByLabel('women', { exact: true });
  await women.fill('40');
  await page.getByText('40 are more than the 31 who are here').waitFor();
  await women.fill('14');
  await page.getByText('14 of 31; 17 not said').waitFor();
  await picture(page, 'people-count-1440');
  await women.press('Enter');
  await row('31 people').getByText('women: 14', { exact: true }).waitFor();
  await page.getByText('33 people are here').waitFor();
  await page.keyboard.press('Control+z');
  await row('31 people').waitFor({ state: 'detached' });
  expect((await names()).map(({ identity }) => identity?.name)).toEqual(['Ma Weah']);
}, MINUTES);

test('UI-143 FORM-17 FORM-18 a pasted list is read, shown with what cannot be taken, entered, and undone as one', async () => {
  await choose('Paste a list');
  await page.getByLabel('Rows from a spreadsheet').fill('Name\tGroup\tSex\tAge\nKou Dolo\tBorder traders\tM\t34\nNyamah Toe\tThe council\twxyz\t22\nma WEAH\t\twoman\t40\n\tBorder traders\tF\t40');
  await page.getByText('Not understood, left empty: wxyz, The council').waitFor();
  await page.getByText('already here', { exact: true }).waitFor();
  await page.getByRole('combobox', { name: '“wxyz” under Sex, in 1 row' }).click();
  await page.getByRole('option', { name: 'women' }).click();
  await page.getByText('Not understood, left empty: The council', { exact: true }).waitFor();
  await page.getByText('left out: no name').waitFor();
  await picture(page, 'people-paste-1440');
  await page.getByRole('button', { name: 'Add 2 people' }).click();
  for (const group of ['men', '30–49']) await row('Kou Dolo').getByText(group, { exact: true }).waitFor();
  await row('Nyamah Toe').getByText('women', { exact: true }).waitFor();
  await page.keyboard.press('Control+z');
  await row('Kou Dolo').waitFor({ state: 'detached' });
  expect(await row('Nyamah Toe').count()).toBe(0);
}, MINUTES);

test('FORM-20 a row whose name is too long is said to be so; the others are added, and it waits as it was pasted until it is mended', async () => {
  const box = page.getByLabel('Rows from a spreadsheet');
  const long = `Kpadeh ${'W'.repeat(200)}`;
  await box.fill(`Name\tSex\tAge\nKou Dolo\twxyz\t34\n${long}\twxyz\t22\nNyamah Toe\tF\t40`);
  await page.getByText('the name has 207 characters, at most 200 are kept', { exact: false }).waitFor();
  await page.getByRole('combobox', { name: '“wxyz” under Sex, in 2 rows' }).click();
  await page.getByRole('option', { name: 'women' }).click();
  await page.getByRole('button', { name: 'Add 2 people' }).click();
  await row('Nyamah Toe').getByText('women', { exact: true }).waitFor();
  expect(await box.inputValue()).toBe(`Name\tSex\tAge\n${long}\twxyz\t22`);
  await box.fill((await box.inputValue()).replace(/W{200}/u, 'Weah'));
  await page.getByRole('button', { name: 'Add 1 person' }).click();
  await row('Kpadeh Weah').getByText('women', { exact: true }).waitFor();
  expect(await box.inputValue()).toBe('');
  await page.keyboard.press('Control+z');
  await row('Kpadeh Weah').waitFor({ state: 'detached' });
  await page.keyboard.press('Control+z');
  await row('Kou Dolo').waitFor({ state: 'detached' });
}, MINUTES);

test('UI-145 without a network a name waits here sealed, over a reload, in plain nowhere on the device, and is then in the vault', async () => {
  await saved(page);
  // Those of the list before have arrived.
  await page.getByText(/names? for the vault$/u).waitFor({ state: 'detached' });
  await server.pause();
  await choose('One by one');
  await page.getByLabel('Name', { exact: true }).fill('Fatou Kromah');
  await page.keyboard.press('Enter');
  await page.getByText('1 name for the vault').waitFor();
  await row('Fatou Kromah').waitFor();
  await page.reload();
  await page.getByText('1 name for the vault').waitFor();
  await row('name encrypted here, waits for the vault').waitFor();
  await picture(page, 'people-offline-1440');
  const kept = await keptOnDevice(page);
  expect([kept.includes('b1.'), /Fatou|Kromah|Weah|Dolo/u.test(kept)]).toEqual([true, false]);
  await server.resume();
  await page.getByText('1 name for the vault').waitFor({ state: 'detached' });
  await row('Fatou Kromah').waitFor();
  expect((await names()).some(({ identity }) => identity?.name === 'Fatou Kromah')).toBe(true);
  expect(await keptOnDevice(page)).not.toMatch(/Fatou|Kromah/u);
}, MINUTES);

test('UI-147 JOIN-11 somebody registers on a phone by the link of the screen, comes back with the code, and is counted', async () => {
  await choose('By themselves');
  await page.getByRole('button', { name: 'Make a link' }).click();
  await page.getByRole('img', { name: 'QR code for registering' }).waitFor();
  await picture(page, 'people-link-1440');
  const address = await page.getByLabel('Or by this address').inputValue();
  expect(address).toMatch(/\/r#[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/u);
  const phone = await (await browser.newContext({ viewport: PHONE, locale: 'en-GB', reducedMotion: 'reduce', hasTouch: true, isMobile: true })).newPage();
  phone.setDefaultTimeout(20_000);
  phone.on('pageerror', ({ message }) => errors.push(message));
  const sent: string[] = [];
  phone.on('request', (request) => sent.push(request.url(), request.postData() ?? ''));
  await phone.goto(address);
  await phone.getByRole('heading', { name: 'Town hall, Gbarnga' }).waitFor();
  await picture(phone, 'register-390');
  await phone.getByLabel('Your name, if you want').fill('Hawa Sirleaf');
  await phone.getByLabel('Whom do you speak for?').fill('border traders');
  await phone.getByRole('radio', { name: 'women', exact: true }).check();
  await phone.getByLabel('I have read this and agree').check();
  await phone.getByRole('button', { name: 'Register', exact: true }).click();
  await phone.getByRole('heading', { name: 'You are registered' }).waitFor();
  const code = (await phone.locator('[data-code]').textContent())!;
  await picture(phone, 'registered-390');
  expect(sent.some((each) => each.includes('Hawa'))).toBe(false);
  await row('Hawa Sirleaf').getByText('Border traders').first().waitFor();
  await row('Hawa Sirleaf').getByText('by the person', { exact: false }).waitFor();
  await picture(page, 'people-1440');
  await phone.getByRole('button', { name: 'Correct or withdraw' }).click();
  // What was just shown need not be typed; nothing of it stays behind.
  expect(await phone.getByLabel('Your code').inputValue()).toBe(code.trim());
  expect([phone.url().includes(code.trim()), (await keptOnDevice(phone)).includes(code.trim())]).toEqual([false, false]);
  await phone.getByLabel('Your code').fill(code.toLowerCase());
  await phone.getByRole('button', { name: 'Go on' }).click();
  await phone.getByRole('button', { name: 'Withdraw my consent' }).click();
  await phone.getByText('Your consent is withdrawn', { exact: false }).waitFor();
  await picture(phone, 'register-back-390');
  await row('Hawa Sirleaf').getByText('Consent withdrawn', { exact: false }).waitFor();
  await page.getByText('4 people are here').waitFor();
  await phone.evaluate(() => localStorage.setItem('baraza-language', 'ar'));
  await phone.goto('about:blank');
  await phone.goto(address);
  await phone.getByRole('button', { name: 'سجل', exact: true }).waitFor();
  await picture(phone, 'register-ar-390');
  await phone.context().close();
  await page.goto((await page.getByRole('link', { name: 'Big screen and print' }).getAttribute('href'))!.replace(/^/u, server.url));
  await page.getByText('Register with your phone').waitFor();
  await picture(page, 'poster-1440');
}, MINUTES);

test('JOIN-12 where there is no consent text who makes a link is told so, and who registers is offered to take back the entry, not a consent', async () => {
  const [bare, meeting] = [randomUUID(), randomUUID()];
  await ask(`mutation ($project: ID!) {
    a: beginProcess(project: $project, input: { id: "${bare}", name: "Bare round", minimumCell: 5 }) { __typename }
    b: createSession(project: $project, input: { id: "${meeting}", process: "${bare}", title: "Market meeting", attribution: attributed }) { __typename }
  }`);
  await page.goto(people(meeting));
  await choose('By themselves');
  await page.getByText('This process has no consent text yet.').waitFor();
  expect(await page.getByRole('link', { name: 'Write one under People' }).getAttribute('href')).toBe(`/p/${project}/consultations/${bare}/people`);
  await page.getByRole('button', { name: 'Make a link' }).click();
  const address = await page.getByLabel('Or by this address').inputValue();
  await picture(page, 'people-no-consent-1440');
  const phone = await (await browser.newContext({ viewport: PHONE, locale: 'en-GB', reducedMotion: 'reduce' })).newPage();
  await phone.goto(address);
  await phone.getByRole('button', { name: 'Register', exact: true }).click();
  await phone.getByRole('button', { name: 'Correct or take back' }).click();
  await phone.getByRole('button', { name: 'Go on' }).click();
  await phone.getByRole('button', { name: 'Take back my entry' }).click();
  await phone.getByText('Your entry is taken back', { exact: false }).first().waitFor();
  expect(await phone.getByRole('button', { name: /consent/u }).count()).toBe(0);
  await picture(phone, 'register-no-consent-390');
  await phone.context().close();
}, MINUTES);

test('UI-144 a name is erased for good after asking; where nothing may be attributed the list is hidden, what was added is said, and seats come from the meters', async () => {
  await page.goto(people());
  await row('Fatou Kromah').getByRole('button', { name: 'Correct' }).click();
  await page.getByRole('form', { name: 'Correct' }).getByLabel('Name', { exact: true }).fill('Fatou Kromah-Dolo');
  await page.keyboard.press('Enter');
  await row('Fatou Kromah-Dolo').getByRole('button', { name: 'Erase name' }).click();
  await page.getByRole('button', { name: 'Erase for good' }).click();
  await row('name erased for good').waitFor();
  expect((await names()).filter(({ state }) => state === 'erased')).toHaveLength(1);
  await page.goto(people(hiddenSession));
  await page.getByText('The list is hidden from everybody', { exact: false }).first().waitFor();
  await choose('Head count');
  await page.getByLabel('How many are here').fill('14');
  await page.keyboard.press('Enter');
  await page.getByText('14 added here; the list is hidden from everybody, from you too').waitFor();
  await page.getByText('14 people are here').waitFor();
  await picture(page, 'people-hidden-1440');
  await page.keyboard.press('Control+z');
  await page.getByText('14 people are here').waitFor({ state: 'detached' });
  expect(await page.getByText('14 added here', { exact: false }).count()).toBe(0);
  await page.setViewportSize(PHONE);
  await page.goto(people());
  await row('Hawa Sirleaf').waitFor();
  await picture(page, 'people-390');
  await page.evaluate(() => localStorage.setItem('baraza-language', 'ar'));
  await page.reload();
  await row('Hawa Sirleaf').waitFor();
  await picture(page, 'people-ar-390');
  await page.setViewportSize({ width: 1440, height: 900 });
  await picture(page, 'people-ar-1440');
  expect(errors).toEqual([]);
}, MINUTES);
