/** Writes a whole project into one file. */
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { type AnyRecord, type Classification, ENTITIES, type FieldSpec, hasRight, isCleared, looseReferences, type Records } from '@baraza/domain';
import type { RecordStore } from '@baraza/store';
import { liveInOrder, type ProjectState } from '../registry/state.js';
import { FILE_ENTITIES, type FileEntity, FORMAT, type Header, PROJECT_FIELDS, VERSION } from './format.js';
import { makePause } from '../import/pause.js';
import { WrittenClass } from '../export/written-class.js';

const pack = promisify(gzip);

/** The project as the viewer of `state` may read it, without history and deleted records, and the class of what is in it. @param at the time of the export. */
export async function writeProjectFile(state: ProjectState, at: Date): Promise<{ bytes: Buffer; classification: Classification }> {
  const pause = makePause();
  const judges = judgeNames(state.store);
  const written = new WrittenClass(state.store);
  const lines: string[] = [];
  const counts: Header['counts'] = {};
  for (const entity of FILE_ENTITIES) {
    const records = inOrder(entity, liveInOrder(state.store, entity) as unknown as AnyRecord[]);
    if (records.length > 0) counts[entity] = records.length;
    for (const record of records) {
      await pause();
      written.note(entity, record);
      lines.push(JSON.stringify({ entity, record: portable(entity, record, state.store, judges) }));
    }
  }
  const text = [JSON.stringify(headerOf(state, at, counts)), ...lines, JSON.stringify({ end: true, records: lines.length }), ''].join('\n');
  return { bytes: await pack(text), classification: written.classification };
}

function headerOf({ project, store, viewer }: ProjectState, at: Date, counts: Header['counts']): Header {
  const members = liveInOrder(store, 'member').map(({ displayName, role }) => ({ name: displayName, role }));
  return { format: FORMAT, version: VERSION, exportedAt: at.toISOString(), project: pickFields(project), members, clearance: viewer.clearance, counts };
}

const pickFields = (project: Records['project']): Header['project'] => Object.fromEntries(PROJECT_FIELDS.map((field) => [field, project[field]])) as Header['project'];

const judgeNames = (store: RecordStore): ReadonlyMap<string, string> => new Map(([...store.all('member')] as unknown as Records['member'][]).map(({ account, displayName }) => [account, displayName]));

/** The record for a reader who knows neither our accounts nor what the viewer could not see: references to what is not in the file are left out. */
function portable(entity: FileEntity, record: AnyRecord, store: RecordStore, judges: ReadonlyMap<string, string>): AnyRecord {
  const result: AnyRecord = { ...record };
  delete (result as Partial<AnyRecord>).deleted;
  for (const [field, target] of looseReferences(entity)) {
    const id = record[field];
    if (typeof id !== 'string' || !store.live(target, id)) result[field] = null;
  }
  if (record['properties']) result['properties'] = Object.fromEntries(Object.entries(record['properties'] as object).filter(([id]) => store.live('property', id)));
  for (const [field, spec] of Object.entries(ENTITIES[entity].fields as Record<string, FieldSpec>)) if (spec.type === 'account') result[field] = null;
  if (entity === 'judgement' && typeof record['judge'] === 'string') Object.assign(result, { judge: null, judgeName: record['judgeName'] ?? judges.get(record['judge']) ?? null });
  return result;
}

/** Places lie in places: the larger ones first. */
function inOrder(entity: FileEntity, records: AnyRecord[]): AnyRecord[] {
  const byId = new Map(records.map((record) => [record.id, record]));
  const self = [...looseReferences(entity)].filter(([, target]) => target === entity);
  if (self.length === 0) return records;
  const done = new Set<AnyRecord>();
  const visit = (record: AnyRecord, path: ReadonlySet<AnyRecord>): void => {
    if (done.has(record) || path.has(record)) return;
    for (const [field] of self) {
      const parent = byId.get(record[field] as string);
      if (parent) visit(parent, new Set([...path, record]));
    }
    done.add(record);
  };
  for (const record of records) visit(record, new Set());
  return [...done];
}

/** What a project file does not hold. */
export const PROJECT_FILE_GAPS = {
  history: 'The history of changes is left out: the file holds the project as it is now.',
  members: 'Members are in the file by name only. Whoever imports it is its owner and invites the others.',
  comments: 'Comments and attached files are left out: comments are between people of this server, and files are fetched at their sources.',
  judges: 'Judgements keep the name of their judge, not the account.',
  withdrawn: 'Those who took back their consent are left out; what they said is in the file without them.',
  'above-clearance': 'What lies above your clearance in the project is left out.',
} as const;
export type ProjectFileGap = keyof typeof PROJECT_FILE_GAPS;

export function projectFileLosses({ store, viewer, withdrawn }: ProjectState): { code: ProjectFileGap; count: number; message: string }[] {
  const judged = liveInOrder(store, 'judgement').filter(({ judge }) => judge !== null).length;
  const hidden = !isCleared(viewer, 'strictlyConfidential') || !hasRight(viewer, 'readScores') ? 1 : 0;
  const counts: Record<ProjectFileGap, number> = { history: 1, members: liveInOrder(store, 'member').length, comments: liveInOrder(store, 'comment').length + liveInOrder(store, 'attachment').length, judges: judged, withdrawn, 'above-clearance': hidden };
  return (Object.keys(counts) as ProjectFileGap[]).flatMap((code) => (counts[code] > 0 ? [{ code, count: counts[code], message: PROJECT_FILE_GAPS[code] }] : []));
}
