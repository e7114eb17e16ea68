/** A consultation that has just begun: what is empty does not read as done, and what is amiss is said where it is. In a real browser on a real server. */
import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { type Consultation, openConsultation } from './support/consultation.js';
import { setStage } from './support/stage.js';

const stage = setStage();
const picture = async (page: Page, name: string): Promise<void> => void (process.env['PICTURES'] && (await page.screenshot({ path: `${process.env['PICTURES']}/${name}.png`, fullPage: true })));

interface Begun extends Consultation {
  page: Page;
  project: string;
  /** Address of the project. */
  home: string;
}

/** A project with a consultation and no map, and its owner before it. */
async function begin(options: object = {}): Promise<Begun> {
  const page = await stage.pages.signedIn(stage.server.owner, options);
  const { createProject } = await stage.pages.ask<{ createProject: { project: { id: string } } }>(
    page,
    'mutation ($workspace: ID!, $input: CreateProjectInput!) { createProject(workspace: $workspace, input: $input) { ... on CreateProjectDone { project { id } } } }',
    { workspace: stage.server.workspace, input: { name: 'Villages', fictional: true, template: 'general' } },
  );
  const project = createProject.project.id;
  return { ...(await openConsultation(stage.pages, stage.server, page, project, [])), page, project, home: `${stage.server.url}/p/${project}` };
}

test('UI-241 UI-242: a project without a map opens with its consultation, which says that nobody is on the maps and leads there, and back', async () => {
  const { page, home, process, run } = await begin();
  await page.goto(home);
  await page.waitForURL(`**/consultations/${process}`);
  const never = page.getByText('Nobody is on the maps yet', { exact: false });
  await never.waitFor();
  expect(await page.getByText('Everybody on the maps', { exact: false }).count()).toBe(0);
  await picture(page, 'nobody-on-maps');
  await never.getByRole('link', { name: 'To the maps' }).click();
  await page.getByRole('heading', { name: 'No map yet' }).waitFor();
  await picture(page, 'no-map-yet');
  await page.getByRole('link', { name: 'To the consultations' }).click();
  await page.waitForURL('**/consultations');
  const [map, stakeholder] = [randomUUID(), randomUUID()];
  await run('createMap', { id: map, name: 'All', aggregate: 'agreed' });
  await run('createStakeholder', { id: stakeholder, name: 'Herders' });
  await run('addToMap', { members: [{ id: randomUUID(), map, stakeholder }] });
  await page.goto(`${home}/consultations/${process}`);
  await page.getByRole('link', { name: 'Herders' }).first().waitFor();
  expect(await never.count()).toBe(0);
});

test('UI-240: a survey in which nothing is chosen yet says to choose; rows that come twice are told, the language stands with each answer, and the time is that of the session', async () => {
  const { page, home, process, run } = await begin();
  const survey = randomUUID();
  await run('createSession', { id: survey, process, title: 'Survey of the villages', attribution: 'notAttributed', languages: ['en'], timeZone: 'Africa/Monrovia', startsAt: '2031-03-27T14:30:00.000Z' });
  await page.goto(`${home}/s/${survey}/answers`);
  const csv = '_id,lang,Worst\n1,en,Road\n2,ar,الطريق\n1,en,Bridge\n';
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByRole('button', { name: 'Choose a file' }).click()]);
  await chooser.setFiles([{ name: 'villages.csv', buffer: Buffer.from(csv), mimeType: 'text/csv' }]);
  await page.getByText('choose below which columns to bring').waitFor();
  await page.getByText('Nothing is chosen yet', { exact: false }).waitFor();
  await page.getByText('2 submissions').waitFor();
  await page.getByText('1 row that hands in the same again was left out').waitFor();
  expect(await page.getByText('in the session already', { exact: false }).count()).toBe(0);
  await picture(page, 'answers-choose');
  await page.getByRole('button', { name: /what becomes of .*Worst/iu }).click();
  await page.getByRole('menuitemradio', { name: 'An entry of the log' }).click();
  const list = page.getByRole('tabpanel');
  await list.getByText('Worst: الطريق').waitFor();
  await list.getByText('Arabic').waitFor();
  await picture(page, 'answers-chosen');
  await page.getByRole('button', { name: 'Import 2 answers' }).click();
  await page.getByText('2 answers stand in the log.').waitFor();
  await page.getByRole('link', { name: 'Open the log' }).click();
  await page.getByText('Worst: Bridge').waitFor();
  await page.getByText('14:30', { exact: false }).first().waitFor();
  await picture(page, 'answers-log');
});

test('UI-243 UI-244 UI-245: a night says its clocks, a session outside of its process is to be settled, and whether a facilitator is a woman is asked in sight', async () => {
  const { page, home, process, run } = await begin();
  await run('updateProcess', { id: process, startsOn: '2027-01', endsOn: '2027-02' });
  const night = randomUUID();
  await run('createSession', { id: night, process, title: 'Night watch', attribution: 'attributed', womenOnly: true, timeZone: 'Africa/Monrovia', startsAt: '2027-03-27T23:30:00.000Z', endsAt: '2027-03-28T04:35:00.000Z' });
  await page.goto(`${home}/consultations/${process}`);
  const warnings = page.getByRole('group', { name: 'To be settled' });
  await warnings.getByText('is outside the dates of the consultation', { exact: false }).first().waitFor();
  await picture(page, 'warnings');
  await warnings.getByRole('link', { name: 'Change its day' }).last().click();
  await page.waitForURL(`**/sessions/${night}`);
  await page.getByText('Sat 27 Mar, 23:30 to Sun 28 Mar, 04:35').waitFor();
  await page.getByText('Africa/Monrovia', { exact: true }).first().waitFor();
  await page.getByRole('button', { name: 'Add a facilitator' }).click();
  await page.keyboard.type('Somebody');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /Is Somebody a woman/u }).getByText('a woman?', { exact: true }).waitFor();
  await picture(page, 'woman');
});

test('UI-247: a code that is named as another one is says so while it is typed, and afterwards', async () => {
  const { page, home, process } = await begin();
  await page.goto(`${home}/consultations/${process}/codebook`);
  await page.getByRole('button', { name: 'Add a code', exact: true }).click();
  const field = page.getByRole('textbox', { name: 'Name of the code' });
  await field.fill('Pay');
  const said = page.getByText('Another code has this name: police / pay.', { exact: false });
  await said.first().waitFor();
  await picture(page, 'twin');
  await field.fill('Payment');
  await said.first().waitFor({ state: 'detached' });
  await field.fill('pay');
  await page.keyboard.press('Enter');
  await said.first().waitFor();
});

test('BACK-10: who holds already what is proposed is said with its value in the inbox, and accepting changes that', async () => {
  const { page, home, process, project, session, items, run } = await begin();
  const [stakeholder, interest, said] = [randomUUID(), randomUUID(), randomUUID()];
  await run('createStakeholder', { id: stakeholder, name: 'Herders' });
  await run('createInterest', { id: interest, name: 'Open grazing routes' });
  await run('createHolding', { id: randomUUID(), stakeholder, interest, stance: 1, intensity: 10 });
  await run('logIntervention', { id: said, session, item: items.open, kind: 'need', text: 'Keep the routes open.', channel: 'session' });
  await run('createProposal', { id: randomUUID(), session, intervention: said, stakeholder, interestName: 'open grazing routes', stance: 1, intensity: 9 });
  await page.goto(`${home}/consultations/${process}`);
  await page.getByText('They hold it already: for, 10. Accepting changes it to for, 9', { exact: false }).waitFor();
  await picture(page, 'held-already');
  await page.getByRole('button', { name: 'Accept', exact: true }).click();
  await page.getByText('They hold it already', { exact: false }).waitFor({ state: 'detached' });
  const { project: found } = await stage.pages.ask<{ project: { interests: { totalCount: number }; stakeholder: { holdings: { nodes: { intensity: number }[] } } } }>(page, 'query ($project: ID!, $id: ID!) { project(id: $project) { interests { totalCount } stakeholder(id: $id) { holdings { nodes { intensity } } } } }', { project, id: stakeholder });
  expect([found.interests.totalCount, found.stakeholder.holdings.nodes]).toEqual([1, [{ intensity: 9 }]]);
});

test('JOIN-13: who corrects themselves on a hidden list finds what they sent from this page, sends what they change, and is offered to take back only what they gave', async () => {
  const { page, project, process, run } = await begin();
  const session = randomUUID();
  await run('createSession', { id: session, process, title: 'Quiet circle', attribution: 'notAttributed', languages: ['en', 'fr'] });
  await run('createConsentText', { id: randomUUID(), process, version: 1, language: 'en', text: 'We keep what you say.', purposes: ['report'], retired: false });
  const made = await page.context().request.post(`${stage.server.url}/api/projects/${project}/sessions/${session}/registration`, { data: { hours: 4 }, headers: { origin: stage.server.url } });
  const { token } = (await made.json()) as { token: string };
  const phone = await stage.pages.signedIn(stage.server.owner, { viewport: { width: 390, height: 844 } });
  await phone.goto(`${stage.server.url}/r#${token}`);
  await phone.getByText('nobody reads it in this session', { exact: false }).waitFor();
  expect(await phone.getByText('Only who runs the session reads it', { exact: false }).count()).toBe(0);
  await phone.getByRole('radio', { name: 'women', exact: true }).check();
  await phone.getByRole('radio', { name: '30–49', exact: true }).check();
  await picture(phone, 'register-hidden-390');
  await phone.getByRole('button', { name: 'Register', exact: true }).click();
  await phone.getByRole('button', { name: 'Correct or take back' }).click();
  await phone.getByRole('button', { name: 'Go on' }).click();
  await phone.getByRole('button', { name: 'Take back my entry' }).waitFor();
  expect(await phone.getByRole('button', { name: /consent/u }).count()).toBe(0);
  expect(await phone.getByRole('radio', { name: 'women', exact: true }).isChecked()).toBe(true);
  await picture(phone, 'correct-hidden-390');
  await phone.getByRole('radio', { name: '18–29', exact: true }).check();
  const [sent] = await Promise.all([phone.waitForRequest('**/api/register/correct'), phone.getByRole('button', { name: 'Correct', exact: true }).click()]);
  expect((sent.postDataJSON() as { groups: { group: string }[] }).groups.map(({ group }) => group)).toEqual(['18-29']);
  expect(Object.keys(sent.postDataJSON() as object).sort()).toEqual(['code', 'groups', 'person', 'token']);
  await phone.getByText('Corrected.').waitFor();
});
