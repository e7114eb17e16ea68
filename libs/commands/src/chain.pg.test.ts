import { randomUUID } from 'node:crypto';
import { MIGRATIONS } from '@baraza/migrations';
import { createDataSource, prepareDatabase } from '@baraza/persistence';
import { createTestDatabase } from '@baraza/testing';
import { digest, linkOf } from './chain.js';

interface Row {
  seq: string;
  operation: string;
  version: number;
  input: string;
  changes: string;
  chain: string;
}

test('DB-3 OP-7 an update of a database with a long log leaves a chain that can be worked out again, goes back, and comes again', async () => {
  const database = await createTestDatabase();
  const before = MIGRATIONS.findIndex(({ name }) => name.startsWith('LogAsText'));
  await prepareDatabase({ adminUrl: database.url, appPassword: null, migrations: MIGRATIONS.slice(0, before) });
  const admin = await createDataSource({ url: database.url, migrations: MIGRATIONS, connections: 1 }).initialize();
  const projects = [randomUUID(), randomUUID()];
  for (const project of projects) {
    await admin.query('INSERT INTO project_log (workspace_id, project_id, seq) VALUES ($1, $1, 5000)', [project]);
    // With holes, as refused operations leave them.
    await admin.query(
      `INSERT INTO event (workspace_id, project_id, seq, actor_id, at, operation, version, input, changes, payload_digest, chain)
       SELECT $1, $1, n * 2, $1, now(), 'updateStakeholder', 1, jsonb_build_object('name', 'No. ' || n || ' “é”'), '[]', '', '' FROM generate_series(1, 2500) n`,
      [project],
    );
  }
  await admin.query('SET ROLE baraza_owner');
  await admin.runMigrations();
  await hold();
  // As JSON.stringify writes what a person can have sent and jsonb cannot hold; escaped backslashes before it are text.
  const odd = { zero: 'a\u0000\u0000b', half: '\ud83d', other: '\udc00\udc00', whole: '\u{1f600}', text: '\\u0000 \\\u0000 \\ud83d' };
  await admin.query('UPDATE event SET input = $1 WHERE seq = 4', [JSON.stringify(odd)]);
  for (let count = before; count < MIGRATIONS.length; count += 1) await admin.undoLastMigration();
  await admin.runMigrations();
  await hold();
  const kept = { ...odd, zero: 'a\ufffd\ufffdb', half: '\ufffd', other: '\ufffd\ufffd', text: '\\u0000 \\\ufffd \\ud83d' };
  expect(await admin.query('SELECT input FROM event WHERE seq = 4')).toEqual(projects.map(() => ({ input: kept })));
  await admin.destroy();
  await database.drop();

  async function hold(): Promise<void> {
    for (const project of projects) {
      const rows: Row[] = await admin.query(`SELECT seq, operation, version, input::text, changes::text, encode(chain, 'hex') AS chain FROM event WHERE project_id = $1 ORDER BY seq`, [project]);
      let chain = '0'.repeat(64);
      for (const { seq, operation, version, input, changes } of rows) chain = linkOf(chain, Number(seq), digest(operation, version, input, changes, null));
      expect(rows).toHaveLength(2500);
      expect(rows.at(-1)!.chain).toBe(chain);
      expect(await admin.query(`SELECT encode(chain, 'hex') AS chain FROM project_log WHERE project_id = $1`, [project])).toEqual([{ chain }]);
    }
  }
});
