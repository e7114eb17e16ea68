import type { Records } from '@baraza/domain';

type Participation = Records['participation'];

/** What there is to call somebody by who takes part. */
export interface Called {
  /** Of the vault, for eyes that may read it; null: none, or not for these. */
  readonly name: string | null;
  /** What may be said of them to anybody: pseudonym, else for whom they speak; null: neither. */
  readonly otherwise: string | null;
  /** Which of those who are called the same otherwise, from 1 in the order in which they came. It does not depend on who looks. */
  readonly number: number;
}

/** What each of those who take part is called. */
export function calledHere(participations: readonly Participation[], nameOf: (participation: Participation) => string | null, groupOf: (stakeholder: string) => string | undefined): ReadonlyMap<string, Called> {
  const inOrder = participations.toSorted((a, b) => (a.enteredAt === b.enteredAt ? (a.id < b.id ? -1 : 1) : a.enteredAt < b.enteredAt ? -1 : 1));
  const seen = new Map<string, number>();
  return new Map(
    inOrder.map((each) => {
      const otherwise = each.pseudonym ?? (each.stakeholder === null ? undefined : groupOf(each.stakeholder)) ?? null;
      const number = (seen.get(otherwise ?? '') ?? 0) + 1;
      seen.set(otherwise ?? '', number);
      return [each.id, { name: nameOf(each), otherwise, number }];
    }),
  );
}

/** In a list of people: by name, else told apart by numbers. @param participant says somebody of whom nothing else is known. */
export function listedAs({ name, otherwise, number }: Called, participant: (number: number) => string): string {
  if (name !== null) return name;
  if (otherwise === null) return participant(number);
  return number === 1 ? otherwise : `${otherwise} ${number}`;
}
