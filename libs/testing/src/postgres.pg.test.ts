import pg from 'pg';

import { createTestDatabase, dropAbandonedDatabases, testServerUrl } from './postgres.js';

async function query<T extends pg.QueryResultRow>(url: string, text: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<T>(text)).rows;
  } finally {
    await client.end();
  }
}

const names = async (): Promise<string[]> => (await query<{ datname: string }>(testServerUrl(), 'select datname from pg_database')).map((row) => row.datname);

test('RUN-14 every test file gets an empty database of its own and can drop it while connections are open', async () => {
  const [one, two] = await Promise.all([createTestDatabase(), createTestDatabase()]);
  await query(one.url, 'create table seen (n int)');
  expect(await query(two.url, `select to_regclass('seen') as found`)).toEqual([{ found: null }]);

  const open = new pg.Client({ connectionString: one.url });
  open.on('error', () => undefined);
  const cut = new Promise<void>((resolve) => open.once('end', () => resolve()));
  await open.connect();
  await Promise.all([one.drop(), two.drop()]);
  await cut;
  expect(await names()).not.toEqual(expect.arrayContaining([one.name]));
});

test('RUN-14 a database can be copied from a template, also while its last connection is just leaving', async () => {
  const template = await createTestDatabase();
  await query(template.url, 'create table seen as select 7 as n');
  const leaving = new pg.Client({ connectionString: template.url });
  await leaving.connect();
  const copying = Promise.all([createTestDatabase({ template: template.name }), createTestDatabase({ template: template.name })]);
  await leaving.end();
  const copies = await copying;
  for (const copy of copies) expect(await query(copy.url, 'select n from seen')).toEqual([{ n: 7 }]);
  await Promise.all([...copies, template].map((database) => database.drop()));
});

test('RUN-14 databases of killed runs are removed, those of living ones stay', async () => {
  const mine = await createTestDatabase();
  await query(testServerUrl(), 'create database test_4999999_abc');
  await dropAbandonedDatabases(testServerUrl());
  const left = await names();
  expect(left).toContain(mine.name);
  expect(left).not.toContain('test_4999999_abc');
  await mine.drop();
});

test('RUN-15 the test server speaks Postgres 18 with the extensions that the product uses', async () => {
  const database = await createTestDatabase();
  for (const extension of ['pg_trgm', 'pgcrypto', 'citext', 'unaccent', 'btree_gin']) await query(database.url, `create extension ${extension}`);
  const [row] = await query<{ server_version_num: string }>(database.url, 'show server_version_num');
  expect(Math.floor(Number(row?.server_version_num) / 10_000)).toBeGreaterThanOrEqual(16);
  await database.drop();
});
