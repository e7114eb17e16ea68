import { type EntityName, Refusal, type Report, type Restoration } from '@baraza/domain';
import type { RecordedChange } from '@baraza/store';
import type { Item } from './item.js';
import { keepTheirs, replacedSince, wayBack } from './replaced.js';

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

  it('SYNC-37 what was undone here again is told too, for the undoing takes the place as well; what ends as theirs does not', () => {
    const undone = (first: string): Item[] => [item(change('s', { name: [first, 'Mine'] })), item(change('s', { name: ['Mine', 'Old'] }))];
    expect(replacedSince(wayBack(undone('Old')), undone('Theirs'))).toEqual([{ entity: 'stakeholder', id: 's', field: 'name', expected: 'Old', value: 'Theirs' }]);
    const same = (first: string): Item[] => [item(change('s', { name: [first, 'One'] })), item(change('s', { name: ['One', 'Two'] }))];
    expect(replacedSince(wayBack(same('Old')), same('Two'))).toEqual([]);
  });
});

describe('theirs, kept instead', () => {
  const theirs = (many: number): Restoration[] => Array.from({ length: many }, (_, at) => ({ entity: 'stakeholder', id: `s${Math.floor(at / 2)}`, field: at % 2 ? 'name' : 'description', expected: 'Mine', value: 'Theirs' }));
  /** A session that refuses the parts of these numbers and leaves out the first of every other. */
  function harness(refusing: readonly number[] = []) {
    const asked: { changes: readonly Restoration[]; group: string | null | undefined }[] = [];
    const mutate = (_name: 'restore', { changes }: { changes: Restoration[] }, options?: { group?: string | null }): { report: Report } => {
      asked.push({ changes, group: options?.group });
      if (refusing.includes(asked.length)) throw new Refusal('forbidden', 'No.');
      return { report: { skipped: [{ entity: changes[0]!.entity, id: changes[0]!.id, fields: [changes[0]!.field] }] } };
    };
    return { asked, session: { mutate } as unknown as Parameters<typeof keepTheirs>[0] };
  }

  it('SYNC-37 are sent in parts that the server takes, as one step of undo, records whole; what was left out is told', () => {
    const { asked, session } = harness();
    const all = theirs(12_001);
    expect(keepTheirs(session, all).skipped).toHaveLength(3);
    expect(asked.map(({ changes }) => changes.length)).toEqual([5000, 5000, 2001]);
    expect(asked.flatMap(({ changes }) => changes)).toEqual(all);
    expect(new Set(asked.map(({ group }) => group)).size).toBe(1);
    expect(asked[0]!.group).toEqual(expect.any(String));
  });

  it('SYNC-37 of which a part is refused: the others are kept and it is told; all refused is a refusal', () => {
    const some = harness([2]);
    expect(keepTheirs(some.session, theirs(10_000)).skipped).toHaveLength(1 + 5000);
    expect(() => keepTheirs(harness([1, 2]).session, theirs(10_000))).toThrow(Refusal);
  });
});
