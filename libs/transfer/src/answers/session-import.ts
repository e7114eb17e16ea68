/** Answers as a kind of import: into one session. */
import { CHANNELS, hasRightIn, INTERVENTION_KINDS, MOST_ROWS } from '@baraza/domain';
import { z } from 'zod';
import { TransferError } from '../errors.js';
import { listsOf, progressOf } from '../http/import-view.js';
import { parseInput } from '../http/inputs.js';
import { applySteps, type ImportStep } from '../import/apply.js';
import type { Importable } from '../import/importable.js';
import { readState, requireViewer } from '../registry/state.js';
import { planAnswers } from './plan.js';
import { readAnswers } from './read.js';
import { type AnswerChoices, type AnswerFile, type AnswerPlan, COLUMN_ROLES } from './types.js';

const id = z.uuid({ error: 'must be an id (UUID)' }).toLowerCase();
const MOST_COLUMNS = 5000;
const choicesInput = z.object({
  columns: z
    .record(z.string().max(2000), z.object({ role: z.enum(COLUMN_ROLES, { error: `must be one of ${COLUMN_ROLES.join(', ')}` }), question: id.nullable().optional(), kind: z.enum(INTERVENTION_KINDS).optional() }))
    .refine((columns) => Object.keys(columns).length <= MOST_COLUMNS, { error: 'has too many entries' })
    .optional(),
  channel: z.enum(CHANNELS, { error: `must be one of ${CHANNELS.join(', ')}` }).optional(),
  item: id.nullable().optional(),
  language: z.string().max(35, { error: 'is too long' }).nullable().optional(),
  title: z.string().max(1000, { error: 'is too long' }).optional(),
  takeEdits: z.boolean().optional(),
  addAlike: z.boolean().optional(),
});

/** What the rule of the session forbids is left out when it is planned, so that it is neither shown nor sent; the operation looks again. */
export const intoSession = (session: string): Importable<AnswerFile, AnswerPlan, AnswerChoices> => ({
  requireRight: async (sql, place, account) => {
    const viewer = await requireViewer(sql, place, account, 'logSessions');
    if (!hasRightIn(viewer, 'logSessions', session)) throw new TransferError('forbidden', 'You have no duty in this session that allows this.', { role: viewer.role, right: 'logSessions' });
  },
  readState: (dataSource, place, account) => readState(dataSource, place, account, 'logSessions', { sessions: [session] }),
  read: readAnswers,
  plan: (file, state, choices, options) => planAnswers(file, state, session, choices, options),
  apply: (plan, target, options) => applySteps(stepsOf(session, plan), { intervention: plan.added.length, changed: plan.changed.length }, target, options),
  doings: ({ rows }) => rows.flatMap(({ class: as, sheet, row, asked, before }) => (as === 'added' || as === 'changed' ? [JSON.stringify([as, sheet, row, asked, before])] : [])),
  sizeOf: ({ sheets }) => sheets.reduce((sum, { values }) => sum + 1 + values.size, 0),
  withoutRecords: (plan) => ({ ...plan, rows: [] }),
  parseChoices: (value) => parseInput(choicesInput, value),
  preview: (job) => {
    const { counts, columns, sheets, repeated, channel, item, language, title, rule, knownBy, alike } = job.plan;
    return { ...progressOf(job), session, files: job.files, choices: job.choices, counts, columns, sheets, repeated, channel, item, language, title, rule, knownBy, alike, lists: listsOf(job.plan) };
  },
});

function stepsOf(session: string, { source, added, changed }: AnswerPlan): ImportStep[] {
  const steps: ImportStep[] = [];
  for (let start = 0; start < added.length; start += MOST_ROWS) {
    const interventions = added.slice(start, start + MOST_ROWS);
    steps.push({ operation: 'importInterventions', input: { session, sources: [source], interventions }, size: interventions.length });
  }
  for (const { id: said, text } of changed) steps.push({ operation: 'updateIntervention', input: { id: said, session, text, fromFile: true }, size: 1 });
  return steps;
}
