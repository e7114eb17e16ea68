/** Which numbers of a workbook are dates, and which date they are. */

/** What a number format makes of a number. */
export type NumberKind = 'number' | 'date';

// Formats that Excel knows by number; 27–36 and 50–58 are dates in East Asian versions. 46 is elapsed time, a number.
const BUILT_IN_DATES = new Set([14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 45, 47, 50, 51, 52, 53, 54, 55, 56, 57, 58]);

/** Says whether the number format `id` (with its `code` when the workbook defines it) shows a date or time. */
export function kindOfFormat(id: number, code: string | undefined): NumberKind {
  if (code === undefined) return BUILT_IN_DATES.has(id) ? 'date' : 'number';
  const plain = code
    .split(';', 1)[0]!
    .replace(/"[^"]*"?/g, '')
    .replace(/\\.|_.|\*./g, '');
  if (/\[(h+|m+|s+)\]/i.test(plain)) return 'number';
  const bare = plain.replace(/\[[^\]]*\]/g, '').replace(/general/i, '');
  return /[ymdhs]/i.test(bare) ? 'date' : 'number';
}

const DAY_MS = 86_400_000;
const LAST_SERIAL = 2_958_466; // the day after 9999-12-31

/**
 * The ISO text of a serial number: days since 1899-12-30 (or 1904-01-01), with the day that Excel invented (1900-02-29) taken out. Rounded to a
 * second. A number below 1 is a time of day. Returns `null` for a number that no date can be.
 */
export function serialToIso(serial: number, date1904: boolean): string | null {
  if (!Number.isFinite(serial) || serial < 0 || serial >= LAST_SERIAL) return null;
  const seconds = Math.round(serial * 86_400);
  if (serial < 1 && !date1904) return clock(seconds % 86_400);
  const day = Math.floor(seconds / 86_400);
  const sinceEpoch = date1904 ? day + 1462 : day < 60 ? day + 1 : day;
  const date = new Date((sinceEpoch - 25_569) * DAY_MS).toISOString().slice(0, 10);
  return seconds % 86_400 === 0 ? date : `${date}T${clock(seconds % 86_400)}`;
}

const ISO = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d))?)?$/;

/** True for ISO text of a real day, with or without a time of day. */
export function isIsoDate(text: string): boolean {
  const parts = ISO.exec(text);
  if (!parts) return false;
  const [, year, month, day, hour = '0', minute = '0', second = '0'] = parts;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  date.setUTCFullYear(Number(year));
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day) && Number(hour) < 24 && Number(minute) < 60 && Number(second) < 60;
}

/**
 * The serial number of an ISO date in the 1900 system, or `null` where a spreadsheet cannot hold it as a date and give the same text back
 * (before March 1900, or written without seconds or with midnight).
 */
export function isoToSerial(text: string): number | null {
  if (!isIsoDate(text)) return null;
  const [day, time] = text.split('T') as [string, string | undefined];
  const serial = Date.parse(`${day}T${time ?? '00:00:00'}Z`) / DAY_MS + 25_569;
  return serial >= 61 && serialToIso(serial, false) === text ? serial : null;
}

function clock(seconds: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}
