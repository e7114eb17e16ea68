/** Invented judgements by three invented judges, and those the invented team agreed on. */
import { type Confidence, type Dimension, SCALES } from '@baraza/domain';
import { type SampleRow, w, type Words } from '../sample.js';

type Row = SampleRow<'judgement'>;
const DIMENSIONS_SCORED = ['influence', 'interest', 'position', 'legitimacy', 'urgency', 'capacity', 'capacityNeeded', 'trust'] as const;

/** Where each stands in summer 2005: the eight dimensions in order, then by how much the position has moved since 2003. */
const STANDING: Readonly<Record<string, readonly number[]>> = {
  presidency: [9, 6, 0, 7, 4, 6, 7, 5, 1], justice: [7, 9, 2, 7, 8, 4, 8, 8, 1], defence: [7, 7, -1, 5, 4, 4, 7, 4, 0], interior: [7, 6, 1, 5, 5, 4, 7, 5, 1],
  finance: [8, 6, 1, 6, 6, 5, 7, 6, 0], assembly: [6, 6, 1, 8, 5, 3, 8, 6, 1], committee: [5, 8, 2, 8, 7, 2, 8, 7, 1], ombuds: [3, 9, 2, 8, 8, 2, 8, 7, 0],
  audit: [4, 7, 1, 7, 6, 4, 7, 6, 0], minister: [7, 10, 2, 7, 9, 6, 7, 9, 1], press: [5, 7, 1, 6, 6, 4, 6, 5, 0], platform: [5, 9, 2, 7, 8, 4, 7, 7, 1],
  supremeCourt: [6, 4, 1, 7, 4, 5, 7, 6, 0], prosecutor: [5, 6, 1, 6, 6, 3, 8, 5, 1], militaryCourt: [4, 5, -1, 3, 2, 3, 5, 3, 0], bar: [3, 7, 2, 7, 6, 5, 6, 7, 0],
  army: [9, 8, 0, 5, 6, 6, 7, 4, 1], police: [6, 7, 1, 5, 7, 3, 8, 6, 1], gendarmerie: [5, 6, 0, 4, 5, 4, 7, 4, 0], guard: [8, 8, -2, 3, 3, 7, 5, 1, -1],
  intelligence: [7, 6, -1, 2, 2, 5, 6, 2, 0], prisons: [2, 5, 1, 5, 6, 2, 7, 5, 0], border: [4, 5, -1, 4, 3, 3, 6, 4, 0], civilProtection: [2, 4, 1, 9, 4, 4, 7, 7, 0],
  chief: [8, 8, -1, 6, 4, 7, 6, 3, 1], elders: [6, 6, 0, 9, 5, 5, 5, 5, 1], chiefs: [4, 4, 0, 6, 3, 4, 4, 5, 0], watch: [3, 6, -1, 5, 6, 3, 4, 4, 0],
  harbour: [4, 5, -1, 3, 3, 6, 4, 4, 0], veterans: [4, 8, 1, 6, 8, 3, 6, 5, 1], front: [7, 8, -1, 4, 7, 5, 4, 3, 1], brigade: [5, 6, -2, 1, 5, 4, 3, 1, 0],
  mission: [8, 8, 2, 7, 7, 7, 7, 8, 0], shores: [6, 6, 1, 7, 5, 4, 6, 6, 0], norvessa: [7, 6, 1, 5, 4, 8, 8, 6, 0], bank: [6, 5, 1, 5, 5, 7, 7, 6, 0],
  institute: [4, 8, 2, 7, 6, 6, 6, 8, 0], women: [6, 10, 2, 9, 9, 5, 7, 7, 0], youth: [3, 8, 2, 7, 7, 3, 6, 6, 1], traders: [2, 8, 1, 7, 8, 2, 5, 4, 0],
  displaced: [1, 9, 1, 8, 10, 1, 6, 4, 1], herders: [2, 7, 0, 6, 8, 2, 5, 2, 0], disabled: [2, 8, 1, 8, 8, 3, 6, 6, 0], teachers: [4, 6, 1, 7, 5, 5, 6, 6, 0],
  anwe: [4, 7, 1, 9, 6, 4, 5, 6, 0],
};

interface Judge {
  key: string;
  name: Words;
  source: string;
  /** Steps by which this judge leaves the standing, taken in turn: people differ, and by how much depends on whom they look at. */
  leaning: readonly number[];
  confidence: readonly Confidence[];
}
const leyne: Judge = { key: 'leyne', name: w('Leyne Marsk (invented)', 'ليني مارسك (شخصية مُختلقة)'), source: 'survey', leaning: [0], confidence: ['high', 'medium', 'high', 'medium', 'low'] };
const taru: Judge = { key: 'taru', name: w('Taru Obell (invented)', 'تارو أوبل (شخصية مُختلقة)'), source: 'roundTable', leaning: [1, 0, -1, 0, 0, 1, 0], confidence: ['medium', 'high', 'medium'] };
const issam: Judge = { key: 'issam', name: w('Issam Veyra (invented)', 'عصام فيرا (شخصية مُختلقة)'), source: 'townHall', leaning: [-1, 0, 0, 1, -2, 0, 1, 0], confidence: ['low', 'medium', 'low', 'high'] };

const within = (dimension: Dimension, value: number): number => Math.min(SCALES[dimension].max, Math.max(SCALES[dimension].min, value));
const inTurn = <T>(list: readonly T[], at: number): T => list[at % list.length] as T;

interface Round {
  judge: Judge | null;
  day: string;
  validAt: string;
  dimensions: readonly (typeof DIMENSIONS_SCORED)[number][];
  /** Every how-manieth stakeholder was judged in this round. */
  every: number;
  /** Positions as they were before they moved. */
  before?: boolean;
}
const MAIN = ['influence', 'interest', 'position'] as const;
const REST = ['legitimacy', 'urgency', 'capacity', 'capacityNeeded', 'trust'] as const;
const ROUNDS: readonly Round[] = [
  { judge: leyne, day: '2003-11-20', validAt: '2003-11', dimensions: ['influence', 'position'], every: 1, before: true },
  { judge: taru, day: '2004-09-14', validAt: '2004-09', dimensions: ['position', 'trust'], every: 2, before: true },
  { judge: null, day: '2004-10-05', validAt: '2004-10', dimensions: MAIN, every: 3, before: true },
  { judge: leyne, day: '2005-07-12', validAt: '2005-07', dimensions: DIMENSIONS_SCORED, every: 1 },
  { judge: issam, day: '2005-07-29', validAt: '2005-07', dimensions: MAIN, every: 2 },
  { judge: taru, day: '2005-08-02', validAt: '2005-08', dimensions: MAIN, every: 1 },
  { judge: taru, day: '2005-08-02', validAt: '2005-08', dimensions: REST, every: 4 },
  { judge: null, day: '2005-08-03', validAt: '2005-08-03', dimensions: MAIN, every: 2 },
];

/** Whoever's facts are guarded is judged behind the same door: the class of a judgement is at least that of its stakeholder, and that of its dimension. */
function judgementsOf({ judge, day, validAt, dimensions, every, before }: Round): Row[] {
  return Object.entries(STANDING).flatMap(([stakeholder, values], index) =>
    index % every !== 0
      ? []
      : dimensions.map((dimension): Row => {
          const at = DIMENSIONS_SCORED.indexOf(dimension);
          const moved = before && dimension === 'position' ? (values[8] as number) : 0;
          const lean = judge ? inTurn(judge.leaning, index * 3 + at) : 0;
          return {
            key: `${judge?.key ?? 'agreed'} ${day} ${stakeholder} ${dimension}`, stakeholder, dimension, value: within(dimension, (values[at] as number) - moved + (dimension === 'position' ? Math.sign(lean) : lean)),
            standing: judge ? 'own' : 'agreed', judgeName: judge?.name ?? null, validAt, judgedAt: `${day}T${String(8 + (index % 9)).padStart(2, '0')}:${String((index * 7 + at * 5) % 60).padStart(2, '0')}:00.000Z`,
            source: judge?.source ?? 'statute', confidence: judge ? inTurn(judge.confidence, index + at) : 'high', withdrawn: false,
          };
        }),
  );
}

type Special = Pick<Row, 'stakeholder' | 'dimension' | 'value' | 'confidence' | 'note'> & Partial<Row>;
const by = (judge: Judge, day: string, { source = judge.source, ...rest }: Special): Row => ({
  key: `${judge.key} ${day} ${rest.stakeholder} ${rest.dimension} special`, standing: 'own', judgeName: judge.name, validAt: day, judgedAt: `${day}T19:30:00.000Z`, withdrawn: false, source, ...rest,
});
/** An allegation has evidence, an author and a day on which it lapses (DOMAIN §2). */
const allegation = (judge: Judge, stakeholder: string, dimension: 'feelsThreatened' | 'readyForViolence', value: 0 | 1, confidence: Confidence, note: Words): Row =>
  by(judge, '2005-07-20', { stakeholder, dimension, value, confidence, note, source: 'adviser', expiresAt: '2006-01-20', classification: 'strictlyConfidential' });

const SPECIALS: Row[] = [
  by(issam, '2005-07-30', { stakeholder: 'army', dimension: 'position', value: -2, confidence: 'low', note: w('After one angry speech at the barracks.', 'بعد خطاب غاضب واحد في الثكنة.'), withdrawn: true }),
  by(issam, '2005-08-01', { stakeholder: 'army', dimension: 'position', value: 1, confidence: 'medium', note: w('Three officers are writing the bill with us.', 'ثلاثة ضباط يصوغون المشروع معنا.') }),
  by(taru, '2005-08-04', { stakeholder: 'elders', dimension: 'position', value: -1, confidence: 'medium', note: w('They fear that posts will replace them.', 'يخشون أن تحل المراكز محلهم.') }),
  by(issam, '2005-08-04', { stakeholder: 'elders', dimension: 'position', value: 2, confidence: 'high', note: w('They offered land for two posts.', 'عرضوا أرضاً لمركزين.') }),
  by(leyne, '2005-08-04', { stakeholder: 'norvessa', dimension: 'influence', value: 9, confidence: 'medium', note: w('On the map of outside support it pays for most of the training.', 'تموّل معظم التدريب على خريطة الدعم الخارجي.'), map: 'support' }),
  by(leyne, '2004-02-11', { stakeholder: 'front', dimension: 'trust', value: 1, confidence: 'high', note: w('No pay had come for five months.', 'لم تصل الرواتب منذ خمسة أشهر.'), classification: 'confidential' }),
  allegation(leyne, 'brigade', 'feelsThreatened', 1, 'medium', w('Says that the accord was made against it.', 'يقول إن الاتفاق أُبرم ضده.')),
  allegation(leyne, 'brigade', 'readyForViolence', 1, 'medium', w('Two attacks on posts since March 2004.', 'هجومان على المراكز منذ آذار/مارس 2004.')),
  allegation(taru, 'guard', 'feelsThreatened', 1, 'high', w('The draft act would dissolve it.', 'مشروع القانون يحلّه.')),
  allegation(taru, 'guard', 'readyForViolence', 0, 'low', w('Nothing points to it.', 'لا شيء يدل على ذلك.')),
  allegation(issam, 'front', 'feelsThreatened', 0, 'medium', w('Less so since the pay lists are public.', 'أقل من ذي قبل منذ نشر كشوف الرواتب.')),
];

export const judgements: Row[] = [...ROUNDS.flatMap(judgementsOf), ...SPECIALS];
