/** Who is tied to whom among those who are laid out. */
import type { LayoutRequest } from './request.js';

/** Neighbours of each, whatever the direction; a tie to oneself or to somebody who is not laid out counts for nothing. */
export function neighboursOf({ nodes, edges }: Pick<LayoutRequest, 'nodes' | 'edges'>): Map<string, string[]> {
  const near = new Map(nodes.map(({ id }): [string, string[]] => [id, []]));
  for (const { source, target } of edges) {
    const [from, to] = [near.get(source), near.get(target)];
    if (!from || !to || source === target) continue;
    from.push(target);
    to.push(source);
  }
  return near;
}
