/** A project as somebody sees it, and a record in it. */
import { type AnyRecord, type EntityName, viewerClass, type Viewer } from '@baraza/domain';
import type { ProjectPlace } from '@baraza/persistence';

/** Which state is told: what was so on a day in the world, and what had been entered up to an event of the log (decision 16). Null: as it is. */
export interface Moment {
  readonly validAt: string | null;
  readonly recorded: number | null;
}
export const NOW: Moment = { validAt: null, recorded: null };

/** Whose rights, in which project, at which moment. */
export interface Scope {
  place: ProjectPlace;
  viewer: Viewer;
  moment: Moment;
}

/** A record that the viewer of the scope may read. The source of every resolver of an entity's type. */
export interface Node {
  scope: Scope;
  entity: EntityName;
  record: AnyRecord;
}

/** Something in a project, by id. */
export interface Key {
  project: string;
  id: string;
}

/** Scopes with the same value see by the same rules in the same workspace at the same moment: what they ask goes into one statement. */
export const scopeClass = ({ place, viewer, moment }: Scope): string => `${place.workspace}|${viewerClass(viewer)}|${moment.validAt ?? ''}|${moment.recorded ?? ''}`;
