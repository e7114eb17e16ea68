import { type Records, TEMPLATES } from '@baraza/domain';

/** The sets of guiding questions that a process may begin with; their words stand in the locale files. */

/** `liberia`: after the five questions of the national dialogue of 3–4 August 2005 (UN SSR ITGN, National Ownership, Box 4), in our words. */
export const QUESTION_TEMPLATES = {
  liberia: ['have', 'want', 'steps', 'actors', 'owned'],
  general: ['keep', 'worry', 'change', 'who', 'watch'],
  none: [],
} as const;
export type QuestionTemplate = keyof typeof QUESTION_TEMPLATES;

const wordOf = ({ vocabulary, code }: Pick<Records['term'], 'vocabulary' | 'code'>): string => `${vocabulary} ${code}`;
const OF_SECURITY = new Set(TEMPLATES.ssr.terms.map(wordOf));
for (const term of TEMPLATES.general.terms) OF_SECURITY.delete(wordOf(term));

/** The sets in the order in which they are offered: those of the field first in whose words the project speaks. */
export const templatesFor = (terms: readonly Pick<Records['term'], 'vocabulary' | 'code'>[]): readonly [QuestionTemplate, ...QuestionTemplate[]] =>
  terms.some((term) => OF_SECURITY.has(wordOf(term))) ? ['liberia', 'general', 'none'] : ['general', 'liberia', 'none'];
