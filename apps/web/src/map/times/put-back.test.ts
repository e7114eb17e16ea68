import { putBack } from './put-back.js';

const record = { id: 'a', name: 'Now', tags: ['x'], validFrom: '2005', validTo: null, properties: { p: 3 } };

test('TIME-12 one field is put back to what it was before the change, where that is not what stands there', () => {
  expect(putBack('stakeholder', record, [{ field: 'name', before: 'Then' }, { field: 'tags', before: [] }], 'name')).toEqual([{ entity: 'stakeholder', id: 'a', field: 'name', expected: 'Now', value: 'Then' }]);
  expect(putBack('stakeholder', record, [{ field: 'tags', before: ['x'] }], 'tags')).toBeNull();
  expect(putBack('stakeholder', record, [{ field: 'properties.p', before: null }], 'properties.p')).toEqual([{ entity: 'stakeholder', id: 'a', field: 'properties.p', expected: 3, value: null }]);
});

test('TIME-12 fields that go together go back together; one that may not be read does not', () => {
  expect(putBack('stakeholder', record, [{ field: 'validFrom', before: null }, { field: 'validTo', before: '2004' }], 'validFrom')).toEqual([
    { entity: 'stakeholder', id: 'a', field: 'validFrom', expected: '2005', value: null },
    { entity: 'stakeholder', id: 'a', field: 'validTo', expected: null, value: '2004' },
  ]);
  expect(putBack('stakeholder', record, [{ field: 'motivations', before: 'Secret' }], 'motivations')).toBeNull();
});
