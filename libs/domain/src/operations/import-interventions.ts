import { allowedUnder, coarseTime } from '../attribution.js';
import { intervention } from '../entities/intervention.js';
import type { Attribution } from '../entities/session.js';
import { source } from '../entities/source.js';
import type { Records } from '../entities.generated.js';
import { completeRecord, creationShape } from '../entity.js';
import { instant, listOf, newId, reference } from '../fields.js';
import { defineOperation, requireRightIn, type Transaction } from '../operation.js';
import { sameValue } from '../registers.js';
import { checkReferences, insertRecord, referencedRecords, without } from './crud.js';
import { MOST_ROWS } from './import.js';
import { ruleFor } from './intervention.js';
import { checkTogether } from './together.js';

/** Who answers in writing is no participation of the session, and the rest is not for a file to say. */
const NOT_IN_FILE = ['session', 'at', 'speaker', 'rapporteur', 'mergedInto', 'edited', 'differsFrom'] as const;
const answer = {
  id: newId('intervention', { timeless: true }),
  ...without(creationShape(intervention), NOT_IN_FILE),
  at: instant({ description: 'When it was said or answered, never later than now; empty: when the session is or was held.' }),
};
const origin = { id: newId('source'), ...without(creationShape(source), ['session', 'intervention']) };

export const importInterventions = defineOperation({
  name: 'importInterventions',
  description: `Puts what people said through another channel of a session into it: answers of a survey, notes of a comment box, an interview or an outreach; at most ${MOST_ROWS} at once, with the file or paper that they come from. What is there already by its id from elsewhere is left as it is. What the rule of the session or item forbids is not kept, also where it was sent.`,
  right: 'logSessions',
  errors: ['alreadyExists', 'wrongVocabulary', 'aboveClearance'],
  input: {
    session: reference('session', { description: 'The session.', required: true }),
    sources: { ...listOf('InterventionSource', origin, { description: 'The files or papers that they come from. One that is there already is left as it is.', max: 10 }), absentable: true as const },
    interventions: listOf('ImportedAnswer', answer, { description: 'What was said.', max: MOST_ROWS }),
  },
  reads: ({ session, sources = [], interventions }) => {
    const known = interventions.flatMap(({ externalId }) => (externalId === null ? [] : [externalId]));
    return [
      { entity: 'session', ids: [session] },
      { entity: 'source', ids: sources.map(({ id }) => id) },
      { entity: 'intervention', ids: interventions.map(({ id }) => id) },
      ...(known.length > 0 ? [{ entity: 'intervention' as const, field: 'externalId', values: known }] : []),
      ...interventions.flatMap((row) => referencedRecords(intervention.fields, row)),
    ];
  },
  apply: (tx, { session, sources = [], interventions }, context) => {
    requireRightIn(context.actor, 'logSessions', session);
    const { openedAt, startsAt } = tx.get('session', session);
    const fresh = sources.filter(({ id }) => tx.find('source', id) === undefined);
    for (const row of fresh) insertRecord(tx, source, { ...row, session }, context);
    const rules = new Map(interventions.map((row) => [row.id, ruleFor(tx, session, row.item)]));
    // Also of a session that is still to come: the moment of the import is nobody's time.
    const held = openedAt ?? startsAt ?? context.at;
    const seen = new Set<string>();
    const isNew = ({ externalId }: { externalId: string | null }): boolean => externalId === null || (!isThere(tx, session, externalId) && seen.size < seen.add(externalId).size);
    const kept = interventions.filter(isNew).map((row) => keptOf({ ...row, at: row.at === null ? held : notAfter(row.at, context.at) }, rules.get(row.id)!, held));
    const nobody = [...rules.values()].includes('notAttributed');
    // In the order of the file, the answers of one person would stand together.
    if ([...rules.values()].some((rule) => rule !== 'attributed')) kept.sort((a, b) => (a.id < b.id ? -1 : 1));
    if (nobody || !sameValue(kept, interventions)) tx.keepOnly({ session, ...(fresh.length > 0 ? { sources: fresh } : {}), interventions: kept }, nobody);
    for (const row of kept) {
      checkReferences(tx, 'intervention', intervention.fields, row);
      checkTogether(tx, 'intervention', { ...row, session });
      tx.insert('intervention', completeRecord(intervention, row.id, { ...row, session, rapporteur: context.actor.account, differsFrom: [] }));
    }
  },
});

const notAfter = (at: string, now: string): string => (at > now ? now : at);

/** Whether it was put into this session before, by this or another import; what somebody deleted since does not come back with the next one. */
const isThere = (tx: Transaction, session: string, externalId: string): boolean => tx.where('intervention', 'externalId', externalId, 'all').some((said) => said.session === session);

/** What the rule allows. The moment at which a sheet was handed in names it in the data of the questionnaire: nobody's answers all have the time of the session, which also says nothing of which of them belong together. */
function keptOf<T extends Partial<Pick<Records['intervention'], 'affiliation' | 'affiliationName' | 'externalId'>> & { at: string }>(row: T, rule: Attribution, held: string): T {
  if (rule === 'attributed') return row;
  return { ...allowedUnder(rule, row), at: coarseTime(rule === 'notAttributed' ? held : row.at) };
}
