import { SHAPES } from './entities/vocabulary.js';
import { type KindShape, type Look, SPARE_LOOKS, spareLook, spareShape } from './looks.js';

test('MAP-29 types that a project adds get looks that differ by pattern and head, and then the one that is rarest', () => {
  expect(new Set(SPARE_LOOKS.map(({ line, arrow }) => `${line} ${arrow}`)).size).toBe(SPARE_LOOKS.length);
  const taken: Look[] = [];
  for (const look of SPARE_LOOKS) {
    expect(spareLook([{ colour: null, line: null, arrow: null }, ...taken])).toEqual(look);
    taken.push(look);
  }
  taken.push(spareLook(taken));
  expect(taken.at(-1)).toEqual(SPARE_LOOKS[0]);
  expect(spareLook(taken)).toEqual(SPARE_LOOKS[1]);
});

test('STYLE-7 kinds that a project adds get the shapes that no kind has, as far as they go, and then those that are rarest', () => {
  const taken: { shape: KindShape }[] = [{ shape: 'square' }, { shape: 'triangle' }];
  while (taken.length < SHAPES.length - 1) taken.push({ shape: spareShape(taken) });
  expect(new Set(taken.map(({ shape }) => shape))).toEqual(new Set(SHAPES.filter((shape) => shape !== 'circle')));
  const again = spareShape(taken);
  expect(again).not.toBe('circle');
  expect(spareShape([...taken, { shape: again }])).not.toBe(again);
});
