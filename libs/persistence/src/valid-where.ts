/** When something was so, as SQL: the rule of libs/domain/valid-time.ts, derived from the same definition. */
import { type EntityName, isDated, parentsOf, validSpanOf } from '@baraza/domain';
import { columnName } from './columns.js';
import { AS_THEY_ARE, type RowsOf } from './recorded-rows.js';

const BY_CHARACTER = 'COLLATE "C"';

/** Condition: the row was so on the day (a bound text, YYYY-MM-DD), by its own dates and those of what it hangs on. Dates are compared as far as they are written: “2005” has begun on every day of 2005, and ends with it. */
export function validWhere(entity: EntityName, alias: string, day: string, rows: RowsOf = AS_THEY_ARE): string {
 const parents = parentsOf(entity).flatMap(([field, parent]) => {
   if (!isDated(parent)) return [];
   const column = columnName(entity, field);
   const inner = `${alias}_${field}`;
   const same = `${inner}.workspace_id = ${alias}.workspace_id AND ${inner}.project_id = ${alias}.project_id AND ${inner}.id = ${alias}."${column}"`;
   return [`(${alias}."${column}" IS NULL OR EXISTS (SELECT 1 FROM ${rows(parent)} ${inner} WHERE ${same} AND ${validWhere(parent, inner, day, rows)}))`];
 });
 return [...own(entity, alias, day), ...parents].join(' AND ') || 'true';
}

function own(entity: EntityName, alias: string, day: string): string[] {
 const span = validSpanOf(entity);
 if (!span) return [];
 const column = (field: string): string => `${alias}."${columnName(entity, field)}"`;
 const compared = (field: string, sign: string): string => `${column(field)} ${BY_CHARACTER} ${sign} left(${day}, length(${column(field)}))`;
 const unstated = span.else === null ? 'true' : `to_char(${column(span.else)} AT TIME ZONE 'UTC', 'YYYY-MM-DD') ${BY_CHARACTER} <= ${day}`;
 return [
   `CASE WHEN ${column(span.from)} IS NULL THEN ${unstated} ELSE ${compared(span.from, '<=')} END`,
   `(${column(span.to)} IS NULL OR ${compared(span.to, '>=')})`,
   ...(span.never === null ? [] : [`NOT ${column(span.never)}`]),
 ];
}
