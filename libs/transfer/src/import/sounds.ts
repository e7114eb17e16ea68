/** What a column of somebody's own table sounds like: the built-in field that its header names in other words. Only a proposal, which the preview shows and a person changes. */
import type { Column } from '@baraza/interchange';
import { FIELD_COLUMNS, type FieldColumn, type RowEntity } from '../registry/fields.js';

/** Last or first words of headers, in the languages of the product, by field. */
const SOUNDS: Record<string, readonly string[]> = {
  place: ['country', 'place', 'location', 'city', 'district', 'province', 'region', 'pays', 'lieu', 'région', 'país', 'región', 'região', 'lugar', 'local', 'страна', 'место', 'регион', 'مكان', 'منطقة', 'بلد', 'دولة', '国家', '地点', '地区', 'nchi', 'mkoa', 'mahali'],
  aliases: ['abbreviation', 'acronym', 'alias', 'aliases', 'aka', 'sigle', 'sigla', 'siglas', 'аббревиатура', 'اختصار', '简称'],
  website: ['website', 'url', 'homepage', 'hyperlink', 'web', 'сайт', 'موقع', '网址', 'tovuti'],
  validFrom: ['date', 'dat', 'since', 'fecha', 'depuis', 'desde', 'дата', 'تاريخ', '日期', 'tarehe'],
  validTo: ['until', 'end', 'hasta', 'até', 'fin', 'до', 'حتى', '截止'],
};
const TYPES: Record<string, readonly Column['type'][]> = { place: ['text'], aliases: ['text', 'list'], website: ['text'], validFrom: ['date'], validTo: ['date'] };

/** Words for a year, which says less than a date does: it is taken where a row has none. */
const YEARS: readonly string[] = ['year', 'année', 'annee', 'año', 'ano', 'год', 'سنة', 'عام', '年', 'mwaka'];

/** The field that a found column sounds like and whose values it can be; undefined for none. `spare`: only where no other column of the row says it. */
export function soundsLike(entity: RowEntity, { header, type, found, samples }: Column): { column: FieldColumn; spare: boolean } | undefined {
  if (!found) return undefined;
  const words = header.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2').toLowerCase().split(/[^\p{L}\p{M}\p{N}]+/u);
  const field = Object.keys(SOUNDS).find((name) => TYPES[name]!.includes(type) && words.some((word, at) => (at === 0 || at === words.length - 1) && SOUNDS[name]!.includes(word)));
  const spare = field === undefined && type === 'number' && words.some((word) => YEARS.includes(word)) && samples.every((sample) => /^[12]\d{3}$/.test(sample));
  const column = FIELD_COLUMNS[entity].find((each) => each.field === (spare ? 'validFrom' : field));
  return column && { column, spare };
}
