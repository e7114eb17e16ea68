/** Who is in a schedule besides its first owner, and what kind of schedule it is: by the seed, so that many seeds have had all of them. */
import type { Classification, Role } from '@baraza/domain';

interface Part {
  role: Role;
  /** Null: that of the role. */
  clearance: Classification | null;
}

const part = (role: Role, clearance: Classification | null = null): Part => ({ role, clearance });
const CASTS: readonly (readonly [Part, Part])[] = [
  [part('analyst'), part('observer')],
  [part('analyst'), part('public')],
  [part('observer'), part('public')],
  [part('owner'), part('analyst')],
  [part('analyst', 'restricted'), part('facilitator', 'confidential')],
  [part('owner', 'confidential'), part('rapporteur', 'public')],
  [part('analyst', 'strictlyConfidential'), part('observer', 'confidential')],
];

/** Every other schedule is steady (see Subject); every cast plays in both kinds. */
export const castOf = (seed: number): { others: readonly [Part, Part]; steady: boolean } => ({ others: CASTS[(seed >> 1) % CASTS.length]!, steady: seed % 2 === 0 });
