/**
 * Who may do what: the one policy, asked by the command handler, every resolver, every socket subscriber and every exporter
 * (DESIGN §5). Pure functions of role, clearance and class; what a single record or field needs is in access.ts.
 */
import { type Classification, rankOf } from './classification.js';

export const ROLES = ['owner', 'analyst', 'facilitator', 'rapporteur', 'observer', 'public'] as const;
export type Role = (typeof ROLES)[number];

/** What somebody was asked to do in one session. It gives rights in that session, whatever the role in the project. */
export const DUTIES = ['facilitator', 'rapporteur'] as const;
export type Duty = (typeof DUTIES)[number];
/** What a viewer does in sessions, by id of the session. */
export type Duties = Readonly<Record<string, Duty>>;

/** Rights that concern one session: held in all of them by a role, or in one by a duty. */
export const SESSION_RIGHTS = ['readSessions', 'logSessions', 'runSessions', 'readAttendance', 'readIdentities'] as const;
/** What an operation, an entity or a screen may ask for. */
export const RIGHTS = [
  'readPublished',
  'readRegistry',
  'readScores',
  'editRegistry',
  'editMaps',
  'judge',
  'agreeJudgements',
  'import',
  'export',
  'manageProject',
  'manageMembers',
  'planConsultations',
  'readComments',
  'comment',
  ...SESSION_RIGHTS,
] as const;
export type Right = (typeof RIGHTS)[number];

const EVERYTHING: readonly Right[] = RIGHTS;
const RIGHTS_OF: Record<Role, readonly Right[]> = {
  owner: EVERYTHING,
  analyst: ['readPublished', 'readRegistry', 'readScores', 'editRegistry', 'editMaps', 'judge', 'import', 'export', 'planConsultations', 'readComments', 'comment', 'readSessions', 'logSessions', 'runSessions', 'readAttendance'],
  facilitator: ['readPublished', 'readRegistry', 'readComments', 'comment'],
  rapporteur: ['readPublished', 'readRegistry', 'readComments', 'comment'],
  observer: ['readPublished', 'readRegistry', 'readSessions'],
  public: ['readPublished'],
};
const RIGHTS_OF_DUTY: Record<Duty, readonly Right[]> = {
  facilitator: SESSION_RIGHTS,
  rapporteur: ['readSessions', 'logSessions', 'readAttendance', 'readIdentities'],
};
/** Roles that can be given a duty in a session. */
export const CAN_HAVE_DUTIES: readonly Role[] = ['owner', 'analyst', 'facilitator', 'rapporteur'];

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
  duties: Duties;
}

/** The clearance a role has unless an owner raised or lowered it for one member. */
export const defaultClearance = (role: Role): Classification => CLEARANCE_OF[role];

/** Who is in no session. */
export const NO_DUTIES: Duties = {};

/** Viewer for a member's role, clearance where an owner set one, and duties. The role `public` reads what was published and no more, so that raising it shows nothing, no field either; a duty counts only for who may have one. */
export const viewerOf = (account: string, role: Role, clearance: Classification | null, duties: Duties = NO_DUTIES): Viewer => ({
  account,
  role,
  clearance: hasRight({ role }, 'readRegistry') ? (clearance ?? CLEARANCE_OF[role]) : CLEARANCE_OF[role],
  duties: CAN_HAVE_DUTIES.includes(role) ? duties : NO_DUTIES,
});

/** Whether the role carries the right, or some duty does: then it holds in that session only (see `hasRightIn`). */
export const hasRight = (viewer: Pick<Viewer, 'role'> & Partial<Pick<Viewer, 'duties'>>, right: Right): boolean =>
  RIGHTS_OF[viewer.role].includes(right) || Object.values(viewer.duties ?? NO_DUTIES).some((duty) => RIGHTS_OF_DUTY[duty].includes(right));

/** Whether the viewer has the right in this session. */
export function hasRightIn(viewer: Viewer, right: Right, session: string): boolean {
  const duty = viewer.duties[session];
  return RIGHTS_OF[viewer.role].includes(right) || (duty !== undefined && RIGHTS_OF_DUTY[duty].includes(right));
}

/** In which sessions the viewer has the right: all, or those with these ids. */
export const sessionsWithRight = (viewer: Viewer, right: Right): 'all' | string[] => (RIGHTS_OF[viewer.role].includes(right) ? 'all' : Object.keys(viewer.duties).filter((session) => hasRightIn(viewer, right, session)));

/** Whether the viewer is cleared for the class. */
export const isCleared = (viewer: Pick<Viewer, 'clearance'>, classification: Classification): boolean => rankOf(classification) <= rankOf(viewer.clearance);

/** Two viewers with the same key see the same: messages are filtered once a key, not once a person. */
export const viewerClass = ({ role, clearance, duties }: Viewer): string =>
  [role, clearance, ...Object.keys(duties).sort().map((session) => `${session} ${duties[session]}`)].join('|');
