import type { Sql } from '@baraza/persistence';
import { type FeedGrant, readFeed } from './feed.js';

/** A database in which nothing is found, and what it was asked. */
function nothing(): { sql: Sql; asked: string[] } {
  const asked: string[] = [];
  const query = async (text: string): Promise<never[]> => (asked.push(text), []);
  return { sql: { query, send: () => undefined }, asked };
}

test('CAL-7 an address that opens nothing takes the same steps as one whose person has left', async () => {
  const grant: FeedGrant = { id: 'a', account: 'b', place: { workspace: 'c', project: 'd' }, member: 'e', process: 'f', locale: 'en' };
  const [never, left] = [nothing(), nothing()];
  expect([await readFeed(never.sql, null, ''), await readFeed(left.sql, grant, '')]).toEqual([null, null]);
  expect(never.asked).toHaveLength(3);
  expect(never.asked).toEqual(left.asked);
});
