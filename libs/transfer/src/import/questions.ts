/** What the file leaves open, with the answers that were given. */
import { createHash } from 'node:crypto';
import type { ImportChoices, Place, Question, QuestionKind, QuestionOption } from './types.js';

const MOST_PLACES = 10;

/** Longest key that is as it was made; answers come back under it, and what a request may carry is bounded. */
const LONGEST_KEY = 400;
/** What a question is known by: a label in it may be as long as a cell. */
const keyOf = (of: string): string => (of.length <= LONGEST_KEY ? of : `${of.slice(0, 40)} ${createHash('sha256').update(of).digest('hex')}`);

interface Asked {
  kind: QuestionKind;
  label: string | null;
  options: QuestionOption[];
  message: string;
}

export class Questions {
  private readonly asked = new Map<string, Question>();

  constructor(private readonly choices: ImportChoices) {}

  /** Asks, for one row, once for all rows with the same key. @returns the answer, or null where there is none, or none that is among the options. */
  ask(of: string, place: Place, make: () => Asked): string | null {
    const key = keyOf(of);
    let question = this.asked.get(key);
    if (!question) {
      const asked = make();
      const given = asked.kind === 'direction' ? this.choices.direction : this.choices.answers?.[key];
      const answer = asked.options.some(({ value }) => value === given) ? given! : null;
      question = { key, ...asked, count: 0, places: [], answer };
      this.asked.set(key, question);
    }
    question.count += 1;
    if (question.places.length < MOST_PLACES) question.places.push({ sheet: place.sheet, row: place.row });
    return question.answer;
  }

  /** Whether it was asked and has no answer. */
  isOpen(of: string): boolean {
    return this.asked.get(keyOf(of))?.answer === null;
  }

  all(): Question[] {
    return [...this.asked.values()];
  }
}
