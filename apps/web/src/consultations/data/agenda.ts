import { addMinutes } from '@baraza/calendar';
import type { AgendaStep, Attribution, Records, SessionTypeTemplate } from '@baraza/domain';

/** An item of an agenda that is being planned. */
export interface PlannedItem {
  readonly id: string;
  readonly title: string;
  readonly question: string | null;
  readonly minutes: number | null;
  readonly attribution: Attribution | null;
}

/** The agenda that a type of session starts with: its steps, and one item for each guiding question in the place of the questions. `word`: how a step is called. */
export function agendaOf(
  template: Pick<SessionTypeTemplate, 'agenda'>,
  questions: readonly Pick<Records['question'], 'id' | 'text' | 'label'>[],
  { word, newId }: { readonly word: (step: Exclude<AgendaStep['code'], 'questions'>) => string; readonly newId: () => string },
): PlannedItem[] {
  return template.agenda.flatMap(({ code, minutes }): PlannedItem[] => {
    const item = (title: string, question: string | null): PlannedItem => ({ id: newId(), title, question, minutes, attribution: null });
    return code === 'questions' ? questions.map(({ id, text, label }) => item(label ?? text.slice(0, MOST_OF_TITLE), id)) : [item(word(code), null)];
  });
}
/** As much of a question as stands in the title of an item. */
const MOST_OF_TITLE = 300;

/** Minutes planned, all together; an item without minutes counts as none. */
export const minutesOf = (items: readonly Pick<PlannedItem, 'minutes'>[]): number => items.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0);

/** When each item begins, and last when the agenda ends; null where nobody said when the session begins. */
export function timesOf(startsAt: string | null, items: readonly Pick<PlannedItem, 'minutes'>[]): (string | null)[] {
  return Array.from({ length: items.length + 1 }, (_, index) => (startsAt === null ? null : addMinutes(startsAt, minutesOf(items.slice(0, index)))));
}
