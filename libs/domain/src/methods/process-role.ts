/** Champions and spoilers (METHODS; ITGN-PP §8 f; Stedman 1997): the role a stakeholder plays in the process, derived by a stated rule. */
import type { Stakeholder } from '../entities/stakeholder.js';

export type ProcessRole = NonNullable<Stakeholder['roleOverride']>;

/** Influence from which on somebody can carry or stop the process (a value on the cut counts as high). */
export const INFLUENCE_CUT = 6;

/** What the rule looks at. Null: not judged, or not for these eyes. */
export interface RoleInputs {
  /** −2 active opponent … +2 active champion. */
  position: number | null;
  /** 0–10. */
  influence: number | null;
  /** 1: feels threatened by the process. */
  feelsThreatened: number | null;
  /** 1: ready to use violence. */
  readyForViolence: number | null;
}

/** A role with the inputs it rests on; `role` null: what is in `missing` would have to be judged first. */
export interface DerivedRole {
  role: ProcessRole | null;
  because: Partial<Record<keyof RoleInputs, number>>;
  missing: readonly (keyof RoleInputs)[];
}

const used = (inputs: RoleInputs, ...names: (keyof RoleInputs)[]): DerivedRole['because'] => Object.fromEntries(names.map((name) => [name, inputs[name]!]));

/**
 * The table of METHODS, row by row. A peaceful opponent is never a spoiler: that takes position −2, feeling threatened *and* readiness for violence. Where
 * a role hangs on an influence nobody has judged, there is none: an unknown influence is neither high nor low.
 */
export function processRole(inputs: RoleInputs): DerivedRole {
  const { position, influence } = inputs;
  if (position === null) return { role: null, because: {}, missing: ['position'] };
  if (position === -2 && inputs.feelsThreatened === 1 && inputs.readyForViolence === 1) {
    return { role: 'potentialSpoiler', because: used(inputs, 'position', 'feelsThreatened', 'readyForViolence'), missing: [] };
  }
  if (position === 0) return { role: 'undecided', because: used(inputs, 'position'), missing: [] };
  if (position > 0 && position < 2) return { role: 'supporter', because: used(inputs, 'position'), missing: [] };
  if (influence === null) return { role: null, because: used(inputs, 'position'), missing: ['influence'] };
  const high = influence >= INFLUENCE_CUT;
  const role = position > 0 ? (high ? 'championOfChange' : 'supporter') : high ? 'blocker' : 'sceptic';
  return { role, because: used(inputs, 'position', 'influence'), missing: [] };
}
