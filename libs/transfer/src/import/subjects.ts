/**
 * Who the rows of a file are about: a row, or several that mean the same, or a name that only connections mention; and which stakeholder of the project that is. By id, else by
 * name and kind, else by name. What fits several is asked, never guessed.
 */
import { ENTITIES, type FieldSpec, type Records } from '@baraza/domain';
import type { GraphElement } from '@baraza/interchange';
import { labelKey } from '@baraza/interchange';
import { liveInOrder, type ProjectState } from '../registry/state.js';
import { wordOf } from '../registry/words.js';
import { append, tellNamesakes, twinsIn } from './namesakes.js';
import { problem } from './problems.js';
import type { Pause } from './pause.js';
import type { Questions } from './questions.js';
import type { TermBook } from './terms.js';
import { ANSWER, type PlanProblem } from './types.js';

type Stakeholder = Records['stakeholder'];

/** `open`: a question waits; `left`: decided to leave out; `unknown`: an id that nobody has. */
export type Fate = 'add' | 'match' | 'open' | 'left' | 'unknown';

export interface Subject {
  /** Rows of the file, in order; the first gives the place. */
  elements: GraphElement[];
  label: string;
  fate: Fate;
  existing: Stakeholder | null;
  /** Id in the project: of the record that is there, or of the new one; null while open or left out. */
  id: string | null;
  /** A person has said who it is, or that it is somebody new: no further guess. */
  decided: boolean;
}

export interface Subjects {
  list: Subject[];
  /** By place in the file's elements. */
  of: Subject[];
}

const LONGEST_NAME = (ENTITIES.stakeholder.fields.name as FieldSpec & { max: number }).max;
const foldedLabel = (label: string): string => labelKey(label).toLowerCase();

export class SubjectFinder {
  private readonly byId = new Map<string, Stakeholder>();
  private readonly byName = new Map<string, Stakeholder[]>();
  private readonly claimed = new Map<string, Subject>();
  private readonly kinds: ReadonlyMap<string, string>;

  constructor(
    state: ProjectState,
    private readonly terms: TermBook,
    private readonly questions: Questions,
    private readonly newId: () => string,
    private readonly problems: PlanProblem[],
  ) {
    this.kinds = new Map(liveInOrder(state.store, 'term').map((term) => [term.id, wordOf(term)]));
    const stakeholders = liveInOrder(state.store, 'stakeholder');
    for (const stakeholder of stakeholders) {
      this.byId.set(stakeholder.id, stakeholder);
      const key = foldedLabel(stakeholder.name);
      append(this.byName, key, stakeholder);
    }
    // Ids of files win over our own, which nobody writes by hand.
    for (const stakeholder of stakeholders) if (stakeholder.externalId !== null) this.byId.set(stakeholder.externalId.trim(), stakeholder);
  }

  /** Whether the project knows a record by this id. */
  knows(id: string): boolean {
    return this.byId.has(id.trim());
  }

  async find(elements: readonly GraphElement[], pause: Pause): Promise<Subjects> {
    const asked = new Set<string>();
    const of = await this.gather(elements, asked, pause);
    const list = [...new Set(of)];
    const inSlices = async (use: (subject: Subject) => void): Promise<void> => {
      for (const subject of list) {
        await pause();
        use(subject);
      }
    };
    await inSlices((subject) => this.matchById(subject));
    for (const withKind of [true, false]) await inSlices((subject) => isOpenToMatch(subject) && this.matchByName(subject, withKind));
    await inSlices((subject) => {
      if (subject.existing) subject.fate = 'match';
      if (subject.fate === 'add') subject.id = this.newId();
      else if (subject.fate === 'match') subject.id = subject.existing!.id;
    });
    await tellNamesakes(list, nameKey, asked, this.problems, pause);
    return { list, of };
  }

  /** Rows of one name, of which none says that it is another: the same, or two of one name? @param asked gets the names that are asked about. */
  private async gather(elements: readonly GraphElement[], asked: Set<string>, pause: Pause): Promise<Subject[]> {
    const twins = await twinsIn(elements.filter(({ label }) => label.length <= LONGEST_NAME), nameKey, pause);
    const first = new Map<readonly GraphElement[], Subject>();
    const of: Subject[] = [];
    for (const element of elements) {
      await pause();
      const same = twins.get(element);
      if (same) asked.add(nameKey(element));
      of.push(same ? this.subjectOf(element, same, first) : newSubject(element));
    }
    return of;
  }

  private subjectOf(element: GraphElement, twins: readonly GraphElement[], first: Map<readonly GraphElement[], Subject>): Subject {
    const answer = this.askSame(element, twins);
    const known = first.get(twins);
    if (answer === ANSWER.same && known) {
      // The one with an id says who it is.
      if (element.id === null) known.elements.push(element);
      else known.elements.unshift(element);
      return known;
    }
    const subject = { ...newSubject(element), fate: answer === null ? ('open' as const) : ('add' as const) };
    first.set(twins, subject);
    return subject;
  }

  private askSame(element: GraphElement, twins: readonly GraphElement[]): string | null {
    // All of them have one question, whichever is looked at.
    const { label, type } = twins[0]!;
    return this.questions.ask(`same ${labelKey(label)}\n${type ?? ''}`, element, () => ({
      kind: 'sameOrNot',
      label,
      options: [
        { value: ANSWER.same, label: 'They mean the same' },
        { value: ANSWER.separate, label: 'They are different' },
      ],
      message: `${twins.length} rows say “${label}”${type === null ? '' : ` (${type})`}. Do they mean the same?`,
    }));
  }

  private matchById(subject: Subject): void {
    const [element] = subject.elements;
    const id = element!.id ?? (element!.implied ? element!.label : null);
    const found = id === null ? undefined : this.byId.get(id.trim());
    if (found && subject.fate === 'add') this.claim(subject, found);
  }

  private claim(subject: Subject, stakeholder: Stakeholder): void {
    const other = this.claimed.get(stakeholder.id);
    if (other) {
      const { sheet, row } = other.elements[0]!;
      this.problems.push(problem('same-record-twice', subject.elements[0]!, { sheet, row }));
      subject.fate = 'left';
      return;
    }
    this.claimed.set(stakeholder.id, subject);
    subject.existing = stakeholder;
  }

  private matchByName(subject: Subject, withKind: boolean): void {
    const element = subject.elements[0]!;
    const kind = element.type === null ? null : this.terms.find('kind', element.type);
    if (withKind && (element.type === null || kind === undefined)) return;
    const candidates = (this.byName.get(foldedLabel(element.label)) ?? []).filter(
      (stakeholder) => !this.claimed.has(stakeholder.id) && (element.id === null || stakeholder.externalId === null) && (!withKind || stakeholder.kind === kind),
    );
    if (candidates.length === 0) return;
    if (candidates.length === 1) return this.claim(subject, candidates[0]!);
    this.decide(subject, this.askWhich(element, candidates), candidates);
  }

  private decide(subject: Subject, answer: string | null, candidates: Stakeholder[]): void {
    const chosen = candidates.find(({ id }) => id === answer);
    subject.decided = answer !== null;
    if (chosen) this.claim(subject, chosen);
    else if (answer === null) subject.fate = 'open';
    else if (answer === ANSWER.skip) this.leave(subject);
  }

  private leave(subject: Subject): void {
    subject.fate = 'left';
    this.problems.push(problem('left-out-by-answer', subject.elements[0]!, { label: subject.label }));
  }

  private askWhich(element: GraphElement, candidates: readonly Stakeholder[]): string | null {
    const { label, sheet, row, implied } = element;
    // A row has a question of its own; all connections that mention a name without a row share one.
    const key = implied ? `which ${foldedLabel(label)}` : `which ${sheet}:${row}`;
    return this.questions.ask(key, element, () => ({
      kind: 'whichStakeholder',
      label,
      options: [
        ...candidates.map((candidate) => ({ value: candidate.id, label: this.describe(candidate) })),
        { value: ANSWER.add, label: 'Add a new one' },
        { value: ANSWER.skip, label: 'Leave the row out' },
      ],
      message: `The project has ${candidates.length} stakeholders of the name “${label}”. Which one is meant?`,
    }));
  }

  private describe({ name, kind, description, externalId, id }: Stakeholder): string {
    const about = [kind === null ? null : this.kinds.get(kind), externalId ?? id.slice(-8), description?.slice(0, 60)].filter((part) => part !== null && part !== undefined && part !== '');
    return `${name} (${about.join(' · ')})`;
  }
}

const nameKey = ({ label }: GraphElement): string => foldedLabel(label);
const newSubject = (element: GraphElement): Subject => ({ elements: [element], label: element.label, fate: 'add', existing: null, id: null, decided: false });
const isOpenToMatch = ({ fate, existing, decided }: Subject): boolean => fate === 'add' && !existing && !decided;
