import { SPARE_LOOKS, spareLook, type Look } from './looks.js';

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
