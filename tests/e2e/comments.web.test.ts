/** What the team says to each other about a record, and the bell, in a real browser. */
import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from 'playwright-core';
import { findOnMap } from './support/canvas.js';
import { withLateFrames } from './support/late-frames.js';
import type { Person } from './support/server.js';
import { setStage } from './support/stage.js';

const stage = setStage();
let project: string;
const people = {} as Record<'ada' | 'ben' | 'olu', Person>;
beforeAll(async () => {
  project = await stage.server.sample();
  people.ada = await stage.server.invite(project, 'analyst', 'Ada Analyst');
  people.ben = await stage.server.invite(project, 'rapporteur', 'Ben Rapporteur');
  people.olu = await stage.server.invite(project, 'observer', 'Olu Observer');
});

const panel = (page: Page): Locator => page.locator('aside[data-region]');
const talk = (page: Page): Locator => page.getByRole('region', { name: 'Comments' });
const bell = (page: Page): Locator => page.getByRole('button', { name: /^Reminders/ });
async function open(person: Person, name?: string, options: object = {}): Promise<Page> {
  const page = await stage.pages.signedIn(person, options);
  await page.goto(`${stage.server.url}/p/${project}`);
  await page.locator('[data-testid="canvas"] canvas').first().waitFor();
  if (name !== undefined) await find(page, name);
  return page;
}
async function find(page: Page, name: string): Promise<void> {
  await findOnMap(page, name);
  await panel(page).getByRole('heading', { name: 'Facts' }).waitFor();
}
/** What was written has reached the server: nothing of it waits any more. */
async function expectSaved(page: Page): Promise<void> {
  await talk(page).locator('[data-thread]').last().waitFor();
  await page.waitForFunction(() => document.querySelector('[title="Waits here for the server"]') === null, undefined, { timeout: 30_000 });
}
const write = (page: Page): Locator => talk(page).getByRole('textbox', { name: 'Write a comment' });

test('TALK-31 a comment is written by keyboard alone, who may not read it is not offered, and it is seen at once by whoever is there', async () => {
  const owner = await open(stage.server.owner, 'Court of Auditors');
  const ada = await open(people.ada, 'Court of Auditors');
  await write(ada).focus();
  await ada.keyboard.type('Is this the right name, @');
  const offered = talk(ada).getByRole('listbox', { name: 'People who can read this' });
  await offered.waitFor();
  expect(await offered.getByRole('option').allInnerTexts()).toEqual([expect.stringContaining('Amina Owner'), expect.stringContaining('Ben Rapporteur')]);
  await ada.keyboard.type('ami');
  await ada.keyboard.press('Enter');
  await ada.keyboard.press('Enter');
  const said = talk(owner).getByRole('listitem').filter({ hasText: 'Is this the right name, @Amina Owner' }).first();
  await said.waitFor();
  await bell(owner).and(owner.getByRole('button', { name: 'Reminders, 1 new' })).waitFor();
  expect((await new AxeBuilder({ page: owner }).include('aside[data-region] section:has(textarea)').analyze()).violations.map(({ id }) => id)).toEqual([]);
  // What is answered and settled is seen by the other, too.
  await said.getByRole('button', { name: 'Answer' }).click();
  await owner.keyboard.type('It is.');
  await owner.keyboard.press('Enter');
  await talk(ada).getByText('It is.').waitFor();
  await talk(ada).getByRole('button', { name: 'Mark as settled' }).click();
  await talk(owner).getByRole('button', { name: 'Show 1 settled' }).click();
  await talk(owner).getByText('Settled by Ada Analyst').waitFor();
});

test('TALK-32 with a stricter class fewer are offered; an observer sees no comments and can be reminded', async () => {
  const page = await open(stage.server.owner, 'Union of Journalists');
  await write(page).fill('Between us');
  await talk(page).getByRole('button', { name: /Who may read it/ }).click();
  await page.getByRole('menuitemradio', { name: 'Confidential', exact: true }).click();
  await write(page).focus();
  await page.keyboard.press('End');
  await page.keyboard.type(' @');
  const offered = talk(page).getByRole('listbox', { name: 'People who can read this' });
  await offered.waitFor();
  expect(await offered.getByRole('option').allInnerTexts()).toEqual([expect.stringContaining('Ada Analyst')]);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Enter');
  await talk(page).getByRole('listitem').filter({ hasText: 'Between us' }).first().waitFor();
  const [ben, olu] = [await open(people.ben, 'Union of Journalists'), await open(people.olu, 'Union of Journalists')];
  await talk(ben).getByText('Nobody has said anything here yet.').waitFor();
  await olu.getByRole('button', { name: 'Remind me' }).waitFor();
  expect(await talk(olu).count()).toBe(0);
});

test('TALK-33 the bell leads to what was said; read and unread are kept, and a reminder whose day has come stands there', async () => {
  const ada = await open(people.ada, 'Ministry of Finance');
  await write(ada).fill('Look at this, @Amina Owner');
  // The first takes the name, the second sends.
  await ada.keyboard.press('Enter');
  await ada.keyboard.press('Enter');
  await expectSaved(ada);
  const page = await stage.pages.signedIn(stage.server.owner);
  await page.goto(stage.server.url);
  await bell(page).click();
  const notice = page.getByRole('listitem').filter({ hasText: 'Ada Analyst mentioned you on Ministry of Finance' });
  await notice.getByText('Look at this, @Amina Owner').waitFor();
  expect((await new AxeBuilder({ page }).include('[role="dialog"]').analyze()).violations.map(({ id }) => id)).toEqual([]);
  await notice.getByRole('button', { name: /mentioned you/ }).click();
  await talk(page).getByText('Look at this, @Amina Owner').waitFor();
  await bell(page).click();
  await page.getByRole('button', { name: 'Mark as unread: Ministry of Finance' }).first().click();
  await page.getByRole('button', { name: 'Mark as read: Ministry of Finance' }).first().waitFor();
  await page.getByRole('button', { name: 'Mark all as read' }).click();
  await page.getByRole('button', { name: 'Reminders', exact: true }).waitFor();
  await page.keyboard.press('Escape');
  await talk(page).getByRole('button', { name: 'Remind me' }).click();
  await page.getByRole('textbox', { name: 'On which day' }).or(page.getByLabel('On which day')).first().fill('2026-01-05');
  await page.getByLabel('What to think of').fill('Ask for the budget');
  await page.getByRole('button', { name: 'Set reminder' }).click();
  await page.getByRole('button', { name: 'Reminders, 1 new' }).click();
  await page.getByRole('listitem').filter({ hasText: 'You wanted to look at Ministry of Finance' }).getByText('Ask for the budget').waitFor();
});

test('TALK-34 what is typed and not sent is there after a reload; it is changed, taken out with undo, and erased for good', async () => {
  const page = await open(people.ada, 'Youth Parliament');
  await write(page).fill('Not finished');
  await page.reload();
  await talk(page).getByRole('textbox', { name: 'Write a comment' }).and(page.locator('textarea:text-is("Not finished")')).or(write(page)).first().waitFor();
  await page.waitForFunction(() => [...document.querySelectorAll('textarea')].some(({ value }) => value === 'Not finished'));
  await write(page).press('Enter');
  const said = talk(page).locator('[data-thread]');
  await said.getByText('Not finished').waitFor();
  expect(await write(page).inputValue()).toBe('');
  const more = said.getByRole('button', { name: 'More about the comment of Ada Analyst' });
  await more.click();
  await page.getByRole('menuitem', { name: 'Change' }).click();
  await said.getByRole('textbox', { name: 'Change' }).fill('Finished');
  await page.keyboard.press('Enter');
  await said.getByText('changed', { exact: true }).waitFor();
  await more.click();
  await page.getByRole('menuitem', { name: 'Take out' }).click();
  await talk(page).getByText('Nobody has said anything here yet.').waitFor();
  await page.getByRole('button', { name: /^Undo/ }).last().click();
  await said.getByText('Finished').waitFor();
  await more.click();
  await page.getByRole('menuitem', { name: 'Erase for good' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Erase for good' }).click();
  await talk(page).getByText('Nobody has said anything here yet.').waitFor();
});

test('TALK-35 what is written without a connection waits, says so, and is sent', async () => {
  const page = await open(people.ada, 'Council of Elders of the Hills');
  await page.context().setOffline(true);
  await write(page).fill('Written in a village');
  await page.keyboard.press('Enter');
  await talk(page).locator('[data-thread]').filter({ hasText: 'Written in a village' }).getByTitle('Waits here for the server').first().waitFor();
  await page.context().setOffline(false);
  await expectSaved(page);
  const { project: answer } = await stage.pages.ask<{ project: { comments: { nodes: { text: string }[] } } }>(page, 'query ($id: ID!) { project(id: $id) { comments(first: 1, orderBy: [{ field: created, direction: DESC }]) { nodes { text } } } }', { id: project });
  expect(answer.comments.nodes).toEqual([{ text: 'Written in a village' }]);
});

test('TALK-36 on a phone and from right to left the panel and the bell hold what they hold elsewhere, and nothing sticks out', async () => {
  const page = await stage.pages.signedIn(stage.server.owner, { viewport: { width: 390, height: 844 }, hasTouch: true });
  await page.addInitScript(() => localStorage.setItem('baraza-language', 'ar'));
  await page.goto(`${stage.server.url}/p/${project}`);
  await page.locator('[data-testid="canvas"] canvas').first().waitFor();
  await page.getByRole('button', { name: /^التذكيرات/ }).click();
  await page.getByRole('dialog').getByRole('heading', { name: 'التذكيرات' }).waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  const box = await page.getByRole('dialog').boundingBox();
  expect(box!.x >= 0 && box!.x + box!.width <= 390).toBe(true);
});

test('TALK-26 whoever has a conversation that is not settled has a mark with how many, on the canvas and in the list; pressed, it leads there; who reads no comments sees none', async () => {
  const page = await open(stage.server.owner, 'Prisons Service');
  for (const text of ['First question', 'Second question']) {
    await write(page).fill(text);
    await write(page).press('Enter');
    await talk(page).getByText(text).waitFor();
  }
  await expectSaved(page);
  await page.keyboard.press('Escape');
  const mark = (on: Page): Locator => on.locator('[data-comments]').filter({ hasText: '2' });
  await mark(page).waitFor();
  const ben = await open(people.ben);
  await mark(ben).waitFor();
  expect(await mark(ben).getAttribute('title')).toBe('2 conversations not settled');
  await mark(ben).click();
  await panel(ben).getByText('Second question').waitFor();
  await ben.waitForFunction(() => document.activeElement?.matches('[data-thread]') === true && document.activeElement.textContent.includes('Second question'));
  // From far away nothing could be read: the mark goes, and returns.
  await ben.getByTestId('canvas').hover();
  const zoomTo = async (wheel: number, hidden: boolean): Promise<void> => {
    for (let turn = 0; turn < 12 && (await mark(ben).isHidden()) !== hidden; turn += 1) await ben.mouse.wheel(0, wheel);
    await mark(ben).waitFor({ state: hidden ? 'hidden' : 'visible' });
  };
  await zoomTo(400, true);
  await zoomTo(-400, false);
  await ben.keyboard.press('2');
  await ben.getByRole('row', { name: /Prisons Service/ }).getByTitle('2 conversations not settled').waitFor();

  const olu = await open(people.olu, 'Prisons Service');
  expect(await olu.locator('[data-comments]').count()).toBe(0);
  // What is settled is marked no more.
  await mark(page).click();
  for (const left of [1, 0]) {
    await talk(page).getByRole('button', { name: 'Mark as settled' }).first().click();
    await talk(page).getByRole('button', { name: 'Mark as settled' }).nth(left).waitFor({ state: 'detached' });
  }
  await mark(page).waitFor({ state: 'detached' });
});

test('TALK-37 what is typed after @ and fits nobody is said to, and Enter does not send it until it is closed', async () => {
  const page = await open(people.ada, 'Bar Association');
  await write(page).focus();
  await page.keyboard.type('Ask @Xq');
  await talk(page).getByText('Nobody of that name may read this.').waitFor();
  await page.keyboard.press('Enter');
  expect(await write(page).inputValue()).toBe('Ask @Xq');
  await page.keyboard.type(' please');
  await talk(page).getByText('Nobody of that name may read this.').waitFor({ state: 'detached' });
  await page.keyboard.press('Enter');
  await talk(page).getByRole('listitem').filter({ hasText: 'Ask @Xq please' }).first().waitFor();
  for (const [text, close, send] of [['Closed @Xy', 'Escape', 'Enter'], ['At once @Xz', null, 'Control+Enter']] as const) {
    await write(page).focus();
    await page.keyboard.type(text);
    await talk(page).getByText('Nobody of that name may read this.').waitFor();
    if (close) await page.keyboard.press(close);
    await page.keyboard.press(send);
    await talk(page).getByRole('listitem').filter({ hasText: text }).first().waitFor();
  }
});

test('TALK-38 what is typed on after somebody was chosen in the middle of a text stands after the name, also where frames come late', async () => {
  const ada = await open(people.ada, 'Court of Auditors');
  await write(ada).fill('Ask  whether it is so.');
  for (const key of ['Home', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight']) await ada.keyboard.press(key);
  await ada.keyboard.type('@ami');
  await talk(ada).getByRole('option', { name: /Amina Owner/ }).waitFor();
  await withLateFrames(ada);
  await ada.keyboard.press('Tab');
  await ada.keyboard.type('again ');
  await ada.waitForFunction(() => document.activeElement instanceof HTMLTextAreaElement && document.activeElement.value.endsWith('so.'));
  expect(await write(ada).inputValue()).toBe('Ask @Amina Owner again whether it is so.');
});
