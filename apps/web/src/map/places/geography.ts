/** Where places lie on the screen: a projection that suits them, and which of them stand so close that they are shown as one. */
import { geoAzimuthalEqualArea, geoBounds, geoCentroid, geoEqualEarth, type GeoProjection } from 'd3-geo';

export interface Located {
  readonly id: string;
  readonly longitude: number;
  readonly latitude: number;
}
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Wider apart than this, degrees, and they are shown on the whole world; nearer, on the part of it where they lie, in its own shape. */
const WORLD_FROM = 110;
/** A place alone is shown with what lies so far around it, degrees. */
const AROUND_ONE = 5;
/** Of several, so far around each. */
const AROUND_EACH = 1;
const MARGIN = 36;
/** At the bottom stand the legend and the word about boundaries. */
const FOOT = 52;

const pointsOf = (places: readonly Located[]) => ({ type: 'MultiPoint' as const, coordinates: places.map(({ longitude, latitude }) => [longitude, latitude]) });

/** An equal-area projection: no country looks larger than it is. Of no places: the world. */
export function projectionFor(places: readonly Located[], { width, height }: Size): GeoProjection {
  const frame: [[number, number], [number, number]] = [[MARGIN, MARGIN], [Math.max(MARGIN + 1, width - MARGIN), Math.max(MARGIN + 1, height - MARGIN - FOOT)]];
  if (places.length > 0) {
    const [[west, south], [east, north]] = geoBounds(pointsOf(places));
    const [across, down] = [east >= west ? east - west : east + 360 - west, north - south];
    if (across <= WORLD_FROM && down <= WORLD_FROM) {
      const [longitude, latitude] = places.length === 1 ? [places[0]!.longitude, places[0]!.latitude] : geoCentroid(pointsOf(places));
      const reach = places.length === 1 ? AROUND_ONE : AROUND_EACH;
      const around = places.flatMap(({ longitude: x, latitude: y }) => [[-1, 0], [1, 0], [0, -1], [0, 1]].map(([dx, dy]) => [x + dx! * reach, Math.max(-89, Math.min(89, y + dy! * reach))]));
      // Beyond a quarter of the globe from the middle shapes are stretched to nothing that anybody knows.
      return geoAzimuthalEqualArea().rotate([-longitude, -latitude]).clipAngle(89).fitExtent(frame, { type: 'MultiPoint', coordinates: around });
    }
  }
  const world = geoEqualEarth();
  return places.length > 1 ? world.fitExtent(frame, pointsOf(places)) : world.fitExtent(frame, { type: 'Sphere' });
}

/** What is seen: `k` times as large as the projection fits it, moved by x, y pixels. */
export interface Transform {
  readonly k: number;
  readonly x: number;
  readonly y: number;
}
export const WHOLE: Transform = { k: 1, x: 0, y: 0 };
const MOST_ZOOM = 80;
/** Nearer than this nobody is brought at once: they would not know where they are. */
const CLOSE = 24;

/** Zoomed around a point of the screen. */
export function zoomed({ k, x, y }: Transform, by: number, at: { readonly x: number; readonly y: number }): Transform {
  const next = Math.max(0.6, Math.min(MOST_ZOOM, k * by));
  const share = next / k;
  return { k: next, x: at.x - (at.x - x) * share, y: at.y - (at.y - y) * share };
}

/** Brings points of the projection into the middle, as large as they fit. */
export function around(points: readonly { readonly x: number; readonly y: number }[], { width, height }: Size): Transform {
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const room = { width: width - MARGIN * 6, height: height - MARGIN * 4 - FOOT };
  const k = Math.max(1, Math.min(CLOSE, room.width / Math.max(1, right - left), room.height / Math.max(1, bottom - top)));
  return { k, x: width / 2 - ((left + right) / 2) * k, y: (height - FOOT) / 2 - ((top + bottom) / 2) * k };
}

export interface Spot<T> {
  /** Pixels of the projection, not of the screen. */
  readonly x: number;
  readonly y: number;
  readonly weight: number;
  readonly item: T;
}
export interface Cluster<T> {
  readonly x: number;
  readonly y: number;
  readonly members: readonly Spot<T>[];
}

/** Those nearer to one another than so many pixels on the screen are shown as one, where the heaviest of them lies. */
export function clustered<T>(spots: readonly Spot<T>[], k: number, apart: number): Cluster<T>[] {
  const cell = apart / k;
  const found = new Map<string, { x: number; y: number; members: Spot<T>[] }[]>();
  const all: { x: number; y: number; members: Spot<T>[] }[] = [];
  for (const spot of spots.toSorted((a, b) => b.weight - a.weight)) {
    const [column, row] = [Math.floor(spot.x / cell), Math.floor(spot.y / cell)];
    let nearest: { x: number; y: number; members: Spot<T>[] } | undefined;
    for (let dx = -1; dx <= 1; dx += 1) {
      for (let dy = -1; dy <= 1; dy += 1) {
        for (const cluster of found.get(`${column + dx} ${row + dy}`) ?? []) {
          const distance = Math.hypot(cluster.x - spot.x, cluster.y - spot.y);
          if (distance < cell && (!nearest || distance < Math.hypot(nearest.x - spot.x, nearest.y - spot.y))) nearest = cluster;
        }
      }
    }
    if (nearest) {
      nearest.members.push(spot);
      continue;
    }
    const cluster = { x: spot.x, y: spot.y, members: [spot] };
    all.push(cluster);
    const key = `${column} ${row}`;
    const there = found.get(key);
    if (there) there.push(cluster);
    else found.set(key, [cluster]);
  }
  return all;
}
