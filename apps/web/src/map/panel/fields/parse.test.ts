import { parseField, typed } from './parse.js';

const value = (type: Parameters<typeof parseField>[0]['type'], raw: string, bounds: { min?: number; max?: number } = {}): unknown => {
  const parsed = parseField({ type, ...bounds }, raw);
  return parsed.ok ? parsed.value : parsed.why;
};

test('UI-24: what is typed into a field is read by its type, in the digits of any keyboard', () => {
  expect(value('integer', '8,400')).toBe(8400);
  expect(value('integer', '٨٤٠٠')).toBe(8400);
  expect(value('number', '۳۴٫۵', { min: 0, max: 100 })).toBe(34.5);
  expect(value('integer', '−2', { min: -2, max: 2 })).toBe(-2);
  expect(value('partialDate', '2005-08')).toBe('2005-08');
  expect(value('textList', 'MoJ; Ministère ;MoJ؛ وزارة')).toEqual(['MoJ', 'Ministère', 'وزارة']);
  expect(value('text', '')).toBeNull();
  expect(value('textList', '')).toEqual([]);
});

test('UI-24: what cannot be kept says why', () => {
  expect(value('integer', 'many')).toBe('number');
  expect(value('integer', '1.5')).toBe('whole');
  expect(value('integer', '11', { min: 0, max: 10 })).toBe('range');
  expect(value('partialDate', '2005-13')).toBe('date');
  expect(value('partialDate', 'August')).toBe('date');
  expect(value('url', 'javascript:alert(1)')).toBe('address');
});

test('what was typed comes back the same', () => {
  for (const [type, raw] of [['textList', 'a; b'], ['integer', '42'], ['text', 'x']] as const) {
    const parsed = parseField({ type }, raw);
    expect(parsed.ok && typed(parsed.value)).toBe(raw);
  }
});
