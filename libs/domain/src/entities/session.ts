import { defineEntity } from '../entity.js';
import { account, boolean, choice, instant, integer, longText, number, reference, text, textList } from '../fields.js';
import { DUTIES } from '../policy.js';

/** Who may be named with what they said: METHODS, participation; decision 9. From open to strict; order matters. */
export const ATTRIBUTIONS = ['attributed', 'affiliationOnly', 'notAttributed'] as const;
export type Attribution = (typeof ATTRIBUTIONS)[number];
export const SESSION_STATES = ['planned', 'live', 'held', 'cancelled'] as const;
/** Whether a session in this state has ended, or never takes place: nothing runs in it. */
export const isOver = (state: (typeof SESSION_STATES)[number]): boolean => state === 'held' || state === 'cancelled';

/** DOMAIN §3. The calendar is everybody’s; what happens in a session is of its own scope. */
export const session = defineEntity('session', {
  table: 'session',
  description: 'A session of a consultation process: a town hall, a focus group, an interview, a survey, a bus through the villages.',
  editRight: 'runSessions',
  hangsOn: ['process'],
  coupled: [['startsAt', 'endsAt']],
  searchable: ['title', 'description', 'venue'],
  fields: {
    process: reference('process', { description: 'The process that it is part of.', required: true }),
    title: text({ description: 'Name of the session.', required: true }),
    type: reference('term', { vocabulary: 'sessionType', description: 'Town hall, roundtable, focus group, interview, survey …' }),
    description: longText({ description: 'What it is for; what to prepare.' }),
    place: reference('place', { description: 'Where it takes place.' }),
    venue: text({ description: 'The room or site, as people find it.' }),
    setting: choice(['urban', 'rural'], { description: 'In town or in the country.' }),
    startsAt: instant({ description: 'When it is planned to begin.' }),
    endsAt: instant({ description: 'When it is planned to end.' }),
    timeZone: text({ description: 'IANA time zone of its clocks. Empty: that of the project.', max: 100 }),
    languages: textList({ description: 'Languages that are spoken, as BCP 47 tags; the first is that in which is noted.' }),
    womenOnly: boolean({ description: 'Only women take part; women should facilitate it.' }),
    attribution: choice(ATTRIBUTIONS, { description: 'Whether what is said is kept with the speaker, with the group only, or with nobody.', required: true }),
    state: choice(SESSION_STATES, { description: 'Planned, live, held or cancelled.', required: true }),
    openedAt: instant({ description: 'When it began.' }),
    closedAt: instant({ description: 'When it ended.' }),
    speakerSeconds: integer({ description: 'How long one speaker has the floor, in seconds.', min: 10, max: 86_400 }),
  },
});

/** Who facilitates or notes a session. An account with a duty has rights in that session (decision 7). */
export const assignment = defineEntity('assignment', {
  table: 'assignment',
  description: 'That somebody facilitates a session or is one of its rapporteurs.',
  editRight: 'manageMembers',
  hangsOn: ['session'],
  fields: {
    session: reference('session', { description: 'The session.', required: true }),
    duty: choice(DUTIES, { description: 'What the person does there.', required: true }),
    account: account({ description: 'Account of the person; empty for somebody without one.' }),
    name: text({ description: 'Name of somebody without an account.' }),
    woman: boolean({ description: 'Whether the person is a woman: groups of women only are facilitated by women.' }),
  },
});

/** A part of a session with a time of its own, and a rule of its own where it needs one. */
export const agendaItem = defineEntity('agendaItem', {
  table: 'agenda_item',
  description: 'An item of the agenda of a session, with the minutes planned for it.',
  scope: 'session',
  readRight: 'readSessions',
  editRight: 'runSessions',
  hangsOn: ['session'],
  fields: {
    session: reference('session', { description: 'The session.', required: true }),
    title: text({ description: 'What it is called on the agenda.', required: true }),
    question: reference('question', { description: 'The guiding question that it works on.' }),
    minutes: integer({ description: 'Minutes planned.', min: 0, max: 10_000 }),
    attribution: choice(ATTRIBUTIONS, { description: 'A rule of its own. Empty: that of the session.' }),
    startedAt: instant({ description: 'When it was begun.' }),
    endedAt: instant({ description: 'When it was ended.' }),
    order: number({ description: 'Place on the agenda.', min: -1e9, max: 1e9, required: true }),
  },
});
