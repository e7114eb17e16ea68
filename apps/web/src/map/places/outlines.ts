/**
 * Outlines of countries: Natural Earth at 1 : 50 million, in the public domain, from the package `world-atlas`. They come with the product, in a chunk of their own; nothing is asked of anybody else.
 */
import type { Feature, MultiLineString, MultiPolygon, Polygon } from 'geojson';
import { feature, mesh } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';

export interface Country {
  readonly name: string;
  readonly outline: Feature<Polygon | MultiPolygon>;
}
export interface Outlines {
  readonly countries: readonly Country[];
  /** Where land meets water. */
  readonly coast: MultiLineString;
  readonly borders: MultiLineString;
  /** Borders of what has no code of its own in ISO 3166, or is on the list of the United Nations of territories whose status is open. */
  readonly disputed: MultiLineString;
}

interface Named {
  readonly name: string;
}
/** Western Sahara by its number in ISO 3166. */
const OPEN = new Set(['732']);

let kept: Promise<Outlines> | null = null;

/** @throws Error where the outlines cannot be had; asked again, it tries again */
export function loadOutlines(): Promise<Outlines> {
  kept ??= import('world-atlas/countries-50m.json').then(({ default: atlas }) => outlinesOf(atlas as unknown as Topology<{ countries: GeometryCollection<Named> }>));
  kept.catch(() => {
    kept = null;
  });
  return kept;
}

export function outlinesOf(atlas: Topology<{ countries: GeometryCollection<Named> }>): Outlines {
  const { countries } = atlas.objects;
  const isOpen = ({ id }: { id?: string | number | undefined }): boolean => id === undefined || OPEN.has(String(id));
  return {
    countries: feature(atlas, countries).features.map((outline) => ({ name: outline.properties.name, outline: outline as Feature<Polygon | MultiPolygon> })),
    coast: mesh(atlas, countries, (a, b) => a === b),
    borders: mesh(atlas, countries, (a, b) => a !== b && !isOpen(a) && !isOpen(b)),
    disputed: mesh(atlas, countries, (a, b) => a !== b && (isOpen(a) || isOpen(b))),
  };
}
