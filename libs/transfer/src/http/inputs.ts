/** What requests may carry. */
import { type Mapping, OWNERS, ROLES, ROLES_OF, ROWS_AS, SHARED_ROLES, type SheetMapping } from '@baraza/interchange';
import { z } from 'zod';
import { type Params, TransferError } from '../errors.js';
import { EXPORT_FORMATS, type ExportFormat } from '../export/download.js';
import { ROW_CLASSES } from '../import/types.js';

const MOST_ANSWERS = 5000;
const MOST_SHEETS = 200;
const MOST_ROWS_OF_PAGE = 500;

const id = z.uuid({ error: 'must be an id (UUID)' }).toLowerCase();
const shortText = z.string({ error: 'must be text' }).max(1000, { error: 'is too long' });
const atMost = (record: object): boolean => Object.keys(record).length <= MOST_ANSWERS;

const columnMapping = z.object({ header: z.string(), of: z.enum(OWNERS), role: z.enum(ROLES), prefix: shortText.optional(), scale: shortText.optional() });
const typeOfAll = z.object({ name: z.string().trim().min(1).max(300), thing: z.boolean().optional() });
const sheetMapping = z
  .object({
    sheet: z.string(),
    rows: z.enum(ROWS_AS, { error: `must be one of ${ROWS_AS.join(', ')}` }),
    columns: z.array(columnMapping),
    types: z.object({ row: typeOfAll.optional(), from: typeOfAll.optional(), to: typeOfAll.optional() }),
    direction: z.enum(['directed', 'undirected', 'mutual']).optional(),
    found: z.boolean().optional(),
    why: z.enum(['notUnderstood', 'hidden', 'columns']).optional(),
  })
  .refine(isSensible, { error: 'has a role that makes no sense there, or twice one that only one column can have' });
/** What the sheets and columns of tables mean. */
export const mappingInput: z.ZodType<Mapping> = z.array(sheetMapping).max(MOST_SHEETS, { error: 'has too many sheets' });

function isSensible({ rows, columns }: SheetMapping): boolean {
  if (rows === 'nothing') return true;
  const taken = new Set<string>();
  return columns.every(({ of, role }) => {
    const twice = !SHARED_ROLES.includes(role) && taken.has(`${of} ${role}`);
    taken.add(`${of} ${role}`);
    return !twice && (ROLES_OF[rows][of]?.includes(role) ?? false);
  });
}

const columnsInput = z.record(shortText, z.union([z.enum(['field', 'property', 'leaveOut']), z.templateLiteral(['field:', z.string().max(100)])], { error: 'must be field, field:NAME, property or leaveOut' })).refine(atMost, { error: 'has too many entries' });
/** What is kept of the meaning of tables; at first it held the sheets alone. */
export const meaningInput = z.union([z.object({ sheets: mappingInput, columns: columnsInput }), mappingInput.transform((sheets) => ({ sheets, columns: {} as z.infer<typeof columnsInput> }))]);

export const choicesInput = z.object({
  mapping: mappingInput.optional(),
  direction: z.enum(['directed', 'undirected', 'mutual'], { error: 'must be directed, undirected or mutual' }).optional(),
  answers: z.record(shortText, shortText).refine(atMost, { error: 'has too many entries' }).optional(),
  columns: columnsInput.optional(),
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
