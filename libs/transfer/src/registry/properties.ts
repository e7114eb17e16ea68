/** The project's own properties as files name them. */
import type { Records } from '@baraza/domain';
import type { RecordStore } from '@baraza/store';
import type { RowEntity } from './fields.js';
import { liveInOrder } from './state.js';

type Property = Records['property'];

/** Name of the property that keeps the address of a picture. It is text; nothing is ever fetched. */
export const IMAGE = 'Image';

/** The property that keeps addresses of pictures, which formats of maps have a place of their own for. */
export const imageOf = (store: RecordStore): Property | null => liveInOrder(store, 'property').find(({ of, name, valueType }) => of === 'stakeholder' && name === IMAGE && valueType === 'text') ?? null;

/** The properties of an entity in the order of their columns, with the headers of these: two of one name have two, and the one of pictures keeps its own. */
export function propertiesByHeader(store: RecordStore, entity: RowEntity): { header: string; property: Property }[] {
  const image = imageOf(store);
  const taken = new Set<string>();
  const headerFor = ({ name }: Property): string => {
    let header = name;
    for (let n = 2; taken.has(header); n += 1) header = `${name} (${n})`;
    taken.add(header);
    return header;
  };
  return liveInOrder(store, 'property')
    .filter(({ of }) => of === entity)
    .sort((a, b) => Number(b.id === image?.id) - Number(a.id === image?.id) || (a.order ?? 0) - (b.order ?? 0))
    .map((property) => ({ header: headerFor(property), property }));
}
