/** What a schedule must know of the server under test, and of what is right. */
import { type AnyRecord, canRead, ENTITIES, type EntityName, isLive, seesBy, type Viewer, visibleRecord } from '@baraza/domain';
import { type RecordStore, type Scope, scopeOf } from '@baraza/store';

/** The server under test. */
export interface Subject {
  project: string;
  /** Three accounts in the project; the first is owner and stays so. */
  accounts: readonly string[];
  /** Id of the first one's membership. */
  ownerMember: string;
  /** Nobody changes members, classes, or what a record hangs on. Where somebody does, much is sent anew, which would hide that catching up is wrong. */
  steady: boolean;
  /** What each subscribes to at first. */
  scopes: readonly Scope[];
  permitted: Permitted;
}
/** What the account may read now. */
export interface Sight {
  /** Live records, by `ENTITY ID`, as the account sees them. */
  live: Map<string, AnyRecord>;
  /** Keys of all records that it may read, deleted ones and hidden ones too. */
  readable: ReadonlySet<string>;
}
/** What the account may read of these scopes; null: it is not in the project. */
export type Permitted = (account: string, scopes: readonly string[]) => Sight | null | Promise<Sight | null>;

/** What the viewer may read of all that there is, by the rules of libs/domain alone. */
export function sightOf(all: RecordStore, viewer: Viewer, scopes: readonly string[]): Sight {
  const live = new Map<string, AnyRecord>();
  const readable = new Set<string>();
  for (const entity of Object.keys(ENTITIES) as EntityName[]) {
    for (const record of all.all(entity)) {
      if (!scopes.includes(scopeOf(entity, record)) || !canRead(viewer, entity, record, all.get)) continue;
      readable.add(`${entity} ${record.id}`);
      if (isLive(entity, record, all.get)) live.set(`${entity} ${record.id}`, visibleRecord(viewer, entity, record, seesBy(viewer, all.get)));
    }
  }
  return { live, readable };
}
