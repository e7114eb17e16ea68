/** A project as somebody sees it, and a record in it. */
import { type AnyRecord, type EntityName, viewerClass, type Viewer } from '@baraza/domain';
import type { ProjectPlace } from '@baraza/persistence';

/** Whose rights, in which project. */
export interface Scope {
  place: ProjectPlace;
  viewer: Viewer;
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

/** Scopes with the same value see by the same rules in the same workspace: what they ask goes into one statement. */
export const scopeClass = ({ place, viewer }: Scope): string => `${place.workspace}|${viewerClass(viewer)}`;
