import type { DataSource } from 'typeorm';
import { inTransaction } from './sql.js';

/** Lets the planner know of many new rows at once, instead of when autovacuum comes by: until then questions about them are slow. Takes a fraction of a second. */
export const refreshStatistics = (dataSource: DataSource): Promise<void> => inTransaction(dataSource, null, async (sql) => void (await sql.query('SELECT refresh_statistics()')));
