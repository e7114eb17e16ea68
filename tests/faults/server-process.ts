/**
 * The server of the kill test: the product's gateway, hub, handler and embedded, durable database, in a process that can be killed. Started again on the same folder it goes on where the
 * last one was stopped. Prints one line of JSON when it is ready.
 */
import 'reflect-metadata';
import { CommandHandler } from '@baraza/commands';
import { startEmbeddedPostgres } from '@baraza/embedded-postgres';
import { MIGRATIONS } from '@baraza/migrations';
import { appUrl, createDataSource, prepareDatabase } from '@baraza/persistence';
import { REALTIME_OPTIONS, RealtimeGateway, type RealtimeOptions } from '@baraza/realtime';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { IoAdapter } from '@nestjs/platform-socket.io';
import pg from 'pg';

const PASSWORD = 'only-for-tests';
const postgres = await startEmbeddedPostgres({ dataDir: process.argv[2]!, role: 'server', durable: true });
const admin = new pg.Client({ connectionString: postgres.superuserUrl });
await admin.connect();
const { rowCount } = await admin.query(`SELECT 1 FROM pg_database WHERE datname = 'faults'`);
if (rowCount === 0) await admin.query('CREATE DATABASE faults');
await admin.end();
const adminUrl = new URL(postgres.superuserUrl);
adminUrl.pathname = '/faults';
await prepareDatabase({ adminUrl: adminUrl.href, appPassword: PASSWORD, migrations: MIGRATIONS });
const url = appUrl(adminUrl.href, PASSWORD);
const dataSource = await createDataSource({ url }).initialize();
const handler = new CommandHandler(dataSource, (operation, error) => console.error(operation, error));
const options: RealtimeOptions = {
  dataSource,
  handler,
  authenticate: ({ headers }) => Promise.resolve({ account: String(headers['x-account']), session: 'test' }),
  stillSignedIn: (sessions) => Promise.resolve(new Set(sessions)),
  onError: (error) => console.error(error),
};
@Module({ providers: [{ provide: REALTIME_OPTIONS, useValue: options }, RealtimeGateway] })
class FaultsModule {}
const app = await NestFactory.create(FaultsModule, { logger: false });
app.useWebSocketAdapter(new IoAdapter(app));
await app.listen(0, '127.0.0.1');
const { port } = app.getHttpServer().address() as { port: number };
console.log(JSON.stringify({ port, url, postgresPid: postgres.pid }));

process.on('SIGTERM', () => {
  void (async () => {
    await app.close();
    await dataSource.destroy();
    await postgres.stop();
    process.exit(0);
  })();
});
