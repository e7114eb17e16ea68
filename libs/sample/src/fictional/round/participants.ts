/** Who took part in the invented round: seats and head counts, no names, with the groups to which people belong. 217 people. */
import { type SampleStep, step, w } from '../../sample.js';
import { agreedPurposes, consentKey, ROUND } from './process.js';
import type { SessionKey } from './sessions.js';

/** For whom they speak (a stakeholder, or nobody in particular), how many they are, how many are women; by age 18–29, 30–49, 50–59, 60–69; from villages; displaced; returned; with a disability; language. */
type Here = readonly [whom: string | null, people: number, women: number, ages: readonly [number, number, number, number], villages: number, displaced: number, returned: number, disabled: number, language: 'en' | 'fr'];
const AGE_BANDS = ['18-29', '30-49', '50-59', '60-69'] as const;
const YOUNG = [1, 0, 0, 0] as const;
const ADULT = [0, 1, 0, 0] as const;
const OLDER = [0, 0, 1, 0] as const;
const OLD = [0, 0, 0, 1] as const;

/** A group of one has a seat and is called by its number; larger ones are counted. */
const HERE: Readonly<Partial<Record<SessionKey, readonly Here[]>>> = {
  liaison: [
    ['justice', 1, 1, ADULT, 0, 0, 0, 0, 'en'], ['interior', 1, 0, OLDER, 0, 0, 0, 0, 'fr'], ['police', 1, 0, ADULT, 0, 0, 0, 0, 'fr'], ['police', 1, 1, ADULT, 0, 0, 0, 0, 'en'], ['gendarmerie', 1, 0, ADULT, 0, 0, 0, 0, 'fr'],
    ['army', 1, 0, OLDER, 0, 0, 0, 0, 'en'], ['platform', 1, 1, ADULT, 0, 0, 0, 0, 'en'], ['women', 1, 1, OLDER, 0, 0, 0, 0, 'fr'], ['elders', 1, 0, OLD, 1, 0, 0, 0, 'en'], ['mission', 1, 0, ADULT, 0, 0, 0, 0, 'en'],
    ['institute', 1, 1, ADULT, 0, 0, 0, 0, 'en'], ['ombuds', 1, 0, ADULT, 0, 0, 0, 0, 'fr'], ['press', 1, 0, YOUNG, 0, 0, 0, 0, 'en'], ['teachers', 1, 0, ADULT, 0, 0, 0, 0, 'fr'],
  ],
  dulvaneHall: [
    ['traders', 12, 10, [2, 7, 3, 0], 3, 1, 1, 0, 'fr'], ['elders', 6, 0, [0, 0, 2, 4], 6, 0, 0, 1, 'en'], ['watch', 7, 1, [3, 3, 1, 0], 7, 0, 1, 0, 'en'], ['teachers', 5, 2, [1, 3, 1, 0], 2, 0, 0, 0, 'fr'],
    ['displaced', 7, 3, [1, 3, 2, 1], 0, 7, 0, 1, 'en'], ['youth', 6, 2, [6, 0, 0, 0], 1, 0, 1, 0, 'fr'], ['police', 4, 1, [1, 3, 0, 0], 0, 0, 0, 0, 'fr'], ['herders', 4, 0, [0, 2, 1, 1], 4, 0, 0, 0, 'fr'], [null, 10, 2, [1, 5, 3, 1], 5, 0, 2, 1, 'en'],
  ],
  dulvaneWomen: [['traders', 6, 6, [1, 4, 1, 0], 2, 1, 0, 0, 'fr'], ['displaced', 6, 6, [1, 3, 1, 1], 0, 6, 0, 1, 'en'], ['women', 6, 6, [1, 4, 1, 0], 3, 0, 0, 0, 'fr'], [null, 4, 4, [0, 3, 1, 0], 3, 0, 1, 0, 'en']],
  hearing: [
    ['audit', 1, 0, OLDER, 0, 0, 0, 0, 'fr'], ['committee', 1, 1, OLDER, 0, 0, 0, 0, 'en'], ['bar', 1, 1, ADULT, 0, 0, 0, 0, 'en'], ['ombuds', 1, 0, ADULT, 0, 0, 0, 0, 'fr'], ['veterans', 1, 0, ADULT, 1, 0, 1, 1, 'en'], ['disabled', 1, 1, ADULT, 0, 0, 0, 1, 'en'],
    ['traders', 1, 1, ADULT, 1, 0, 0, 0, 'fr'], ['youth', 1, 0, YOUNG, 0, 0, 0, 0, 'en'], ['displaced', 1, 0, OLDER, 0, 1, 0, 0, 'fr'], ['prosecutor', 1, 0, ADULT, 0, 0, 0, 0, 'fr'], ['gendarmerie', 1, 0, ADULT, 0, 0, 0, 0, 'fr'], ['press', 1, 1, ADULT, 0, 0, 0, 0, 'en'],
    [null, 16, 4, [1, 9, 4, 2], 3, 1, 0, 1, 'en'], ['platform', 8, 3, [1, 5, 2, 0], 2, 0, 1, 0, 'en'], ['police', 5, 1, [1, 3, 1, 0], 0, 0, 0, 0, 'fr'], ['women', 5, 5, [0, 3, 2, 0], 2, 0, 0, 0, 'fr'],
  ],
  interview: [[null, 1, 0, OLD, 0, 0, 0, 0, 'en']],
  tirrenqueHall: [
    ['herders', 16, 3, [2, 8, 4, 2], 16, 0, 0, 1, 'fr'], [null, 22, 6, [2, 11, 6, 3], 20, 1, 3, 1, 'en'], ['women', 9, 9, [1, 5, 2, 1], 8, 0, 1, 0, 'en'], ['border', 4, 0, [1, 3, 0, 0], 0, 0, 0, 0, 'fr'], ['gendarmerie', 3, 0, [1, 2, 0, 0], 0, 0, 0, 0, 'fr'],
    ['displaced', 6, 3, [1, 3, 1, 1], 0, 6, 0, 0, 'fr'], ['youth', 5, 2, [5, 0, 0, 0], 4, 0, 0, 0, 'en'], ['disabled', 3, 1, [0, 1, 1, 1], 2, 0, 0, 3, 'en'], ['anwe', 1, 1, OLD, 1, 0, 0, 0, 'fr'], ['teachers', 4, 2, [1, 2, 1, 0], 3, 0, 0, 0, 'fr'],
  ],
};

/** Key of the participation with this number in its session. */
export const seatKey = (session: SessionKey, number: number): string => `${session} ${number}`;

function entered(session: SessionKey, [whom, people, women, ages, villages, displaced, returned, disabled, language]: Here, number: number, consentVersion: 1 | 2): SampleStep {
  const groups = [
    ['sex', 'female', women], ['sex', 'male', people - women],
    ...AGE_BANDS.map((band, index) => ['ageBand', band, ages[index] ?? 0] as const),
    ['residence', 'rural', villages], ['residence', 'urban', people - villages],
    ['displacement', 'displaced', displaced], ['displacement', 'returned', returned], ['displacement', 'neither', people - displaced - returned],
    ['disability', 'yes', disabled], ['disability', 'no', people - disabled],
  ] as const;
  return step('registerParticipation', {
    id: seatKey(session, number), session, people, stakeholder: whom, language, enteredBy: people === 1 ? 'form' : 'list', mode: people === 1 ? 'pseudonym' : 'headCount', ...(people === 1 ? { pseudonym: w(`Seat ${number}`, `المقعد ${number}`) } : {}),
    consent: consentKey(consentVersion, language), consentMode: 'oral', consentPurposes: agreedPurposes(language),
    groups: groups.filter(([, , many]) => many > 0).map(([by, group, many]) => ({ dimension: `${ROUND} ${by}`, group, people: many })),
  });
}

/** Everybody who took part in a session, with the version of the consent text that was read out. */
export const participantsOf = (session: SessionKey, consentVersion: 1 | 2): SampleStep[] => (HERE[session] ?? []).map((here, index) => entered(session, here, index + 1, consentVersion));
