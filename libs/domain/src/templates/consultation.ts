/** What a consultation process starts with: by what people are counted, which shares are aimed for, kinds of sessions with their agendas. Codes only; screens translate them. Once copied into a project they are its data. */
import type { Attribution } from '../entities/session.js';

/** Sex and age bands as METHODS, participation, has them; disability by the Washington Group short set (yes where one of its six answers is “a lot of difficulty” or more). */
export const DIMENSION_TEMPLATES = [
  { code: 'sex', groups: ['female', 'male', 'other', 'notAsked', 'declined'] },
  { code: 'ageBand', groups: ['0-5', '6-12', '13-17', '18-29', '30-49', '50-59', '60-69', '70-79', '80+'] },
  { code: 'residence', groups: ['rural', 'urban'] },
  { code: 'displacement', groups: ['displaced', 'returned', 'host', 'neither'] },
  { code: 'disability', groups: ['yes', 'no', 'notAsked', 'declined'] },
] as const;

/** ITGN-G §5.2: 30 % women is the usual minimum. */
export const TARGET_TEMPLATES = [{ dimension: 'sex', groups: ['female'], share: 30 }] as const;

/** ITGN-G §5.2: below this share, in per cent, women are likely to be marginalised. */
export const MARGINAL_SHARE = 20;

/** An item of an agenda: a step with a name, or one item for each guiding question. */
export type AgendaStep = { code: 'opening' | 'introductions' | 'readBack' | 'conversation' | 'closing' | 'statements'; minutes: number } | { code: 'questions'; minutes: number };

export interface SessionTypeTemplate {
  code: string;
  agenda: readonly AgendaStep[];
  /** The rule that is usual for it; always to be decided anew. */
  attribution: Attribution;
  speakerSeconds: number | null;
}

const opening = { code: 'opening', minutes: 15 } as const;
const readBack = { code: 'readBack', minutes: 15 } as const;
const questions = (minutes: number): AgendaStep => ({ code: 'questions', minutes });

/** The kinds of sessions of DOMAIN §3. */
export const SESSION_TYPE_TEMPLATES: readonly SessionTypeTemplate[] = [
  { code: 'nationalConference', agenda: [{ code: 'opening', minutes: 45 }, { code: 'statements', minutes: 60 }, questions(90), { code: 'readBack', minutes: 30 }, { code: 'closing', minutes: 20 }], attribution: 'attributed', speakerSeconds: 300 },
  { code: 'townHall', agenda: [opening, questions(40), readBack], attribution: 'affiliationOnly', speakerSeconds: 180 },
  { code: 'roundtable', agenda: [opening, { code: 'introductions', minutes: 15 }, questions(30), readBack], attribution: 'affiliationOnly', speakerSeconds: 240 },
  { code: 'focusGroup', agenda: [opening, { code: 'introductions', minutes: 10 }, questions(20), readBack], attribution: 'notAttributed', speakerSeconds: null },
  { code: 'keyInformantInterview', agenda: [{ code: 'opening', minutes: 5 }, questions(10), { code: 'readBack', minutes: 5 }], attribution: 'notAttributed', speakerSeconds: null },
  { code: 'publicHearing', agenda: [opening, { code: 'statements', minutes: 120 }, questions(20), { code: 'closing', minutes: 10 }], attribution: 'attributed', speakerSeconds: 300 },
  { code: 'perceptionSurvey', agenda: [questions(5)], attribution: 'notAttributed', speakerSeconds: null },
  { code: 'commentBox', agenda: [questions(5)], attribution: 'notAttributed', speakerSeconds: null },
  { code: 'mobileOutreach', agenda: [{ code: 'opening', minutes: 10 }, questions(15), { code: 'readBack', minutes: 10 }], attribution: 'affiliationOnly', speakerSeconds: null },
  { code: 'liaisonMeeting', agenda: [{ code: 'opening', minutes: 5 }, { code: 'conversation', minutes: 40 }, { code: 'closing', minutes: 10 }], attribution: 'affiliationOnly', speakerSeconds: null },
];
