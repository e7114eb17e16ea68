/**
 * Who may do what: the one policy, asked by the command handler, every resolver, every socket subscriber and every exporter
 * (DESIGN §5). Pure functions of role, clearance and class; what a single record or field needs is in access.ts.
 */
import { type Classification, rankOf } from './classification.js';

export const ROLES = ['owner', 'analyst', 'facilitator', 'rapporteur', 'observer', 'public'] as const;
export type Role = (typeof ROLES)[number];

/** What an operation, an entity or a screen may ask for. */
export const RIGHTS = ['readPublished', 'readRegistry', 'readScores', 'editRegistry', 'editMaps', 'judge', 'agreeJudgements', 'import', 'export', 'manageProject', 'manageMembers'] as const;
export type Right = (typeof RIGHTS)[number];

const EVERYTHING: readonly Right[] = RIGHTS;
const RIGHTS_OF: Record<Role, readonly Right[]> = {
  owner: EVERYTHING,
  analyst: ['readPublished', 'readRegistry', 'readScores', 'editRegistry', 'editMaps', 'judge', 'import', 'export'],
  facilitator: ['readPublished', 'readRegistry'],
  rapporteur: ['readPublished', 'readRegistry'],
  observer: ['readPublished', 'readRegistry'],
  public: ['readPublished'],
};

const CLEARANCE_OF: Record<Role, Classification> = {
  owner: 'strictlyConfidential',
  analyst: 'confidential',
  facilitator: 'restricted',
  rapporteur: 'restricted',
  observer: 'restricted',
  public: 'public',
};

/** Somebody who looks at or changes a project: who, in which role, cleared up to where. */
export interface Viewer {
  /** Account id. */
  account: string;
  role: Role;
  clearance: Classification;
}

/** The clearance a role has unless an owner raised or lowered it for one member. */
export const defaultClearance = (role: Role): Classification => CLEARANCE_OF[role];

/** Viewer for a member's role and, where an owner set one, clearance. The role `public` reads what was published and no more, so that raising it shows nothing, no field either. */
export const viewerOf = (account: string, role: Role, clearance: Classification | null): Viewer => ({ account, role, clearance: hasRight({ role }, 'readRegistry') ? (clearance ?? CLEARANCE_OF[role]) : CLEARANCE_OF[role] });

/** Whether the role carries the right. */
export const hasRight = (viewer: Pick<Viewer, 'role'>, right: Right): boolean => RIGHTS_OF[viewer.role].includes(right);

/** Whether the viewer is cleared for the class. */
export const isCleared = (viewer: Pick<Viewer, 'clearance'>, classification: Classification): boolean => rankOf(classification) <= rankOf(viewer.clearance);

/** Two viewers with the same key see the same: messages are filtered once a key, not once a person. */
export const viewerClass = (viewer: Viewer): string => `${viewer.role}|${viewer.clearance}`;
