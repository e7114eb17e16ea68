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
    migrationsTransactionMode: 'each',
    synchronize: false,
    logging: false,
    uuidExtension: 'pgcrypto',
    installExtensions: false,
    applicationName: 'baraza',
    poolSize: connections,
  });
