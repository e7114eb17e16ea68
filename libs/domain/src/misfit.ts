/** Why a field cannot hold a value: said from the definition of the field and by its validator, for sentences that name what fits. */
import type { z } from 'zod';
import type { FieldSpec } from './fields.js';
import { valueValidator } from './validators.js';

export type Misfit =
  /** In characters; of a list, that of the item that is too long. */
  | { why: 'tooLong'; length: number; max: number }
  | { why: 'tooMany'; items: number; max: number }
  | { why: 'noNumber' | 'noWholeNumber'; min: number; max: number }
  | { why: 'noChoice'; choices: readonly string[] }
  | { why: 'noYesOrNo' | 'noDate' | 'noAddress' | 'other' };

/** Why `value`, which may also be the text of a cell, does not fit the field. Asked only where it does not. */
export function misfitOf(field: FieldSpec, value: unknown): Misfit {
  switch (field.type) {
    case 'integer':
      return { why: 'noWholeNumber', min: field.min, max: field.max };
    case 'number':
      return { why: 'noNumber', min: field.min, max: field.max };
    case 'choice':
      return { why: 'noChoice', choices: field.values };
    case 'boolean':
      return { why: 'noYesOrNo' };
    case 'partialDate':
      return { why: 'noDate' };
    default:
      return tooLarge(field, value) ?? { why: field.type === 'url' ? 'noAddress' : 'other' };
  }
}

function tooLarge(field: FieldSpec, value: unknown): Misfit | undefined {
  for (const issue of flat(valueValidator(field).safeParse(value).error?.issues ?? [])) {
    const max = issue.code === 'too_big' ? Number(issue.maximum) : issue.code === 'custom' ? (issue.params?.['max'] as number | undefined) : undefined;
    const at = issue.path.reduce<unknown>((within, key) => (within as Record<PropertyKey, unknown>)[key], value);
    if (max === undefined) continue;
    return Array.isArray(at) ? { why: 'tooMany', items: at.length, max } : { why: 'tooLong', length: String(at).trim().length, max };
  }
  return undefined;
}

type Issue = z.core.$ZodIssue;

/** Also what each of several types that a value may have says against it. */
const flat = (issues: readonly Issue[]): Issue[] => issues.flatMap((issue) => (issue.code === 'invalid_union' ? flat(issue.errors.flat().map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] }))) : [issue]));
