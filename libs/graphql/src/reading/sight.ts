/** By whose eyes, and at which moment, a statement reads: what it takes from a scope. */
import { type EntityName, isDated, isRecorded, type Viewer } from '@baraza/domain';
import { AS_THEY_ARE, liveWhere, readableWhere, recordedRows, type RowsOf, validWhere, visibleWhere } from '@baraza/persistence';
import type { Scope } from './scope.js';
import type { Bound } from './values.js';

export interface Sight {
  viewer: Viewer;
  /** Where rows are read. */
  rows: RowsOf;
  live(entity: EntityName, alias: string): string;
  readable(entity: EntityName, alias: string): string;
  /** Both at once, which looks what a row hangs on up once. */
  visible(entity: EntityName, alias: string): string;
  /** Condition that what is listed was so on the day that is asked about; null: any. */
  valid(entity: EntityName, alias: string): string | null;
}

/** Binds the moment of the scope to a statement. */
export function sightOf({ viewer, moment }: Pick<Scope, 'viewer' | 'moment'>, bound: Bound): Sight {
  // Bound where it is needed: a value that no part of the statement names is refused by Postgres.
  let seq: string | undefined;
  const rows: RowsOf = moment.recorded === null ? AS_THEY_ARE : (entity) => (isRecorded(entity) ? recordedRows((seq ??= bound.add(moment.recorded, 'bigint')))(entity) : AS_THEY_ARE(entity));
  const { validAt } = moment;
  return {
    viewer,
    rows,
    live: (entity, alias) => liveWhere(entity, alias, rows),
    readable: (entity, alias) => readableWhere(entity, alias, viewer, rows),
    visible: (entity, alias) => visibleWhere(entity, alias, viewer, rows),
    valid: (entity, alias) => (validAt === null || !isDated(entity) ? null : validWhere(entity, alias, bound.add(validAt, 'text'), rows)),
  };
}
