/** Reads what somebody typed into a field. */
import { type FieldSpec, isPartialDate } from '@baraza/domain';

export type Parsed = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly why: 'number' | 'whole' | 'range' | 'date' | 'address'; readonly min?: number; readonly max?: number };
const good = (value: unknown): Parsed => ({ ok: true, value });

/** Digits of Arabic and Persian keyboards, and their decimal sign, as the machine writes them. */
const latinDigits = (text: string): string => text.replace(/[\u0660-\u0669\u06F0-\u06F9]/gu, (digit) => String((digit.charCodeAt(0) & 0xf) % 10)).replace(/\u066B/gu, '.');

/** `raw`: trimmed. Empty clears, where the field may be empty. */
export function parseField(field: Pick<FieldSpec, 'type'> & { min?: number; max?: number }, raw: string): Parsed {
  if (field.type === 'textList') return good([...new Set(raw.split(/[;\u061B\n]/u).map((part) => part.trim()).filter(Boolean))]);
  if (raw === '') return good(null);
  if (field.type === 'integer' || field.type === 'number') return parseNumber(field, latinDigits(raw));
  if (field.type === 'partialDate') {
    const date = latinDigits(raw);
    return isPartialDate(date) ? good(date) : { ok: false, why: 'date' };
  }
  if (field.type === 'url') return isAddress(raw) ? good(raw) : { ok: false, why: 'address' };
  return good(raw);
}

function parseNumber({ type, min = -Infinity, max = Infinity }: Parameters<typeof parseField>[0], raw: string): Parsed {
  const value = Number(raw.replace(/\u2212/gu, '-').replace(/[\s,\u066C\u00A0\u202F]/gu, ''));
  if (!Number.isFinite(value)) return { ok: false, why: 'number' };
  if (type === 'integer' && !Number.isInteger(value)) return { ok: false, why: 'whole' };
  return value < min || value > max ? { ok: false, why: 'range', min, max } : good(value);
}

function isAddress(raw: string): boolean {
  try {
    return ['http:', 'https:'].includes(new URL(raw).protocol);
  } catch {
    return false;
  }
}

/** A value as it is typed. */
export function typed(value: unknown): string {
  if (value === null || value === undefined) return '';
  return Array.isArray(value) ? value.join('; ') : String(value);
}
