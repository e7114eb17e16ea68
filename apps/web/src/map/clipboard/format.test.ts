import { createId } from '@baraza/domain';
import { type CopiedItem, MOST_COPIED, placedAround, readCopied, written } from './format.js';

const item = (x: number | null, y: number | null, entity: CopiedItem['entity'] = 'stakeholder'): CopiedItem => ({ entity, id: createId(), x, y });

test('COPY-1 what is written is read again, and holds ids and places only', () => {
  const copied = { project: createId(), items: [item(1, -2.5), item(null, null, 'interest')] };
  expect(readCopied(written(copied))).toEqual(copied);
  expect(Object.keys(JSON.parse(written({ ...copied, items: copied.items.map((each) => ({ ...each, name: 'Secret' })) }))).sort()).toEqual(['items', 'project', 'version']);
});

const good = (): { version: unknown; project: unknown; items: unknown } => ({ version: 1, project: createId(), items: [item(0, 0)] });
test.each<[string, (copied: ReturnType<typeof good>) => unknown]>([
  ['no object', () => [1]],
  ['another version', (copied) => ({ ...copied, version: 2 })],
  ['a project that is no id', (copied) => ({ ...copied, project: '../x' })],
  ['items that are no list', (copied) => ({ ...copied, items: {} })],
  ['nothing', (copied) => ({ ...copied, items: [] })],
  ['an item of another kind', (copied) => ({ ...copied, items: [{ ...item(0, 0), entity: 'member' }] })],
  ['an item with a bad id', (copied) => ({ ...copied, items: [{ ...item(0, 0), id: 'x' }] })],
  ['a place too far', (copied) => ({ ...copied, items: [item(1e9, 0)] })],
  ['a place that is no number', (copied) => ({ ...copied, items: [{ ...item(0, 0), x: '0' }] })],
  ['one bad item among good ones', (copied) => ({ ...copied, items: [item(0, 0), null] })],
  ['too many', (copied) => ({ ...copied, items: Array.from({ length: MOST_COPIED + 1 }, () => item(0, 0)) })],
])('COPY-2 %s is refused', (_what, spoil) => {
  const copied = good();
  expect(readCopied(JSON.stringify(copied))).not.toBeNull();
  expect(readCopied(JSON.stringify(spoil(copied)))).toBeNull();
});

test('COPY-2 random and broken text is refused and never throws; the most that can be copied is not', () => {
  const seed = Math.floor(Math.random() * 1e9);
  let state = seed;
  const random = (below: number): number => (state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff) % below;
  const whole = written({ project: createId(), items: [item(1, 2), item(3, 4)] });
  for (let round = 0; round < 2000; round += 1) {
    const at = random(whole.length);
    const broken = random(2) === 0 ? whole.slice(0, at) : whole.slice(0, at) + String.fromCharCode(32 + random(90)) + whole.slice(at + 1);
    const read = readCopied(broken);
    expect({ seed, fine: read === null || read.items.every(({ x }) => x === null || Math.abs(x) <= 1e7) }).toEqual({ seed, fine: true });
  }
  for (const text of ['', 'null', '[]', '{}', '"x"', '{"__proto__":{}}']) expect(readCopied(text)).toBeNull();
  expect(readCopied(written({ project: createId(), items: Array.from({ length: MOST_COPIED }, () => item(-9_999_999.123456789, 9_999_999.123456789)) }))?.items).toHaveLength(MOST_COPIED);
});

test('COPY-3 they stand to each other as they stood, around the middle; what has no place gets none, and without a middle all stay where they are', () => {
  const items = [item(0, 0), item(100, 50), item(null, null)];
  expect(placedAround(items, { x: 500, y: 500 }).map(({ x, y }) => [x, y])).toEqual([[450, 475], [550, 525], [null, null]]);
  expect(placedAround(items, null)).toEqual(items);
  expect(placedAround([items[2]!], { x: 1, y: 1 })).toEqual([items[2]]);
});
