import type { Attribution, FloorPerson, Records } from '@baraza/domain';

/** Somebody who can be put on the speakers’ list. */
export interface Candidate extends Pick<FloorPerson, 'participation' | 'stakeholder' | 'language'> {
  readonly id: string;
  readonly name: string;
  readonly detail?: string;
}

interface Words {
  /** Somebody who speaks for nobody in particular and has no pseudonym. */
  readonly participant: (number: number) => string;
  readonly people: (count: number) => string;
}

/**
 * Whom the rule lets one choose: participants where they may be named, else the groups of those here and then the other stakeholders, else nobody. Those who speak for the same are told apart by a number.
 */
export function candidatesUnder(rule: Attribution, participations: readonly Records['participation'][], stakeholders: readonly Records['stakeholder'][], words: Words): Candidate[] {
  const nameOf = new Map(stakeholders.map(({ id, name }) => [id, name]));
  if (rule === 'attributed') {
    const seen = new Map<string, number>();
    return participations.map(({ id, mode, people, pseudonym, stakeholder, language }) => {
      const group = stakeholder === null ? undefined : nameOf.get(stakeholder);
      const base = pseudonym ?? group;
      const number = (seen.get(base ?? '') ?? 0) + 1;
      seen.set(base ?? '', number);
      const name = base === undefined ? words.participant(number) : number === 1 ? base : `${base} ${number}`;
      const details = [...(group !== undefined && group !== base ? [group] : []), ...(mode === 'headCount' ? [words.people(people)] : [])];
      return { id, name, participation: id, stakeholder, language, ...(details.length > 0 && { detail: details.join(', ') }) };
    });
  }
  if (rule === 'notAttributed') return [];
  const here = new Map<string, number>();
  for (const { stakeholder, people } of participations) if (stakeholder !== null) here.set(stakeholder, (here.get(stakeholder) ?? 0) + people);
  return [...stakeholders]
    .sort((a, b) => Number(here.has(b.id)) - Number(here.has(a.id)))
    .map(({ id, name }) => ({ id, name, participation: null, stakeholder: id, language: null }));
}
