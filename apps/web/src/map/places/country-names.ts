/** Which country a place is called like, so that it can be proposed where it lies. A name proves nothing: what is found is a question to whoever knows. */
import { fold } from '@baraza/domain';
import { geoArea, geoCentroid } from 'd3-geo';
import type { MultiPolygon, Polygon } from 'geojson';
import type { Country } from './outlines.js';

/** What Natural Earth writes short. */
const SHORT: readonly (readonly [RegExp, string])[] = [
  [/^Dem\. Rep\./, 'Democratic Republic of the'], [/\bDominican Rep\./, 'Dominican Republic'], [/\bAfrican Rep\./, 'African Republic'], [/^S\. Geo\./, 'South Georgia'], [/^S\./, 'South'], [/^N\. Mariana/, 'Northern Mariana'], [/^N\./, 'Northern'], [/^W\./, 'Western'],
  [/^Eq\./, 'Equatorial'], [/\bHerz\./, 'Herzegovina'], [/\bBarb\./, 'Barbuda'], [/^St\. Vin\. and Gren\./, 'Saint Vincent and the Grenadines'], [/^St[.-]/, 'Saint '], [/\bIs\./, 'Islands'], [/\bTer\./, 'Territory'], [/^Br\./, 'British'], [/^Fr\. S\./, 'French Southern'], [/^Fr\./, 'French'],
];
/** What people call a country besides, by its name in Natural Earth. */
const ALSO: Readonly<Record<string, readonly string[]>> = {
  'Bosnia and Herz.': ['Bosnia', 'Bosnia Herzegovina'], 'Cabo Verde': ['Cape Verde'], Congo: ['Republic of the Congo', 'Congo Brazzaville', 'Congo Republic'], "Côte d'Ivoire": ['Ivory Coast', 'Cote d Ivoire'], Czechia: ['Czech Republic'], 'Dem. Rep. Congo': ['DRC', 'DR Congo', 'Congo Kinshasa', 'Zaire', 'Democratic Republic of Congo'],
  eSwatini: ['Eswatini', 'Swaziland'], Iran: ['Islamic Republic of Iran'], Laos: ['Lao PDR'], Macedonia: ['North Macedonia', 'FYROM'], Moldova: ['Republic of Moldova'], Myanmar: ['Burma', 'Myanmar'], 'North Korea': ['DPRK', 'Democratic People s Republic of Korea'], Palestine: ['State of Palestine', 'Palestinian Territories'],
  Russia: ['Russian Federation'], 'South Korea': ['Republic of Korea', 'Korea'], Syria: ['Syrian Arab Republic'], Tanzania: ['United Republic of Tanzania'], 'Timor-Leste': ['East Timor'], Turkey: ['Türkiye'], 'United Kingdom': ['UK', 'Great Britain', 'Britain'], 'United States of America': ['USA', 'US', 'United States'], Vatican: ['Holy See', 'Vatican City'], Venezuela: ['Bolivarian Republic of Venezuela'], Vietnam: ['Viet Nam'], Yemen: ['Republic of Yemen'],
};

/** A name without what says nothing and without the order of its words: "Korea, North" is "North Korea". */
const keyOf = (name: string): string =>
  fold(name.replace(/\(.*?\)/gu, ' '))
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !['the', 'of', 'and'].includes(word))
    .sort()
    .join(' ');

export interface Suggestion {
  readonly country: string;
  readonly longitude: number;
  readonly latitude: number;
}

/** The middle of a country’s largest piece: that of France lies in Europe. */
export function middleOf({ outline }: Country): [longitude: number, latitude: number] {
  const { geometry } = outline;
  const pieces: Polygon[] = geometry.type === 'Polygon' ? [geometry] : (geometry as MultiPolygon).coordinates.map((coordinates) => ({ type: 'Polygon', coordinates }));
  return geoCentroid(pieces.reduce((largest, piece) => (geoArea(piece) > geoArea(largest) ? piece : largest)));
}

/** Looks countries up by the names they have in English, in the languages given, and by what else they are called. */
export class CountryNames {
  private readonly byKey = new Map<string, Country>();

  constructor(countries: readonly Country[], languages: readonly string[]) {
    const english = new Map<string, string>();
    const inEnglish = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
    for (const code of codes()) {
      const name = inEnglish.of(code);
      if (name !== undefined) english.set(keyOf(name), code);
    }
    const others = languages.map((language) => new Intl.DisplayNames([language], { type: 'region', fallback: 'none' }));
    for (const country of countries) {
      const written = SHORT.reduce((name, [short, long]) => name.replace(short, long), country.name);
      const names = [country.name, written, ...(ALSO[country.name] ?? [])];
      const code = names.map((name) => english.get(keyOf(name))).find((found) => found !== undefined);
      if (code !== undefined) for (const words of others) names.push(words.of(code) ?? '');
      for (const name of names) {
        const key = keyOf(name);
        if (key !== '' && !this.byKey.has(key)) this.byKey.set(key, country);
      }
    }
  }

  /** The country that is called so; of "A/B" the first that is one. Undefined: none is. */
  find(name: string): Suggestion | undefined {
    const country = this.byKey.get(keyOf(name)) ?? name.split(/[/;]/u).map((part) => this.byKey.get(keyOf(part))).find((found) => found !== undefined);
    if (!country) return undefined;
    const [longitude, latitude] = middleOf(country);
    return { country: country.name, longitude: Math.round(longitude * 1000) / 1000, latitude: Math.round(latitude * 1000) / 1000 };
  }
}

/** All pairs of letters: the browser knows which of them are countries. */
function* codes(): Iterable<string> {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
  for (const first of letters) for (const second of letters) yield first + second;
}
