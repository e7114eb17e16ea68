/** All ways to lay out, by name. */
import type { Arrangement } from '@baraza/domain';
import { arrange, placeBelow } from './arrange.js';
import { WORTH_A_BLOCK } from './block.js';
import { arrangeOnCircle } from './circle.js';
import { arrangeInLayers } from './layers.js';
import type { LayoutRequest, Place } from './request.js';
import { arrangeInRings } from './rings.js';
import { neighboursOf } from './ties.js';
import { standWithin } from './within.js';

type Way = (request: LayoutRequest, onProgress: (share: number) => void) => readonly Place[];

/** Layers follow from ties: those without any, where they are many, stand in rows below. */
function layersOfTied(request: LayoutRequest, onProgress: (share: number) => void): readonly Place[] {
  const near = neighboursOf(request);
  const alone = request.nodes.filter(({ id }) => near.get(id)!.length === 0);
  if (alone.length < WORTH_A_BLOCK || alone.length === request.nodes.length) return arrangeInLayers(request, onProgress);
  const nodes = request.nodes.filter(({ id }) => near.get(id)!.length > 0);
  const places = arrangeInLayers({ ...request, nodes }, onProgress);
  const sizes = new Map(nodes.map((node) => [node.id, node]));
  return [...places, ...placeBelow(alone, places.map(({ id, x, y }) => ({ x, y, width: sizes.get(id)!.width, height: sizes.get(id)!.height })), request.aspect)];
}

const WAYS: Readonly<Record<Arrangement, Way>> = {
  force: arrange,
  ringsByInfluence: arrangeInRings,
  ringsByTies: arrangeInRings,
  layersByTies: layersOfTied,
  layersByLevel: arrangeInLayers,
  circle: arrangeOnCircle,
};

/** Places for everything in the request, each in whole model pixels; the same request gives the same places (`force` of small maps excepted, which begins by chance). `onProgress`: share done, 0 to 1. */
export function arrangeAs(request: LayoutRequest, onProgress: (share: number) => void): readonly Place[] {
  const known = new Set(request.nodes.map(({ id }) => id));
  const among = { ...request, edges: request.edges.filter(({ source, target }) => known.has(source) && known.has(target)) };
  return standWithin(WAYS[request.arrangement ?? 'force'](among, onProgress), among);
}
