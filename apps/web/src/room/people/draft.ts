/** What is being entered about somebody who takes part, before it becomes a record. */
import type { Records } from '@baraza/domain';
import { grouped } from './grouped.js';

export type Mode = Records['participation']['mode'];
type Participation = Records['participation'];

export interface Draft {
  readonly mode: Mode;
  readonly name: string;
  readonly contact: string;
  readonly pseudonym: string;
  /** How many are here, of a head count; as it was typed. */
  readonly people: string;
  readonly stakeholder: string | null;
  readonly language: string | null;
  readonly consent: string | null;
  readonly consentMode: Participation['consentMode'];
  readonly purposes: readonly string[];
  /** By dimension: the group of a person. */
  readonly groups: Readonly<Record<string, string>>;
  /** By dimension and group: how many of a head count, as they were typed. */
  readonly counts: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export type Counted = { readonly dimension: string; readonly group: string; readonly people: number };

export const emptyDraft = (mode: Mode): Draft => ({ mode, name: '', contact: '', pseudonym: '', people: '', stakeholder: null, language: null, consent: null, consentMode: null, purposes: [], groups: {}, counts: {} });

/** For the next one: what the whole queue has in common stays. */
export const nextDraft = ({ mode, language, consent, consentMode, purposes }: Draft): Draft => ({ ...emptyDraft(mode), language, consent, consentMode, purposes });

/** A whole number as somebody types it; null for anything else. Nothing is null too. */
export function wholeNumber(typed: string): number | null {
  const digits = typed.trim().replace(/[٠-٩]/gu, (digit) => String(digit.charCodeAt(0) - 0x660));
  return /^\d{1,6}$/.test(digits) ? Number(digits) : null;
}

/** The sum of what was typed for the groups of one dimension. */
export const sumOf = (counts: Readonly<Record<string, string>> = {}): number => Object.values(counts).reduce((sum, typed) => sum + (wholeNumber(typed) ?? 0), 0);

/** What keeps the draft from being entered, by field; empty: nothing. */
export function problemsOf(draft: Draft): ReadonlySet<'name' | 'pseudonym' | 'people' | `sum ${string}` | `number ${string}`> {
  const problems = new Set<'name' | 'pseudonym' | 'people' | `sum ${string}` | `number ${string}`>();
  if (draft.mode === 'person' && draft.name.trim() === '') problems.add('name');
  if (draft.mode === 'pseudonym' && draft.pseudonym.trim() === '') problems.add('pseudonym');
  if (draft.mode !== 'headCount') return problems;
  const people = wholeNumber(draft.people) ?? 0;
  if (people < 1) problems.add('people');
  for (const [dimension, counts] of Object.entries(draft.counts)) {
    if (sumOf(counts) > people) problems.add(`sum ${dimension}`);
    for (const [group, typed] of Object.entries(counts)) if (typed.trim() !== '' && wholeNumber(typed) === null) problems.add(`number ${dimension} ${group}`);
  }
  return problems;
}

/** Which groups it counts in, as the operations take them. */
export function countedOf({ mode, groups, counts }: Draft): Counted[] {
  if (mode !== 'headCount') return Object.entries(groups).map(([dimension, group]) => ({ dimension, group, people: 1 }));
  return Object.entries(counts).flatMap(([dimension, of]) =>
    Object.entries(of).flatMap(([group, typed]) => {
      const people = wholeNumber(typed) ?? 0;
      return people > 0 ? [{ dimension, group, people }] : [];
    }),
  );
}

/** What the operations take of it, without the name. */
export const inputOf = (draft: Draft) => ({
  mode: draft.mode,
  pseudonym: draft.mode === 'pseudonym' ? draft.pseudonym.trim() : null,
  people: draft.mode === 'headCount' ? (wholeNumber(draft.people) ?? 0) : 1,
  stakeholder: draft.stakeholder,
  language: draft.language,
  consent: draft.consent,
  consentMode: draft.consent === null ? null : draft.consentMode,
  consentPurposes: draft.consent === null ? [] : [...draft.purposes],
  groups: countedOf(draft),
});

/** An entry as it stands, to be corrected. */
export function draftOf(entry: Participation, groups: readonly Records['disaggregation'][], identity: { readonly name: string; readonly contact: string | null } | null): Draft {
  const byDimension = grouped(groups, ({ dimension }) => dimension);
  const headCount = entry.mode === 'headCount';
  return {
    mode: entry.mode,
    name: identity?.name ?? '',
    contact: identity?.contact ?? '',
    pseudonym: entry.pseudonym ?? '',
    people: headCount ? String(entry.people) : '',
    stakeholder: entry.stakeholder,
    language: entry.language,
    consent: entry.consent,
    consentMode: entry.consentMode,
    purposes: entry.consentPurposes,
    groups: headCount ? {} : Object.fromEntries(groups.map(({ dimension, group }) => [dimension, group])),
    counts: headCount ? Object.fromEntries([...byDimension].map(([dimension, of]) => [dimension, Object.fromEntries(of.map(({ group, people }) => [group, String(people)]))])) : {},
  };
}
