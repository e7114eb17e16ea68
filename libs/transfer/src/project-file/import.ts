/** Makes a new project of a project file. */
import { randomUUID } from 'node:crypto';
import { type AnyRecord, CONSULTED, ENTITIES, type FieldSpec, MOST_ROWS, OPERATIONS, type OperationName, templateTermId, TEMPLATES } from '@baraza/domain';
import { type CommandHandler, createProject, deleteProject, type DestroyKeys, type Founder } from '@baraza/commands';
import type { ProjectPlace } from '@baraza/persistence';
import type { DataSource } from 'typeorm';
import { TransferError } from '../errors.js';
import { MANY, plannerLearns } from '../import/apply.js';
import { FILE_ENTITIES, type FileEntity, type ProjectFile } from './format.js';

export interface ImportProjectOptions {
  /** Should the half project have to go again. */
  destroyKeys: DestroyKeys;
  onProgress?: (done: number, total: number) => void;
  signal?: AbortSignal;
}

/** Any template will do: its words are taken out again, for the file brings its own. */
const TEMPLATE = 'general';

/**
 * Begins a project with the founder as its owner and puts the file's records in, with their ids. Where that fails, or the signal is aborted, the project is erased again.
 * @throws TransferError `recordRefused`; ProjectRefused; the signal's reason.
 */
export async function importProject(dataSource: DataSource, handler: CommandHandler, founder: Founder, file: ProjectFile, options: ImportProjectOptions): Promise<ProjectPlace> {
  // Put into the archive once everything is in.
  const { archived: _, ...fields } = file.header.project;
  const place = await createProject(handler, founder, { ...fields, template: TEMPLATE });
  try {
    const count = await fill(handler, place, founder.account, file, options);
    if (count >= MANY) await plannerLearns(dataSource);
    return place;
  } catch (error) {
    await deleteProject(dataSource, place, options.destroyKeys);
    throw error;
  }
}

/** @returns how many records are in. */
async function fill(handler: CommandHandler, place: ProjectPlace, actor: string, { header, records }: ProjectFile, { onProgress, signal }: Omit<ImportProjectOptions, 'destroyKeys'>): Promise<number> {
  const group = randomUUID();
  const submit = async (operation: OperationName, input: object): Promise<void> => {
    const result = await handler.submit({ place, actor, authority: 'system', client: null, name: operation, version: OPERATIONS[operation].version, input, group });
    if (result.status === 'refused') throw new TransferError('recordRefused', `A record of the file cannot be taken: ${result.refusal.message}`, { reason: result.refusal.code });
  };
  await Promise.all(TEMPLATES[TEMPLATE].terms.map(({ vocabulary, code }) => submit('deleteTerm', { id: templateTermId(place.project, vocabulary, code) })));
  const total = FILE_ENTITIES.reduce((sum, entity) => sum + records[entity].length, 0);
  let done = 0;
  for (const entity of FILE_ENTITIES) {
    for (let start = 0; start < records[entity].length; start += MOST_ROWS) {
      signal?.throwIfAborted();
      const rows = records[entity].slice(start, start + MOST_ROWS);
      await submit((CONSULTED as readonly FileEntity[]).includes(entity) ? 'importConsultations' : 'importRecords', { [entity]: rows.map((record) => rowOf(entity, record)) });
      done += rows.length;
      onProgress?.(done, total);
    }
  }
  await sayLast(records, submit);
  if (header.project.archived) await submit('updateProject', { id: place.project, archived: true });
  return done;
}

/** What can be said only once all is in. */
async function sayLast(records: ProjectFile['records'], submit: (operation: OperationName, input: object) => Promise<void>): Promise<void> {
  for (const [entity, operation] of [['source', 'updateSource'], ['term', 'updateTerm']] as const) {
    for (const record of records[entity]) {
      const said = Object.fromEntries(lateFields(entity).flatMap((field) => ((record[field] ?? null) === null ? [] : [[field, record[field]]])));
      if (Object.keys(said).length > 0) await submit(operation, { id: record.id, ...said });
    }
  }
}
/** What a record names that is put in after it: the intervention that a source is. And that a kind is one of things: what is of it may have been judged before that was said, and those judgements are kept. */
const lateFields = (entity: FileEntity): string[] =>
  entity === 'term' ? ['thing'] : Object.entries(ENTITIES[entity].fields as Record<string, FieldSpec>).flatMap(([name, field]) => (field.type === 'reference' && field.weak ? [name] : []));

/** Fields that this version knows; a field of an older or sister version does no harm. */
const rowOf = (entity: FileEntity, record: AnyRecord): Record<string, unknown> =>
  Object.fromEntries(Object.entries(record).filter(([field]) => (field === 'id' || field === 'classification' || field in ENTITIES[entity].fields) && !lateFields(entity).includes(field)));
