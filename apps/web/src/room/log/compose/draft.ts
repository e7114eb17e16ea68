/** An intervention while it is typed. */
import { type Attribution, canonicalText, CHANNELS, ENTITIES, forbiddenFields, INTERVENTION_KINDS, longestOf, type Records } from '@baraza/domain';

export type Kind = Records['intervention']['kind'];
export type Channel = Records['intervention']['channel'];
/** Who spoke, as far as the rule lets it be kept: of the three, those that it allows. */
export interface Who {
  readonly speaker: string | null;
  readonly affiliation: string | null;
  readonly affiliationName: string | null;
}
export const NOBODY: Who = { speaker: null, affiliation: null, affiliationName: null };

export type End = 'code' | 'stakeholder' | 'interest' | 'threat';
/** A code that it carries, or whom or what it speaks of. */
export interface About {
  readonly end: End;
  readonly id: string;
  readonly label: string;
  /** A threat that the project does not have yet; it is added with the intervention. */
  readonly isNew: boolean;
}

export interface Draft {
  readonly text: string;
  readonly language: string | null;
  /** Null: its line is closed. */
  readonly translation: string | null;
  readonly translationLanguage: string | null;
  readonly kind: Kind;
  /** Undefined: the item that runs. */
  readonly item: string | null | undefined;
  /** Null: whoever has the floor. */
  readonly who: Who | null;
  readonly about: readonly About[];
  /** Undefined: that of the session. */
  readonly channel?: Channel | undefined;
  /** The language was chosen for this entry; its letters change nothing of it. */
  readonly languageByHand?: boolean | undefined;
  /** The language that the next entry begins with, where the letters of this one chose another. */
  readonly usualLanguage?: string | undefined;
}

/** Nothing yet. Language and channel are those of the one before; everything else follows the session. */
export const emptyDraft = (language: string | null, channel?: Channel): Draft => ({ channel, text: '', language, translation: null, translationLanguage: null, kind: 'statement', item: undefined, who: null, about: [] });

export const isEmpty = ({ text, translation, about }: Draft): boolean => text.trim() === '' && (translation ?? '').trim() === '' && about.length === 0;

const { fields } = ENTITIES.intervention;

/** What is longer than can be kept, how long it is, and how much of it is too much; null: all of it fits. */
export function overlong(draft: Draft): { readonly field: 'text' | 'translation'; readonly length: number; readonly over: number } | null {
  for (const field of ['text', 'translation'] as const) {
    const { length } = canonicalText(draft[field] ?? '');
    if (length > longestOf(fields[field])) return { field, length, over: length - longestOf(fields[field]) };
  }
  return null;
}

/** What of `who` may be kept under the rule. */
export function allowedWho(rule: Attribution, who: Who): Who {
  const forbidden: readonly string[] = forbiddenFields(rule);
  const kept = (field: keyof Who): string | null => (forbidden.includes(field) ? null : who[field]);
  return { speaker: kept('speaker'), affiliation: kept('affiliation'), affiliationName: kept('affiliationName') };
}

/** The draft as text, to be kept on the device: nothing of it that the rule forbids. */
export const keptDraft = (draft: Draft, rule: Attribution): string => JSON.stringify({ ...draft, item: draft.item === undefined ? 'running' : draft.item, who: draft.who && allowedWho(rule, draft.who) });

const isText = (value: unknown): value is string | null => value === null || typeof value === 'string';
const isWho = (value: unknown): boolean => value === null || (typeof value === 'object' && ['speaker', 'affiliation', 'affiliationName'].every((field) => isText((value as Record<string, unknown>)[field] ?? null)));
const ENDS: readonly unknown[] = ['code', 'stakeholder', 'interest', 'threat'] satisfies End[];
const isAbout = (value: unknown): value is About => typeof value === 'object' && value !== null && ENDS.includes((value as About).end) && typeof (value as About).id === 'string' && typeof (value as About).label === 'string';

/** A draft as it was kept, also by another version of the page; null where it cannot be read. */
export function readDraft(text: string): Draft | null {
  let raw: Record<string, unknown>;
  try {
    raw = JSON.parse(text) as Record<string, unknown>;
  } catch {
    return null;
  }
  if (typeof raw !== 'object' || raw === null) return null;
  const { text: said, language, translation, translationLanguage, kind, item, who, about, channel, languageByHand, usualLanguage } = raw;
  if (typeof said !== 'string' || ![language, translation, translationLanguage, item].every(isText) || !(INTERVENTION_KINDS as readonly unknown[]).includes(kind) || !isWho(who) || !Array.isArray(about) || !about.every(isAbout)) return null;
  return { text: said, language: language as string | null, translation: translation as string | null, translationLanguage: translationLanguage as string | null, kind: kind as Kind, item: item === 'running' ? undefined : (item as string | null), who: who as Who | null, about, channel: CHANNELS.find((each) => each === channel), languageByHand: languageByHand === true ? true : undefined, usualLanguage: typeof usualLanguage === 'string' ? usualLanguage : undefined };
}

/** What changes of an intervention when it is edited into the draft; null: nothing. Codings are told apart, for they are records of their own. */
export function changesOf(before: Records['intervention'], draft: Draft, who: Who, question: string | null): Partial<Records['intervention']> | null {
  const translation = draft.translation?.trim() ? draft.translation.trim() : null;
  const after = { text: draft.text.trim(), language: draft.language, translation, translationLanguage: translation === null ? null : draft.translationLanguage, kind: draft.kind, item: draft.item ?? null, question, ...who };
  const changed = Object.entries(after).filter(([field, value]) => before[field as keyof typeof after] !== value);
  return changed.length === 0 ? null : (Object.fromEntries(changed) as Partial<Records['intervention']>);
}
