import { v5 as nameBasedId } from 'uuid';
import { looseReferences } from '../access.js';
import { allowedUnder, ATTRIBUTED_FIELDS, ruleOf, takeAway } from '../attribution.js';
import { coding, intervention } from '../entities/intervention.js';
import type { Attribution } from '../entities/session.js';
import type { Records } from '../entities.generated.js';
import { completeRecord, creationShape } from '../entity.js';
import { Refusal } from '../errors.js';
import { boolean, instant, listOf, longText, newId, reference } from '../fields.js';
import { defineOperation, type Read, requireRightIn, type Transaction } from '../operation.js';
import { sameValue } from '../registers.js';
import { change, checkReferences, deletion, referencedRecords, without } from './crud.js';
import { checkTogether } from './together.js';

/** Set by who notes it, and by merging. */
const DERIVED = ['at', 'rapporteur', 'edited', 'mergedInto', 'differsFrom'] as const;
/** What somebody may have read before it was changed. */
const SAID = ['text', 'language', 'translation', 'translationLanguage', 'kind', 'item', 'question', 'speaker', 'affiliation', 'affiliationName'] as const;
const ENDS = ['code', 'stakeholder', 'interest', 'threat'] as const;
const { code, stakeholder, interest, threat, codebookVersion } = coding.fields;
/** Most codings that one operation adds. */
const MOST = 50;
const about = { ...listOf('NewCoding', { code, stakeholder, interest, threat, codebookVersion }, { description: 'The codes that it carries, and the stakeholders, interests and threats of which it speaks.', max: MOST }), absentable: true as const };
type Coded = Pick<Records['coding'], (typeof ENDS)[number] | 'codebookVersion'>;

const endOf = (coded: Coded): string => ENDS.map((end) => coded[end]).find((id) => id !== null) ?? '';
/** Two who code the same at once make one record. */
export const codingId = (said: string, end: string): string => nameBasedId(`coding ${end}`, said);

/** What a coding names besides what it hangs on: it comes to those who see the coding for the first time. */
const NAMED = [...looseReferences('coding').keys()];
const codingReads = (said: string, coded: readonly Coded[]): Read[] => [
  ...(coded.length > 0 ? [{ entity: 'coding' as const, ids: coded.map((each) => codingId(said, endOf(each))), referred: NAMED }] : []),
  ...coded.flatMap((each) => referencedRecords(coding.fields, each)),
];

/** Refuses a coding that names nothing, or two things, with `invalidInput`. */
export function checkOneEnd(coded: Coded): void {
  if (ENDS.filter((end) => coded[end] !== null).length !== 1) throw new Refusal('invalidInput', 'A coding names one thing: a code, a stakeholder, an interest or a threat.', {}, 'about');
}

function writeCodings(tx: Transaction, said: Pick<Records['intervention'], 'id' | 'session' | 'classification'>, coded: readonly Coded[]): void {
  for (const each of coded) {
    checkOneEnd(each);
    checkReferences(tx, 'coding', coding.fields, { ...each });
    checkTogether(tx, 'coding', { ...each, session: said.session });
    const id = codingId(said.id, endOf(each));
    if (tx.findDeleted('coding', id)) tx.update('coding', id, { deleted: false });
    else tx.insert('coding', completeRecord(coding, id, { ...each, session: said.session, intervention: said.id, classification: said.classification }));
  }
}

const ITS_SESSION = reference('session', { description: 'Its session.', required: true });
function saidIn(tx: Transaction, of: string, id: string): Records['intervention'] {
  const said = tx.get('intervention', id);
  if (said.session !== of) throw new Refusal('invalidInput', 'It was said in another session.', { field: 'session' }, 'session');
  return said;
}

/** The rule of the session or of the item in which something is said. */
export function ruleFor(tx: Transaction, of: string, item: string | null | undefined): Attribution {
  const session = tx.get('session', of);
  if (item === null || item === undefined) return session.attribution;
  const on = tx.get('agendaItem', item);
  if (on.session !== of) throw new Refusal('invalidInput', 'The item is on the agenda of another session.', { field: 'item' }, 'item');
  return ruleOf(session, on);
}

/** Its question is one of the process, its speaker somebody of this session. */
function checkSaid(tx: Transaction, of: string, { question, speaker }: { question?: string | null; speaker?: string | null }): void {
  if (typeof question === 'string' && tx.get('question', question).process !== tx.get('session', of).process) throw new Refusal('invalidInput', 'The question belongs to another process.', { field: 'question' }, 'question');
  if (typeof speaker === 'string' && tx.get('participation', speaker).session !== of) throw new Refusal('invalidInput', 'The speaker took part in another session.', { field: 'speaker' }, 'speaker');
}

/** Who spoke for whom is kept where the person may not be; a list that is hidden tells it no more. */
function affiliationOf(tx: Transaction, speaker: string | null | undefined): string | null {
  const here = typeof speaker === 'string' ? tx.find('participation', speaker) : undefined;
  return here && !here.hidden ? here.stakeholder : null;
}

export const logIntervention = defineOperation({
  name: 'logIntervention',
  description: 'Notes what somebody said, with the codes it carries and whom and what it speaks of. What the rule of the session or item forbids (the speaker, the affiliation, the exact time) is not kept, also where it was sent.',
  right: 'logSessions',
  errors: ['alreadyExists', 'aboveClearance'],
  input: { id: newId('intervention', { timeless: true }), ...without(creationShape(intervention), DERIVED), at: instant({ description: 'When it was said; empty: now. Never later than now.' }), about },
  result: { entity: 'intervention', id: ({ id }) => id },
  reads: ({ about: coded = [], ...values }) => [{ entity: 'intervention', ids: [values.id] }, ...referencedRecords(intervention.fields, values), ...speakerReads(values.speaker), ...codingReads(values.id, coded)],
  apply: (tx, { about: coded = [], ...values }, { actor, at: now }) => {
    requireRightIn(actor, 'logSessions', values.session);
    const rule = ruleFor(tx, values.session, values.item);
    checkReferences(tx, 'intervention', intervention.fields, values);
    checkSaid(tx, values.session, values);
    const said = { ...values, at: values.at === null || values.at > now ? now : values.at, affiliation: values.affiliation ?? (values.affiliationName === null ? affiliationOf(tx, values.speaker) : null) };
    const kept = allowedUnder(rule, said);
    if (rule !== 'attributed') tx.keepOnly({ ...kept, about: coded }, rule === 'notAttributed');
    const record = completeRecord(intervention, values.id, { ...kept, rapporteur: actor.account, differsFrom: [] });
    tx.insert('intervention', record);
    writeCodings(tx, record as unknown as Records['intervention'], coded);
  },
});

/** With whom a speaker stands for: that is what the intervention names, and whoever is told of it must be known to see that. */
function speakerReads(speaker: unknown): Read[] {
  return typeof speaker === 'string' ? [{ entity: 'participation', ids: [speaker], referred: ['stakeholder'] }] : [];
}

const fromFile = { ...boolean({ description: 'Whether the file that it came from says so by now. It then does not count as edited, and stays as it is where somebody has edited it here.' }), absentable: true as const };
const changed = change(intervention, { omit: ['session', 'channel', 'source', 'externalId', ...DERIVED] });
export const updateIntervention = defineOperation({
  name: 'updateIntervention',
  description: 'Corrects what was noted: its text, translation, kind, question, item or speaker. What the rule forbids is not kept, also where it was sent.',
  right: 'logSessions',
  errors: ['aboveClearance'],
  input: { ...changed.input, session: ITS_SESSION, fromFile },
  result: { entity: 'intervention', id: ({ id }) => id },
  reads: ({ session: of, fromFile: _brought, ...values }) => [...changed.reads(values as never), ...speakerReads(values.speaker), { entity: 'session', ids: [of] }, { entity: 'agendaItem', field: 'session', values: [of] }],
  apply: (tx, { session: of, fromFile: brought, ...values }, context) => {
    const before = saidIn(tx, of, values.id);
    if (brought && before.externalId === null) throw new Refusal('invalidInput', 'Only what came from a file is brought anew by one.', { field: 'fromFile' }, 'fromFile');
    // What somebody has corrected here, if only a moment ago, no file overwrites.
    if (brought && before.edited) {
      tx.keepOnly({ id: values.id, session: of, fromFile: brought }, false);
      return { skipped: [{ entity: 'intervention', id: values.id, fields: SAID.filter((field) => values[field] !== undefined) }] };
    }
    const item = values.item === undefined ? before.item : values.item;
    if (typeof values.item === 'string' && !tx.where('agendaItem', 'session', of).some(({ id }) => id === item)) throw new Refusal('invalidInput', 'The item is on the agenda of another session.', { field: 'item' }, 'item');
    checkSaid(tx, of, values);
    // The rule of an item holds whoever may see the item, and after it was deleted.
    const rule = ruleOf(tx.get('session', of), tx.where('agendaItem', 'session', of, 'all').find(({ id }) => id === item));
    const kept = allowedUnder(rule, values);
    // What names somebody and changes nothing would stand in the log beside no change, where no later rule finds it.
    const sent: Partial<Record<(typeof ATTRIBUTED_FIELDS)[number], unknown>> = values;
    const said = ATTRIBUTED_FIELDS.filter((field) => sent[field] !== undefined && sameValue(sent[field], before[field]));
    if (rule !== 'attributed' || said.length > 0) tx.keepOnly({ ...Object.fromEntries(Object.entries(kept).filter(([field]) => !said.includes(field as never))), session: of, ...(brought ? { fromFile: brought } : {}) }, rule === 'notAttributed');
    // Moved under another rule, it loses what stood there already.
    if (item !== before.item) takeAway(tx, before, rule);
    changed.apply(tx, kept as never, context);
    // What is added where nothing stood is no edit, and what a file says anew is none of somebody here. Only that it was edited is kept here: a time would say when it was noted, also where the rule forbids that.
    if (!brought && SAID.some((field) => before[field] !== null && kept[field] !== undefined && !sameValue(kept[field], before[field]))) tx.update('intervention', values.id, { edited: true });
    if (typeof values.speaker === 'string' && values.affiliation === undefined && values.affiliationName === undefined) tx.update('intervention', values.id, allowedUnder(rule, { affiliation: affiliationOf(tx, values.speaker) }));
  },
});
export const deleteIntervention = deletion(intervention);

export const addCodings = defineOperation({
  name: 'addCodings',
  description: 'Marks an intervention with codes, and with the stakeholders, interests and threats of which it speaks.',
  right: 'logSessions',
  errors: ['aboveClearance'],
  input: { id: reference('intervention', { description: 'The intervention.', required: true }), session: ITS_SESSION, about: { ...about, absentable: undefined } },
  result: { entity: 'intervention', id: ({ id }) => id },
  reads: ({ id, session: of, about: coded = [] }) => [{ entity: 'intervention', ids: [id] }, { entity: 'session', ids: [of] }, ...codingReads(id, coded)],
  apply: (tx, { id, session: of, about: coded = [] }) => writeCodings(tx, saidIn(tx, of, id), coded),
});
export const removeCodings = defineOperation({
  name: 'removeCodings',
  description: 'Takes marks off interventions.',
  right: 'logSessions',
  input: { codings: listOf('CodingRef', { id: reference('coding', { description: 'The coding.', required: true }) }, { description: 'Which.', max: 200 }) },
  reads: ({ codings }) => [{ entity: 'coding', ids: codings.map(({ id }) => id) }],
  apply: (tx, { codings }) => {
    for (const { id } of codings) {
      tx.get('coding', id);
      tx.update('coding', id, { deleted: true });
    }
  },
});

const pair = { id: reference('intervention', { description: 'One of the two.', required: true }), other: reference('intervention', { description: 'The other one.', required: true }) };
const both = (tx: Transaction, { id, other }: { id: string; other: string }): [Records['intervention'], Records['intervention']] => {
  const [one, two] = [tx.get('intervention', id), tx.get('intervention', other)];
  if (id === other || one.session !== two.session) throw new Refusal('invalidInput', 'Two interventions of one session are compared.', { field: 'other' }, 'other');
  return [one, two];
};

export const mergeInterventions = defineOperation({
  name: 'mergeInterventions',
  description: 'Two rapporteurs noted the same: the first stands for both and gets the codings of the other, which is kept as its source. Text and translation may be given anew.',
  right: 'logSessions',
  errors: ['alreadyExists', 'aboveClearance'],
  input: {
    ...pair,
    text: longText({ description: 'What the two say together; empty: what the first says.' }),
    translation: longText({ description: 'Its translation; empty: that of the first, else that of the other.' }),
  },
  result: { entity: 'intervention', id: ({ id }) => id },
  reads: ({ id, other }) => [{ entity: 'intervention', ids: [id, other] }, ...[id, other].map((of): Read => ({ entity: 'coding', field: 'intervention', values: [of], referred: NAMED }))],
  apply: (tx, { id, other, text, translation }) => {
    const [kept, source] = both(tx, { id, other });
    if (kept.mergedInto !== null || source.mergedInto !== null) throw new Refusal('alreadyExists', 'One of the two was merged already.', {}, 'other');
    tx.update('intervention', other, { mergedInto: id });
    const words = translation ?? kept.translation ?? source.translation;
    tx.update('intervention', id, { text: text ?? kept.text, translation: words, translationLanguage: kept.translationLanguage ?? (words === source.translation ? source.translationLanguage : null) });
    const there = new Map(tx.where('coding', 'intervention', id, 'all').map((each) => [each.id, each]));
    for (const each of tx.where('coding', 'intervention', other)) {
      const own = codingId(id, endOf(each));
      if (there.has(own)) tx.update('coding', own, { deleted: false });
      else tx.insert('coding', completeRecord(coding, own, { ...each, intervention: id }));
    }
  },
});

export const keepBoth = defineOperation({
  name: 'keepBoth',
  description: 'Notes that two interventions look alike and are not the same: they are not shown as a pair again.',
  right: 'logSessions',
  input: pair,
  result: { entity: 'intervention', id: ({ id }) => id },
  reads: ({ id, other }) => [{ entity: 'intervention', ids: [id, other] }],
  apply: (tx, { id, other }) => {
    const [one, two] = both(tx, { id, other });
    tx.update('intervention', id, { differsFrom: [...new Set([...one.differsFrom, other])] });
    tx.update('intervention', other, { differsFrom: [...new Set([...two.differsFrom, id])] });
  },
});
