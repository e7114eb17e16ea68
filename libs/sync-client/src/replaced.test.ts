import type { EntityName } from '@baraza/domain';
import type { RecordedChange } from '@baraza/store';
import type { Item } from './item.js';
import { replacedSince, wayBack } from './replaced.js';

const change = (id: string, fields: RecordedChange['fields'], entity: EntityName = 'stakeholder'): RecordedChange => ({ entity, id, created: false, fields });
const item = (...recorded: RecordedChange[]): Item => ({ recorded }) as unknown as Item;

describe('what waited here takes the place of', () => {
  it('SYNC-37 what others wrote meanwhile, told as what puts theirs back; not what they left alone, or wrote the same', () => {
    const before = wayBack([item(change('s', { name: ['Old', 'Mine'], description: ['', 'Mine too'] })), item(change('other', { name: ['A', 'B'] }))]);
    const now = [item(change('s', { name: ['Theirs', 'Mine'], description: ['', 'Mine too'] })), item(change('other', {}))];
    expect(replacedSince(before, now)).toEqual([{ entity: 'stakeholder', id: 's', field: 'name', expected: 'Mine', value: 'Theirs' }]);
  });

  it('SYNC-37 is told once where several steps changed the same, and not of places on a map', () => {
    const steps = (first: string): Item[] => [item(change('s', { name: [first, 'One'] }), change('m', { x: [first === 'Old' ? 1 : 2, 3] }, 'membership')), item(change('s', { name: ['One', 'Two'] }))];
    expect(replacedSince(wayBack(steps('Old')), steps('Theirs'))).toEqual([{ entity: 'stakeholder', id: 's', field: 'name', expected: 'Two', value: 'Theirs' }]);
  });

  it('SYNC-37 what is new here, or does not count any more, took no place', () => {
    const before = wayBack([item({ ...change('s', { deleted: [undefined, false] }), created: true }), item(change('t', { name: ['Old', 'Mine'] }))]);
    expect(replacedSince(before, [item({ ...change('s', { deleted: [undefined, false] }), created: true }), item()])).toEqual([]);
  });
});
