import { isUnanswered } from './question-types.js';
import type { Choice, FormItem, Question, QuestionGroup, Questionnaire } from './types.js';
import { choicesOf } from './walk.js';

/** A questionnaire arranged for reading answers: by section, where each repeat is one and the rest of the form is one. */

export interface Section {
  /** `undefined` for the form outside of all repeats. */
  repeat: QuestionGroup | undefined;
  parent: Section | undefined;
  questions: AskedQuestion[];
  /** The repeats directly inside. */
  repeats: Section[];
  /** Both by full path. */
  questionAt: Map<string, AskedQuestion>;
  repeatAt: Map<string, Section>;
  /** Questions by their name alone; `null` where several have it. */
  named: Map<string, AskedQuestion | null>;
}

export interface AskedQuestion {
  question: Question;
  /** The groups around it, from the outside, repeats included. */
  groups: readonly QuestionGroup[];
  choices: ChoiceFinder;
}

export function sectionsOf(questionnaire: Questionnaire): Section {
  const root = emptySection(undefined, undefined);
  gather(questionnaire.items, root, [], questionnaire, new Map());
  return root;
}

/** The section and all below it, parents first. */
export function* withRepeats(section: Section): Generator<Section> {
  yield section;
  for (const each of section.repeats) yield* withRepeats(each);
}

function emptySection(repeat: QuestionGroup | undefined, parent: Section | undefined): Section {
  return { repeat, parent, questions: [], repeats: [], questionAt: new Map(), repeatAt: new Map(), named: new Map() };
}

function gather(items: readonly FormItem[], section: Section, groups: readonly QuestionGroup[], questionnaire: Questionnaire, finders: Map<string, ChoiceFinder>): void {
  for (const item of items) {
    if (item.kind === 'question') {
      if (!isUnanswered(item.type)) addQuestion({ question: item, groups, choices: finderFor(item, questionnaire, finders) }, section);
      continue;
    }
    let inner = section;
    if (item.kind === 'repeat') {
      inner = emptySection(item, section);
      section.repeats.push(inner);
      section.repeatAt.set(item.path, inner);
    }
    gather(item.items, inner, [...groups, item], questionnaire, finders);
  }
}

function addQuestion(asked: AskedQuestion, section: Section): void {
  const { path, name } = asked.question;
  section.questions.push(asked);
  section.questionAt.set(path, asked);
  section.named.set(name, section.named.has(name) ? null : asked);
}

/** Questions with the same list share one. */
function finderFor(question: Question, questionnaire: Questionnaire, finders: Map<string, ChoiceFinder>): ChoiceFinder {
  const key = `${question.list ?? ''} ${question.orOther}`;
  const known = finders.get(key);
  if (known) return known;
  const finder = new ChoiceFinder(choicesOf(questionnaire, question));
  finders.set(key, finder);
  return finder;
}

/** Finds choices by name or, as exports write them, by their words in any language. */
export class ChoiceFinder {
  readonly #names = new Set<string>();
  /** `null` where several choices have the words. */
  readonly #byLabel = new Map<string, string | null>();
  /** The words of choices by the first of them, the longest first. */
  readonly #byFirstWord = new Map<string, string[]>();

  constructor(choices: readonly Choice[]) {
    for (const { name, labels } of choices) {
      this.#names.add(name);
      for (const label of labels.values()) this.#addLabel(foldWords(label), name);
    }
    for (const label of [...this.#byLabel.keys()].sort((a, b) => b.length - a.length)) {
      const known = this.#byFirstWord.get(firstWord(label));
      if (known) known.push(label);
      else this.#byFirstWord.set(firstWord(label), [label]);
    }
  }

  #addLabel(label: string, name: string): void {
    const known = this.#byLabel.get(label);
    this.#byLabel.set(label, known === undefined || known === name ? name : null);
  }

  /** Nothing can be said of a list that is not in the form. */
  get isEmpty(): boolean {
    return this.#names.size === 0;
  }

  find(text: string): string | undefined {
    const trimmed = text.trim();
    return this.#names.has(trimmed) ? trimmed : (this.#byLabel.get(foldWords(trimmed)) ?? undefined);
  }

  /** The choices in a text that lists them with spaces between: names, or words, which may have spaces themselves. Pieces that are neither are `unknown`. */
  findSeveral(text: string): { chosen: string[]; unknown: string[] } {
    const pieces = text.trim().split(/\s+/);
    if (this.isEmpty || pieces.every((piece) => this.#names.has(piece))) return { chosen: pieces, unknown: [] };
    const chosen: string[] = [];
    const unknown: string[] = [];
    for (let rest = foldWords(text); rest !== ''; ) {
      const word = firstWord(rest);
      const piece = this.#byFirstWord.get(word)?.find((label) => rest.startsWith(label) && (rest.length === label.length || rest[label.length] === ' ')) ?? word;
      const found = this.find(piece);
      chosen.push(found ?? piece);
      if (found === undefined) unknown.push(piece);
      rest = rest.slice(piece.length).trimStart();
    }
    return { chosen, unknown };
  }
}

function firstWord(text: string): string {
  const end = text.indexOf(' ');
  return end < 0 ? text : text.slice(0, end);
}

/** Words as they are compared: spaces and composition do not matter. */
export function foldWords(text: string): string {
  return text.normalize('NFC').trim().replace(/\s+/g, ' ');
}
