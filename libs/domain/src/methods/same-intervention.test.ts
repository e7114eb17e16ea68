import fc from 'fast-check';
import { type CaughtIntervention, SAME_SPEAKER_MS, SAME_WINDOW_MS, sameInterventions, sharedRanges } from './same-intervention.js';
import { wordsOf } from './words.js';

const caught = (id: string, rapporteur: string, seconds: number, text: string, rest: Partial<CaughtIntervention> = {}): CaughtIntervention => ({
  id, rapporteur, item: 'two', atMs: seconds * 1000, text, language: 'en', translation: null, speaker: null, affiliation: null, mergedInto: null, notSameAs: [], ...rest,
});
const idsOf = (list: readonly CaughtIntervention[]): string[] => sameInterventions(list).map(({ first, second }) => `${first}+${second}`);
const marked = (text: string, ranges: readonly { start: number; end: number }[]): string[] => ranges.map(({ start, end }) => text.slice(start, end));

const SELECT = 'Put young people on the committee that picks recruits, and publish the list.';
const PANEL = 'Youth should sit on the recruitment panel; the names chosen must be public.';
const ROAD = 'On the border road, three checkpoints take money on the same day.';
const ROAD_TOO = 'Three checkpoints on the border road take money the same day!';

describe('interventions that were caught twice', () => {
  it('PAIR-1 the same affiliation within seconds is proposed, whatever the words', () => {
    const youth = { affiliation: 'youth' };
    expect(sameInterventions([caught('b', 'R3', 46, PANEL, youth), caught('a', 'R1', 40, SELECT, youth)])).toEqual([
      { first: 'a', second: 'b', same: 'affiliation', gapMs: 6000, overlap: expect.any(Number), compared: { first: 'text', second: 'text' } },
    ]);
    const late = 46 + SAME_SPEAKER_MS / 1000;
    expect(idsOf([caught('a', 'R1', 40, SELECT, youth), caught('b', 'R3', late, PANEL, youth)])).toEqual([]);
    expect(idsOf([caught('a', 'R1', 40, SELECT), caught('b', 'R3', 46, PANEL)])).toEqual([]);
    expect(sameInterventions([caught('a', 'R1', 40, SELECT, { speaker: 'p', affiliation: 'x' }), caught('b', 'R3', 46, PANEL, { speaker: 'p', affiliation: 'y' })])[0]?.same).toBe('speaker');
  });

  it('PAIR-1 enough shared words are proposed within five minutes, from another rapporteur on the same item', () => {
    const road = caught('a', 'R1', 0, ROAD);
    const end = SAME_WINDOW_MS / 1000;
    expect(sameInterventions([road, caught('b', 'R2', end, ROAD_TOO)])).toEqual([{ first: 'a', second: 'b', same: null, gapMs: SAME_WINDOW_MS, overlap: 1, compared: { first: 'text', second: 'text' } }]);
    expect(idsOf([road, caught('b', 'R2', end + 1, ROAD_TOO)])).toEqual([]);
    expect(idsOf([road, caught('b', 'R1', 5, ROAD_TOO)])).toEqual([]);
    expect(idsOf([road, caught('b', 'R2', 5, ROAD_TOO, { item: 'three' })])).toEqual([]);
    expect(idsOf([caught('a', 'R1', 0, 'Yes.'), caught('b', 'R2', 5, 'Yes, and of course we also agree.')])).toEqual([]);
    expect(idsOf([caught('a', 'R1', 0, 'Yes, we.'), caught('b', 'R2', 5, 'Yes, we agree.')])).toEqual([]);
    expect(idsOf([caught('a', 'R1', 0, 'Agreed.'), caught('b', 'R2', 5, 'agreed')])).toEqual(['a+b']);
    expect(idsOf([caught('a', 'R1', 0, ''), caught('b', 'R2', 5, '!')])).toEqual([]);
  });

  it('PAIR-2 never across different known speakers, nor what was merged or kept apart', () => {
    const pair = (first: Partial<CaughtIntervention>, second: Partial<CaughtIntervention>) => idsOf([caught('a', 'R1', 0, ROAD, first), caught('b', 'R2', 1, ROAD, second)]);
    expect(pair({}, {})).toEqual(['a+b']);
    expect(pair({ speaker: 'p' }, { speaker: 'q' })).toEqual([]);
    expect(pair({ affiliation: 'police' }, { affiliation: 'traders' })).toEqual([]);
    expect(pair({ speaker: 'p', affiliation: 'police' }, { speaker: 'q', affiliation: 'police' })).toEqual([]);
    expect(pair({ speaker: 'p' }, { speaker: null, affiliation: 'police' })).toEqual(['a+b']);
    expect(pair({ mergedInto: 'c' }, {})).toEqual([]);
    expect(pair({ notSameAs: ['b'] }, {})).toEqual([]);
    expect(pair({}, { notSameAs: ['a'] })).toEqual([]);
  });

  it('PAIR-3 where languages differ the translation is compared', () => {
    const french = caught('a', 'R2', 0, 'Sur la route de la frontière, trois barrages prélèvent de l’argent le même jour.', { language: 'fr', translation: ROAD });
    expect(sameInterventions([french, caught('b', 'R1', 9, ROAD_TOO)])[0]).toMatchObject({ overlap: 1, compared: { first: 'translation', second: 'text' } });
    expect(sameInterventions([caught('b', 'R1', 0, ROAD_TOO), { ...french, atMs: 9000 }])[0]).toMatchObject({ compared: { first: 'text', second: 'translation' } });
    expect(sameInterventions([french, caught('b', 'R1', 9, 'على طريق الحدود', { language: 'ar', translation: ROAD_TOO })])[0]).toMatchObject({ compared: { first: 'translation', second: 'translation' } });
    expect(idsOf([{ ...french, language: 'en' }, caught('b', 'R1', 9, ROAD_TOO)])).toEqual([]);
  });

  it('PAIR-4 each is in one pair at most, the best first', () => {
    const close = { affiliation: 'traders' };
    const list = [caught('a', 'R1', 0, ROAD), caught('b', 'R2', 8, ROAD_TOO), caught('c', 'R3', 4, `${ROAD_TOO} Every one of them, every day.`), caught('d', 'R1', 100, SELECT, close), caught('e', 'R2', 103, SELECT, close)];
    expect(idsOf(list)).toEqual(['d+e', 'a+b']);
    expect(idsOf([...list].reverse())).toEqual(['d+e', 'a+b']);
  });

  it('PAIR-5 words are found in Latin, Arabic and Cyrillic, whatever accents, and in scripts without spaces', () => {
    const words = (text: string): string[] => wordsOf(text).map(({ word }) => word);
    expect(words('Élan, l’ÉTAT – 3 postes!')).toEqual(['elan', 'l', 'etat', '3', 'postes']);
    expect(words('أَمْن الحُدود')).toEqual(words('امن الحدود'));
    expect(words('Полиция ёлка')).toEqual(words('полиция елка'));
    expect(words('我们需要更多警察').length).toBeGreaterThan(2);
    expect(words('ตำรวจในตลาด').length).toBeGreaterThan(1);
    for (const text of ['我们需要更多警察', 'ตำรวจ ในตลาด', 'Élan 𝒳y']) for (const { word, start, end } of wordsOf(text)) expect(text.slice(start, end).normalize('NFKD').replace(/[\u0300-\u036f]/g, '').toLowerCase()).toBe(word);
    const segmenter = Intl.Segmenter;
    try {
      Reflect.set(Intl, 'Segmenter', undefined);
      expect(words('更多警察 now')).toEqual(['更', '多', '警', '察', 'now']);
    } finally {
      Reflect.set(Intl, 'Segmenter', segmenter);
    }
  });

  it('PAIR-5 the words that both have are marked where they stand, neighbours as one', () => {
    const { first, second } = sharedRanges(SELECT, PANEL);
    expect([marked(SELECT, first), marked(PANEL, second)]).toEqual([['on the', 'the'], ['on the', 'the']]);
    expect(marked('Trois barrages, même jour', sharedRanges('Trois barrages, même jour', 'MEME jour, trois').first)).toEqual(['Trois', 'même jour']);
    expect(sharedRanges('', SELECT)).toEqual({ first: [], second: [] });
  });

  const vocabulary = ['police', 'post', 'market', 'night', 'road', 'money', 'women', 'pay', 'court', 'land'];
  it('PAIR-4 on any log the answer does not hang on the order, and holds to its rules', () => {
    const one = fc.record({ rapporteur: fc.constantFrom('R1', 'R2', 'R3'), seconds: fc.nat(900), words: fc.array(fc.constantFrom(...vocabulary), { maxLength: 6 }), speaker: fc.constantFrom(null, null, 'p', 'q'), item: fc.constantFrom('one', 'two', null) });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 40 }), (rows) => {
        const list = rows.map(({ rapporteur, seconds, words, speaker, item }, index) => caught(`i${index}`, rapporteur, seconds, words.join(' '), { speaker, item }));
        const pairs = sameInterventions(list);
        expect(sameInterventions([...list].reverse())).toEqual(pairs);
        const inPairs = pairs.flatMap(({ first, second }) => [first, second]);
        expect(new Set(inPairs).size).toBe(inPairs.length);
        for (const { first, second, gapMs } of pairs) {
          const [a, b] = [first, second].map((id) => list.find((each) => each.id === id)!) as [CaughtIntervention, CaughtIntervention];
          expect([a.rapporteur === b.rapporteur, a.item === b.item, a.speaker !== null && b.speaker !== null && a.speaker !== b.speaker, gapMs >= 0 && gapMs <= SAME_WINDOW_MS]).toEqual([false, true, false, true]);
        }
      }),
    );
  });

  it('PAIR-6 50,000 interventions take seconds, also when all are noted in one minute', () => {
    // Four words that everybody uses, the others from 4,000.
    const text = (index: number): string => Array.from({ length: 18 }, (_, at) => (at < 4 ? vocabulary[at] : `${vocabulary[(index * 7 + at * 3) % 10]}${(index * index * 31 + at * 17) % 3989}`)).join(' ');
    const timed = (spread: number): number => {
      const list = Array.from({ length: 50_000 }, (_, index) => caught(`i${index}`, `R${index % 3}`, (index * spread) / 50_000, text(index)));
      const begun = Date.now();
      sameInterventions(list);
      return Date.now() - begun;
    };
    // A bound for what is not linear (all with all would be minutes), not a measure: the machines are shared.
    const took = [timed(8 * 3600), timed(60)];
    expect([took, took.map((ms) => ms < 30_000)]).toEqual([took, [true, true]]);
  });
});
