import { type Attribution, knownTag } from '@baraza/domain';
import { useFormat } from '@baraza/ui';
import { type KeyboardEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newId } from '../../../app/new-id.js';
import { type Choice, fitting, type Sign, type Trigger, triggerAt } from './completion.js';
import type { Choices, Known, Source } from './useChoices.js';

/** As many as can be looked over while somebody speaks. */
const MOST_SHOWN = 8;
const SOURCE_OF: Record<Sign, Source> = { '#': 'code', '@': 'stakeholder', '!': 'threat', '~': 'interest', '/': 'kind' };
/** From so many letters on a threat that is not known can be named anew. */
const NEW_FROM = 2;

/** What is asked for now: a sign in the text, or a field that the keyboard is in. */
type Asked = { readonly source: Source; readonly query: string; readonly trigger: Trigger | null };

export interface Completion {
  readonly id: string;
  readonly source: Source | null;
  readonly query: string;
  readonly choices: readonly Known[];
  readonly active: number;
  readonly setActive: (index: number) => void;
  readonly trigger: Trigger | null;
  /** The text or its caret changed. */
  readonly followText: (text: string, caret: number) => void;
  readonly openField: (source: Source, query: string) => void;
  readonly close: () => void;
  /** Arrows, Enter and Escape while it is open; true: the key was for it. */
  readonly onKey: (event: KeyboardEvent, take: (choice: Known) => void) => boolean;
}

export const NEW_THREAT = 'new:';
export const WORDS = 'words:';
/** The choice for what no list has; its id begins with a prefix that says so. */
const own = (prefix: string, label: string, detail: string): Choice => ({ id: `${prefix}${label}`, label, detail });

/** Completion for one entry: one list at a time, for the sign before the caret or for the field with the keyboard. */
export function useCompletion(choices: Choices, rule: Attribution): Completion {
  const { t } = useTranslation('log');
  const { compare } = useFormat();
  const id = useId();
  const [asked, setAsked] = useState<Asked | null>(null);
  const [active, setActive] = useState(0);
  // Where a sign stands that somebody closed the list of.
  const [left, setLeft] = useState<number | null>(null);

  const ask = (next: Asked | null): void => {
    setAsked(next);
    setActive(0);
  };
  const found = ((): readonly Known[] => {
    if (!asked) return [];
    const { source, query } = asked;
    const all = fitting(choices.of(source, rule), query, compare, MOST_SHOWN);
    const words = query.trim();
    const same = all.some(({ label }) => label.toLowerCase() === words.toLowerCase());
    if (source === 'threat' && words.length >= NEW_FROM && !same) return [...all, own(NEW_THREAT, words, t('complete.newThreat'))];
    if (source === 'who' && words !== '' && !same && rule !== 'notAttributed') return [...all, own(WORDS, words, t('complete.inWords'))];
    const tag = source === 'language' || source === 'translationLanguage' ? knownTag(words) : null;
    if (tag !== null && all.every((each) => each.id !== tag)) return [...all, { id: tag, label: tag, detail: t('complete.tag') }];
    return all;
  })();

  return {
    id,
    source: found.length > 0 ? asked!.source : null,
    query: asked?.query ?? '',
    choices: found,
    active: Math.min(active, Math.max(0, found.length - 1)),
    setActive,
    trigger: asked?.trigger ?? null,
    followText: (text, caret) => {
      const trigger = triggerAt(text, caret);
      if (trigger === null || trigger.start === left) {
        if (trigger === null) setLeft(null);
        return ask(null);
      }
      if (asked?.trigger?.start === trigger.start && asked.trigger.query === trigger.query) return;
      ask({ source: SOURCE_OF[trigger.sign], query: trigger.query, trigger });
    },
    openField: (source, query) => ask({ source, query, trigger: null }),
    close: () => {
      setLeft(null);
      ask(null);
    },
    onKey: (event, take) => {
      if (found.length === 0) return false;
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step !== undefined) setActive((Math.min(active, found.length - 1) + step + found.length) % found.length);
      else if (event.key === 'Enter' && !event.shiftKey && !event.ctrlKey && !event.metaKey) take(found[Math.min(active, found.length - 1)]!);
      else if (event.key === 'Escape' && asked?.trigger) {
        setLeft(asked.trigger.start);
        ask(null);
      } else return false;
      event.preventDefault();
      return true;
    },
  };
}

/** What a chosen completion names: its record, or one that is made with the intervention. */
export const aboutOf = (end: 'code' | 'stakeholder' | 'interest' | 'threat', { id, label }: Known) => (id.startsWith(NEW_THREAT) ? { end, id: newId(), label, isNew: true } : { end, id, label, isNew: false });
