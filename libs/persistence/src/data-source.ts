import type { EventEmitter } from 'node:events';
import { DataSource, type DataSourceOptions, type EntitySchema } from 'typeorm';

export interface DataSourceSettings {
  url: string;
  entities?: EntitySchema[];
  migrations?: NonNullable<DataSourceOptions['migrations']>;
  /** Connections at most. Default 10. */
  connections?: number;
}

/** The connection to Postgres, not yet opened. Schema changes come from migrations only. */
export const createDataSource = ({ url, entities = [], migrations = [], connections = 10 }: DataSourceSettings): DataSource =>
  new DataSource({
    type: 'postgres',
    url,
    entities,
    migrations,
    migrationsTableName: 'migration',
    // An update is done whole or not at all: a copy made before it fits the version that was there until then.
    migrationsTransactionMode: 'all',
    synchronize: false,
    logging: false,
    uuidExtension: 'pgcrypto',
    installExtensions: false,
    applicationName: 'baraza',
    poolSize: connections,
    // `pipeline`: see sql.ts. Plans of prepared statements and of foreign keys are kept for the life of a connection. One made while a table was still empty would scan it for ever; every
    // statement here has an index that begins with the tenant. Compiling them to machine code takes longer than running them.
    // `onConnect`: one that is lost in the moment in which it passes from the pool to whoever asked for it has nobody who listens, and an error that nobody hears ends the process. Whoever uses it next is told.
    extra: { options: '-c enable_seqscan=off -c jit=off', pipeline: true, onConnect: (client: EventEmitter) => void client.on('error', () => undefined) },
  });
