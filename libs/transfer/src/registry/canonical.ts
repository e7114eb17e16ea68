/** Values in the one form in which the product keeps them. */
import { type FieldSpec, valueValidator } from '@baraza/domain';

type Validator = ReturnType<typeof valueValidator>;

/** Making a validator costs more than a hundred uses of it, and a file has a million cells. */
const validators = new WeakMap<FieldSpec, Validator>();

/** Nothing fits: the field cannot hold what the cell says. */
export const MISFIT = Symbol('misfit');

/** The value as the field keeps it, or `MISFIT`. */
export function canonical(spec: FieldSpec, value: unknown): unknown {
  let validator = validators.get(spec);
  if (!validator) validators.set(spec, (validator = valueValidator(spec)));
  const parsed = validator.safeParse(value);
  return parsed.success ? parsed.data : MISFIT;
}
