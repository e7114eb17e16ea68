import type { AnyRecord } from './entity.js';
import type { EntityName } from './entities.generated.js';
import { differences, isRecorded } from './recorded-time.js';

const state = (...records: AnyRecord[]): Map<string, readonly [EntityName, AnyRecord]> => new Map(records.map((record) => [record.id, ['stakeholder', record] as const]));
const record = (id: string, values: object = {}): AnyRecord => ({ id, classification: 'restricted', deleted: false, name: id, tags: ['a'], ...values });

describe('what differs between two moments', () => {
  test('TIME-6 what was added, changed and removed, each once and with its fields', () => {
    const found = differences(state(record('gone'), record('same'), record('other')), state(record('same', { tags: ['a'] }), record('other', { name: 'New', tags: [] }), record('new')));
    expect(found.map(({ id, kind, fields }) => [id, kind, fields])).toEqual([
      ['other', 'changed', ['name', 'tags']],
      ['new', 'added', []],
      ['gone', 'removed', []],
    ]);
    expect(found[0]).toMatchObject({ before: { name: 'other' }, after: { name: 'New' } });
    expect(differences(state(record('a')), state(record('a')))).toEqual([]);
  });

  test('TIME-6 a field that may not be read at one of them says nothing', () => {
    const { name: _name, ...nameless } = record('a');
    expect(differences(state(nameless as AnyRecord), state(record('a', { name: 'Told' })))).toEqual([]);
    expect(differences(state(record('a', { name: 'Told' })), state(nameless as AnyRecord))).toEqual([]);
  });

  test('TIME-9 what was said and who took part have no recorded past', () => {
    expect((['session', 'intervention', 'participation', 'coding', 'member', 'project'] as const).filter(isRecorded)).toEqual([]);
  });
});
