import { languageOf } from './languages.js';

type RelativeUnit = 'year' | 'month' | 'week' | 'day' | 'hour' | 'minute';

const units: readonly (readonly [RelativeUnit, number])[] = [
  ['year', 31_557_600],
  ['month', 2_629_800],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

/** Writes numbers, dates and lists as the language does. */
export interface Format {
  /** "1,234.5" */
  number(value: number, options?: Intl.NumberFormatOptions): string;
  /** 0.45 → "45%" */
  percent(share: number): string;
  /** "3 Aug 2005" */
  date(value: Date | number | string, options?: Intl.DateTimeFormatOptions): string;
  /** "3 Aug"; of another year than that of now "3 Aug 2005". On the clocks of the device or of a zone. */
  day(value: Date | number | string, now?: Date | number, timeZone?: string): string;
  /** A date as precise as its source: "2005" → "2005", "2005-08" → "Aug 2005", "2005-08-03" → "3 Aug 2005". Other text stays as it is. */
  partialDate(text: string): string;
  /** "09:42" */
  time(value: Date | number | string): string;
  /** "3 Aug 2005, 09:42", on the clocks of the device or of a zone. */
  dateTime(value: Date | number | string, timeZone?: string): string;
  /** "3 min ago"; below a minute the language's word for now. */
  relative(value: Date | number | string, now?: Date | number): string;
  /** "A, B and C"; where one reads from right to left each stands for itself, so that words of another script do not change places with their neighbours. */
  list(items: readonly string[]): string;
  /** Words from elsewhere (a name, a title, a date) for a sentence of the language: kept together where their letters or figures would change places with the words around them. */
  apart(text: string): string;
  /** "A, B": parts of one name or line, those that are empty left out. */
  parts(items: readonly (string | null | undefined)[]): string;
  /** A band of figures, "18-29", as "18–29", the lesser first also where one reads from right to left; other words as they are. */
  band(words: string): string;
  /** "1.2 MB" */
  bytes(count: number): string;
  /** Compares names as the language sorts them, with "2" before "10". */
  compare(left: string, right: string): number;
}

const sizes = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** Marks that keep what stands between them together: as it reads by itself; from left to right. */
const apart = (text: string): string => `\u2068${text}\u2069`;
const leftToRight = (text: string): string => `\u2066${text}\u2069`;

/** What stands in a sentence of each direction as it is: there, words of its own letters and plain figures; here, whatever holds neither letters that run the other way nor marks that turn what follows round. */
const PLAIN = {
  rtl: /^(?:[\p{Nd}.,٫٬\s]*|[\p{Script=Arabic}\p{M}\s،؛]+)$/u,
  ltr: /^[^\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\u202A-\u202E]*$/u,
};

/** One formatter for each set of options: to make one costs more than all that it will write on a screen. */
function oncePerOptions<O extends object, F>(make: (options: O) => F): (options: O) => F {
  const made = new Map<string, F>();
  return (options) => {
    const key = JSON.stringify(options);
    const known = made.get(key) ?? make(options);
    made.set(key, known);
    return known;
  };
}

function makeFormat(locale: string, rightToLeft: boolean): Format {
  const numbersAs = oncePerOptions((options: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options));
  const datesAs = oncePerOptions((options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options));
  const numbers = new Intl.NumberFormat(locale);
  const percents = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  const dates = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric' });
  const days = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' });
  const times = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const minutely = { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  const both = new Intl.DateTimeFormat(locale, minutely);
  const relatives = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' });
  const lists = new Intl.ListFormat(locale, { type: 'conjunction' });
  const collator = new Intl.Collator(locale, { numeric: true, sensitivity: 'base' });
  const ofElsewhere = (text: string): string => (PLAIN[rightToLeft ? 'rtl' : 'ltr'].test(text) ? text : apart(text));
  return {
    number: (value, options) => (options ? numbersAs(options) : numbers).format(value),
    percent: (share) => percents.format(share),
    date: (value, options) => (options ? datesAs(options) : dates).format(new Date(value)),
    day: (value, now = Date.now(), timeZone) => {
      if (timeZone === undefined) return (new Date(value).getFullYear() === new Date(now).getFullYear() ? days : dates).format(new Date(value));
      const yearOf = (at: Date): string => new Intl.DateTimeFormat('en', { year: 'numeric', timeZone }).format(at);
      const sameYear = yearOf(new Date(value)) === yearOf(new Date(now));
      return datesAs({ day: 'numeric', month: 'short', ...(sameYear ? {} : { year: 'numeric' }), timeZone }).format(new Date(value));
    },
    partialDate: (text) => {
      const [, year, month, day] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/u.exec(text) ?? [];
      if (year === undefined) return text;
      const options: Intl.DateTimeFormatOptions = { year: 'numeric', month: month === undefined ? undefined : 'short', day: day === undefined ? undefined : 'numeric', timeZone: 'UTC' };
      return datesAs(options).format(Date.UTC(Number(year), Number(month ?? 1) - 1, Number(day ?? 1)));
    },
    time: (value) => times.format(new Date(value)),
    dateTime: (value, timeZone) => (timeZone === undefined ? both : datesAs({ ...minutely, timeZone })).format(new Date(value)),
    relative: (value, now = Date.now()) => {
      const seconds = (new Date(value).getTime() - new Date(now).getTime()) / 1000;
      const unit = units.find(([, size]) => Math.abs(seconds) >= size);
      return unit ? relatives.format(Math.trunc(seconds / unit[1]), unit[0]) : relatives.format(0, 'second');
    },
    apart: ofElsewhere,
    list: (items) => lists.format(items.map(rightToLeft ? apart : ofElsewhere)),
    parts: (items) => items.flatMap((item) => (item ? [ofElsewhere(item)] : [])).join(rightToLeft ? '، ' : ', '),
    band: (words) => {
      if (!/^\d+(?:-\d+|\+)$/u.test(words)) return words;
      const shown = words.replace('-', '–');
      return rightToLeft ? leftToRight(shown) : shown;
    },
    bytes: (count) => {
      const step = Math.min(sizes.length - 1, count < 1000 ? 0 : Math.floor(Math.log10(count) / 3));
      const options = { style: 'unit', unit: sizes[step], unitDisplay: 'short', maximumFractionDigits: step === 0 ? 0 : 1 } as const;
      return numbersAs(options).format(count / 1000 ** step);
    },
    compare: (left, right) => collator.compare(left, right),
  };
}

const made = new Map<string, Format>();

/** The format of a language; made once, since Intl objects are costly. */
export function formatOf(code: string | undefined): Format {
  const { locale, dir } = languageOf(code);
  const known = made.get(locale) ?? makeFormat(locale, dir === 'rtl');
  made.set(locale, known);
  return known;
}
