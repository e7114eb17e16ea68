import type { FieldSpec, Records } from '@baraza/domain';

const TYPE_OF: Record<Records['property']['valueType'], FieldSpec['type']> = { text: 'text', number: 'number', boolean: 'boolean', date: 'partialDate', textList: 'textList' };

/** A property of the project's own, described like a built-in field. */
export function specOf({ valueType, options, description }: Records['property']): FieldSpec {
  const common = { description: description ?? '', required: false };
  if (valueType === 'text' && options.length > 0) return { ...common, type: 'choice', values: options };
  return { ...common, type: TYPE_OF[valueType], max: valueType === 'number' ? Infinity : 20_000, min: -Infinity } as FieldSpec;
}
