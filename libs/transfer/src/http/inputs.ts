/** What requests may carry. */
import { z } from 'zod';
import { type Params, TransferError } from '../errors.js';
import { EXPORT_FORMATS, type ExportFormat } from '../export/download.js';
import { ROW_CLASSES } from '../import/types.js';

const MOST_ANSWERS = 5000;
const MOST_ROWS_OF_PAGE = 500;

const id = z.uuid({ error: 'must be an id (UUID)' }).toLowerCase();
const shortText = z.string({ error: 'must be text' }).max(1000, { error: 'is too long' });
const atMost = (record: object): boolean => Object.keys(record).length <= MOST_ANSWERS;

export const choicesInput = z.object({
  direction: z.enum(['directed', 'undirected', 'mutual'], { error: 'must be directed, undirected or mutual' }).optional(),
  answers: z.record(shortText, shortText).refine(atMost, { error: 'has too many entries' }).optional(),
  columns: z.record(shortText, z.enum(['field', 'property', 'leaveOut'], { error: 'must be field, property or leaveOut' })).refine(atMost, { error: 'has too many entries' }).optional(),
  map: z.union([z.object({ id }), z.object({ name: z.string().trim().min(1, { error: 'must not be empty' }).max(300, { error: 'is too long' }) }), z.object({ ofFile: z.literal(true) })], { error: 'must be {id}, {name} or {ofFile: true}' }).nullable().optional(),
});

export const rowsQuery = z.object({
  class: z.enum([...ROW_CLASSES, 'bad', 'notice'], { error: `must be one of ${[...ROW_CLASSES, 'bad', 'notice'].join(', ')}` }),
  offset: z.coerce.number().int().min(0, { error: 'must be at least 0' }).default(0),
  limit: z.coerce.number().int().min(1).max(MOST_ROWS_OF_PAGE, { error: `must be at most ${MOST_ROWS_OF_PAGE}` }).default(100),
});

const FORMATS = Object.keys(EXPORT_FORMATS) as [ExportFormat, ...ExportFormat[]];
export const exportQuery = z.object({
  format: z.enum(FORMATS, { error: `must be one of ${FORMATS.join(', ')}` }),
  map: id.optional(),
  process: id.optional(),
});
export const idInput = id;

/** The value in its form. @throws TransferError `invalidInput` that names field and rule. */
export function parseInput<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = (issue?.path ?? []).join('.');
  const what = issue?.message ?? 'cannot be read';
  const params: Params = { field };
  throw new TransferError('invalidInput', field === '' ? `The request ${what}.` : `${field} ${what}.`, params);
}

/** JSON in a field of a form. @throws TransferError `invalidInput`. */
export function parseJson(text: string | undefined, field: string): unknown {
  if (text === undefined || text === '') return {};
  try {
    return JSON.parse(text);
  } catch {
    throw new TransferError('invalidInput', `${field} is not JSON.`, { field });
  }
}
