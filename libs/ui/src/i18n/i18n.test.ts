import i18next from 'i18next';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatOf } from './format.js';
import { addFormats, interpolationOf } from './formats.js';
import { firstSpoken, languageOf } from './languages.js';

function common(code: string): Record<string, object> {
  return JSON.parse(readFileSync(join(import.meta.dirname, 'locales', code, 'common.json'), 'utf8')) as Record<string, object>;
}

beforeAll(async () => {
  await i18next.init({ lng: 'en', defaultNS: 'common', resources: { en: { common: common('en') }, ar: { common: common('ar') } }, interpolation: interpolationOf(i18next) });
  addFormats(i18next);
});

test('all six Arabic plural forms are chosen by their numbers', () => {
  const arabic = i18next.getFixedT('ar');
  const said = [0, 1, 2, 3, 10, 11, 99, 100, 1234].map((count) => arabic('connection.waiting', { count }));
  expect(said).toEqual([
    'لا تغييرات تنتظر هنا',
    'تغيير واحد ينتظر هنا',
    'تغييران ينتظران هنا',
    '3 تغييرات تنتظر هنا',
    '10 تغييرات تنتظر هنا',
    '11 تغييرًا ينتظر هنا',
    '99 تغييرًا ينتظر هنا',
    '100 تغيير ينتظر هنا',
    '1,234 تغييرًا ينتظر هنا',
  ]);
});

test('English says one and many, with the separators of the language', () => {
  const english = i18next.getFixedT('en');
  expect([0, 1, 3, 12000].map((count) => english('connection.waiting', { count }))).toEqual([
    '0 changes wait here',
    '1 change waits here',
    '3 changes wait here',
    '12,000 changes wait here',
  ]);
  expect(english('connection.sent', { sent: 3, count: 7 })).toBe('Sent 3 of 7');
  expect(english('palette.nothing', { query: '<b>' })).toBe('Nothing is called “<b>”');
});

describe('formats', () => {
  const now = Date.UTC(2026, 10, 22, 12);

  test('relative times step from words to units', () => {
    const { relative } = formatOf('en');
    const ago = (seconds: number) => relative(now - seconds * 1000, now);
    expect([20, 180, 7200, 86_400, 800 * 86_400].map(ago)).toEqual(['now', '3 min ago', '2 hr ago', 'yesterday', '2 yr ago']);
  });

  test('Arabic is written with Latin digits', () => {
    const arabic = formatOf('ar');
    for (const text of [arabic.number(1234.5), arabic.date(now), arabic.time(now), arabic.relative(now - 180_000, now), arabic.bytes(1_200_000), arabic.percent(0.45)]) {
      expect(text).toMatch(/[0-9]/u);
      expect(text).not.toMatch(/[٠-٩]/u);
    }
  });

  test('UI-244: a day of another year says so, by the clocks of a zone where one is named', () => {
    const newYear = '2026-12-31T22:00:00.000Z';
    expect([formatOf('en').day(newYear, Date.parse('2026-11-27T00:00:00Z'), 'UTC'), formatOf('en').day(newYear, Date.parse('2026-11-27T00:00:00Z'), 'Africa/Nairobi')]).toEqual(['31 Dec', '1 Jan 2027']);
  });

  test('a date is never more precise than its source', () => {
    const { partialDate, day } = formatOf('en');
    const now = new Date(2005, 7, 20);
    expect([day(new Date(2005, 7, 3), now), day(new Date(2004, 7, 3), now)]).toEqual(['3 Aug', '3 Aug 2004']);
    expect(['2005', '2005-08', '2005-08-03', 'before the war'].map(partialDate)).toEqual(['2005', 'Aug 2005', '3 Aug 2005', 'before the war']);
  });

  test('sizes, shares and lists', () => {
    const english = formatOf('en');
    expect([0, 999, 1_200_000].map(english.bytes)).toEqual(['0 byte', '999 byte', '1.2 MB']);
    expect(english.percent(0.454)).toBe('45%');
    expect(english.list(['A', 'B', 'C'])).toBe('A, B and C');
    expect(['Map 10', 'map 2', 'Äpfel'].sort(english.compare)).toEqual(['Äpfel', 'map 2', 'Map 10']);
  });
});

test('the first wish that is spoken here wins, else English', () => {
  expect(firstSpoken(['de-DE', 'ar-EG', 'en'])).toBe('ar');
  expect(firstSpoken(['de', 'tlh'])).toBe('en');
  expect(firstSpoken([])).toBe('en');
  expect(languageOf('ar-LB').dir).toBe('rtl');
  expect(languageOf('xx').code).toBe('en');
});

test('UI-229 words that a sentence takes in stay together in the direction of the page, and are text', async () => {
  const said = (query: string): string => i18next.t('palette.nothing', { query });
  const isolatedIn = async (language: string, words: readonly string[]): Promise<boolean[]> => {
    await i18next.changeLanguage(language);
    return words.map((query) => said(query).includes(`\u2068${query}\u2069`));
  };
  expect(await isolatedIn('ar', ['2 What we want', 'Women', '28 نوفمبر', '80+', '<b>'])).toEqual([true, true, true, true, true]);
  expect(await isolatedIn('ar', ['نساء المنطقة', '12', '1,234'])).toEqual([false, false, false]);
  expect(await isolatedIn('en', ['2 What we want', '80+', 'نساء', 'Union (اتحاد)', 'turned \u202E round'])).toEqual([false, false, true, true, true]);
  expect(formatOf('ar').parts(['Women', null, 'سوق'])).toBe('\u2068Women\u2069، سوق');
});
