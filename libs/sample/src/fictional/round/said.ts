/** How what was said in the invented round is written down, and the operations that it becomes. */
import type { CHANNELS, INTERVENTION_KINDS } from '@baraza/domain';
import { type SampleStep, step, w, type Words } from '../../sample.js';
import { later } from '../../when.js';
import { seatKey } from './participants.js';
import { type ItemCode, itemKey, questionOf, type SessionKey, startOf } from './sessions.js';

export interface More {
  /** Key by which others refer to it. */
  key?: string;
  /** Noted by the colleague, who is the second rapporteur. */
  second?: true;
  /** What stood there first, before it was corrected. */
  first?: string;
  channel?: (typeof CHANNELS)[number];
}

/**
 * Minute from the beginning of the session; kind; who spoke; language and text; a translation into the other language, or ''; marks.
 * Who spoke: a stakeholder; `+` and a word of OTHERS; the number of a seat where speakers may be known; '' where nothing may be attributed.
 * Marks: `#` a code, `@` a stakeholder, `~` an interest, `!` a threat.
 */
export type Said = readonly [minute: number, kind: (typeof INTERVENTION_KINDS)[number], who: string, language: 'en' | 'fr', text: string, translation: string, marks: string, more?: More];
/** What was said in a session, by item. */
export type SaidIn = Readonly<Partial<Record<ItemCode, readonly Said[]>>>;

/** Groups that are no stakeholders of the map. */
const OTHERS: Readonly<Record<string, Words>> = {
  bakers: w('Bakers of Dulvane', 'خبازو دولفان'),
  drivers: w('Lorry drivers', 'سائقو الشاحنات'),
  nurses: w('Nurses of the clinic', 'ممرضات العيادة'),
  gardeners: w('Gardeners of Tirrenque', 'أصحاب البساتين في تيرينك'),
  ferrymen: w('Ferrymen', 'أصحاب العبّارات'),
  residents: w('Residents', 'السكان'),
};

const MARKS = { '#': 'code', '@': 'stakeholder', '~': 'interest', '!': 'threat' } as const;

function codingsOf(marks: string, version: string): object[] {
  return marks.split(' ').filter(Boolean).map((mark) => {
    const end = MARKS[mark[0] as keyof typeof MARKS];
    return { [end]: mark.slice(1), ...(end === 'code' ? { codebookVersion: version } : {}) };
  });
}

function speakerOf(session: SessionKey, who: string): object {
  if (who === '') return {};
  if (/^\d+$/.test(who)) return { speaker: seatKey(session, Number(who)) };
  if (!who.startsWith('+')) return { affiliation: who };
  const name = OTHERS[who.slice(1)];
  if (!name) throw new Error(`${session}: nobody is called “${who}”.`);
  return { affiliationName: name };
}

function logged(session: SessionKey, item: ItemCode, version: string, [minute, kind, who, language, text, translation, marks, more = {}]: Said, index: number): SampleStep[] {
  const id = more.key ?? `${itemKey(session, item)} ${index + 1}`;
  const other = language === 'en' ? 'fr' : 'en';
  const note = step('logIntervention', {
    id, session, item: itemKey(session, item), question: questionOf(item), at: later(startOf(session), minute), kind, text: more.first ?? text, language, channel: more.channel ?? 'session',
    ...(translation === '' ? {} : { translation, translationLanguage: other }), ...speakerOf(session, who), about: codingsOf(marks, version),
  }, more.second ? 'colleague' : 'founder');
  return more.first === undefined ? [note] : [note, step('updateIntervention', { id, session, text })];
}

/** Notes everything that was said in a session, and corrects what was corrected. */
export const noted = (session: SessionKey, version: 1 | 2 | 3, said: SaidIn): SampleStep[] =>
  Object.entries(said).flatMap(([item, rows]) => rows.flatMap((row, index) => logged(session, item as ItemCode, `version ${version}`, row, index)));
