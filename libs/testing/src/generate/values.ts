/** A random value for a field, from the field's own description. */
import type { EntityName, FieldSpec, Records, Shape } from '@baraza/domain';
import type { Random } from './random.js';

/** What there is to refer to. */
export interface Readable {
  allLive<N extends EntityName>(entity: N): Records[N][];
}
export interface ValueContext {
  random: Random;
  store: Readable;
  /** Whose fields these are: properties depend on it. */
  entity: EntityName | null;
}

/** There is no value, for instance because nothing exists that could be referred to. */
export const NOTHING = Symbol('nothing');

const WORDS = ['Ministry', 'of', 'Interior', 'Market Women', 'اتحاد', 'Ligue', 'é́lue', '  spaced ', 'N°7', '=1+1', '🕊️', '代表', 'Poro', 'border', 'wages', "O'Neill", '<b>', 'a\tb'];
const randomText = (random: Random, max: number): string => Array.from({ length: random.int(1, 4) }, () => random.pick(WORDS)).join(' ').slice(0, max);

/** A value that the field accepts (references only to what is live), or NOTHING. */
export function randomValue(field: FieldSpec, context: ValueContext): unknown {
  const { random } = context;
  switch (field.type) {
    case 'text':
    case 'longText':
      return `${random.int(0, 999)} ${randomText(random, field.max - 4)}`;
    case 'url':
      return `https://example.org/${random.int(0, 999)}`;
    case 'colour':
      return `#${random.int(0, 0xffffff).toString(16).padStart(6, '0')}`;
    case 'integer':
      return random.int(field.min, field.max);
    case 'number':
      return Math.round((field.min + random.next() * (field.max - field.min)) * 100) / 100;
    case 'boolean':
      return random.chance(0.5);
    case 'partialDate':
      return random.pick(['2005', '2005-08', '2005-08-03', '1999-12-31', '2024-02-29']);
    case 'instant':
      return '2005-08-03T09:00:00.000Z';
    case 'choice':
      return random.pick(field.values);
    case 'textList':
      return Array.from({ length: random.int(0, 3) }, () => randomText(random, 40));
    case 'properties':
      return randomProperties(context);
    case 'account':
    case 'id':
    case 'newId':
      return random.uuid();
    case 'reference':
      return randomReference(field, context);
    case 'list': {
      const items = Array.from({ length: random.int(1, 3) }, () => randomShape(field.of, context));
      return items.includes(NOTHING) ? NOTHING : items;
    }
    case 'value':
      return random.pick([null, true, 7, 'text', ['list']]);
  }
}

/** Values for all fields of a shape; what may be left out or empty sometimes is. NOTHING where a required value cannot be had. */
export function randomShape(shape: Shape, context: ValueContext): Record<string, unknown> | typeof NOTHING {
  const result: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(shape) as [string, FieldSpec][]) {
    if (field.absentable && context.random.chance(0.6)) continue;
    const mayBeEmpty = !field.required;
    if (mayBeEmpty && context.random.chance(0.4)) {
      result[name] = null;
      continue;
    }
    const value = randomValue(field, context);
    if (value !== NOTHING) result[name] = value;
    else if (mayBeEmpty) result[name] = null;
    else if (!field.absentable) return NOTHING;
  }
  return result;
}

function randomReference(field: FieldSpec & { entity: string; vocabulary?: string }, { random, store }: ValueContext): unknown {
  const all = store.allLive(field.entity as EntityName);
  const fitting = field.vocabulary === undefined ? all : all.filter((record) => (record as unknown as { vocabulary: string }).vocabulary === field.vocabulary);
  return fitting.length === 0 ? NOTHING : random.pick(fitting).id;
}

function randomProperties({ random, store, entity }: ValueContext): Record<string, unknown> {
  const defined = store.allLive('property').filter((property) => property.of === entity);
  return Object.fromEntries(defined.filter(() => random.chance(0.5)).map(({ id, valueType }) => [id, random.chance(0.2) ? null : propertyValue(valueType, random)]));
}

function propertyValue(valueType: string, random: Random): unknown {
  if (valueType === 'number') return random.int(-50, 50);
  if (valueType === 'boolean') return random.chance(0.5);
  if (valueType === 'textList') return Array.from({ length: random.int(1, 3) }, () => randomText(random, 40));
  return valueType === 'date' ? '2005-08' : randomText(random, 100);
}
