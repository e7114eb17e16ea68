import type { AskedQuestion } from './asked.js';
import { textOf } from './columns.js';
import { numberOf, placesOfGeoJson, placesOfText } from './places.js';
import { isOfSeveral, isPlace, isSelection } from './question-types.js';
import type { Answer } from './submission-types.js';
import { toClock, toDate, toMoment } from './times.js';

/** What a file gives for an answer: a cell, or a value of JSON that is not `null`. */
export type RawAnswer = string | number | boolean | object;

/** An answer by the type of its question, and what is wrong with it. */
export interface ReadAnswer {
  answer: Answer;
  /** Values that are none of the choices. */
  notChoices?: string[];
  /** It does not fit the type and is its text. */
  misfit?: boolean;
}

/** Reads an answer by the type of its question. Blank text is no answer: `null`. */
export function readAnswer({ question: { type }, choices }: AskedQuestion, raw: RawAnswer): ReadAnswer | null {
  const text = rawText(raw);
  if (text.trim() === '') return null;
  if (isOfSeveral(type)) {
    const { chosen, unknown } = choices.findSeveral(text);
    return { answer: [...new Set(chosen)], ...(unknown.length > 0 ? { notChoices: unknown } : {}) };
  }
  if (isSelection(type)) {
    const found = choices.isEmpty ? text.trim() : choices.find(text);
    return found === undefined ? { answer: text.trim(), notChoices: [text.trim()] } : { answer: found };
  }
  const answer = readPlain(type, raw, text);
  return answer === null ? { answer: text, misfit: true } : { answer };
}

/** `null` for what does not fit. */
function readPlain(type: AskedQuestion['question']['type'], raw: RawAnswer, text: string): Answer | null {
  if (isPlace(type)) {
    const places = typeof raw === 'object' ? placesOfGeoJson(raw) : placesOfText(text);
    if (type === 'geotrace' || type === 'geoshape') return places;
    return places?.length === 1 ? places[0]! : null;
  }
  switch (type) {
    case 'integer': {
      const number = numberOf(raw);
      return Number.isSafeInteger(number) ? number : null;
    }
    case 'decimal':
    case 'range':
      return numberOf(raw);
    case 'date':
    case 'today':
      return toDate(text);
    case 'time':
      return toClock(text);
    case 'dateTime':
    case 'start':
    case 'end':
      return toMoment(text);
    case 'acknowledge':
      return /^(ok|true|yes|1)$/i.test(text.trim()) ? true : null;
    default:
      return text;
  }
}

/** A list of plain values is a selection of several; anything else that is no plain value is told by its JSON text. */
export function rawText(raw: RawAnswer): string {
  if (typeof raw !== 'object') return textOf(raw);
  return Array.isArray(raw) && raw.every((each) => typeof each !== 'object') ? raw.join(' ') : JSON.stringify(cutDeep(raw, DEEPEST));
}

// No program nests so deep; a text of thousands of brackets would exhaust the stack.
const DEEPEST = 64;

function cutDeep(value: unknown, depth: number): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (depth === 0) return '…';
  return Array.isArray(value) ? value.map((each) => cutDeep(each, depth - 1)) : Object.fromEntries(Object.entries(value).map(([key, each]) => [key, cutDeep(each, depth - 1)]));
}
