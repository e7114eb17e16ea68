import type { GeoPoint } from './submission-types.js';

/** Places, lines and areas: as survey programs write them (`12.5 41.9 20 4.5; …`), or as GeoJSON. */

type Numbers = readonly (number | null)[];

/** A place of latitude, longitude and perhaps altitude and precision; `null` where they are no place on the earth. */
export function toPlace([latitude = null, longitude = null, altitude = null, precision = null]: Numbers): GeoPoint | null {
  if (latitude === null || longitude === null || Math.abs(latitude) > 90 || Math.abs(longitude) > 180) return null;
  return { latitude, longitude, altitude, precision };
}

/** The places in a text, divided by semicolons; `null` when one of them is none. */
export function placesOfText(text: string): GeoPoint[] | null {
  const pieces = text.split(';').map((piece) => piece.trim()).filter((piece) => piece !== '');
  return allOrNone(pieces.map((piece) => toPlace(piece.split(/[\s,]+/).map(numberOf))));
}

/** The places of a GeoJSON geometry, the outer ring of an area; `null` when it is none. */
export function placesOfGeoJson(value: object): GeoPoint[] | null {
  const { type, coordinates, properties } = value as { type?: unknown; coordinates?: unknown; properties?: { accuracy?: unknown } | null };
  if (!Array.isArray(coordinates)) return null;
  const positions: unknown = type === 'Point' ? [coordinates] : type === 'LineString' ? coordinates : type === 'Polygon' ? coordinates[0] : null;
  if (!Array.isArray(positions)) return null;
  return allOrNone(positions.map((position) => (Array.isArray(position) ? toPlace([numberOf(position[1]), numberOf(position[0]), numberOf(position[2]), numberOf(properties?.accuracy)]) : null)));
}

function allOrNone(places: (GeoPoint | null)[]): GeoPoint[] | null {
  const whole = places.filter((place) => place !== null);
  return whole.length > 0 && whole.length === places.length ? whole : null;
}

/** A plain number, or the text of one; `null` for anything else. */
export function numberOf(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'string' || !/^\s*[+-]?(\d+(?:\.\d*)?|\.\d+)(e[+-]?\d+)?\s*$/i.test(value)) return null;
  const number = Number(value);
  return Number.isFinite(number) ? number : null;
}
