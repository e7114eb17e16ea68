import { assignRoles, kindOfSheet } from '../kumu/columns.js';
import type { Table } from '../tables/types.js';
import { endHeader, isHeader, saysHeader, wordsOf } from './headers.js';
import { type ColumnStatistics, determinedBy, keyOf, statisticsOf } from './statistics.js';
import type { ColumnMapping, Mapping, Owner, Role, SheetMapping } from './types.js';

/**
 * What the tables of a file probably mean. Sheets with Kumu's headers mean what they mean in Kumu. In others the names of elements are found by header, ties by two keys that repeat, and what of a tie's row speaks of
 * one of its ends by what that end's key determines. Equal tables give an equal mapping. Nothing is decided for good: a person sees and changes it.
 */
export function proposeMapping(tables: readonly Table[]): Mapping {
  return new Proposer(tables).run();
}

/** Sheets with Kumu's headers, as Kumu reads them; the others are nothing. */
export const kumuMapping = (tables: readonly Table[]): Mapping => tables.map((table) => passedOver(table) ?? kumuSheet(table) ?? nothing(table, 'notUnderstood'));

const nothing = ({ sheet, header }: Table, why?: SheetMapping['why']): SheetMapping => ({ sheet, rows: 'nothing', columns: header.map((name) => ({ header: name, of: 'row', role: 'leaveOut' })), types: {}, ...(why ? { why } : {}) });

function passedOver(table: Table): SheetMapping | undefined {
  if (/\(ignore\)/i.test(table.sheet) || table.header.length === 0) return nothing(table);
  return table.hidden ? nothing(table, 'hidden') : undefined;
}

function kumuSheet({ sheet, header }: Table): SheetMapping | undefined {
  const kind = kindOfSheet(header);
  if (!kind) return undefined;
  const roles = assignRoles(header, kind);
  return { sheet, rows: kind, types: {}, columns: roles.map((role, index) => ({ header: header[index]!, ...(role === 'from' || role === 'to' ? { of: role, role: 'label' } : { of: 'row', role }) })) };
}

/** A column Name alone is in many tables that are none of Kumu's. */
const saysKumu = ({ header }: Table): boolean => kindOfSheet(header) === 'connections' || header.some((name) => name.trim().toLowerCase() === 'label');

interface Sheet {
  table: Table;
  columns: ColumnStatistics[];
}

/** A key that repeats in a sheet of ties. */
interface End {
  key: ColumnStatistics;
  determines: boolean[];
  /** The sheet whose rows have this key. */
  described: SheetMapping | undefined;
}

class Proposer {
  private readonly done = new Map<Table, SheetMapping>();

  constructor(private readonly tables: readonly Table[]) {}

  run(): Mapping {
    const open: Sheet[] = [];
    for (const table of this.tables) {
      const known = passedOver(table) ?? this.aboutColumns(table) ?? (saysKumu(table) ? kumuSheet(table) : undefined);
      if (known) this.done.set(table, known);
      else open.push({ table, columns: statisticsOf(table) });
    }
    for (const sheet of open) this.take(sheet, scoresSheet(sheet));
    for (const sheet of open) this.take(sheet, namedEnds(sheet));
    // Elements before ties: these refer to the keys of those.
    for (const sheet of open) if (!isOfTies(sheet)) this.take(sheet, namedSheet(sheet) ?? elementsSheet(sheet));
    for (const sheet of open) this.take(sheet, this.tiesSheet(sheet));
    for (const sheet of open) this.take(sheet, namedSheet(sheet) ?? elementsSheet(sheet));
    this.plainIds();
    return this.tables.map((table) => this.done.get(table) ?? nothing(table, 'notUnderstood'));
  }

  /** Numbers of a list that no table of ties names by its header are kept as they are: then other sheets, and later files, name them so, too. */
  private plainIds(): void {
    const sheets = [...this.done.values()];
    const keys = new Set(sheets.filter(({ rows }) => rows === 'connections').flatMap(({ columns }) => columns.filter(({ of, role }) => of !== 'row' && role === 'id').map(({ header }) => header)));
    for (const { rows, columns } of sheets) if (rows === 'elements') for (const column of columns) if (column.role === 'id' && !keys.has(column.header)) delete column.prefix;
  }

  private take({ table }: Sheet, mapping: SheetMapping | undefined): void {
    if (mapping && !this.done.has(table)) this.done.set(table, mapping);
  }

  /** A sheet that explains the columns of the others: most cells of one of its columns are headers of theirs. */
  private aboutColumns(table: Table): SheetMapping | undefined {
    const others = new Set(this.tables.filter((other) => other !== table).flatMap(({ header }) => header));
    if (others.size === 0 || table.rows.length < 2) return undefined;
    const explains = table.header.some((_, index) => table.rows.filter(({ cells }) => others.has(keyOf(cells[index]))).length >= table.rows.length * MOST);
    return explains ? nothing(table, 'columns') : undefined;
  }

  /** Each row connects the elements of two keys. */
  private tiesSheet({ table, columns }: Sheet): SheetMapping | undefined {
    const ends = this.endsOf({ table, columns });
    if (!ends) return undefined;
    const [from, to] = ends;
    const mapped = columns.map((column) => this.tieColumn(column, from, to));
    for (const owner of ['from', 'to'] as const) giveRole(mapped, columns, 'label', owner, (column) => saysHeader(column.header, 'name') && !column.header.includes('/'));
    for (const [owner, end] of [['from', from], ['to', to]] as const) if (end.described) leaveOutDescribed(mapped, owner, end.described);
    giveRole(mapped, columns, 'type', 'row', ({ header, filled }) => saysHeader(header, 'type') && filled === table.rows.length);
    giveRole(mapped, columns, 'id', 'row', (column) => isUnique(column, table) && isKey(column));
    giveRole(mapped, columns, 'description', 'row', ({ header }) => saysHeader(header, 'description'));
    return { sheet: table.sheet, rows: 'connections', columns: mapped, types: { ...typeOfEnd('from', from), ...typeOfEnd('to', to) }, found: true };
  }

  /** The two keys whose elements the rows connect: that of a sheet of elements first. */
  private endsOf({ table, columns }: Sheet): readonly [End, End] | undefined {
    const keys = repeatingKeys(table, columns).map((key): End => ({ key, determines: determinedBy(table, key.index), described: this.describedBy(key) }));
    // Of several that mean the same, the one that another sheet has; then the one that is no mere number.
    keys.sort((a, b) => Number(Boolean(b.described)) - Number(Boolean(a.described)) || b.key.distinct - a.key.distinct || Number(isNumbered(a.key)) - Number(isNumbered(b.key)) || a.key.index - b.key.index);
    for (const first of keys) {
      const second = keys.find(({ key, determines }) => !first.determines[key.index] && !determines[first.key.index]);
      if (second) return [first, second];
    }
    return undefined;
  }

  /** The sheet of elements whose id column has this header. */
  private describedBy({ header }: ColumnStatistics): SheetMapping | undefined {
    return [...this.done.values()].find(({ rows, columns }) => rows === 'elements' && columns.some((column) => column.role === 'id' && column.header === header));
  }

  private tieColumn(column: ColumnStatistics, from: End, to: End): ColumnMapping {
    const { header, index } = column;
    if (column === from.key) return { header, of: 'from', role: 'id', ...prefixOf(column) };
    if (column === to.key) return { header, of: 'to', role: 'id', ...prefixOf(column) };
    const [byFrom, byTo] = [from.determines[index], to.determines[index]];
    return { header, of: byFrom === byTo ? 'row' : byFrom ? 'from' : 'to', role: 'other' };
  }
}

/** Of its rows, how many must be so for a sheet to be taken for something. */
const MOST = 0.8;

const isKey = ({ header }: ColumnStatistics): boolean => saysHeader(header, 'key');
const isUnique = ({ filled, distinct }: ColumnStatistics, { rows }: Table): boolean => rows.length > 0 && filled === rows.length && distinct === filled;
const isNumbered = ({ numbers, filled }: ColumnStatistics): boolean => numbers === filled;
/** Numbers of one list mean nothing in another, so they are written with the name of theirs. */
const prefixOf = (column: ColumnStatistics): Pick<ColumnMapping, 'prefix'> => (isNumbered(column) ? { prefix: column.header } : {});

const repeatingKeys = ({ rows }: Table, columns: readonly ColumnStatistics[]): ColumnStatistics[] =>
  columns.filter((column) => isKey(column) && column.filled >= rows.length * REFERRED && column.distinct > 1 && column.distinct < column.filled);
/** Of the rows of a table of ties, how many must name an end. */
const REFERRED = 0.95;

/** Two keys that repeat and none of which follows from the other. */
function isOfTies({ table, columns }: Sheet): boolean {
  const keys = repeatingKeys(table, columns).map((key) => ({ key, determines: determinedBy(table, key.index) }));
  return keys.some((a) => keys.some((b) => !a.determines[b.key.index] && !b.determines[a.key.index]));
}

/** What a key without a sheet of its own stands for is named after the key, and taken for a thing: whoever has a stake is seldom only a number. */
function typeOfEnd(owner: 'from' | 'to', { key, described }: End): SheetMapping['types'] {
  const name = stem(key.header);
  return described || name === undefined ? {} : { [owner]: { name, thing: true } };
}

/** `AgtId` → “Agt”. */
function stem(header: string): string | undefined {
  const words = wordsOf(header).filter((word) => !isHeader(word, 'key'));
  const text = words.join(' ');
  return text === '' ? undefined : text.charAt(0).toUpperCase() + text.slice(1);
}

/** Gives a role to the first column of an owner that fits and has none. */
function giveRole(mapped: ColumnMapping[], columns: readonly ColumnStatistics[], role: Role, of: Owner, fits: (column: ColumnStatistics) => boolean): void {
  if (mapped.some((column) => column.of === of && column.role === role)) return;
  const at = columns.findIndex((column, index) => mapped[index]!.of === of && mapped[index]!.role === 'other' && column.filled > 0 && fits(column));
  if (at >= 0) mapped[at]!.role = role;
}

/** What the sheet of its elements says of an end need not be read again from each tie. */
function leaveOutDescribed(mapped: ColumnMapping[], of: Owner, described: SheetMapping): void {
  const known = new Set(described.columns.map(({ header }) => header));
  for (const column of mapped) if (column.of === of && column.role !== 'id' && known.has(column.header)) Object.assign(column, { of: 'row', role: 'leaveOut' });
}

/** A table with columns that name both ends: From or Source and To or Target, or `source_id` and `target name`, in any of the languages. What both ends have columns of besides, such as `source_country` and `target_country`, is said of them. */
function namedEnds({ table, columns }: Sheet): SheetMapping | undefined {
  const named = columns.map(({ header, filled }) => (filled > 0 ? endHeader(header) : undefined));
  const of = (end: 'from' | 'to') => named.filter((each) => each?.end === end);
  if ((['from', 'to'] as const).some((end) => !of(end).some((each) => each!.rest === ''))) return undefined;
  const paired = (rest: string): boolean => (['from', 'to'] as const).every((end) => of(end).some((each) => each!.rest === rest));
  const taken = new Set<string>();
  const mapped = columns.map(({ header }, index): ColumnMapping => {
    const found = named[index];
    if (!found || (found.rest !== '' && !paired(found.rest))) return { header, of: 'row', role: 'other' };
    const role = found.rest !== '' ? 'other' : found.role;
    if (role !== 'other' && taken.has(`${found.end} ${role}`)) return { header, of: 'row', role: 'other' };
    taken.add(`${found.end} ${role}`);
    return { header, of: found.end, role };
  });
  for (const owner of ['from', 'to'] as const) for (const role of ['type', 'tags', 'description'] as const) giveRole(mapped, columns, role, owner, ({ header }) => saysHeader(header, role));
  for (const role of ['type', 'direction', 'tags', 'description'] as const) giveRole(mapped, columns, role, 'row', ({ header }) => saysHeader(header, role));
  giveRole(mapped, columns, 'id', 'row', (column) => isUnique(column, table) && isKey(column));
  return { sheet: table.sheet, rows: 'connections', columns: mapped, types: {}, found: true };
}

/** A table in which each row judges somebody on a scale. */
function scoresSheet({ table, columns }: Sheet): SheetMapping | undefined {
  const mapped = columns.map(({ header }): ColumnMapping => ({ header, of: 'row', role: 'other' }));
  for (const role of ['scale', 'value', 'confidence', 'judge', 'date', 'source'] as const) giveRole(mapped, columns, role, 'row', ({ header }) => saysHeader(header, role));
  const has = (role: Role): boolean => mapped.some((column) => column.role === role);
  if (!has('scale') || !has('value')) return undefined;
  giveRole(mapped, columns, 'label', 'row', ({ header }) => saysHeader(header, 'name'));
  giveRole(mapped, columns, 'id', 'row', isKey);
  giveRole(mapped, columns, 'note', 'row', ({ header }) => saysHeader(header, 'description'));
  if (!has('label') && !has('id')) giveRole(mapped, columns, 'label', 'row', ({ numbers }) => numbers === 0);
  for (const column of mapped) if (column.role === 'other') column.role = 'leaveOut';
  return has('label') || has('id') ? { sheet: table.sheet, rows: 'scores', columns: mapped, types: {}, found: true } : undefined;
}

/** A table with a column Name: what Kumu's headers name is what it is there; of the others one that is nothing but a word for a kind, such as Kind or Category, says the kind, and so on. */
function namedSheet({ table, columns }: Sheet): SheetMapping | undefined {
  const sheet = kumuSheet(table);
  if (!sheet) return undefined;
  const mapped = sheet.columns.map((column) => ({ ...column }));
  for (const role of ['type', 'tags', 'description'] as const) giveRole(mapped, columns, role, 'row', ({ header }) => isHeader(header, role));
  return { ...sheet, columns: mapped, found: true };
}

/** A table with a column of names: one that says so, else the one that is most like names. */
function elementsSheet({ table, columns }: Sheet): SheetMapping | undefined {
  const mapped = columns.map(({ header }): ColumnMapping => ({ header, of: 'row', role: 'other' }));
  const ids = columns.filter((column) => isKey(column) && isUnique(column, table)).sort((a, b) => Number(isNumbered(a)) - Number(isNumbered(b)) || a.index - b.index);
  if (ids[0]) Object.assign(mapped[ids[0].index]!, { role: 'id', ...prefixOf(ids[0]) });
  const likeNames = (column: ColumnStatistics): boolean => column.numbers === 0 && table.rows.length >= FEWEST_NAMES && column.filled >= table.rows.length * MOST && column.distinct >= column.filled * MOST && column.length <= LONGEST_NAME && column.length >= 2;
  giveRole(mapped, columns, 'label', 'row', (column) => saysHeader(column.header, 'name') && column.filled >= table.rows.length * MOST);
  giveRole(mapped, columns, 'label', 'row', likeNames);
  if (table.rows.length === 0 || !mapped.some(({ role }) => role === 'label')) return undefined;
  for (const role of ['type', 'tags', 'description'] as const) giveRole(mapped, columns, role, 'row', ({ header }) => saysHeader(header, role));
  return { sheet: table.sheet, rows: 'elements', columns: mapped, types: {}, found: true };
}
const LONGEST_NAME = 80;
/** Fewer say nothing about what a column holds. */
const FEWEST_NAMES = 3;
