/** Relationships and interests as the panel of one stakeholder lists them. */
import type { Records } from '@baraza/domain';
import type { VisibleStore } from '@baraza/sync-client';
import type { Format } from '@baraza/ui';

export interface Tie {
  readonly record: Records['relationship'];
  readonly other: Records['stakeholder'];
  /** Seen from here: it goes out, comes in, or goes both ways. */
  readonly way: 'out' | 'in' | 'both';
}

/** Relationships of a stakeholder, in no order. */
export function allTies(store: VisibleStore, id: string): Tie[] {
  const ties: Tie[] = [];
  for (const field of ['from', 'to'] as const) {
    for (const tieId of store.referring('relationship', field, id)) {
      const record = store.live('relationship', tieId);
      const other = record && store.live('stakeholder', field === 'from' ? record.to : record.from);
      // One that begins and ends here is listed once.
      if (!record || !other || (field === 'to' && record.from === id)) continue;
      ties.push({ record, other, way: record.direction === 'directed' ? (field === 'from' ? 'out' : 'in') : 'both' });
    }
  }
  return ties;
}

/** Relationships of a stakeholder, strongest first, those of unknown strength last; of one strength by name as `compare` has it. */
export const tiesOf = (store: VisibleStore, id: string, compare: Format['compare']): Tie[] =>
  allTies(store, id).sort((a, b) => (b.record.strength ?? -1) - (a.record.strength ?? -1) || compare(a.other.name, b.other.name));

export interface Held {
  readonly record: Records['holding'];
  readonly interest: Records['interest'];
  readonly stakeholder: Records['stakeholder'];
  /** How many others take the same side, and the other one. */
  readonly share: number;
  readonly oppose: number;
}

function heldOf(store: VisibleStore, ids: Iterable<string>): Held[] {
  const held: Held[] = [];
  for (const id of ids) {
    const record = store.live('holding', id);
    const interest = record && store.live('interest', record.interest);
    const stakeholder = record && store.live('stakeholder', record.stakeholder);
    if (!record || !interest || !stakeholder) continue;
    const others = [...store.referring('holding', 'interest', interest.id)].flatMap((otherId) => store.live('holding', otherId) ?? []).filter((other) => other.stakeholder !== record.stakeholder);
    const share = others.filter(({ stance }) => stance === record.stance).length;
    held.push({ record, interest, stakeholder, share, oppose: others.length - share });
  }
  return held;
}

const byIntensity = (held: Held[], nameOf: (held: Held) => string, compare: Format['compare']): Held[] =>
  held.sort((a, b) => (b.record.intensity ?? -1) - (a.record.intensity ?? -1) || compare(nameOf(a), nameOf(b)));

/** Interests that a stakeholder holds, in no order. */
export const allInterestsHeld = (store: VisibleStore, stakeholder: string): Held[] => heldOf(store, store.referring('holding', 'stakeholder', stakeholder));

/** Interests that a stakeholder holds, most intense first; of one intensity by name as `compare` has it. */
export const interestsHeld = (store: VisibleStore, stakeholder: string, compare: Format['compare']): Held[] => byIntensity(allInterestsHeld(store, stakeholder), ({ interest }) => interest.name, compare);
/** Who holds an interest, most intense first; of one intensity by name as `compare` has it. */
export const holdersOf = (store: VisibleStore, interest: string, compare: Format['compare']): Held[] => byIntensity(heldOf(store, store.referring('holding', 'interest', interest)), ({ stakeholder }) => stakeholder.name, compare);
