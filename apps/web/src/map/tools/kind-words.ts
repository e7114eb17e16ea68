import type { Legend } from '@baraza/graph-view';
import type { Format } from '@baraza/ui';
import type { TFunction } from 'i18next';

/** The kinds that one shape of the legend stands for: by name where they are two, else by the most frequent and how many others. */
export function kindWords({ kinds }: Legend['kinds'][number], t: TFunction<['map', 'common', 'domain']>, format: Format): string {
  const names = kinds.map(({ name }) => name);
  const [first] = names;
  if (first === undefined) return t('filters.unstated');
  if (names.length === 1) return first;
  return names.length === 2 ? format.list(names) : t('legend.otherKinds', { name: format.apart(first), count: names.length - 1 });
}
