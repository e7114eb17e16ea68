/** From what was said back to the map: what a stakeholder’s panel shows of sessions, and what becomes of a proposal, in real browsers on a real server. */
import { randomUUID } from 'node:crypto';
import type { Locator, Page } from 'playwright-core';
import { type Consultation, openConsultation } from './support/consultation.js';
import type { Pages } from './support/pages.js';
import type { Person, TestServer } from './support/server.js';
import { setStage } from './support/stage.js';

const CURFEW = 'The court closes before the curfew ends.';

const stage = setStage();
let server: TestServer;
let pages: Pages;
let project: string;
let rapporteur: Person;
let analyst: Person;
let owner: Page;
let hall: Consultation;
/** Whom it is about, and the map it is on. */
let stakeholder: string;
let who: string;
let map: string;

beforeAll(async () => {
  ({ server, pages } = stage);
  project = await server.sample();
  rapporteur = await server.invite(project, 'rapporteur', 'Rita Rapporteur');
  analyst = await server.invite(project, 'analyst', 'Ana Analyst');
});

beforeEach(async () => {
  owner = await pages.signedIn(server.owner);
  hall = await openConsultation(pages, server, owner, project, [[rapporteur, 'rapporteur']]);
  const { project: found } = await pages.ask<{ project: { maps: { nodes: { id: string }[] } } }>(owner, 'query ($project: ID!) { project(id: $project) { maps(first: 1) { nodes { id } } } }', { project });
  map = found.maps.nodes[0]!.id;
  stakeholder = randomUUID();
  who = `Night court ${stakeholder.slice(0, 8)}`;
  await hall.run('createStakeholder', { id: stakeholder, name: who });
  await hall.run('addToMap', { members: [{ id: randomUUID(), map, stakeholder, interest: null, x: 0, y: 0 }] });
});

async function say(text: string, more: object = {}): Promise<string> {
  const id = randomUUID();
  await hall.run('logIntervention', { id, session: hall.session, item: hall.items.open, kind: 'need', text, language: 'en', channel: 'session', ...more });
  return id;
}
const part = (page: Page, name: string): Locator => page.getByRole('region', { name, exact: true });
const rowOf = (page: Page, text: string): Locator => page.getByRole('region', { name: 'Interventions' }).getByRole('article').filter({ hasText: text });

async function panelOf(person: Person): Promise<Page> {
  const page = await pages.signedIn(person);
  await page.goto(`${server.url}/p/${project}/m/${map}?stakeholder=${stakeholder}`);
  await page.getByRole('heading', { name: 'Judgements' }).waitFor();
  return page;
}
async function logOf(person: Person): Promise<Page> {
  const page = await pages.signedIn(person);
  await page.goto(`${hall.url}/log`);
  await page.getByRole('region', { name: 'Interventions' }).waitFor();
  return page;
}
/** The rapporteur proposes a position because of what was said. */
async function propose(text: string, position: RegExp): Promise<Page> {
  const page = await logOf(rapporteur);
  await rowOf(page, text).focus();
  await page.keyboard.press('p');
  const form = page.getByRole('form', { name: 'Propose from what was said' });
  await form.getByRole('radio', { name: position }).check({ force: true });
  await form.getByRole('button', { name: /^Propose/u }).click();
  await rowOf(page, text).getByText('Proposed', { exact: true }).waitFor();
  return page;
}

/** Has long lists shown whole. */
async function unfold(region: Locator): Promise<void> {
  const folded = region.getByRole('button', { expanded: false });
  while ((await folded.count()) > 0) await folded.first().click();
}

test('UI-160: the panel of a stakeholder tells what was said for it and of it, session by session, leads to the entry in the log, grows while one looks, and has nothing from where nothing may be attributed', async () => {
  const id = await say(CURFEW, { affiliation: stakeholder, translation: 'Le tribunal ferme avant la fin du couvre-feu.', translationLanguage: 'fr' });
  await say('The ministry should pay its clerks.', { about: [{ stakeholder }] });
  await say('A word in confidence.', { item: hall.items.closed, affiliation: stakeholder, about: [{ stakeholder }] });
  for (let index = 0; index < 12; index += 1) await say(`Point ${index + 1} of the ministry.`, { affiliation: stakeholder });
  const page = await panelOf(analyst);
  const said = part(page, 'What they said');
  await said.getByText('14 entries').waitFor();
  await said.getByText(CURFEW).waitFor();
  await said.getByText('Le tribunal ferme avant la fin du couvre-feu.').waitFor();
  await said.getByText('Town hall, Gbarnga').waitFor();
  expect(await said.getByRole('listitem').count()).toBe(10);
  await said.getByRole('button', { name: '4 more' }).click();
  await said.getByText('Point 12 of the ministry.').waitFor();
  const about = said.getByRole('heading', { name: 'Said of them' });
  await about.waitFor();
  await said.getByText('The ministry should pay its clerks.').waitFor();
  expect(await page.getByText('A word in confidence.').count()).toBe(0);

  await say('It was said while somebody looked.', { affiliation: stakeholder });
  await said.getByText('15 entries').waitFor();
  await said.getByText('It was said while somebody looked.').waitFor();

  await said.getByRole('listitem').filter({ hasText: CURFEW }).getByRole('link', { name: 'Open in the log' }).click();
  await page.waitForURL(`**/log#said-${id}`);
  const row = rowOf(page, CURFEW);
  await row.waitFor();
  await page.waitForFunction((wanted) => document.activeElement?.id === wanted, `said-${id}`);
  expect(await row.getAttribute('data-wanted')).toBe('true');
});

test('UI-161: what a rapporteur proposes waits with the stakeholder; an analyst accepts it, and the judgement leads back to the entry', async () => {
  const id = await say(CURFEW, { affiliation: stakeholder });
  const log = await propose(CURFEW, /\+1/u);
  const page = await panelOf(analyst);
  const waiting = part(page, 'Proposed in sessions');
  await waiting.getByText(`${who}: Position +1`).waitFor();
  await waiting.getByText(CURFEW).waitFor();
  await waiting.getByRole('button', { name: 'Accept', exact: true }).click();
  await waiting.waitFor({ state: 'detached' });
  await rowOf(log, CURFEW).getByText('Accepted', { exact: true }).waitFor();
  // One step, which is taken back like any other, and brought again.
  await page.keyboard.press('Control+z');
  await waiting.waitFor();
  await rowOf(log, CURFEW).getByText('Proposed', { exact: true }).waitFor();
  await waiting.getByRole('button', { name: 'Accept', exact: true }).click();
  await waiting.waitFor({ state: 'detached' });

  const moved = part(page, 'How their position moved').getByRole('row').filter({ hasText: '+1' });
  await moved.first().getByRole('link', { name: 'In the log' }).waitFor();
  await part(page, 'Judgements').getByRole('button', { name: /^Position/u }).click();
  await part(page, 'Judgements').getByRole('link', { name: 'In the log' }).click();
  await page.waitForURL(`**/log#said-${id}`);
  await rowOf(page, CURFEW).waitFor();
});

test('UI-162: proposals wait on the overview of the process too; who declines one says why, and who proposed it reads that', async () => {
  await say(CURFEW, { affiliation: stakeholder });
  const log = await propose(CURFEW, /−2/u);
  const page = await pages.signedIn(analyst);
  await page.goto(`${server.url}/p/${project}/consultations/${hall.process}`);
  const waiting = part(page, 'Proposals for the map');
  await waiting.getByText(`${who}: Position −2`).waitFor();
  await waiting.getByRole('button', { name: 'Decline' }).click();
  const decline = waiting.getByRole('button', { name: /^Decline/u });
  expect(await decline.isDisabled()).toBe(true);
  await page.keyboard.type('One voice is not the ministry.');
  await page.keyboard.press('Enter');
  await waiting.waitFor({ state: 'detached' });
  const row = rowOf(log, CURFEW);
  await row.getByText('Declined', { exact: true }).waitFor();
  await row.getByText('Reason: One voice is not the ministry.').waitFor();
});

test('UI-204: more proposals than are shown at once are counted and come when asked for, with the stakeholder and on the overview', async () => {
  const intervention = await say(CURFEW, { affiliation: stakeholder });
  for (let index = 0; index < 23; index += 1) await hall.run('createProposal', { id: randomUUID(), session: hall.session, intervention, stakeholder, dimension: 'position', value: 1, note: `Proposal ${index + 1}.` });
  const page = await panelOf(analyst);
  for (const [name, address] of [['Proposed in sessions', null], ['Proposals for the map', `${server.url}/p/${project}/consultations/${hall.process}`]] as const) {
    if (address !== null) await page.goto(address);
    const waiting = part(page, name);
    const items = waiting.getByRole('list', { name: 'Proposals that wait' }).locator('> li');
    await waiting.getByText('23', { exact: true }).waitFor();
    expect(await items.count()).toBe(20);
    await waiting.getByRole('button', { name: '3 more' }).click();
    await items.nth(22).waitFor();
    expect(await waiting.getByRole('button', { name: /more$/u }).count()).toBe(0);
  }
});

test('UI-163: of a session it is told who of the map was there, who was not and who was never heard, and of a process how its targets are met; what may not be told says why', async () => {
  const dimension = await server.inWorkspace(async (sql) => (await sql.query<{ id: string }>(`SELECT id FROM dimension WHERE process_id = $1 AND code = 'sex'`, [hall.process]))[0]!.id);
  for (let index = 0; index < 10; index += 1) {
    await hall.run('registerParticipation', { id: randomUUID(), session: hall.session, mode: 'pseudonym', pseudonym: `Seat ${index + 1}`, people: 1, enteredBy: 'form', stakeholder, groups: [{ dimension, group: index < 2 ? 'female' : 'male', people: 1 }] });
  }
  const [absent, away] = [randomUUID(), `Coast guard ${stakeholder.slice(0, 8)}`];
  await hall.run('createStakeholder', { id: absent, name: away });
  await hall.run('addToMap', { members: [{ id: randomUUID(), map, stakeholder: absent, interest: null, x: 0, y: 0 }] });
  const page = await pages.signedIn(analyst);
  await page.goto(`${server.url}/p/${project}/sessions/${hall.session}`);
  const there = part(page, 'Who of the map');
  await there.getByRole('list', { name: 'Present', exact: true }).getByText(who).waitFor();
  await unfold(there);
  expect(await there.getByRole('list', { name: 'Absent', exact: true }).getByText(who).count()).toBe(0);
  await there.getByRole('list', { name: 'Absent', exact: true }).getByText(away).waitFor();
  const neverHeard = there.getByRole('list', { name: 'Affected but never heard' });
  for (const name of [who, away]) await neverHeard.getByText(name, { exact: true }).waitFor();
  const observing = await pages.signedIn(await server.invite(project, 'observer', 'Olga Observer'));
  await observing.goto(`${server.url}/p/${project}/sessions/${hall.session}`);
  await part(observing, 'Who of the map').getByText('Who took part is told to those who run, note or analyse the session.').waitFor();
  await say(CURFEW, { affiliation: stakeholder });
  await neverHeard.getByText(who, { exact: true }).waitFor({ state: 'detached' });
  await page.goto(`${server.url}/p/${project}/consultations/${hall.process}`);
  await part(page, 'Never heard').getByRole('list').waitFor();
  await unfold(part(page, 'Never heard'));
  await part(page, 'Never heard').getByRole('list').getByText(away, { exact: true }).waitFor();
  expect(await part(page, 'Never heard').getByText(who, { exact: true }).count()).toBe(0);
  await page.getByText('people took part').waitFor();
  // Two women of ten where only affiliations may be named: too few to be shown.
  await part(page, 'Targets').getByText('not shown', { exact: true }).first().waitFor();
  await hall.run('setAttribution', { session: hall.session, item: null, attribution: 'notAttributed' });
  await page.goto(`${server.url}/p/${project}/sessions/${hall.session}`);
  await there.getByText('who took part is told to nobody').waitFor();
});
