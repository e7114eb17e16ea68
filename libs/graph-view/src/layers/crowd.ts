/** Who stands so close among others that there is no room for each name. */
import type { SceneNode } from './scene.js';

/** From so many others around one on, names would lie on one another at every zoom. */
const MANY = 5;
/** So far from its edge another still takes the room of a name, model pixels. */
const NEAR = 32;

/** Nodes in close rows. `unit`: how much larger than at 100 % shapes are drawn. */
export function crowdedIn(nodes: readonly SceneNode[], unit: number): ReadonlySet<SceneNode> {
  const reach = ({ width, height }: SceneNode): number => Math.max(width, height) / unit + NEAR;
  const size = Math.max(1, ...nodes.map(reach));
  const cells = new Map<string, SceneNode[]>();
  const cellOf = (value: number): number => Math.floor(value / size);
  for (const node of nodes) {
    const key = `${cellOf(node.at.x)} ${cellOf(node.at.y)}`;
    const cell = cells.get(key);
    if (cell) cell.push(node);
    else cells.set(key, [node]);
  }
  const around = (node: SceneNode): number => {
    let count = 0;
    for (const dx of [-1, 0, 1]) {
      for (const dy of [-1, 0, 1]) {
        for (const other of cells.get(`${cellOf(node.at.x) + dx} ${cellOf(node.at.y) + dy}`) ?? []) {
          if (other !== node && Math.hypot(other.at.x - node.at.x, other.at.y - node.at.y) < reach(node)) count += 1;
        }
      }
    }
    return count;
  };
  return new Set(nodes.filter((node) => around(node) >= MANY));
}
