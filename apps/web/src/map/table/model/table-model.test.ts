/** The table without a screen: where keys lead, what a text means, what a paste would do. */
import type { AnyRecord, Records } from '@baraza/domain';
import type { Format } from '@baraza/ui';
import { cellReader } from './cells.js';
import { parseBlock, writeBlock, writeHtml } from './clipboard.js';
import { type Column, columnsOf, filledColumns, neededFor, type Reader, shownAtFirst, TABLE_ENTITIES } from './columns.js';
import { columnsShown, movedTo, readKept } from './kept.js';
import { compareKeys, passes, settle, sortedBy, sortRows } from './order.js';
import { blockWrites, planWrites, type Write } from './plan.js';
import { type Choices, readCell } from './read-cell.js';
import { leap, rectOf, step, tab, wayOf } from './ranges.js';

const { compare } = new Intl.Collator('en', { numeric: true });
const everybody: Reader = { can: () => true, isCleared: () => true };
const property = { id: '0190a0a0-0000-7000-8000-000000000001', of: 'stakeholder', name: 'Budget', valueType: 'number', options: [], description: null, order: 1 } as unknown as Records['property'];
const { columns } = columnsOf('stakeholder', [property], everybody, compare);
const column = (key: string): Column => columns.find((each) => each.key === key)!;
const sectors: Choices = { creatable: true, options: [{ id: 's1', value: 's1', name: 'Oversight', aliases: ['oversight'] }, { id: 's2', value: 's2', name: 'Judiciary', aliases: ['judicial'] }, { id: 's3', value: 's3', name: 'judiciary', aliases: ['courts'] }] };
const people: Choices = { creatable: false, options: [{ id: 'p1', value: 'p1', name: 'Press Union', aliases: ['PU'] }, { id: 'p2', value: 'p2', name: 'Police Union', aliases: ['PU'] }] };

test('TAB-1: every field of every kind of row is a column, and so are properties of the project’s own', () => {
  for (const entity of TABLE_ENTITIES) expect(columnsOf(entity, [], everybody, compare).hidden).toBe(0);
  expect(columns.map(({ key }) => key)).toEqual(expect.arrayContaining(['name', 'sector', 'place', 'validFrom', 'marginalised', 'tags', 'motivations', 'value.position', 'judges.influence', `properties.${property.id}`]));
  expect(column(`properties.${property.id}`).field.type).toBe('number');
  expect(shownAtFirst('stakeholder', columns, new Set())[0]).toBe('name');
  expect(shownAtFirst('stakeholder', columns, new Set())).toContain(`properties.${property.id}`);
  expect(columnsOf('relationship', [property], everybody, compare).columns.some(({ own }) => own)).toBe(false);
});

test('TAB-53: before anybody chose, columns in which something stands come first after the name', () => {
  const people = [{ id: '1', name: 'A', place: null, tags: [], description: '' }, { id: '2', name: 'B', place: 'p', tags: [], description: '', properties: { [property.id]: 3 } }] as unknown as AnyRecord[];
  const filled = filledColumns(columns, people, new Set(['influence']));
  expect([...filled].filter((key) => ['tags', 'description', 'sector', 'value.position'].includes(key))).toEqual([]);
  const shown = shownAtFirst('stakeholder', columns, filled);
  expect(shown.slice(0, 4)).toEqual(['name', 'value.influence', 'place', `properties.${property.id}`]);
  expect([...shown].sort()).toEqual([...shownAtFirst('stakeholder', columns, new Set())].sort());
  expect(shownAtFirst('stakeholder', columns, new Set(columns.map(({ key }) => key)))).toEqual(shownAtFirst('stakeholder', columns, new Set()));
});

test('TAB-2: without the right to scores, or the clearance, columns are not there and are counted', () => {
  const seen = columnsOf('stakeholder', [], { can: (right) => right !== 'readScores', isCleared: (classification) => classification === 'public' || classification === 'restricted' }, compare);
  const keys = seen.columns.map(({ key }) => key);
  for (const key of ['value.influence', 'judges.position', 'motivations', 'roleOverride', 'value.readyForViolence']) expect(keys).not.toContain(key);
  expect(keys).toContain('description');
  expect(seen.hidden).toBe(columnsOf('stakeholder', [], everybody, compare).columns.length - keys.length);
});

test('TAB-3: arrows follow the screen, Ctrl leaps over what is filled, Tab goes on to the next row and leaves at the end', () => {
  expect([wayOf('ArrowLeft', false), wayOf('ArrowLeft', true), wayOf('ArrowRight', true), wayOf('a', false)]).toEqual(['before', 'after', 'before', null]);
  expect(step({ row: 0, col: 0 }, 'up', 3, 3)).toEqual({ row: 0, col: 0 });
  const filled = (rows: string) => ({ row }: { row: number }): boolean => rows[row] === 'x';
  const from = (row: number) => ({ row, col: 0 });
  expect(leap(from(0), 'down', 8, 1, filled('xxx..x..'))).toEqual(from(2));
  expect(leap(from(2), 'down', 8, 1, filled('xxx..x..'))).toEqual(from(5));
  expect(leap(from(5), 'down', 8, 1, filled('xxx..x..'))).toEqual(from(7));
  expect(leap(from(3), 'up', 8, 1, filled('xxx..x..'))).toEqual(from(2));
  expect(tab({ row: 0, col: 2 }, false, 2, 3)).toEqual({ row: 1, col: 0 });
  expect(tab({ row: 1, col: 0 }, true, 2, 3)).toEqual({ row: 0, col: 2 });
  expect([tab({ row: 1, col: 2 }, false, 2, 3), tab({ row: 0, col: 0 }, true, 2, 3)]).toEqual([null, null]);
  expect(rectOf({ anchor: { row: 4, col: 1 }, focus: { row: 2, col: 3 } })).toEqual({ top: 2, bottom: 4, first: 1, last: 3 });
});

test('TAB-4: what spreadsheets put on the clipboard is read as it was, with tabs, breaks and quotes in cells', () => {
  expect(parseBlock('a\tb\r\nc\t\r\n')).toEqual([['a', 'b'], ['c', '']]);
  expect(parseBlock('"two\nlines"\t"a ""word"""\nx')).toEqual([['two\nlines', 'a "word"'], ['x']]);
  expect(parseBlock('"Liberty" party\tx')).toEqual([['"Liberty" party', 'x']]);
  for (const cells of [['plain', '', 'tab\there'], ['line\nbreak', '"quoted"', '=SUM(A1)'], ["'=x", '-5', '+1 name']]) expect(parseBlock(writeBlock([cells]))).toEqual([cells]);
});

test('TAB-5: what is copied out runs nothing in a spreadsheet and is no markup', () => {
  expect(writeBlock([['=HYPERLINK("http://x")', '-5', '@name']])).toBe('"\'=HYPERLINK(""http://x"")"\t-5\t\'@name');
  expect(writeHtml([['<img src=x onerror=alert(1)>', 'a & b']], 'rtl')).toBe('<table dir="rtl"><tbody><tr><td>&lt;img src=x onerror=alert(1)&gt;</td><td>a &amp; b</td></tr></tbody></table>');
});

test('TAB-6: a text is read by the column it falls into; what cannot be read says why', () => {
  expect(readCell(column('size'), '٨٬٤٠٠', null)).toEqual({ ok: true, value: 8400 });
  expect(readCell(column('womenShare'), '101', null)).toMatchObject({ ok: false, why: 'range', max: 100 });
  expect(readCell(column('validFrom'), 'August', null)).toMatchObject({ ok: false, why: 'date' });
  expect(readCell(column('name'), '  ', null)).toMatchObject({ ok: false, why: 'required' });
  expect(readCell(column('name'), 'x'.repeat(601), null)).toMatchObject({ ok: false, why: 'tooLong', max: 600 });
  expect(readCell(column('value.position'), '3', null)).toMatchObject({ ok: false, why: 'range' });
  expect(readCell(column('judges.position'), '3', null)).toMatchObject({ ok: false, why: 'readOnly' });
  expect(readCell(column('sector'), '', sectors)).toEqual({ ok: true, value: null });
});

test('TAB-7: words become terms of their list; what nobody is called, and what two are called, is told', () => {
  expect(readCell(column('sector'), ' OVERSIGHT ', sectors)).toEqual({ ok: true, value: 's1' });
  expect(readCell(column('sector'), 'courts', sectors)).toEqual({ ok: true, value: 's3' });
  expect(readCell(column('sector'), 'Judiciary', sectors)).toMatchObject({ ok: false, why: 'several' });
  expect(readCell(column('sector'), 'Harbours', sectors)).toEqual({ ok: true, create: 'Harbours' });
  expect(readCell(column('sector'), 'PU', people)).toMatchObject({ ok: false, why: 'several', said: 'Press Union · Police Union' });
  expect(readCell(column('sector'), 'Nobody', people)).toMatchObject({ ok: false, why: 'unknown' });
});

test('TAB-8: empty cells are last both ways, equals go by the next column, and two devices agree', () => {
  expect([null, 'b', 'a'].toSorted((a, b) => compareKeys(a, b, false, compare))).toEqual(['a', 'b', null]);
  expect([null, 'a', 'b'].toSorted((a, b) => compareKeys(a, b, true, compare))).toEqual(['b', 'a', null]);
  const rows = [{ id: '3', keys: ['x', 1] }, { id: '1', keys: ['x', 2] }, { id: '2', keys: ['a', 9] }, { id: '0', keys: ['x', 2] }];
  expect(sortRows(rows, [{ column: 'a', descending: false }, { column: 'b', descending: true }], compare)).toEqual(['2', '0', '1', '3']);
  const sorts = sortedBy([{ column: 'a', descending: false }], 'b', true, true);
  expect(sorts).toEqual([{ column: 'a', descending: false }, { column: 'b', descending: true }]);
  expect(sortedBy(sorts, 'c', false, false)).toEqual([{ column: 'c', descending: false }]);
  expect(sortedBy(sorts, 'a', null, true)).toEqual([{ column: 'b', descending: true }]);
});

test('TAB-9: a column is filtered by what stands in it', () => {
  const facet = (value: unknown, words = String(value ?? ''), ids: string[] = value === null ? [] : [String(value)]) => ({ value, words, ids });
  expect(passes({ kind: 'text', text: 'elise' }, facet('Élise'))).toBe(true);
  expect(passes({ kind: 'anyOf', ids: ['a', ''] }, facet(null))).toBe(true);
  expect(passes({ kind: 'anyOf', ids: ['a'] }, facet(null))).toBe(false);
  expect(passes({ kind: 'numbers', min: 2, max: null }, facet(2))).toBe(true);
  expect(passes({ kind: 'numbers', min: null, max: 1 }, facet(null))).toBe(false);
  expect(passes({ kind: 'dates', from: '2005-08', to: null }, facet('2005'))).toBe(true);
  expect(passes({ kind: 'dates', from: '2006', to: null }, facet('2005'))).toBe(false);
  expect(passes({ kind: 'filled', filled: false }, facet(null))).toBe(true);
});

test('TAB-10: rows keep their places while others come, go and change', () => {
  const ordered = ['c', 'a', 'b'];
  const known = new Set(['a', 'b', 'c', 'hidden']);
  const mayCome = (id: string): boolean => id !== 'filtered';
  expect(settle(ordered, known, ['a', 'b', 'c', 'hidden'], mayCome)).toBe(ordered);
  expect(settle(ordered, known, ['a', 'c', 'hidden', 'new', 'filtered'], mayCome)).toEqual(['c', 'a', 'new']);
});

const choicesOf = ({ key }: Column): Choices | null => (key === 'sector' ? sectors : null);
const plan = (writes: readonly Write[], isSame = (): boolean => false) => planWrites('stakeholder', writes, choicesOf, isSame);
const shown = ['name', 'sector', 'size', 'judges.position'].map(column);

test('TAB-11: a pasted block changes rows that are there, adds those beyond, names new words once, and loses no good cell for a bad one', () => {
  const block = parseBlock('First\tHarbours\tmany\t3\nSecond\tharbours\t12\t4\n\tQuays\tfew\t1\n\t\t\t\nThird\tJudiciary\t7\t2\tbeyond');
  const { writes, fallenOff } = blockWrites(block, { top: 1, bottom: 1, first: 0, last: 0 }, ['r0', 'r1', 'r2'], shown, (text) => ({ text }));
  expect(fallenOff).toBe(1);
  const { changes, additions, refused, words, incomplete, readOnly } = plan(writes);
  expect([...changes.keys()]).toEqual(['r1', 'r2']);
  expect([...changes.get('r1')!]).toEqual([['name', { ok: true, value: 'First' }], ['sector', { ok: true, create: 'Harbours' }]]);
  expect(changes.get('r2')!.get('size')).toEqual({ ok: true, value: 12 });
  expect(words).toEqual([{ column: column('sector'), name: 'Harbours' }]);
  expect(additions.map(({ row, cells }) => [row, cells.get('name')])).toEqual([[2, { ok: true, value: 'Third' }]]);
  expect(additions[0]!.cells.has('sector')).toBe(false);
  expect(refused).toMatchObject([{ row: 'r1', column: 'size', text: 'many', why: 'number' }, { row: 2, column: 'sector', text: 'Judiciary', why: 'several' }]);
  expect(incomplete).toMatchObject([{ row: 0, missing: ['name'] }]);
  expect(readOnly).toEqual([column('judges.position')]);
});

test('TAB-12: one cell fills what is selected, a block as often as it fits, and saying again what stands there changes nothing', () => {
  const rows = ['r0', 'r1', 'r2', 'r3'];
  const at = (block: string[][], rect: { top: number; bottom: number; first: number; last: number }) => blockWrites(block, rect, rows, shown, (text) => ({ text })).writes.map((write) => `${write.row} ${write.column.key} ${'text' in write ? write.text : ''}`);
  expect(at([['x']], { top: 0, bottom: 1, first: 0, last: 1 })).toEqual(['r0 name x', 'r0 sector x', 'r1 name x', 'r1 sector x']);
  expect(at([['x'], ['y']], { top: 0, bottom: 3, first: 0, last: 0 })).toEqual(['r0 name x', 'r1 name y', 'r2 name x', 'r3 name y']);
  expect(at([['x'], ['y']], { top: 1, bottom: 3, first: 0, last: 0 })).toEqual(['r1 name x', 'r2 name y']);
  expect(plan([{ row: 'r0', column: column('name'), text: 'same' }], () => true).changes.size).toBe(0);
});

test('TAB-13: a relationship needs both its ends and says which is missing', () => {
  expect(neededFor('relationship')).toEqual(['from', 'to']);
  expect(neededFor('stakeholder')).toEqual(['name']);
  expect(neededFor('holding')).toEqual(['stakeholder', 'interest']);
});

test('TAB-14: what was kept of a table is believed only as far as it makes sense', () => {
  expect(readKept('{"entity":"nonsense","scope":7,"layouts":{"stakeholder":{"shown":["name","gone"],"widths":{"name":9999,"size":"x"},"pinned":-1,"sorts":[{"column":"name"}]}}}')).toEqual({
    entity: 'stakeholder',
    scope: 'map',
    layouts: { stakeholder: { shown: ['name', 'gone'], widths: { name: 800 }, pinned: 1, sorts: [{ column: 'name', descending: false }] } },
  });
  for (const text of [null, '', '{', '"x"', 'null']) expect(readKept(text)).toEqual({ entity: 'stakeholder', scope: 'map', layouts: {} });
  const layout = readKept('{"layouts":{"stakeholder":{"shown":["size","gone","name"]}}}').layouts.stakeholder!;
  expect(columnsShown(layout, 'stakeholder', columns, new Set()).map(({ key }) => key)).toEqual(['size', 'name']);
  expect(movedTo(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c']);
});

test('TAB-15 TAB-51: a cell is read, copied, sorted and filtered by what it means', () => {
  const term = (id: string, code: string, order: number) => ({ id, vocabulary: 'sector', code, name: null, order, classification: 'restricted', deleted: false });
  const terms = [term('t1', 'zebra', 1), term('t2', 'alpha', 2)];
  const both = { value: 6.5, count: 2, spread: [6, 7], judges: [], confidence: 'low' } as const;
  const reader = cellReader({
    format: { number: (value: number) => `#${value}`, list: (items: readonly string[]) => items.join(' and '), partialDate: (date: string) => `in ${date}` } as unknown as Format,
    choice: (_field, value) => `choice ${value}`,
    termWord: ({ code }) => code,
    words: { yes: 'yes', no: 'no', for: 'for', against: 'against' },
    all: () => terms as unknown as AnyRecord[],
    get: (_entity, id) => terms.find((each) => each.id === id) as unknown as AnyRecord | undefined,
    score: (_id, dimension) => (dimension === 'influence' ? { aggregate: both, unagreed: null } : dimension === 'interest' ? { aggregate: { ...both, value: 6, count: 1, confidence: 'high' }, unagreed: { whose: 'mine', all: both } } : null),
    agreement: (_id, dimension) => (dimension === 'interest' ? null : undefined),
    whyUnagreed: () => '',
  });
  const record = { id: 'r', classification: 'restricted', deleted: false, name: 'Name', sector: 't1', state: 'nonState', size: 8400, marginalised: true, validFrom: '2005-08', tags: ['a', 'b'], place: undefined, properties: { [property.id]: 12 } } as unknown as AnyRecord;
  const all = (key: string) => [reader.words(record, column(key)), reader.text(record, column(key)), reader.sortKey(record, column(key))];
  expect(all('sector')).toEqual(['zebra', 'zebra', 0]);
  expect(all('state')).toEqual(['choice nonState', 'choice nonState', 1]);
  expect(all('size')).toEqual(['#8400', '8400', 8400]);
  expect(all('marginalised')).toEqual(['yes', 'yes', 0]);
  expect(all('validFrom')).toEqual(['in 2005-08', '2005-08', '2005-08-01']);
  expect(all('tags')).toEqual(['a and b', 'a; b', 'a and b']);
  expect(all('value.influence')).toEqual(['#6.5', '6.5', 6.5]);
  expect(all('judges.influence')).toEqual(['#2', '2', 2]);
  expect(all('value.position')).toEqual(['', '', null]);
  // TAB-51: what is not agreed is sorted and filtered by what is shown; who judged is everybody.
  expect(all('value.interest')).toEqual(['#6', '6', 6]);
  expect(reader.facet(record, column('value.interest'))).toMatchObject({ value: 6, words: '#6' });
  expect([reader.value(record, column('judges.interest')), reader.value(record, column('confidence.interest'))]).toEqual([2, 'high']);
  expect(all(`properties.${property.id}`)).toEqual(['#12', '12', 12]);
  expect(reader.facet(record, column('sector')).ids).toEqual(['t1']);
  // What is copied from a cell is read back as the same.
  for (const key of ['sector', 'state', 'size', 'marginalised', 'validFrom', 'tags']) expect(readCell(column(key), reader.text(record, column(key)), reader.choicesOf(column(key)))).toEqual({ ok: true, value: record[key] });
  expect(reader.choicesOf(column('sector'))).toBe(reader.choicesOf(column('sector')));
});
