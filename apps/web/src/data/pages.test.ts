import { type Listed, type Page, Pages } from './pages.js';

/** A server that answers when the test says so. */
class Server {
  readonly asked: { question: string; after: string | null; answer: (page: Page<string>) => void; fail: (error: unknown) => void }[] = [];
  readonly pages: Pages<string, string>;
  listed!: Listed<string>;

  constructor() {
    const ask = (question: string, after: string | null): Promise<Page<string>> => new Promise((answer, fail) => this.asked.push({ question, after, answer, fail }));
    this.pages = new Pages(ask, (listed) => void (this.listed = listed));
  }
  async answer(index: number, nodes: string[], next: string | null = null): Promise<void> {
    this.asked[index]!.answer({ nodes, total: nodes.length, next });
    await settled();
  }
  async fail(index: number): Promise<void> {
    this.asked[index]!.fail('away');
    await settled();
  }
}
const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
};

test('UI-202 another question takes the way to the next page away at once, and its answer replaces what was listed; pages of two questions never mix', async () => {
  const server = new Server();
  server.pages.look('all');
  await server.answer(0, ['a', 'b'], 'page 2');
  expect(server.listed).toEqual({ entries: ['a', 'b'], total: 2, hasMore: true, error: null, asking: false });
  server.pages.more();
  server.pages.look('wells');
  expect(server.listed).toMatchObject({ total: null, hasMore: false, asking: true });
  server.pages.more();
  expect(server.asked.map(({ question, after }) => [question, after])).toEqual([['all', null], ['all', 'page 2'], ['wells', null]]);
  await server.answer(1, ['c']);
  expect(server.listed.entries).toEqual(['a', 'b']);
  await server.answer(2, ['w']);
  expect(server.listed).toEqual({ entries: ['w'], total: 1, hasMore: false, error: null, asking: false });
});

test('UI-202 where the answer to another question fails, nothing of the old one stays, and it can be asked again', async () => {
  const server = new Server();
  server.pages.look('all');
  await server.answer(0, ['a'], 'page 2');
  server.pages.look('wells');
  await server.fail(1);
  expect(server.listed).toEqual({ entries: [], total: null, hasMore: false, error: 'away', asking: false });
  server.pages.again();
  await server.answer(2, ['w'], 'page 2 of wells');
  expect(server.listed).toMatchObject({ entries: ['w'], error: null });
  server.pages.more();
  await server.fail(3);
  // What is listed stays where only its next page did not come, and that page is asked for again.
  expect(server.listed).toEqual({ entries: ['w'], total: 1, hasMore: true, error: 'away', asking: false });
  server.pages.again();
  await server.answer(4, ['x']);
  expect(server.asked.at(-1)).toMatchObject({ question: 'wells', after: 'page 2 of wells' });
  expect(server.listed.entries).toEqual(['w', 'x']);
});
