import { defineEntity } from '../entity.js';
import { account, boolean, choice, instant, integer, longText, number, reference, text, textList } from '../fields.js';
import { DIMENSIONS } from '../scales.js';

/** DOMAIN §3. */
export const INTERVENTION_KINDS = ['statement', 'need', 'threat', 'proposal', 'objection', 'question', 'agreement', 'commitment'] as const;
export const CHANNELS = ['session', 'commentBox', 'survey', 'interview', 'outreach'] as const;

/** Through which channel a session is heard, where its type (the code of the term) says so: what is entered or imported there comes through it unless somebody says otherwise. */
export const channelOfType = (type: string | null): (typeof CHANNELS)[number] | null => BY_TYPE[type ?? ''] ?? null;
const BY_TYPE: Readonly<Partial<Record<string, (typeof CHANNELS)[number]>>> = { perceptionSurvey: 'survey', commentBox: 'commentBox', keyInformantInterview: 'interview', mobileOutreach: 'outreach' };

/** What somebody said. Who said it stands here only where the rule allows it (decision 9). */
export const intervention = defineEntity('intervention', {
  table: 'intervention',
  description: 'What somebody said in a session, or entered through another channel of it.',
  scope: 'session',
  readRight: 'readSessions',
  editRight: 'logSessions',
  hangsOn: ['session'],
  searchable: ['text', 'translation'],
  fields: {
    session: reference('session', { description: 'The session.', required: true }),
    item: reference('agendaItem', { description: 'The item of the agenda during which it was said.' }),
    question: reference('question', { description: 'The guiding question that it answers.' }),
    at: instant({ description: 'When it was said. To five minutes only where speakers must not be known.', required: true }),
    kind: choice(INTERVENTION_KINDS, { description: 'Statement, need, threat, proposal, objection, question, agreement or commitment.', required: true }),
    text: longText({ description: 'What was said, in the language in which it was said.', required: true }),
    language: text({ description: 'That language, as a BCP 47 tag.', max: 35 }),
    translation: longText({ description: 'A translation.' }),
    translationLanguage: text({ description: 'Language of the translation, as a BCP 47 tag.', max: 35 }),
    speaker: reference('participation', { description: 'Who said it. Kept only where the rule is “attributed”.' }),
    affiliation: reference('stakeholder', { description: 'For whom it was said. Not kept where the rule is “not attributed”.' }),
    affiliationName: text({ description: 'For whom, where that is no stakeholder of the project.', max: 300 }),
    rapporteur: account({ description: 'Who noted it.' }),
    channel: choice(CHANNELS, { description: 'Said in the session, or brought by a comment box, survey, interview or outreach.', required: true }),
    source: reference('source', { description: 'The file or paper that it comes from.' }),
    externalId: text({ description: 'Its id where it comes from: of a submission the root uuid and the path of the question. Kept only where the rule is “attributed”, for it leads to who answered.', max: 1000 }),
    mergedInto: reference('intervention', { description: 'Two rapporteurs noted the same; this one is kept as a source of that one.' }),
    edited: boolean({ description: 'Whether something that it said was changed after it was noted, but for what the file that it came from says anew. When, and what stood there before, is in its history.' }),
    differsFrom: textList({ description: 'Ids of others that look like the same and are not.' }),
  },
});

/** A code that an intervention carries, or whom or what it speaks of. One of the four. Its id follows from both ends. */
export const coding = defineEntity('coding', {
  table: 'coding',
  description: 'That an intervention carries a code, or speaks of a stakeholder, an interest or a threat.',
  scope: 'session',
  readRight: 'readSessions',
  editRight: 'logSessions',
  hangsOn: ['intervention', 'code', 'stakeholder', 'interest', 'threat'],
  fields: {
    session: reference('session', { description: 'The session.', required: true }),
    intervention: reference('intervention', { description: 'What was said.', required: true }),
    code: reference('code', { description: 'The code that it carries; or:' }),
    stakeholder: reference('stakeholder', { description: 'The stakeholder of whom it speaks; or:' }),
    interest: reference('interest', { description: 'The interest of which it speaks; or:' }),
    threat: reference('threat', { description: 'The threat of which it speaks.' }),
    codebookVersion: reference('codebookVersion', { description: 'The version of the codebook with which it was coded.' }),
  },
});

/** What a session says about the map, until an analyst has decided: nothing moves the map by itself. */
export const proposal = defineEntity('proposal', {
  table: 'proposal',
  description: 'That an intervention suggests a judgement of a stakeholder, or that it holds an interest. An analyst accepts or declines.',
  scope: 'session',
  readRight: 'logSessions',
  editRight: 'logSessions',
  hangsOn: ['intervention', 'stakeholder', 'interest'],
  fields: {
    session: reference('session', { description: 'The session.', required: true }),
    intervention: reference('intervention', { description: 'What was said.', required: true }),
    stakeholder: reference('stakeholder', { description: 'Whom it is about.', required: true }),
    dimension: choice(DIMENSIONS, { description: 'For a judgement: on what.' }),
    value: number({ description: 'For a judgement: the value on the scale of the dimension.', min: -2, max: 10 }),
    interest: reference('interest', { description: 'For a holding: what is held; or:' }),
    interestName: text({ description: 'For a holding: an interest that the project does not have yet.' }),
    stance: integer({ description: 'For a holding: +1 for, −1 against.', min: -1, max: 1 }),
    intensity: integer({ description: 'For a holding: how strongly, 0–10.', min: 0, max: 10 }),
    note: longText({ description: 'Why it follows from what was said.' }),
    state: choice(['open', 'accepted', 'declined'], { description: 'Whether an analyst has decided, and how.', required: true }),
    decidedBy: account({ description: 'Who decided.' }),
    decidedAt: instant({ description: 'When it was decided.' }),
    reason: longText({ description: 'Why it was decided so.' }),
  },
});
