import { entriesOf, type Operation, type RecordChange, toldOf, withNewest } from './entries.js';

const ada = { account: 'ada', displayName: 'Ada' };
const bo = { account: 'bo', displayName: 'Bo' };

const record = (id: string, more: Partial<RecordChange> = {}): RecordChange => ({ entity: 'stakeholder', id, created: false, hidden: false, changes: [{ field: 'name', before: 'a', after: 'b' }], ...more });
const operation = (seq: number, more: Partial<Operation> = {}): Operation => ({ seq, at: `2026-11-22T10:${String(seq).padStart(2, '0')}:00.000Z`, operation: 'updateStakeholder', again: false, group: null, more: false, hidden: false, actor: ada, records: [record('s')], ...more });
const move = (seq: number, id: string, x: number, more: Partial<Operation> = {}): Operation => operation(seq, { operation: 'moveOnMap', records: [record(id, { entity: 'membership', changes: [{ field: 'x', before: x - 1, after: x }] })], ...more });

test('UI-9: each record says whether it was added, changed, deleted or brought back', () => {
  const [entry] = entriesOf([
    operation(1, {
      records: [record('a', { created: true }), record('b'), record('c', { changes: [{ field: 'deleted', before: false, after: true }] }), record('d', { changes: [{ field: 'deleted', before: true, after: false }] })],
    }),
  ]);
  expect(entry?.lines.map(({ verb, records }) => [verb, records.map(({ id }) => id)])).toEqual([['added', ['a']], ['changed', ['b']], ['deleted', ['c']], ['restored', ['d']]]);
});

test('UI-9: operations of one undo group are one entry; those of two people never are', () => {
  const entries = entriesOf([operation(3, { group: 'g', records: [record('a')] }), operation(2, { group: 'g', records: [record('b')] }), operation(1, { group: 'g', actor: bo })]);
  expect(entries.map(({ seq, lines }) => [seq, lines[0]?.records.length])).toEqual([[3, 2], [1, 1]]);
});

test('UI-9: arranging a map is one entry, with each thing once, from where it stood to where it stands', () => {
  const entries = entriesOf([move(5, 'm', 9), move(4, 'n', 2), move(3, 'm', 5), operation(2), move(1, 'm', 1)]);
  expect(entries.map(({ seq }) => seq)).toEqual([5, 2, 1]);
  expect(entries[0]?.lines).toHaveLength(1);
  expect(entries[0]?.lines[0]?.records.map(({ id, changes }) => [id, changes[0]?.before, changes[0]?.after])).toEqual([['m', 4, 9], ['n', 1, 2]]);
});

test('UI-9: what is not there any more is known by what the log tells of it, the newest first', () => {
  const gone = operation(3, { records: [record('a', { changes: [{ field: 'deleted', before: false, after: true }] })] });
  const made = operation(1, { records: [record('a', { created: true, changes: [{ field: 'name', before: null, after: 'Port guard' }] })] });
  expect(toldOf([gone, made]).get('a')?.map(({ field, after }) => [field, after])).toEqual([['deleted', true], ['name', 'Port guard']]);
});

test('UI-9: undo and redo are told apart', () => {
  const entries = entriesOf([operation(2, { operation: 'restore', again: true }), operation(1, { operation: 'restore' })]);
  expect(entries.map(({ kind }) => kind)).toEqual(['redid', 'undid']);
});

const merge = (more: Partial<Operation>, changes: RecordChange['changes']): Operation => operation(2, { operation: 'mergeStakeholders', records: [record('kept', { changes }), record('gone', { changes: [{ field: 'deleted', before: false, after: true }] }), record('t', { entity: 'relationship', changes: [{ field: 'from', before: 'gone', after: 'kept' }] })], ...more });

test('MERGE-32: a merge says which two became one, and the name that one of them had before', () => {
  const named = { field: 'name', before: 'Teachers', after: 'Bar' };
  const aliases = { field: 'aliases', before: [], after: ['Teachers'] };
  expect(entriesOf([merge({}, [named, aliases])])[0]?.merged).toEqual({ gone: 'gone', kept: 'kept', name: { before: 'Teachers', after: 'Bar' } });
  expect(entriesOf([merge({}, [aliases])])[0]?.merged).toEqual({ gone: 'gone', kept: 'kept', name: null });
  // Where one of the two is not told, neither is.
  expect(entriesOf([merge({ records: [record('kept', { changes: [aliases] })] }, [])])[0]?.merged).toBeNull();
  expect(entriesOf([operation(1, { records: [record('kept', { changes: [aliases] }), record('gone', { changes: [{ field: 'deleted', before: false, after: true }] })] })])[0]?.merged).toBeNull();
});

test('UI-9: moves far apart in time stay apart', () => {
  expect(entriesOf([move(40, 'm', 2), move(1, 'm', 1)])).toHaveLength(2);
});

test('UI-9: what is hidden is told as hidden', () => {
  const [entry, other] = entriesOf([operation(2, { hidden: true, actor: null, at: null, operation: null, records: [] }), operation(1, { records: [record('a', { hidden: true })] })]);
  expect([entry?.hidden, entry?.lines, other?.hidden]).toEqual([true, [], true]);
});

test('a newer page joins what is known, and replaces it where something between is missing', () => {
  const known = [operation(3), operation(2), operation(1)];
  expect(withNewest(known, [operation(5), operation(4), operation(3)]).map(({ seq }) => seq)).toEqual([5, 4, 3, 2, 1]);
  expect(withNewest(known, [operation(9), operation(8)]).map(({ seq }) => seq)).toEqual([9, 8]);
  expect(withNewest(known, [])).toEqual(known);
});
