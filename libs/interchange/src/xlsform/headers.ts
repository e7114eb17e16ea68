import { foldWords, type AskedQuestion, type Section } from './asked.js';
import { isMedia, isOfSeveral, isPlace } from './question-types.js';
import type { GeoPoint } from './submission-types.js';
import { systemField, type SystemField } from './system-columns.js';
import type { QuestionGroup } from './types.js';

/** Which question a column of an exported sheet belongs to. Exports name questions by name or by words, with the groups before them or without, joined by whatever was chosen. */

export type Target =
  | { kind: 'answer'; asked: AskedQuestion }
  /** One choice of several: 1 where it was chosen. */
  | { kind: 'choice'; asked: AskedQuestion; choice: string }
  | { kind: 'part'; asked: AskedQuestion; part: keyof GeoPoint }
  | { kind: 'system'; field: SystemField }
  /** No question's, or that of one of several, whose number is `fits`. */
  | { kind: 'beside'; fits: number };

const SEPARATORS = ['/', ' / ', '-', ' - ', '.', '::', ':', '_', '|', ' '];
const PARTS: Record<string, keyof GeoPoint> = { latitude: 'latitude', longitude: 'longitude', altitude: 'altitude', precision: 'precision', accuracy: 'precision' };
/** The table reader tells equal headers apart by a number. */
const COUNTED = /^(.*) \(\d+\)$/s;

// More than questions and choices have together; bounds the work that a header can make.
const LONGEST_HEADER = 4_000;
const MOST_SPLITS = 100;

/** The target of each column of a sheet of a section. */
export function targetsOf(header: readonly string[], section: Section): Target[] {
  const dictionary = new Dictionary(section);
  const targets = header.map((text) => dictionary.targetOf(text));
  shareOut(header, targets, dictionary);
  return targets;
}

/** Where several questions have the same words and as many columns have them, the columns are theirs in the order of the form, in which exports write them. */
function shareOut(header: readonly string[], targets: Target[], dictionary: Dictionary): void {
  const columns = new Map<string, number[]>();
  header.forEach((text, index) => {
    const [, base = text] = COUNTED.exec(text) ?? [];
    const words = dictionary.find(text).length > 0 ? text : base;
    if (targets[index]!.kind === 'beside' && dictionary.find(words).length > 1) columns.set(words, [...(columns.get(words) ?? []), index]);
  });
  for (const [words, indexes] of columns) {
    const questions = dictionary.find(words);
    indexes.forEach((index, place) => (targets[index] = questions.length === indexes.length ? { kind: 'answer', asked: questions[place]! } : { kind: 'beside', fits: questions.length }));
  }
}

class Dictionary {
  readonly #names = new Map<string, AskedQuestion[]>();
  readonly #words = new Map<string, AskedQuestion[]>();

  constructor({ questions, repeat }: Section) {
    for (const asked of questions) {
      for (const name of namesOf(asked, repeat)) add(this.#names, name, asked);
      for (const words of wordsOf(asked, repeat)) add(this.#words, words, asked);
    }
  }

  /** The questions that a header may mean. */
  find(text: string): readonly AskedQuestion[] {
    return this.#names.get(text.trim()) ?? this.#words.get(foldWords(text)) ?? [];
  }

  targetOf(text: string): Target {
    if (text.length > LONGEST_HEADER) return { kind: 'beside', fits: 0 };
    const named = this.#names.get(text.trim());
    if (named?.length === 1) return { kind: 'answer', asked: named[0]! };
    const field = systemField(text);
    if (field && !named) return { kind: 'system', field };
    const asked = this.#only(text);
    if (asked) return { kind: 'answer', asked };
    return this.#choiceOf(text) ?? this.#partOf(text) ?? this.#addressOf(text) ?? { kind: 'beside', fits: this.find(text).length };
  }

  #only(text: string): AskedQuestion | undefined {
    const found = this.find(text);
    return found.length === 1 ? found[0] : undefined;
  }

  #choiceOf(text: string): Target | undefined {
    for (const separator of SEPARATORS) {
      let tried = 0;
      for (let at = text.lastIndexOf(separator); at > 0 && tried < MOST_SPLITS; at = text.lastIndexOf(separator, at - 1)) {
        tried += 1;
        const asked = this.#only(text.slice(0, at));
        if (!asked || !isOfSeveral(asked.question.type)) continue;
        const choice = asked.choices.find(text.slice(at + separator.length));
        if (choice !== undefined) return { kind: 'choice', asked, choice };
      }
    }
    return undefined;
  }

  /** `_place_latitude` of Kobo, also with groups before it, and `place-Latitude` of ODK Central. */
  #partOf(text: string): Target | undefined {
    const [, before, word] = /^(.+)[_-](latitude|longitude|altitude|precision|accuracy)$/i.exec(text.trim()) ?? [];
    if (before === undefined || word === undefined) return undefined;
    const underscores = [...before.matchAll(/_/g)].map(({ index }) => before.slice(0, index) + before.slice(index + 1));
    const asked = [before, ...underscores].map((name) => this.#only(name)).find((found) => found && isPlace(found.question.type));
    return asked && { kind: 'part', asked, part: PARTS[word.toLowerCase()]! };
  }

  /** The address under which the server keeps a picture or recording. It leads nowhere without an account there. */
  #addressOf(text: string): Target | undefined {
    const [, name] = /^(.+)_URL$/.exec(text.trim()) ?? [];
    const asked = name === undefined ? undefined : this.#only(name);
    return asked && isMedia(asked.question.type) ? { kind: 'system', field: 'ignored' } : undefined;
  }
}

function add(map: Map<string, AskedQuestion[]>, key: string, asked: AskedQuestion): void {
  const known = map.get(key);
  if (!known) map.set(key, [asked]);
  else if (!known.includes(asked)) known.push(asked);
}

/** The ways to write the groups before a question: all of them, those inside the repeat, none. */
function groupings({ groups }: AskedQuestion, repeat: QuestionGroup | undefined): (readonly QuestionGroup[])[] {
  return [groups, groups.slice(repeat ? groups.indexOf(repeat) + 1 : 0), []];
}

function namesOf(asked: AskedQuestion, repeat: QuestionGroup | undefined): string[] {
  return groupings(asked, repeat).flatMap((groups) => SEPARATORS.map((separator) => [...groups.map(({ name }) => name), asked.question.name].join(separator)));
}

function wordsOf(asked: AskedQuestion, repeat: QuestionGroup | undefined): string[] {
  return [...asked.question.labels].flatMap(([language, label]) =>
    groupings(asked, repeat).flatMap((groups) => SEPARATORS.map((separator) => foldWords([...groups.map(({ name, labels }) => labels.get(language) ?? name), label].join(separator)))),
  );
}
