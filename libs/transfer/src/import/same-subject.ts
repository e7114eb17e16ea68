/** What several rows that mean the same say of it together. */
import { ENTITIES, type FieldSpec, type Misfit, misfitOf, propertyIdOf, sameValue } from '@baraza/domain';
import { canonical, MISFIT } from '../registry/canonical.js';
import type { RowEntity } from '../registry/fields.js';
import { propertyMisfit, propertyValue } from './columns.js';
import { problem } from './problems.js';
import type { Values } from './records.js';
import type { Place, PlanProblem } from './types.js';

/** Adds to `values` what a further row says: the first row that says something of a field counts, lists are put together as far as the field holds them, and what is left out is told. `label`: what the rows are about. */
export function addSameSubject(entity: RowEntity, values: Values, said: Values, row: Place, label: string, problems: PlanProblem[]): void {
  for (const [field, { label: header, value }] of said) {
    const first = values.get(field);
    if (!first) values.set(field, { label: header, value });
    else if (Array.isArray(first.value) && Array.isArray(value)) {
      const list = [...new Set([...(first.value as string[]), ...(value as string[])])];
      const misfit = misfitOfList(entity, field, list);
      if (misfit === null) values.set(field, { ...first, value: list });
      else problems.push(problem('rows-list-too-many', row, { label, field: header, items: list.length, max: 'max' in misfit ? misfit.max : first.value.length }, header));
    } else if (!sameValue(first.value, value)) problems.push(problem('row-says-otherwise', row, { label, field: header }, header));
  }
}

/** Why the field cannot hold the list; null: it can. */
function misfitOfList(entity: RowEntity, field: string, list: string[]): Misfit | null {
  const property = propertyIdOf(field);
  if (property !== undefined) return propertyValue(property, 'textList', list) === MISFIT ? propertyMisfit(property, 'textList', list) : null;
  const spec = ENTITIES[entity].fields[field as never] as FieldSpec;
  return canonical(spec, list) === MISFIT ? misfitOf(spec, list) : null;
}
