/** What a header says by its words, in the languages of the product. A header is split at case, space and punctuation: `agt_name`, `AgtName` and `Agt name` are the same. */

const WORDS = {
  name: ['name', 'label', 'title', 'nom', 'nombre', 'nome', 'имя', 'название', 'اسم', 'الاسم', '名称', '姓名', 'jina'],
  key: ['id', 'key', 'code', 'uuid', 'guid', 'nr', 'no', 'код', 'رمز', '编号'],
  type: ['type', 'kind', 'category', 'tipo', 'categoria', 'categoría', 'catégorie', 'тип', 'نوع', 'النوع', '类型', 'aina'],
  date: ['date', 'dat', 'fecha', 'data', 'дата', 'تاريخ', 'التاريخ', '日期', 'tarehe'],
  description: ['description', 'notes', 'note', 'descripción', 'descrição', 'описание', 'وصف', '描述', 'maelezo'],
  tags: ['tags', 'keywords', 'étiquettes', 'etiquetas', 'теги', 'وسوم', '标签'],
  from: ['from', 'source', 'origin', 'start', 'de', 'desde', 'от', 'من', 'kutoka'],
  to: ['to', 'target', 'destination', 'end', 'à', 'para', 'a', 'к', 'إلى', '目标', 'kwa'],
  direction: ['direction', 'directed', 'dirección', 'direção', 'направление', 'اتجاه', '方向'],
  scale: ['dimension', 'scale', 'criterion', 'dimensión', 'dimensão', 'البعد'],
  value: ['value', 'score', 'rating', 'valeur', 'valor', 'значение', 'قيمة'],
  confidence: ['confidence', 'confiance', 'confianza', 'confiança'],
  source: ['source', 'fuente', 'fonte', 'источник', 'مصدر', '来源'],
  judge: ['judge', 'rater', 'assessor', 'evaluator'],
} as const satisfies Record<string, readonly string[]>;

export type HeaderWord = keyof typeof WORDS;

/** The words of a header, in lower case. */
export const wordsOf = (header: string): string[] =>
  header
    .normalize('NFC')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '');

/** Whether the last word of a header, or in languages that put it so the first, is one of these. */
export function saysHeader(header: string, what: HeaderWord): boolean {
  const words = wordsOf(header);
  const known: readonly string[] = WORDS[what];
  return known.includes(words.at(-1) ?? '') || known.includes(words[0] ?? '');
}

/** Whether the header is one of these words and nothing else. */
export function isHeader(header: string, what: HeaderWord): boolean {
  const words = wordsOf(header);
  return words.length === 1 && (WORDS[what] as readonly string[]).includes(words[0]!);
}

/** Words that say that a header speaks of time. */
const TIMES: readonly string[] = ['valid', 'active', 'year', 'time', 'when', 'since', 'until'];

/** What a header says of an end of a tie. */
export interface EndHeader {
  end: 'from' | 'to';
  role: 'label' | 'id';
  /** What it says of the end besides its name or key, as in `source_country`; '' for nothing. */
  rest: string;
}

/** Whether the header names an end: its first word, or its last, does. `Source`, `source_id`, `Name of target`, `source country`. */
export function endHeader(header: string): EndHeader | undefined {
  const words = wordsOf(header);
  const is = (word: string | undefined, what: HeaderWord): boolean => word !== undefined && (WORDS[what] as readonly string[]).includes(word);
  for (const end of ['from', 'to'] as const) {
    const at = is(words[0], end) ? 0 : is(words.at(-1), end) ? words.length - 1 : -1;
    if (at < 0) continue;
    const others = words.filter((_, index) => index !== at);
    // From when to when it was so is said of the tie, not of its ends.
    if (others.some((word) => is(word, 'date') || TIMES.includes(word))) return undefined;
    const rest = others.filter((word) => !is(word, 'key') && !is(word, 'name') && word !== 'of').join(' ');
    return { end, role: others.some((word) => is(word, 'key')) ? 'id' : 'label', rest };
  }
  return undefined;
}
