/** What the table says of judgements where the map shows what is agreed. */
import type { aggregateJudgement } from '@baraza/domain';
import { shownScore } from './shown-score.js';

type Given = Parameters<typeof aggregateJudgement>[0][number];
let made = 0;
const judged = (of: Partial<Given>): Given => ({ id: `j${(made += 1)}`, dimension: 'influence', value: 5, standing: 'own', judge: 'ana', judgeName: null, judgedAt: '2006-01-01T00:00:00Z', validAt: null, expiresAt: null, withdrawn: false, confidence: null, ...of });
const agreed = { mode: 'agreed', account: 'ana', at: '2026-01-01' } as const;

test('TAB-51: where nothing is agreed a cell shows one’s own judgement, else the median of the others; what is agreed comes before both', () => {
  const [mine, ben, cyra] = [judged({ value: 8 }), judged({ judge: 'ben', value: 2 }), judged({ judge: 'cyra', value: 4 })];
  expect(shownScore([mine, ben, cyra], agreed)).toMatchObject({ aggregate: { value: 8, count: 1 }, unagreed: { whose: 'mine', all: { count: 3, spread: [2, 8] } } });
  expect(shownScore([ben, cyra], agreed)).toMatchObject({ aggregate: { value: 3, count: 2 }, unagreed: { whose: 'others', all: { count: 2 } } });
  expect(shownScore([mine, ben, judged({ judge: 'ben', standing: 'agreed', value: 6 })], agreed)).toMatchObject({ aggregate: { value: 6 }, unagreed: null });
  // What was taken back is nobody's judgement.
  expect(shownScore([{ ...mine, withdrawn: true }, ben], agreed)).toMatchObject({ aggregate: { value: 2 }, unagreed: { whose: 'others' } });
  expect(shownScore([{ ...mine, withdrawn: true }], agreed)).toBeNull();
});

test('TAB-51: a map that shows one’s own judgements or the median shows nothing else in their place', () => {
  const ben = judged({ judge: 'ben', value: 2 });
  expect(shownScore([ben], { ...agreed, mode: 'mine' })).toBeNull();
  expect(shownScore([ben], { ...agreed, mode: 'median' })).toMatchObject({ aggregate: { value: 2 }, unagreed: null });
  expect(shownScore([judged({ standing: 'agreed' })], { ...agreed, mode: 'median' })).toBeNull();
});
