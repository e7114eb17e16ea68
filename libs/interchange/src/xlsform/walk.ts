import { OTHER } from './survey.js';
import type { Choice, Question, Questionnaire, QuestionGroup } from './types.js';

/** Looking at a questionnaire without caring for its groups. */

/** All questions in the order of the form, also those of groups and repeats and those implied by `or_other`. */
export function questionsOf({ items }: Pick<Questionnaire | QuestionGroup, 'items'>): Question[] {
  return items.flatMap((item): Question[] => (item.kind === 'question' ? [item] : questionsOf(item)));
}

/**
 * What may be chosen: the choices of the question's list, and where `or_other` allows it the choice `other`, which has no words of its own. Empty for a question without
 * choices, and for one whose list is not in the form.
 */
export function choicesOf({ lists }: Pick<Questionnaire, 'lists'>, { list, orOther }: Pick<Question, 'list' | 'orOther'>): readonly Choice[] {
  const choices = (list === null ? undefined : lists.get(list)) ?? [];
  return orOther && !choices.some(({ name }) => name === OTHER) ? [...choices, { name: OTHER, labels: new Map(), other: new Map() }] : choices;
}
