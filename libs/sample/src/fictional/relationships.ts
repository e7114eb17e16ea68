/** Invented relationships of every type. */
import { type SampleRow, w } from '../sample.js';

type Row = SampleRow<'relationship'>;
type More = Omit<Row, 'key' | 'from' | 'to' | 'type' | 'strength' | 'sentiment'>;
/** From, to, strength 0–10, sentiment −2…+2, and what else is known. */
type Tie = readonly [string, string, number, number, More?];

/** What runs both ways unless a tie says otherwise. */
const MUTUAL = new Set(['alliance', 'cooperation', 'kinship', 'mistrust', 'conflict']);
const ties = (type: string, common: More, list: readonly Tie[]): Row[] =>
  list.map(([from, to, strength, sentiment, more]) => ({ key: `${from} ${type} ${to}`, from, to, type, strength, sentiment, direction: MUTUAL.has(type) ? 'mutual' : 'directed', ...common, ...more }));

const LAW = { formality: 'formal', confidence: 'high', source: 'statute', properties: { basis: w('law', 'قانون') } } as const;
const DECREE = { formality: 'formal', confidence: 'high', properties: { basis: w('decree', 'مرسوم') } } as const;
const AGREEMENT = { formality: 'formal', confidence: 'high', source: 'accord', properties: { basis: w('agreement', 'اتفاق') } } as const;
const CUSTOM = { formality: 'informal', confidence: 'medium', properties: { basis: w('custom', 'عرف') } } as const;
const PRACTICE = { formality: 'informal', confidence: 'medium', properties: { basis: w('practice', 'ممارسة') } } as const;

export const relationships: Row[] = [
  ...ties('command', LAW, [
    ['presidency', 'defence', 9, 1],
    ['presidency', 'guard', 10, 2, { ...DECREE, description: w('Directly, past the chief of staff.', 'مباشرة، متجاوزاً رئيس الأركان.') }],
    ['presidency', 'intelligence', 9, 1, { ...DECREE, classification: 'confidential' }],
    ['defence', 'army', 6, 0],
    ['chief', 'army', 9, 1],
    ['interior', 'police', 8, 1],
    ['interior', 'gendarmerie', 6, 0],
    ['interior', 'civilProtection', 7, 1],
    ['defence', 'gendarmerie', 5, -1, { description: w('In war only; who decides that it is war is not written down.', 'في الحرب فقط، ولم يُدوَّن من يقرر أنها حرب.') }],
    ['finance', 'border', 7, 0],
    ['justice', 'prisons', 8, 1],
    ['front', 'watch', 3, -1, { ...PRACTICE, confidence: 'low', source: 'adviser', classification: 'confidential' }],
  ]),
  ...ties('oversight', LAW, [
    ['assembly', 'presidency', 4, 0],
    ['committee', 'defence', 6, 0],
    ['committee', 'army', 4, -1],
    ['committee', 'interior', 6, 1],
    ['committee', 'intelligence', 1, -2, { confidence: 'low', description: w('Promised in the draft act; not yet done.', 'وعد به مشروع القانون ولم يتحقق بعد.') }],
    ['ombuds', 'police', 5, 0],
    ['ombuds', 'prisons', 6, 1],
    ['audit', 'finance', 7, 1, { source: 'budget' }],
    ['audit', 'defence', 2, -1, { source: 'budget' }],
    ['supremeCourt', 'militaryCourt', 4, 0],
    ['prosecutor', 'police', 6, 0],
    ['platform', 'justice', 5, 1, PRACTICE],
  ]),
  ...ties('alliance', PRACTICE, [
    ['justice', 'platform', 7, 2],
    ['women', 'youth', 8, 2],
    ['minister', 'women', 7, 2],
    ['guard', 'intelligence', 6, 1, { confidence: 'low', source: 'adviser', classification: 'strictlyConfidential' }],
    ['elders', 'chiefs', 5, 1, CUSTOM],
  ]),
  ...ties('cooperation', PRACTICE, [
    ['justice', 'mission', 9, 2, AGREEMENT],
    ['police', 'gendarmerie', 5, 0],
    ['police', 'elders', 5, 1],
    ['police', 'watch', 4, 0],
    ['bar', 'ombuds', 6, 1],
    ['civilProtection', 'teachers', 6, 2],
    ['press', 'platform', 7, 2],
    ['institute', 'platform', 7, 2],
    ['border', 'shores', 4, 1, AGREEMENT],
    ['veterans', 'front', 4, 0],
  ]),
  ...ties('funding', { formality: 'formal', confidence: 'high', source: 'budget', validFrom: '2004', properties: { basis: w('agreement', 'اتفاق') } }, [
    ['finance', 'justice', 6, 1],
    ['finance', 'defence', 9, 0],
    ['finance', 'interior', 7, 0],
    ['norvessa', 'army', 8, 1, { validTo: '2007-06' }],
    ['norvessa', 'guard', 3, 0, { confidence: 'low', source: 'adviser', classification: 'confidential', validTo: '2004-12' }],
    ['bank', 'supremeCourt', 6, 1, { validTo: '2008' }],
    ['bank', 'finance', 7, 1],
    ['mission', 'veterans', 7, 1, { validTo: '2006-12', description: w('Training and tools for those who left the camps.', 'تدريب وأدوات لمن غادروا المعسكرات.') }],
    ['institute', 'women', 5, 2, { validTo: '2006' }],
    ['harbour', 'chiefs', 3, 0, { ...PRACTICE, confidence: 'low' }],
  ]),
  ...ties('dependency', { ...PRACTICE, source: 'survey' }, [
    ['displaced', 'mission', 9, 1],
    ['prosecutor', 'bank', 5, 0],
    ['traders', 'gendarmerie', 6, -1],
    ['ombuds', 'justice', 6, 0],
    ['disabled', 'institute', 5, 1],
  ]),
  ...ties('information', PRACTICE, [
    ['watch', 'police', 5, 0],
    ['teachers', 'platform', 6, 1],
    ['traders', 'press', 5, 1, { source: 'traderSaid' }],
    ['intelligence', 'presidency', 9, 1, { ...DECREE, classification: 'confidential' }],
    ['platform', 'committee', 6, 1],
    ['anwe', 'ombuds', 4, 1],
  ]),
  ...ties('influence', PRACTICE, [
    ['women', 'minister', 7, 1],
    ['chief', 'presidency', 7, 0, { source: 'roundTable', classification: 'confidential' }],
    ['elders', 'interior', 6, 0],
    ['elders', 'watch', 8, 1, CUSTOM],
    ['press', 'assembly', 6, 0],
    ['shores', 'presidency', 6, 0],
    ['norvessa', 'chief', 5, 1],
    ['youth', 'assembly', 3, 0],
    ['anwe', 'herders', 8, 2, CUSTOM],
    ['veterans', 'assembly', 5, 0],
  ]),
  ...ties('representation', { formality: 'formal', confidence: 'medium', source: 'townHall', properties: { basis: w('practice', 'ممارسة') } }, [
    ['minister', 'justice', 9, 2, DECREE],
    ['committee', 'assembly', 8, 1, LAW],
    ['youth', 'displaced', 3, 1],
    ['women', 'traders', 6, 1],
    ['platform', 'disabled', 5, 1],
    ['elders', 'herders', 2, -1, { description: w('They say so; the herders do not.', 'هذا ما يقولونه، أما الرعاة فلا.') }],
    ['chiefs', 'displaced', 3, 0],
  ]),
  ...ties('service', { formality: 'formal', confidence: 'medium', source: 'survey', properties: { basis: w('practice', 'ممارسة') } }, [
    ['police', 'traders', 3, -1],
    ['civilProtection', 'displaced', 6, 2],
    ['bar', 'displaced', 5, 1],
    ['harbour', 'norvessa', 6, 1],
    ['gendarmerie', 'herders', 2, -1],
    ['institute', 'justice', 7, 2],
  ]),
  ...ties('kinship', { ...CUSTOM, source: 'adviser', confidence: 'low' }, [
    ['elders', 'watch', 7, 1],
    ['front', 'elders', 4, 0, { classification: 'confidential' }],
    ['anwe', 'herders', 6, 2],
    ['front', 'brigade', 5, -1, { classification: 'strictlyConfidential' }],
  ]),
  ...ties('mistrust', { ...PRACTICE, source: 'townHall' }, [
    ['army', 'front', 6, -1],
    ['displaced', 'gendarmerie', 8, -2],
    ['press', 'intelligence', 7, -2],
    ['army', 'guard', 6, -1, { source: 'roundTable', classification: 'confidential' }],
    ['chief', 'minister', 5, -1],
    ['traders', 'border', 6, -1],
  ]),
  ...ties('conflict', { ...PRACTICE, source: 'survey' }, [
    ['herders', 'watch', 7, -2, { description: w('Over wells, each dry season.', 'على الآبار في كل موسم جفاف.'), validFrom: '2002' }],
    ['brigade', 'gendarmerie', 8, -2, { classification: 'confidential', validFrom: '2004-03' }],
    ['front', 'brigade', 6, -2, { classification: 'strictlyConfidential', source: 'adviser' }],
  ]),
];
