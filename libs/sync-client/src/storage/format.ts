import { ENTITIES } from '@baraza/domain';
import { PROTOCOL } from '@baraza/protocol';

/** Names the shape of stored records: a page whose entities have other fields must not use them. FNV-1a over the names of all fields. */
export const SNAPSHOT_FORMAT: string = (() => {
  const shape = Object.entries(ENTITIES).map(([name, { fields }]) => `${name}:${Object.keys(fields).join(',')}`).join(';');
  let hash = 0x811c9dc5;
  for (let index = 0; index < shape.length; index += 1) hash = Math.imul(hash ^ shape.charCodeAt(index), 0x01000193) >>> 0;
  return `${PROTOCOL}-${hash.toString(16)}`;
})();
