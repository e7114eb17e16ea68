/** A map that comes over a slow line. */
import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { setStage } from './support/stage.js';

const stage = setStage();

/** Holds back what the server says, until it is let go. */
async function slowLine(page: Page): Promise<{ hold: () => void; letGo: () => void }> {
  let held: (() => void)[] | null = null;
  await page.routeWebSocket(/socket\.io/u, (line) => {
    const server = line.connectToServer();
    line.onMessage((message) => server.send(message));
    server.onMessage((message) => {
      if (held) held.push(() => line.send(message));
      else line.send(message);
    });
  });
  return {
    hold: () => (held ??= []),
    letGo: () => {
      const waiting = held ?? [];
      held = null;
      for (const send of waiting) send();
    },
  };
}

test('UI-253 while what is on a map is still to come that is said in its place, and nobody is counted; then it is there', async () => {
  const { server } = stage;
  const project = await server.sample();
  const map = randomUUID();
  await server.act(project, 'createMap', { id: map, name: 'Nearly empty', aggregate: 'median' });
  const page = await stage.pages.signedIn(server.owner);
  const line = await slowLine(page);
  await page.goto(`${server.url}/p/${project}/m/${map}`);
  await page.getByRole('heading', { name: 'Nobody is on this map yet' }).waitFor();
  line.hold();
  const entry = page.getByRole('link', { name: /^Actors 2005/ });
  await entry.click();
  await page.getByRole('main').getByText('Loading').waitFor();
  expect(await page.getByRole('heading', { name: 'Nobody is on this map yet' }).count()).toBe(0);
  expect(await entry.innerText()).not.toMatch(/\b0\b/u);
  line.letGo();
  await page.getByRole('main').getByText('Loading').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Legend' }).waitFor();
  await entry.filter({ hasText: '45' }).waitFor();
});
