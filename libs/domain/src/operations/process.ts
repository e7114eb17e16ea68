import { v5 as nameBasedId } from 'uuid';
import { dimension, target } from '../entities/dimension.js';
import { communication, consentText, process, question } from '../entities/process.js';
import { completeRecord, creationShape } from '../entity.js';
import { Refusal } from '../errors.js';
import { listOf, newId } from '../fields.js';
import { defineOperation, type Transaction } from '../operation.js';
import { DIMENSION_TEMPLATES, SESSION_TYPE_TEMPLATES, TARGET_TEMPLATES } from '../templates/consultation.js';
import { term } from '../entities/vocabulary.js';
import { templateTermId } from './found-project.js';
import { change, creation, deletion, insertRecord, without } from './crud.js';

/** Ids of what a process starts with: the same at both ends, and the same again when a sample is put in. */
export const dimensionId = (processId: string, code: string): string => nameBasedId(`dimension ${code}`, processId);
const targetId = (processId: string, index: number): string => nameBasedId(`target ${index}`, processId);

const QUESTION = { id: newId('question'), ...without(creationShape(question), ['process']) };

export const beginProcess = defineOperation({
  name: 'beginProcess',
  description: 'Begins a consultation process: with the usual dimensions (sex, age band, residence, displacement, disability), the usual target (30 % women), and the guiding questions that are given.',
  right: 'planConsultations',
  errors: ['alreadyExists', 'aboveClearance'],
  input: {
    id: newId('process'),
    ...creationShape(process),
    questions: { ...listOf('NewQuestion', QUESTION, { description: 'Its guiding questions.', max: 50 }), absentable: true as const },
  },
  result: { entity: 'process', id: ({ id }) => id },
  reads: ({ id, questions = [] }) => [
    { entity: 'process', ids: [id] },
    { entity: 'term', field: 'vocabulary', values: ['sessionType'] },
    { entity: 'dimension', ids: DIMENSION_TEMPLATES.map(({ code }) => dimensionId(id, code)) },
    { entity: 'target', ids: TARGET_TEMPLATES.map((_, index) => targetId(id, index)) },
    { entity: 'question', ids: questions.map((given) => given.id) },
  ],
  apply: (tx, { questions = [], ...values }, context) => {
    insertRecord(tx, process, values, context);
    const { id, classification } = values;
    for (const [index, { code, groups }] of DIMENSION_TEMPLATES.entries()) {
      tx.insert('dimension', completeRecord(dimension, dimensionId(id, code), { process: id, code, groups: [...groups], order: index + 1, classification }));
    }
    for (const [index, { dimension: code, groups, share }] of TARGET_TEMPLATES.entries()) {
      tx.insert('target', completeRecord(target, targetId(id, index), { process: id, dimension: dimensionId(id, code), groups: [...groups], share, order: index + 1, classification }));
    }
    addSessionTypes(tx, context.project);
    for (const given of questions) insertRecord(tx, question, { ...given, process: id }, context);
  },
});
/** A project that began before there were consultations has no kinds of sessions. */
function addSessionTypes(tx: Transaction, projectId: string): void {
  if (tx.where('term', 'vocabulary', 'sessionType', 'all').length > 0) return;
  for (const [index, { code }] of SESSION_TYPE_TEMPLATES.entries()) tx.insert('term', completeRecord(term, templateTermId(projectId, 'sessionType', code), { vocabulary: 'sessionType', code, order: index + 1 }));
}
export const updateProcess = change(process);
export const deleteProcess = deletion(process);

export const createQuestion = creation(question);
export const updateQuestion = change(question, { omit: ['process'] });
export const deleteQuestion = deletion(question);

/** One text for each version and language. */
function checkConsentText(tx: Transaction, record: Record<string, unknown>): void {
  const twin = tx.where('consentText', 'process', String(record['process']), 'unreadable').find((other) => other.version === record['version'] && other.language === record['language'] && other.id !== record['id']);
  if (twin) throw new Refusal('alreadyExists', `Version ${twin.version} has a text in this language already. What people agreed to stays; make a new version.`, { version: twin.version }, 'version');
}
export const createConsentText = creation(consentText, { check: checkConsentText, reads: ({ process: of }) => [{ entity: 'consentText', field: 'process', values: [String(of)] }] });
/** People have agreed to what it said: it is retired and replaced, never changed. */
export const updateConsentText = change(consentText, { description: 'Retires a consent text, or brings it back. What it says is never changed: people agreed to it.', omit: ['process', 'version', 'language', 'text', 'purposes'] });

export const createCommunication = creation(communication);
export const updateCommunication = change(communication, { omit: ['process'] });
export const deleteCommunication = deletion(communication);
