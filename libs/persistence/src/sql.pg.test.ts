import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { createTestStore, type TestStore } from '@baraza/testing';
import { createDataSource } from './data-source.js';
import { inTransaction, openLane, type Sql } from './sql.js';

let db: TestStore;
beforeAll(async () => {
  db = await createTestStore();
});
afterAll(() => db?.close());

const failing = (sql: Sql): Promise<unknown> => sql.query('SELECT 1 / 0');

test('DB-4 a transaction of which a statement failed is not taken for committed, even where nobody listened to the error', async () => {
  const swallowed = inTransaction(db.dataSource, null, async (sql) => void (await failing(sql).catch(() => undefined)));
  await expect(swallowed).rejects.toThrow('nothing of it was kept');
  await expect(inTransaction(db.dataSource, null, async (sql) => sql.send('SELECT 1 / 0'))).rejects.toThrow('division by zero');
});

test('DB-4 a statement that comes after the end of its transaction does not run in the next one of its connection', async () => {
  const lane = await openLane(db.dataSource, null);
  let late: Sql | undefined;
  const first = lane.transact(async (sql) => {
    late = sql;
    await failing(sql);
  });
  await expect(first.done).rejects.toThrow('division by zero');
  const second = lane.transact(async (sql) => {
    await sql.query('SELECT 1');
    await expect(late!.query('SELECT 2')).rejects.toThrow('It was not run');
  });
  await second.done;
  await lane.close();
});

test('DB-5 a connection that is lost in the moment in which it is handed out is an error of whoever asked for it, and ends no process', async () => {
  const { hostname, port } = new URL(db.url);
  const address = new URL(db.url);
  const sockets: Socket[] = [];
  // Holds the word that a connection is ready until the next thing that the server says, which is that it ends it.
  const proxy = createServer((client) => {
    const server = connect(Number(port), hostname);
    let held = Buffer.alloc(0);
    sockets.push(client, server);
    for (const socket of [client, server]) socket.on('error', () => undefined);
    client.on('data', (data) => server.write(data));
    server.on('data', (data) => {
      const said = Buffer.concat([held, data]);
      const ready = sockets.length > 2 && held.length === 0 && said.subarray(-6, -1).toString('latin1') === 'Z\0\0\0\x05';
      held = ready ? said : Buffer.alloc(0);
      if (ready) void admin.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'baraza' AND usename = 'baraza_app' AND client_port = $1`, [server.localPort]);
      else client.write(said);
    });
    server.on('end', () => client.end());
  });
  await once(proxy.listen(0, '127.0.0.1'), 'listening');
  address.hostname = '127.0.0.1';
  address.port = String((proxy.address() as { port: number }).port);
  const admin = await createDataSource({ url: db.adminUrl, connections: 1 }).initialize();
  const through = await createDataSource({ url: address.href, connections: 2 }).initialize();
  const first = await openLane(through, null);
  await expect(inTransaction(through, null, (sql) => sql.query('SELECT 1'))).rejects.toThrow();
  await first.close();
  await through.destroy();
  await admin.destroy();
  for (const socket of sockets) socket.destroy();
  proxy.close();
});
