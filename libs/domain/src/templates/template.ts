/** What a template is: the words with which a project starts. Once copied into a project they are data of that project, free to change. */
import { SESSION_TYPE_TEMPLATES } from './consultation.js';
import type { ARROWS, LINES, SHAPES, Vocabulary } from '../entities/vocabulary.js';

/** How a word is drawn. What is null is drawn as the theme draws the code, in the colour scheme of the viewer. */
export interface Look {
  shape: (typeof SHAPES)[number] | null;
  colour: string | null;
  line: (typeof LINES)[number] | null;
  arrow: (typeof ARROWS)[number] | null;
}

/** A word of a template. It has no name: the screens translate `vocabulary` and `code`. */
export interface TemplateTerm extends Look {
  vocabulary: Vocabulary;
  code: string;
  /** Place in its list, from 1. */
  order: number;
}

export interface Template {
  code: string;
  terms: readonly TemplateTerm[];
}

/** The terms of one list, in the order in which they are written down. */
export const termsOf = (vocabulary: Vocabulary, looks: Readonly<Record<string, Partial<Look>>>): TemplateTerm[] =>
  Object.entries(looks).map(([code, look], index) => ({ vocabulary, code, shape: null, colour: null, line: null, arrow: null, ...look, order: index + 1 }));

/** The seven levels at which somebody acts; they serve every field. */
export const LEVELS = { individual: {}, community: {}, local: {}, subnational: {}, national: {}, regional: {}, global: {} };

/**
 * Colours of lines and fills: Okabe–Ito hues, darkened where the published one is too light. Each has at least 3 : 1 both on the light canvas (#FAFAF8) and on the dark
 * one (#16181B), because a term has one colour for both.
 */
export const HUES = { blue: '#0072B2', orange: '#B27A00', green: '#00916A', pink: '#B85A90', vermilion: '#D55E00', sky: '#2B8CC4', yellow: '#8F8700', grey: '#73777E' } as const;

/** The kinds of sessions; they serve every field. */
export const SESSION_TYPES: Readonly<Record<string, Partial<Look>>> = Object.fromEntries(SESSION_TYPE_TEMPLATES.map(({ code }) => [code, {}]));
