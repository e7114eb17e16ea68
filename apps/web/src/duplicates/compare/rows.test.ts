import { completeRecord, ENTITIES, type EntityDefinition, type Records } from '@baraza/domain';
import { compare, takenFrom } from './rows.js';

const stakeholder = (values: object): Records['stakeholder'] => completeRecord(ENTITIES.stakeholder as unknown as EntityDefinition, 's', { ...values }) as unknown as Records['stakeholder'];
const property = { id: '01900000-0000-7000-8000-000000000001', name: 'Leader', valueType: 'text' } as Records['property'];

test('MERGE-24 properties are where the two differ, where only one says something, or the same; coupled dates are one; what neither says is not shown', () => {
  const kept = stakeholder({ name: 'One', description: 'Here.', validFrom: '1990', state: 'state', properties: { [property.id]: 'A general' } });
  const other = stakeholder({ name: 'Two', description: 'Here.', validFrom: '1990', validTo: '2005', tags: ['army'], properties: { [property.id]: 'A colonel' } });
  const { rows } = compare(kept, other, [property]);
  expect(rows.map(({ key, kind, fields }) => [key, kind, fields.length])).toEqual([
    ['name', 'differs', 1],
    ['state', 'onlyOne', 1],
    ['description', 'same', 1],
    ['validFrom', 'differs', 2],
    ['tags', 'onlyOne', 1],
    [`properties.${property.id}`, 'differs', 1],
  ]);
});

test('MERGE-24 only what differs and was chosen is taken from the other', () => {
  const comparison = compare(stakeholder({ name: 'One', state: 'state' }), stakeholder({ name: 'Two' }), []);
  expect(takenFrom(comparison, { name: 'other', state: 'other', size: 'other' })).toEqual(['name']);
  expect(takenFrom(comparison, {})).toEqual([]);
});

test('MERGE-24 what is hidden of one of the two is counted and not compared', () => {
  const { source: _source, ...kept } = stakeholder({ name: 'One', source: 'x' });
  const { rows, hidden } = compare(kept as Records['stakeholder'], stakeholder({ name: 'Two', source: 'y' }), []);
  expect([rows.map(({ key }) => key), hidden]).toEqual([['name'], 1]);
});
