/** What a column of somebody's own table sounds like: the built-in field that its header names in other words. Only a proposal, which the preview shows and a person changes. */
import type { Column } from '@baraza/interchange';
import { FIELD_COLUMNS, type FieldColumn, type RowEntity } from '../registry/fields.js';

/** Last or first words of headers, in the languages of the product, by field. */
const SOUNDS: Record<string, readonly string[]> = {
  place: ['country', 'place', 'location', 'city', 'town', 'village', 'county', 'governorate', 'district', 'province', 'region', 'headquarters', 'pays', 'lieu', 'région', 'país', 'región', 'região', 'lugar', 'local', 'страна', 'место', 'регион', 'مكان', 'منطقة', 'بلد', 'دولة', 'مدينة', 'قرية', 'محافظة', 'مقر', '国家', '地点', '地区', 'nchi', 'mkoa', 'mahali'],
  aliases: ['abbreviation', 'acronym', 'alias', 'aliases', 'aka', 'sigle', 'sigla', 'siglas', 'аббревиатура', 'اختصار', '简称'],
  website: ['website', 'webpage', 'url', 'link', 'homepage', 'hyperlink', 'web', 'www', 'site', 'sitio', 'сайт', 'موقع', 'رابط', '网址', 'tovuti'],
  languages: ['language', 'languages', 'langue', 'langues', 'idioma', 'idiomas', 'língua', 'línguas', 'язык', 'языки', 'لغة', 'لغات', '语言', 'lugha'],
  strength: ['weight', 'strength', 'poids', 'peso', 'fuerza', 'força', 'вес', 'сила', 'وزن', 'قوة', '权重', '强度', 'uzito', 'nguvu'],
  validFrom: ['date', 'dat', 'since', 'fecha', 'depuis', 'desde', 'дата', 'تاريخ', '日期', 'tarehe'],
  validTo: ['until', 'end', 'hasta', 'até', 'fin', 'до', 'حتى', '截止'],
};
const TYPES: Record<string, readonly Column['type'][]> = { place: ['text'], aliases: ['text', 'list'], website: ['text'], languages: ['text', 'list'], strength: ['number'], validFrom: ['date'], validTo: ['date'] };
/** Words for a page on the web that are words for a place, too: what stands in the column says which. */
const PAGE_OR_PLACE: readonly string[] = ['site', 'sitio', 'موقع'];
const isAddress = (text: string): boolean => /^https?:\/\//i.test(text.trim());

/** Words for a year, which says less than a date does: it is taken where a row has none. */
const YEARS: readonly string[] = ['year', 'année', 'annee', 'año', 'ano', 'год', 'سنة', 'عام', '年', 'mwaka'];

/** The field that a found column sounds like and whose values it can be; undefined for none. `spare`: only where no other column of the row says it. */
export function soundsLike(entity: RowEntity, { header, type, found, samples }: Column): { column: FieldColumn; spare: boolean } | undefined {
  if (!found) return undefined;
  const words = header.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2').toLowerCase().split(/[^\p{L}\p{M}\p{N}]+/u).map((word) => word.replace(/^ال(?=\p{L}{2})/u, ''));
  const says = [words[0]!, words.at(-1)!];
  const heard = Object.keys(SOUNDS).find((name) => TYPES[name]!.includes(type) && says.some((word) => SOUNDS[name]!.includes(word)));
  const field = heard === 'website' && !samples.some(isAddress) ? (says.some((word) => PAGE_OR_PLACE.includes(word)) ? 'place' : undefined) : heard;
  const spare = field === undefined && type === 'number' && words.some((word) => YEARS.includes(word)) && samples.every((sample) => /^[12]\d{3}$/.test(sample));
  const column = FIELD_COLUMNS[entity].find((each) => each.field === (spare ? 'validFrom' : field));
  return column && { column, spare };
}
