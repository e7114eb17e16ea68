/**
 * The file of a whole project (docs/formats/baraza-project.md): JSON lines, compressed with gzip. First a header, then one line a record, last a line that says how many there were, so
 * that a file that was cut off is known for one.
 */
import { type AnyRecord, type Classification, ENTITIES, type EntityName, type Records, type Role } from '@baraza/domain';
import { ENTITIES_IN_ORDER } from '@baraza/persistence';

export const FORMAT = 'baraza-project';
/** Counts up when an older program could no longer read what is written. */
export const VERSION = 2;
export const MIME = 'application/gzip';
export const ENDING = 'baraza.gz';

/** What belongs to one installation: who works in a project and who has a duty in a session, for they are accounts; what these people say to one another; and files, whose content is not in the log. */
const STAYS = ['project', 'member', 'assignment', 'thread', 'comment', 'attachment'] as const;
export type FileEntity = Exclude<EntityName, (typeof STAYS)[number]>;
/** What is in the file as records, in such an order that whatever one refers to comes before it. */
export const FILE_ENTITIES = ENTITIES_IN_ORDER.filter((entity): entity is FileEntity => !(STAYS as readonly EntityName[]).includes(entity));

type ProjectField = keyof (typeof ENTITIES)['project']['fields'];
/** What the file says of the project itself: every field of its definition. */
export const PROJECT_FIELDS = Object.keys(ENTITIES.project.fields) as ProjectField[];

export interface Header {
  format: typeof FORMAT;
  version: number;
  /** ISO 8601, UTC. */
  exportedAt: string;
  project: Pick<Records['project'], ProjectField>;
  /** Who worked in it, by name: no address, no account, no password. */
  members: { name: string; role: Role }[];
  /** Class up to which the exporter was cleared; what lies above is not in the file. */
  clearance: Classification;
  counts: Partial<Record<FileEntity, number>>;
}

export interface ProjectFile {
  header: Header;
  records: Record<FileEntity, AnyRecord[]>;
}

export const noRecords = (): ProjectFile['records'] => Object.fromEntries(FILE_ENTITIES.map((entity) => [entity, []])) as unknown as ProjectFile['records'];
