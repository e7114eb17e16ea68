import { inverse, type RecordedChange } from './inverse.js';

const change = (fields: RecordedChange['fields'], created = false): RecordedChange => ({ entity: 'stakeholder', id: 's', created, fields });

describe('inverse of several operations of one group', () => {
  it('UNDO-2 takes a field that was changed twice back to where it was before the first', () => {
    expect(inverse([change({ name: ['A', 'B'] }), change({ name: ['B', 'C'] })])).toEqual([{ entity: 'stakeholder', id: 's', field: 'name', expected: 'C', value: 'A' }]);
  });

  it('UNDO-2 goes back only over the last change where somebody else came in between', () => {
    expect(inverse([change({ name: ['A', 'B'] }), change({ name: ['X', 'C'] })])).toEqual([{ entity: 'stakeholder', id: 's', field: 'name', expected: 'C', value: 'X' }]);
  });

  it('UNDO-2 leaves alone what ended where it began', () => {
    expect(inverse([change({ name: ['A', 'B'] }), change({ name: ['B', 'A'] })])).toEqual([]);
    expect(inverse([change({ name: [null, 'A'], deleted: [null, false] }, true), change({ deleted: [false, true] })])).toEqual([]);
  });

  it('UNDO-2 deletes what the group added and then changed', () => {
    expect(inverse([change({ name: [null, 'A'] }, true), change({ name: ['A', 'B'] })])).toEqual([{ entity: 'stakeholder', id: 's', field: 'deleted', expected: false, value: true }]);
  });
});
