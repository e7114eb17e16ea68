import type { Attribution, FloorPerson, Records } from '@baraza/domain';
import { type Called, listedAs } from '../parts/called.js';

/** Somebody who can be put on the speakers’ list. */
export interface Candidate extends Pick<FloorPerson, 'participation' | 'stakeholder' | 'language'> {
  readonly id: string;
  /** For the eyes of this screen: it goes nowhere. */
  readonly name: string;
  readonly detail?: string;
  /** What finds them as well. */
  readonly aliases?: readonly string[];
}

interface Words {
  /** What each of those here is called. */
  readonly called: ReadonlyMap<string, Called>;
  /** Somebody who speaks for nobody in particular and has no pseudonym. */
  readonly participant: (number: number) => string;
  readonly people: (count: number) => string;
}

/**
 * Whom the rule lets one choose: participants where they may be named, else the groups of those here and then the other stakeholders, else nobody. Those who speak for the same are told apart by a number.
 */
export function candidatesUnder(rule: Attribution, participations: readonly Records['participation'][], stakeholders: readonly Records['stakeholder'][], { called, participant, people: peopleWord }: Words): Candidate[] {
  const nameOf = new Map(stakeholders.map(({ id, name }) => [id, name]));
  if (rule === 'attributed') {
    return participations.flatMap(({ id, mode, people, stakeholder, language }) => {
      const of = called.get(id);
      if (!of) return [];
      const group = stakeholder === null ? undefined : nameOf.get(stakeholder);
      const details = [...(group !== undefined && (of.name !== null || group !== of.otherwise) ? [group] : []), ...(mode === 'headCount' ? [peopleWord(people)] : [])];
      const aliases = [of.otherwise, group].filter((each) => each !== null && each !== undefined);
      return [{ id, name: listedAs(of, participant), participation: id, stakeholder, language, aliases, ...(details.length > 0 && { detail: details.join(', ') }) }];
    });
  }
  if (rule === 'notAttributed') return [];
  const here = new Map<string, number>();
  for (const { stakeholder, people } of participations) if (stakeholder !== null) here.set(stakeholder, (here.get(stakeholder) ?? 0) + people);
  return [...stakeholders]
    .sort((a, b) => Number(here.has(b.id)) - Number(here.has(a.id)))
    .map(({ id, name, aliases }) => ({ id, name, aliases, participation: null, stakeholder: id, language: null }));
}
