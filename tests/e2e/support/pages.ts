/** Pages of people who are signed in, each in a browser profile of its own. */
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import type { Person, TestServer } from './server.js';

const PATIENCE_MS = 20_000;
/** How the router begins what it says of an error that it caught. */
const CAUGHT = 'React Router caught';

export class Pages {
  /** What scripts of the pages died of. */
  readonly errors: string[] = [];
  private readonly contexts: BrowserContext[] = [];

  constructor(
    private readonly browser: Browser,
    private readonly server: Pick<TestServer, 'url'>,
  ) {}

  /** A blank page of the person, without the hints of the first minute; without service workers, unless `options` allow them. */
  async signedIn({ email, password }: Person, options: BrowserContextOptions = {}): Promise<Page> {
    const context = await this.browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB', reducedMotion: 'reduce', serviceWorkers: 'block', ...options });
    this.contexts.push(context);
    const answer = await context.request.post(`${this.server.url}/auth/sign-in`, { data: { email, password }, headers: { origin: this.server.url } });
    expect(answer.status()).toBe(200);
    await context.addInitScript(() => localStorage.setItem('baraza-hints', '3'));
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    page.on('pageerror', ({ message }) => this.errors.push(message));
    // The router shows these on a page of its own instead of letting them through.
    page.on('console', (message) => message.type() === 'error' && message.text().includes(CAUGHT) && this.errors.push(message.text()));
    return page;
  }

  /** Asks GraphQL as the person of the page. */
  async ask<T>(page: Page, query: string, variables: Readonly<Record<string, unknown>>): Promise<T> {
    const answer = await page.context().request.post(`${this.server.url}/graphql`, { data: { query, variables }, headers: { origin: this.server.url } });
    const { data, errors } = (await answer.json()) as { data: T; errors?: unknown };
    expect(errors).toBeUndefined();
    return data;
  }

  /** Closes all of them; more can be opened afterwards. */
  async close(): Promise<void> {
    await Promise.all(this.contexts.splice(0).map((context) => context.close()));
  }
}
