/**
 * The statements that read, one for each kind of question whatever the number of records it is asked of. `keys` are (project, id) pairs: what a whole level of a query
 * asks of projects with the same rules goes into one statement.
 */
import { canReadField, type EntityName, type Viewer } from '@baraza/domain';
import { columnName, readableWhere, RIGHTS_COLUMNS, selectFields, selectRecord } from '@baraza/persistence';
import { type Filter, filterCondition, searchCondition } from './filter.js';
import { afterCondition, cursorColumn, decodeCursor, orderBy, type OrderTerm, sortKeys } from './order.js';
import type { Statement } from './read-session.js';
import type { Relation } from './relations.js';
import { boundKeys, KEYS } from './keys.js';
import type { Key, Scope } from './scope.js';
import { type Sight, sightOf } from './sight.js';
import { Bound } from './values.js';

/** What decides about the rows besides the keys. */
type By = Pick<Scope, 'viewer' | 'moment'>;

/** Records by id, deleted ones and ones that may not be read among them: the columns `@live` and `@readable` say which. */
export function recordsStatement(entity: EntityName, by: By, workspace: string, keys: readonly Key[]): Statement {
  const bound = boundKeys(workspace, keys);
  const sight = sightOf(by, bound);
  const text = `SELECT k.n AS "@n", (${sight.live(entity, 'r')}) AS "@live", (${sight.readable(entity, 'r')}) AS "@readable", ${selectRecord(entity, 'r')}
  FROM ${KEYS}
  JOIN ${sight.rows(entity)} r ON r.workspace_id = $1 AND r.project_id = k.project_id AND r.id = k.id`;
  return { text, values: bound.values };
}

/** Fields of the live records with these ids that the viewer may read, as one value: a list of [place among the keys, fields]. */
export function fieldsStatement(entity: EntityName, fields: readonly string[], by: By, workspace: string, keys: readonly Key[]): Statement {
  const bound = boundKeys(workspace, keys);
  const sight = sightOf(by, bound);
  const text = `SELECT to_json(ARRAY(SELECT json_build_array(k.n, ${selectFields(entity, 'r', fields)})
  FROM ${KEYS}
  JOIN ${sight.rows(entity)} r ON r.workspace_id = $1 AND r.project_id = k.project_id AND r.id = k.id
 WHERE ${sight.visible(entity, 'r')})) AS "@rows"`;
  return { text, values: bound.values };
}

/** Pages of a list for all keys, as one value: a list of [place among the keys, fields, cursor if wanted, total if wanted]. A key whose list is empty comes once, with null for the fields. */
export function pagesStatement(relation: Relation, fields: readonly string[], cursor: boolean, by: By, workspace: string, keys: readonly Key[], request: PageRequest): Statement {
  const { text, values } = pageStatement(relation, by, workspace, keys, request, { record: `${selectFields(relation.to, 'r', fields)} AS "@record"`, cursor });
  const columns = ['"@n"', request.wants.rows ? '"@record"' : 'NULL::json', cursor && request.wants.rows ? '"@cursor"' : 'NULL::text', request.wants.total ? '"@total"' : 'NULL::integer'];
  return { text: `SELECT to_json(ARRAY(SELECT json_build_array(${columns.join(', ')}) FROM (${text}) q)) AS "@rows"`, values };
}

export interface PageRequest {
  first: number;
  after: string | null;
  filter: Filter | null;
  search: string | null;
  order: readonly OrderTerm[];
  /** Whether rows, and whether their total number, are asked for. */
  wants: { rows: boolean; total: boolean };
}

/** What is selected of each row of a page. */
interface PageColumns {
  record: string;
  cursor: boolean;
}

/** Of more lists than this, the rows of all are found and ordered together; of fewer, page by page, which sorts no more than the page. No list here has an index in its order, so that either way reads each list whole. */
const FEW_LISTS = 20;

/** One page of a list for each key: the row after the last is read too, to know whether there is more. Columns `@cursor` and `@total` come with the record. */
export function pageStatement(relation: Relation, by: By, workspace: string, keys: readonly Key[], request: PageRequest, columnsOfPage: PageColumns = { record: selectRecord(relation.to, 'r'), cursor: true }): Statement {
  const bound = boundKeys(workspace, keys);
  const list = listOf(relation, sightOf(by, bound), request, bound);
  const columns = ['k.n AS "@n"'];
  const joins: string[] = [];
  let before = '';
  if (request.wants.rows) {
    columns.push('p.*');
    joins.push(pages(relation.to, by.viewer, request, list, bound, columnsOfPage, keys.length > FEW_LISTS));
  }
  if (request.wants.total) {
    columns.push('t.total AS "@total"');
    // Counted beforehand: joined beside the page it may be counted again for each row of it.
    before = `WITH t AS MATERIALIZED (SELECT k.n, c.total FROM ${KEYS} CROSS JOIN LATERAL (SELECT count(*)::integer AS total FROM ${list.rows} r\n    WHERE ${list.where}) c)\n`;
    joins.push('JOIN t ON t.n = k.n');
  }
  const order = request.wants.rows ? 'k.n, p."@rank"' : 'k.n';
  return { text: `${before}SELECT ${columns.join(', ')}\n  FROM ${KEYS}\n  ${joins.join('\n  ')}\n ORDER BY ${order}`, values: bound.values };
}

/** The rows of one key's list, and what must be true of the shown ones. */
interface List {
  rows: string;
  where: string;
}

function listOf({ to, fields }: Relation, sight: Sight, { filter, search }: PageRequest, bound: Bound): List {
  const context = { entity: to, alias: 'r', ...sight, bound };
  const conditions = [sight.visible(to, 'r')];
  const valid = sight.valid(to, 'r');
  if (valid !== null) conditions.push(valid);
  if (filter !== null) conditions.push(filterCondition(context, filter));
  if (search !== null) conditions.push(searchCondition(context, search));
  return { rows: rowsOfKey(to, fields, sight), where: conditions.join('\n      AND ') };
}

/** The rows that belong to the key, each once. A union, not an OR: each part then uses its own index. By a reference that the viewer may not read nothing is found. */
function rowsOfKey(to: EntityName, fields: readonly string[], { viewer, rows: rowsOf }: Sight): string {
  const rows = `SELECT x.* FROM ${rowsOf(to)} x WHERE x.workspace_id = $1 AND x.project_id = k.project_id`;
  if (fields.length === 0) return `(${rows})`;
  const columns = fields.filter((field) => canReadField(viewer, to, field)).map((field) => `x."${columnName(to, field)}"`);
  if (columns.length === 0) return `(${rows} AND false)`;
  const parts = columns.map((column, index) => [`${rows} AND ${column} = k.id`, ...columns.slice(0, index).map((earlier) => `${earlier} IS DISTINCT FROM k.id`)].join(' AND '));
  return `(${parts.join('\n      UNION ALL ')})`;
}

function pages(entity: EntityName, viewer: Viewer, { first, after, order }: PageRequest, { rows, where }: List, bound: Bound, { record, cursor }: PageColumns, together: boolean): string {
  const keys = sortKeys(entity, 'r', viewer, order);
  const beyond = after === null ? '' : `\n      AND ${afterCondition(keys, decodeCursor(order, keys, after), bound)}`;
  const by = orderBy(keys);
  const columns = `${cursor ? `${cursorColumn(keys)} AS "@cursor", ` : ''}row_number() OVER (${together ? 'PARTITION BY k.n ' : ''}ORDER BY ${by}) AS "@rank", ${record}`;
  const most = bound.add(first + 1, 'integer');
  if (!together) return `LEFT JOIN LATERAL (SELECT ${columns}\n    FROM ${rows} r\n    WHERE ${where}${beyond}\n    ORDER BY ${by}\n    LIMIT ${most}) p ON true`;
  return `LEFT JOIN (SELECT k.n, ${columns}\n    FROM ${KEYS}\n    CROSS JOIN LATERAL ${rows} r\n    WHERE ${where}${beyond}) p ON p.n = k.n AND p."@rank" <= ${most}`;
}

/** All judgements that the viewer may read, of each stakeholder. */
export function judgementsStatement(by: By, workspace: string, keys: readonly Key[]): Statement {
  const bound = boundKeys(workspace, keys);
  const sight = sightOf({ ...by, moment: { ...by.moment, validAt: null } }, bound);
  const text = `SELECT k.n AS "@n", ${selectRecord('judgement', 'r')}
  FROM ${KEYS}
  JOIN ${sight.rows('judgement')} r ON r.workspace_id = $1 AND r.project_id = k.project_id AND r.stakeholder_id = k.id
 WHERE ${sight.visible('judgement', 'r')}`;
  return { text, values: bound.values };
}

/** What people are called in the project, also those who have left it. */
export function peopleStatement(viewer: Viewer, workspace: string, keys: readonly Key[]): Statement {
  const bound = boundKeys(workspace, keys);
  const text = `SELECT DISTINCT ON (k.n) k.n AS "@n", r.display_name
  FROM ${KEYS}
  JOIN member r ON r.workspace_id = $1 AND r.project_id = k.project_id AND r.account_id = k.id
 WHERE ${readableWhere('member', 'r', viewer)}
 ORDER BY k.n, r.deleted, r.from_seq DESC`;
  return { text, values: bound.values };
}

/** The project's own properties, deleted ones too. Every key has the project's id. */
export function propertiesStatement(by: By, workspace: string, keys: readonly Key[]): Statement {
  const bound = boundKeys(workspace, keys);
  const sight = sightOf(by, bound);
  const text = `SELECT k.n AS "@n", (${sight.readable('property', 'r')}) AS "@readable", ${selectRecord('property', 'r')}
  FROM ${KEYS}
  JOIN ${sight.rows('property')} r ON r.workspace_id = $1 AND r.project_id = k.project_id
 ORDER BY r."order" NULLS LAST, r.id`;
  return { text, values: bound.values };
}

/** Where the log of each project stands. */
export function headsStatement(workspace: string, keys: readonly Key[]): Statement {
  const bound = boundKeys(workspace, keys);
  return { text: `SELECT k.n AS "@n", r.seq\n  FROM ${KEYS}\n  JOIN project_log r ON r.workspace_id = $1 AND r.project_id = k.project_id`, values: bound.values };
}

/** In which workspaces projects lie. */
export const directoryStatement = (projects: readonly string[]): Statement => ({ text: 'SELECT project_id, workspace_id FROM project_directory WHERE project_id = ANY($1::uuid[])', values: [projects] });

/** Projects of a workspace in which the account is a member, with its rights there; all of them, or those named. */
export function projectsStatement(workspace: string, account: string, projects: readonly string[] | null): Statement {
  const text = `SELECT ${RIGHTS_COLUMNS}, ${selectRecord('project', 'r')}
  FROM member m
  JOIN project r ON r.workspace_id = m.workspace_id AND r.project_id = m.project_id
 WHERE m.workspace_id = $1 AND m.account_id = $2 AND NOT m.deleted AND NOT r.deleted AND ($3::uuid[] IS NULL OR r.project_id = ANY($3::uuid[]))
 ORDER BY r.name COLLATE "und-x-icu", r.id`;
  return { text, values: [workspace, account, projects] };
}

export interface TieFilter {
  /** Ids or codes of types; null: all. */
  types: readonly string[] | null;
  minStrength: number | null;
}

/** All ties of the project that the viewer may read; one more than `most`, to tell when there are too many. */
export function tiesStatement(by: By, workspace: string, project: string, { types, minStrength }: TieFilter, most: number): Statement {
  const bound = new Bound();
  bound.add(workspace);
  bound.id(project);
  const sight = sightOf(by, bound);
  const conditions = ['r.workspace_id = $1 AND r.project_id = $2', sight.visible('relationship', 'r')];
  const valid = sight.valid('relationship', 'r');
  if (valid !== null) conditions.push(valid);
  if (types !== null) {
    const named = bound.add(types, 'text[]');
    const term = `SELECT 1 FROM ${sight.rows('term')} w WHERE w.workspace_id = r.workspace_id AND w.project_id = r.project_id AND w.id = r.type_id AND (w.id::text = ANY(${named}) OR w.code = ANY(${named}))`;
    conditions.push(`EXISTS (${term} AND ${sight.readable('term', 'w')})`);
  }
  if (minStrength !== null) conditions.push(`r.strength >= ${bound.add(minStrength, 'integer')}`);
  return { text: `SELECT r.id, r.from_id AS "from", r.to_id AS "to", r.direction\n  FROM ${sight.rows('relationship')} r\n WHERE ${conditions.join('\n   AND ')}\n LIMIT ${bound.add(most + 1, 'integer')}`, values: bound.values };
}
