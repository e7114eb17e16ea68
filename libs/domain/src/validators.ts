/** Validators of inputs, derived from fields. They also put text into one canonical form, so that both ends store the same. */
import { z } from 'zod';
import { Refusal } from './errors.js';
import type { FieldSpec, Shape } from './fields.js';
import { isPartialDate } from './partial-date.js';

// Control characters have no place in a name, and Postgres refuses NUL; unpaired surrogates cannot be stored as UTF-8.
/** What shows nothing, and what turns the letters around (overrides and embeddings of direction): with those a name reads as another. Marks and isolates, which names in two scripts need, stay. */
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\u202A-\u202E]/g;
const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** One line, trimmed, in Unicode normal form C. */
export const canonicalLine = (raw: string): string => canonicalText(raw).replace(/\s+/g, ' ');
/** Paragraphs, trimmed, line ends as \n, in Unicode normal form C. */
export const canonicalText = (raw: string): string =>
  raw.replace(LONE_SURROGATE, '').replace(/\r\n?/g, '\n').replace(CONTROL, '').normalize('NFC').trim();

// One spelling: Postgres takes both, memory tells them apart.
const uuid = z.uuid({ error: 'must be an id (UUID)' }).toLowerCase();
const propertyValue = z.union([z.string().max(20_000).transform(canonicalText), z.number(), z.boolean(), z.array(z.string().max(2000).transform(canonicalText)).max(500)]);

function line(max: number) {
  return z
    .string({ error: 'must be text' })
    .transform(canonicalLine)
    .refine((value) => value.length <= max, { error: `may have at most ${max} characters`, params: { max } });
}

/** Validator of one present value of `field`. */
export function valueValidator(field: FieldSpec): z.ZodType {
  switch (field.type) {
    case 'text':
      return field.required ? line(field.max).refine((value) => value.length > 0, { error: 'must not be empty' }) : line(field.max);
    case 'longText':
      return z
        .string({ error: 'must be text' })
        .transform(canonicalText)
        .refine((value) => value.length <= field.max, { error: `may have at most ${field.max} characters`, params: { max: field.max } })
        .refine((value) => value.length > 0 || !field.required, { error: 'must not be empty' });
    case 'url':
      return line(field.max).refine((value) => /^https?:\/\/\S+$/i.test(value), { error: 'must be an address that begins with http:// or https://' });
    case 'colour':
      return z.string().regex(/^#[0-9a-fA-F]{6}$/, { error: 'must be a colour such as #0072B2' });
    case 'integer':
      return z.int({ error: 'must be a whole number' }).min(field.min, { error: `must be at least ${field.min}` }).max(field.max, { error: `must be at most ${field.max}` });
    case 'number':
      return z.number({ error: 'must be a number' }).min(field.min, { error: `must be at least ${field.min}` }).max(field.max, { error: `must be at most ${field.max}` });
    case 'boolean':
      return z.boolean({ error: 'must be true or false' });
    case 'partialDate':
      return z.string().refine(isPartialDate, { error: 'must be a year, a month or a day: 2005, 2005-08 or 2005-08-03' });
    case 'instant':
      return z.iso.datetime({ error: 'must be a moment such as 2005-08-03T09:00:00.000Z' }).transform((moment) => new Date(moment).toISOString());
    case 'choice':
      return z.enum(field.values as [string, ...string[]], { error: `must be one of ${field.values.join(', ')}` });
    case 'textList':
      return z.array(line(300)).max(200).transform((items) => [...new Set(items.filter((item) => item.length > 0))]);
    case 'properties':
      // A null removes the property's value; in a stored record there are no nulls.
      return z.record(uuid, propertyValue.nullable());
    case 'value':
      return z.json();
    case 'newId':
      return field.timeless ? uuid.refine((id) => id[14] === '4', { error: 'must be a random id (UUID of version 4), which does not tell when it was made' }) : uuid;
    case 'reference':
    case 'account':
    case 'id':
      return uuid;
    case 'list':
      return z.array(shapeValidator(field.of)).min(field.emptiable ? 0 : 1).max(field.max, { error: `may have at most ${field.max} items at once` });
  }
}

/** Whether an operation may leave the field out and what then stands there. */
function inputValidator(field: FieldSpec): z.ZodType {
  const validator = valueValidator(field);
  if (field.absentable) return field.required ? validator.optional() : orNothing(validator).optional();
  if (field.type === 'textList') return validator.default([]);
  if (field.type === 'properties') return validator.default({});
  if (field.required) return validator;
  return orNothing(validator).default(null);
}

/** A blank text means "nothing there", as a cleared form field does. */
const orNothing = (validator: z.ZodType): z.ZodType => z.preprocess((value) => (typeof value === 'string' && value.trim() === '' ? null : value), validator.nullable());

/** Validator of a whole shape; unknown keys are refused, so that a misspelt field never vanishes in silence. */
export function shapeValidator(shape: Shape): z.ZodType<Record<string, unknown>> {
  return z.strictObject(Object.fromEntries(Object.entries(shape).map(([name, field]) => [name, inputValidator(field)]))) as unknown as z.ZodType<Record<string, unknown>>;
}

/** What the validator makes of `raw`. Throws a Refusal (`invalidInput`) that names field and rule. */
export function parseWith<T>(validator: z.ZodType<T>, raw: unknown): T {
  const parsed = validator.safeParse(raw);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const path = issue?.path.join('.') ?? '';
  throw new Refusal('invalidInput', path === '' ? `${issue?.message ?? 'The input cannot be read'}.` : `${path} ${issue?.message ?? 'cannot be read'}.`, { field: path }, path);
}
