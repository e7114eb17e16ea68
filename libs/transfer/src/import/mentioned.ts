/**
 * Whom the file only mentions: no row describes them, and the project does not know them. A name is somebody new, as in every list of ties; that judgements alone name them is told, for it may be a slip. An id that stands
 * in a list without being in it is a mistake. Where nobody at all is described by their ids, the ids are the names.
 */
import type { GraphElement, GraphEnd, GraphFile } from '@baraza/interchange';
import { problem } from './problems.js';
import type { Subject, Subjects } from './subjects.js';
import type { PlanProblem } from './types.js';

/** The ends on one side of the ties of one sheet. */
interface Side {
  sheet: string;
  /** Somebody there is described elsewhere, in the file or in the project: the ids are those of a list. */
  ofAList: boolean;
  unknown: Set<Subject>;
}

/** Gives ids that nobody has the fate `unknown`, and tells of names and ids that are added although only judgements or ties mention them. */
export function judgeMentioned({ connections, scores, oneList = false }: Pick<GraphFile, 'connections' | 'scores' | 'oneList'>, { of }: Subjects, problems: PlanProblem[]): void {
  const subjectOf = ({ element }: GraphEnd): Subject | undefined => (element === null ? undefined : of[element]);
  const sides = new Map<string, Side>();
  const tied = new Set<Subject>();
  for (const { sheet, from, to } of connections) {
    for (const [name, end] of [['from', from], ['to', to]] as const) {
      const subject = subjectOf(end);
      if (!subject) continue;
      tied.add(subject);
      const key = `${name} ${sheet}`;
      const side = sides.get(key) ?? { sheet, ofAList: oneList, unknown: new Set() };
      sides.set(key, side);
      if (isUnknownId(subject)) side.unknown.add(subject);
      else if (isDescribed(subject, sheet)) side.ofAList = true;
    }
  }
  for (const { ofAList, unknown } of sides.values()) if (ofAList) for (const subject of unknown) leave(subject);
  tellIdsAsNames([...sides.values()], problems);
  const judged = new Set(scores.flatMap(({ of: end }) => subjectOf(end) ?? []));
  for (const subject of judged) {
    if (tied.has(subject) || !isMentioned(subject)) continue;
    const { id, sheet, row } = subject.elements[0]!;
    if (isUnknownId(subject)) leave(subject);
    else problems.push(problem('only-judged', { sheet, row }, { label: subject.label, ...(id === null ? {} : { id }) }));
  }
}

const leave = (subject: Subject): Subject => Object.assign(subject, { fate: 'unknown', id: null });

/** Once for a sheet. */
function tellIdsAsNames(sides: readonly Side[], problems: PlanProblem[]): void {
  const told = new Set<string>();
  for (const { sheet, unknown } of sides) {
    const [first] = [...unknown].filter(({ fate }) => fate === 'add');
    if (!first || told.has(sheet)) continue;
    told.add(sheet);
    problems.push(problem('ids-as-names', { sheet, row: first.elements[0]!.row }, { sheet, id: first.label }));
  }
}

const isMentioned = ({ elements, fate, decided }: Subject): boolean => fate === 'add' && !decided && elements[0]!.implied;

const isUnknownId = (subject: Subject): boolean => isMentioned(subject) && isMereId(subject.elements[0]!);
const isMereId = ({ id, label, description, image, tags, other }: GraphElement): boolean => id !== null && label === id && description === null && image === null && tags.length === 0 && other.size === 0;

/** Elsewhere than by the ties of this sheet. Whom earlier ties brought by a mere id has it as the name. */
const isDescribed = ({ existing, elements: [element] }: Subject, sheet: string): boolean => (existing ? element!.id !== null && existing.name !== element!.id.trim() : element!.id !== null && !element!.implied && element!.sheet !== sheet);
