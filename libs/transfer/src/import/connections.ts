/** Which relationship of the project a row means: by id, else by its ends and type; several parallel ones in their order. */
import type { Records } from '@baraza/domain';
import type { GraphConnection, GraphElement, GraphEnd } from '@baraza/interchange';
import { labelKey } from '@baraza/interchange';
import { liveInOrder, type ProjectState } from '../registry/state.js';
import { problem } from './problems.js';
import type { Questions } from './questions.js';
import type { Subject, Subjects } from './subjects.js';
import { ANSWER, type Place, type PlanProblem } from './types.js';

type Relationship = Records['relationship'];

/** The stakeholder at one end; or why there is none. */
export type End = { id: string; label: string } | 'open' | 'left';

/** Finds who stands at the ends of connections. */
export class EndResolver {
  constructor(
    private readonly elements: readonly GraphElement[],
    private readonly subjects: Subjects,
    private readonly questions: Questions,
    private readonly problems: PlanProblem[],
  ) {}

  /** `column`: header of the column that names the end. */
  resolve(end: GraphEnd, row: Place & { column?: string | undefined }): End {
    const subject = this.subjectOf(end, row);
    if (subject === 'open' || subject === 'left') return subject;
    if (subject.id !== null) return { id: subject.id, label: subject.label };
    if (subject.fate === 'left') this.problems.push(problem('end-left-out', row, { label: end.text }));
    if (subject.fate === 'unknown') this.problems.push(problem('id-not-known', row, { id: end.text }, row.column));
    return subject.fate === 'left' || subject.fate === 'unknown' ? 'left' : 'open';
  }

  private subjectOf(end: GraphEnd, row: Place): Subject | 'open' | 'left' {
    const places = end.element === null ? end.candidates : [end.element];
    const subjects = [...new Set(places.map((place) => this.subjects.of[place]!))];
    if (subjects.length === 1) return subjects[0]!;
    const answer = this.ask(end, row);
    if (answer === null) return 'open';
    if (answer !== ANSWER.skip) return this.subjects.of[Number(answer.slice('row:'.length))]!;
    this.problems.push(problem('end-left-out', row, { label: end.text }));
    return 'left';
  }

  private ask(end: GraphEnd, row: Place): string | null {
    // Written in other letters it may mean more rows, or fewer.
    return this.questions.ask(`end ${labelKey(end.text)}`, row, () => ({
      kind: 'whichRow',
      label: end.text,
      options: [
        ...end.candidates.map((place) => ({ value: `row:${place}`, label: describe(this.elements[place]!) })),
        { value: ANSWER.skip, label: 'Leave these connections out' },
      ],
      message: `“${end.text}” fits ${end.candidates.length} rows of the file. Which one do the connections mean?`,
    }));
  }
}

const describe = ({ label, type, sheet, row }: GraphElement): string => `${label}${type === null ? '' : ` · ${type}`} (${sheet}, row ${row})`;

const endsKey = (from: string, to: string, type: string | null): string => `${from} ${to} ${type ?? ''}`;

/** Whether the relationship has these ends the other way round, where that says nothing. */
export const isTurned = (known: Relationship, from: string, to: string, direction: Relationship['direction']): boolean => direction !== 'directed' && known.direction === direction && known.from === to && known.to === from;

export class RelationshipFinder {
  private readonly byId = new Map<string, Relationship>();
  private readonly byEnds = new Map<string, Relationship[]>();
  private readonly claimed = new Map<string, GraphConnection>();
  /** Relationships that a row of the file names by its id: no other row may take them by their ends. */
  private readonly named = new Set<string>();

  constructor(state: ProjectState, connections: readonly GraphConnection[]) {
    const relationships = liveInOrder(state.store, 'relationship');
    for (const relationship of relationships) {
      this.byId.set(relationship.id, relationship);
      const key = endsKey(relationship.from, relationship.to, relationship.type);
      const list = this.byEnds.get(key);
      if (list) list.push(relationship);
      else this.byEnds.set(key, [relationship]);
    }
    for (const relationship of relationships) if (relationship.externalId !== null) this.byId.set(relationship.externalId.trim(), relationship);
    for (const { id } of connections) {
      const found = id === null ? undefined : this.byId.get(id.trim());
      if (found) this.named.add(found.id);
    }
  }

  /** Whether the project knows a relationship by this id. */
  knows(id: string): boolean {
    return this.byId.has(id.trim());
  }

  /** @returns the relationship that the row means, undefined for none, or the row that means it already. */
  find(row: GraphConnection, from: string, to: string, type: string | null): Relationship | { taken: GraphConnection } | undefined {
    const found = (row.id === null ? undefined : this.byId.get(row.id.trim())) ?? this.parallel(row, endsKey(from, to, type));
    if (!found) return undefined;
    const taken = this.claimed.get(found.id);
    if (taken) return { taken };
    this.claimed.set(found.id, row);
    return found;
  }

  /** The relationship that the row means where it leads no way, or both, and is known with its ends the other way round. */
  findTurned(row: GraphConnection, from: string, to: string, type: string | null, direction: Relationship['direction']): Relationship | undefined {
    const found = this.byEnds.get(endsKey(to, from, type))?.find((known) => isTurned(known, from, to, direction) && this.isFree(known, row));
    if (found) this.claimed.set(found.id, row);
    return found;
  }

  private parallel(row: GraphConnection, key: string): Relationship | undefined {
    return this.byEnds.get(key)?.find((known) => this.isFree(known, row));
  }

  /** Whether the row may take it by its ends. */
  private isFree({ id, externalId }: Relationship, row: GraphConnection): boolean {
    return !this.claimed.has(id) && !this.named.has(id) && (row.id === null || externalId === null);
  }
}
