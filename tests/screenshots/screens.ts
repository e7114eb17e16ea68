/** Walks through every screen of a fresh server with both samples in it and takes its picture. */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { startFreshServer } from '../e2e/support/fresh-server.js';

const FOLDER = join(import.meta.dirname, '../../screenshots');
const PASSWORD = 'four words in a row';

interface Look {
  language: 'en' | 'ar';
  scheme: 'light' | 'dark';
  width: 1440 | 390;
}
const LOOKS: Look[] = (['en', 'ar'] as const).flatMap((language) => (['light', 'dark'] as const).flatMap((scheme) => ([1440, 390] as const).map((width) => ({ language, scheme, width }))));

interface Sample {
  project: string;
  map: string;
  /** Its consultation, and the session of it that runs. */
  process: string;
  session: string;
}
interface Filled {
  url: string;
  cookie: Awaited<ReturnType<BrowserContext['storageState']>>;
  samples: Record<Look['language'], Sample>;
}

/** A screen: where it is, and what to do there before the picture. */
interface Screen {
  name: string;
  path: (sample: Sample) => string;
  act?: (page: Page) => Promise<void>;
  signedOut?: boolean;
}
const map = ({ project, map: id }: Sample): string => `/p/${project}/m/${id}`;
const SCREENS: Screen[] = [
  { name: '01-sign-in', path: () => '/sign-in', signedOut: true },
  { name: '02-link-unknown', path: () => '/link#unknown', signedOut: true },
  { name: '03-invitation-unknown', path: () => '/invitation#unknown', signedOut: true },
  { name: '04-projects', path: () => '/' },
  { name: '05-new-project', path: () => '/new' },
  { name: '06-map', path: map },
  { name: '07-map-stakeholder', path: map, act: selectFirst },
  { name: '08-map-list', path: map, act: (page) => page.keyboard.press('2') },
  { name: '09-help', path: map, act: (page) => page.keyboard.press('?') },
  { name: '10-palette', path: map, act: (page) => page.keyboard.press('Control+k') },
  { name: '11-activity', path: ({ project }) => `/p/${project}/activity` },
  { name: '12-import', path: ({ project }) => `/p/${project}/import` },
  { name: '13-settings', path: ({ project }) => `/p/${project}/settings` },
  { name: '14-account', path: () => '/account' },
  { name: '15-not-found', path: () => '/nowhere' },
  { name: '16-consultations', path: ({ project }) => `/p/${project}/consultations` },
  { name: '17-consultation', path: ({ project, process }) => `/p/${project}/consultations/${process}` },
  ...(['sessions', 'questions', 'codebook', 'people', 'register'] as const).map((part, index): Screen => ({ name: `${18 + index}-consultation-${part}`, path: ({ project, process }) => `/p/${project}/consultations/${process}/${part}` })),
  { name: '23-session-plan', path: ({ project, session }) => `/p/${project}/sessions/${session}` },
  ...(['log', 'facilitate', 'hall', 'people', 'answers'] as const).map((part, index): Screen => ({ name: `${24 + index}-session-${part}`, path: ({ project, session }) => `/p/${project}/s/${session}/${part}` })),
];

/** Chooses a stakeholder the way a keyboard does: search, first result. */
async function selectFirst(page: Page): Promise<void> {
  await page.keyboard.press('/');
  await page.keyboard.type((await page.locator('html').getAttribute('lang')) === 'ar' ? 'وزارة العدل' : 'Ministry of Justice', { delay: 10 });
  await page.keyboard.press('Enter');
}

/** Whatever is on its way has arrived: no request under way, fonts there, two frames drawn, and nothing that says that it is loading. */
async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.waitForFunction(() => document.fonts.status === 'loaded' && document.querySelector('[aria-busy="true"]') === null);
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
}

async function fill(browser: Browser, url: string, firstLink: string): Promise<Filled> {
  const context = await browser.newContext({ locale: 'en' });
  const page = await context.newPage();
  await page.goto(firstLink);
  await page.getByLabel('Your name').fill('Amina Secretariat');
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Begin' }).click();
  await page.waitForURL(`${url}/`);
  const [workspace] = (await (await context.request.get(`${url}/auth/workspaces`)).json()) as { id: string }[];
  const open = async (sample: 'liberia' | 'fictional', language: string): Promise<Sample> => {
    const { project } = (await (await context.request.post(`${url}/files/samples`, { data: { workspace: workspace!.id, sample, language } })).json()) as { project: string };
    const query = '($id: ID!) { project(id: $id) { maps(first: 1, orderBy: [{ field: order }]) { nodes { id } } processes(first: 5) { nodes { id sessions(first: 50) { nodes { id state } } } } } }';
    type Found = { maps: { nodes: { id: string }[] }; processes: { nodes: { id: string; sessions: { nodes: { id: string; state: string }[] } }[] } };
    const { data } = (await (await context.request.post(`${url}/graphql`, { data: { query: `query ${query}`, variables: { id: project } } })).json()) as { data: { project: Found } };
    const all = data.project.processes.nodes.flatMap(({ id: process, sessions }) => sessions.nodes.map(({ id: session, state }) => ({ process, session, state })));
    const there = all.find(({ state }) => state === 'live') ?? all[0]!;
    return { project, map: data.project.maps.nodes[0]!.id, process: there.process, session: there.session };
  };
  const samples = { en: await open('fictional', 'en'), ar: await open('fictional', 'ar') };
  await open('liberia', 'en');
  const cookie = await context.storageState();
  await context.close();
  return { url, cookie, samples };
}

async function lookAt(browser: Browser, { url, cookie, samples }: Filled, { language, scheme, width }: Look, wanted: readonly Screen[]): Promise<void> {
  const settings = { viewport: { width, height: width === 390 ? 844 : 900 }, locale: language, colorScheme: scheme, hasTouch: width === 390, reducedMotion: 'reduce' as const };
  const remembered = { 'baraza-colour-scheme': scheme, 'baraza-hints': '3' };
  for (const signedOut of [true, false]) {
    const context = await browser.newContext({ ...settings, ...(signedOut ? {} : { storageState: cookie }) });
    await context.addInitScript((items) => Object.entries(items).forEach(([key, value]) => localStorage.setItem(key, value)), remembered);
    if (!signedOut) await context.request.patch(`${url}/auth/me`, { data: { locale: language } });
    for (const screen of wanted.filter((each) => (each.signedOut ?? false) === signedOut)) {
      const page = await context.newPage();
      await page.goto(url + screen.path(samples[language]));
      await settled(page);
      await screen.act?.(page);
      await settled(page);
      await page.screenshot({ path: join(FOLDER, `${screen.name}-${width}-${scheme}-${language}.png`) });
      await page.close();
    }
    await context.close();
  }
}

/** @param only words that the names of the wanted screens contain; none: all screens. */
export async function takeScreenshots(executablePath: string, only: readonly string[], say: (sentence: string) => void): Promise<void> {
  const wanted = SCREENS.filter(({ name }) => only.length === 0 || only.some((word) => name.includes(word)));
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  const server = await startFreshServer();
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-quic'] });
  try {
    const filled = await fill(browser, server.url, server.firstLink);
    for (const look of LOOKS) {
      await lookAt(browser, filled, look, wanted);
      say(`${look.width} wide, ${look.scheme}, ${look.language}: ${wanted.length} screens`);
    }
  } finally {
    await browser.close();
    await server.stop();
  }
}
