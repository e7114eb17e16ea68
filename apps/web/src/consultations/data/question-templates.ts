/** The sets of guiding questions that a process may begin with; their words stand in the locale files. */

/** `liberia`: after the five questions of the national dialogue of 3–4 August 2005 (UN SSR ITGN, National Ownership, Box 4), in our words. */
export const QUESTION_TEMPLATES = {
  liberia: ['have', 'want', 'steps', 'actors', 'owned'],
  general: ['keep', 'worry', 'change', 'who', 'watch'],
  none: [],
} as const;
export type QuestionTemplate = keyof typeof QUESTION_TEMPLATES;
