import type { ImportPreview, SheetMapping } from '../api.js';
import { entityOf, withColumn, withRows, withType } from './sheets.js';

const roles: ImportPreview['roles'] = {
  elements: { row: ['label', 'id', 'type', 'score', 'other', 'leaveOut'] },
  connections: { row: ['id', 'type', 'other', 'leaveOut'], from: ['label', 'id', 'type', 'other'], to: ['label', 'id', 'type', 'other'] },
  scores: { row: ['label', 'scale', 'value', 'leaveOut'] },
};
const shared: ImportPreview['sharedRoles'] = ['score', 'other', 'leaveOut'];
const ties: SheetMapping = {
  sheet: 's',
  rows: 'connections',
  found: true,
  types: { to: { name: 'Treaty', thing: true } },
  columns: [
    { header: 'a', of: 'from', role: 'id' },
    { header: 'b', of: 'to', role: 'label' },
    { header: 'c', of: 'row', role: 'type' },
  ],
};
const says = ({ columns }: SheetMapping): string[] => columns.map(({ header, of, role, prefix, scale }) => [header, of, role, prefix, scale].filter((word) => word !== undefined).join(' '));

test('MEAN-14 rows taken for something else keep what makes sense there; the rest becomes a column of one’s own', () => {
  const elements = withRows(ties, 'elements', roles);
  expect([says(elements), elements.types]).toEqual([['a row other', 'b row other', 'c row type'], {}]);
  expect(says(withRows(ties, 'scores', roles))).toEqual(['a row leaveOut', 'b row leaveOut', 'c row leaveOut']);
  expect(withRows(ties, 'nothing', roles)).toMatchObject({ rows: 'nothing', columns: ties.columns });
  const unread: SheetMapping = { ...ties, rows: 'nothing', why: 'notUnderstood', columns: ties.columns.map(({ header }) => ({ header, of: 'row', role: 'leaveOut' })) };
  const read = withRows(unread, 'elements', roles);
  expect([says(read), read.why]).toEqual([['a row other', 'b row other', 'c row other'], undefined]);
});

test('MEAN-14 a role that one column only can have is taken from the other; numbers that become ids get the name of their column', () => {
  expect(says(withColumn(ties, 2, { of: 'to', role: 'label' }, ['x'], shared))).toEqual(['a from id', 'b to other', 'c to label']);
  expect(says(withColumn(ties, 2, { of: 'to', role: 'id' }, ['1', '22'], shared))).toEqual(['a from id', 'b to label', 'c to id c']);
  expect(says(withColumn(ties, 2, { of: 'to', role: 'id' }, ['1', 'x'], shared))).toEqual(['a from id', 'b to label', 'c to id']);
  expect(says(withColumn(withColumn(withRows(ties, 'elements', roles), 0, { of: 'row', role: 'score', scale: 'influence' }, [], shared), 1, { of: 'row', role: 'score', scale: 'trust' }, [], shared))).toEqual(['a row score influence', 'b row score trust', 'c row type']);
});

test('MEAN-14 a kind for all is set, cleared, and said to be one of things', () => {
  expect(withType(ties, 'from', ' Person ', false).types).toEqual({ from: { name: 'Person' }, to: { name: 'Treaty', thing: true } });
  expect(withType(ties, 'to', 'Treaty', false).types).toEqual({ to: { name: 'Treaty' } });
  expect(withType(ties, 'to', '  ', true).types).toEqual({});
});

test('MEAN-14 a column is kept with what it speaks of', () => {
  expect(ties.columns.map((column) => entityOf(ties, column))).toEqual(['stakeholder', 'stakeholder', 'relationship']);
  expect(entityOf({ ...ties, rows: 'scores' }, ties.columns[0]!)).toBeNull();
});
