/** Judgements that a file brings: of the person who imports, or of judges without an account. Allegations are not taken from files. */
import { CONFIDENCES, type Dimension, DIMENSIONS, ENTITIES, type FieldSpec, isPartialDate, misfitOf, type Records, SCALES } from '@baraza/domain';
import type { GraphScore, SaidOfScore } from '@baraza/interchange';
import { liveInOrder, type ProjectState } from '../registry/state.js';
import { wordKey } from '../registry/words.js';
import { canonical, MISFIT } from '../registry/canonical.js';
import { misfitProblem, problem, shown } from './problems.js';
import type { TermBook } from './terms.js';
import type { ImportedRow, PlanProblem } from './types.js';

/** By the key of their word. An allegation needs evidence, an author and an expiry, which no column of a table has: it is made in the project. */
const BY_WORD = new Map<string, Dimension>(DIMENSIONS.map((dimension) => [wordKey(dimension), dimension]));
const isAllegation = (dimension: Dimension): boolean => SCALES[dimension].atLeast === 'strictlyConfidential';

/** What files may judge. */
export const FILE_SCALES: readonly Dimension[] = DIMENSIONS.filter((each) => !isAllegation(each));

/** The dimension that a word of a file means. */
const dimensionOf = (word: string): Dimension | undefined => BY_WORD.get(wordKey(word));

export class ScorePlanner {
  readonly sources: ImportedRow[] = [];
  private readonly known = new Map<string, string>();
  private readonly sourceIds = new Map<string, string>();
  private readonly kinds = new Map<string, string | null>();

  constructor(
    private readonly state: ProjectState,
    private readonly terms: TermBook,
    private readonly newId: () => string,
    private readonly problems: PlanProblem[],
  ) {
    const { store, viewer } = state;
    for (const { id, title } of liveInOrder(store, 'source')) this.sourceIds.set(wordKey(title), id);
    for (const { id, kind } of liveInOrder(store, 'stakeholder')) this.kinds.set(id, kind);
    for (const judgement of liveInOrder(store, 'judgement')) if (!judgement.withdrawn && (judgement.judge === viewer.account || (judgement.judge === null && judgement.judgeName !== null))) this.known.set(keyOf(judgement), judgement.id);
  }

  /** @returns the row to put in, none where the same judgement is there already, undefined where the row says none that can be taken. */
  plan(score: GraphScore, stakeholder: string, type: string | null): { id: string; row?: ImportedRow } | undefined {
    const dimension = dimensionOf(score.scale);
    if (!dimension) return this.refuse('scale-not-known', score, { value: shown(score.scale), scales: FILE_SCALES.join(', ') });
    if (isAllegation(dimension)) return this.refuse('allegation-not-read', score, {});
    if (this.isThing(stakeholder, type)) return this.refuse('thing-not-judged', score, { label: score.of.text });
    const value = this.valueOf(score, dimension);
    if (value === undefined) return undefined;
    const judgeName = score.judge === null ? null : this.judgeName(score, score.judge);
    if (judgeName === undefined) return undefined;
    const validAt = dateOf(score.date);
    if (validAt === undefined) this.problems.push(problem('date-not-read', score, { value: shown(score.date) }, headerOf(score, 'date')));
    const fields = { stakeholder, dimension, value, validAt: validAt ?? null, judgeName, source: this.source(score), confidence: this.confidence(score), note: this.note(score, validAt === undefined) };
    const known = this.known.get(keyOf(fields));
    if (known !== undefined) return { id: known };
    const id = this.newId();
    this.known.set(keyOf(fields), id);
    // Without a name it is the judgement of whoever brings it.
    const row: ImportedRow = { id, ...fields, judge: judgeName === null ? this.state.viewer.account : null };
    return { id, row: Object.fromEntries(Object.entries(row).filter(([, each]) => each !== null)) as ImportedRow };
  }

  private isThing(stakeholder: string, type: string | null): boolean {
    return this.terms.isThing(this.kinds.get(stakeholder)) || (type !== null && this.terms.isThing(this.terms.find('kind', type)));
  }

  private valueOf(score: GraphScore, dimension: Dimension): number | undefined {
    const { min, max, ordinal } = SCALES[dimension];
    // A minus from a word processor is none of a keyboard.
    const value = Number(String(score.value).trim().replace('−', '-'));
    if (Number.isFinite(value) && value >= min && value <= max && (!ordinal || Number.isInteger(value))) return value;
    this.refuse('value-off-scale', score, { value: shown(score.value), scale: score.scale, min, max });
    return undefined;
  }

  /** With the words of a date that could not be read, where they fit: they are all that is known of when it holds. */
  private note(score: GraphScore, withDate: boolean): string | null {
    const dated = withDate ? canonical(ENTITIES.judgement.fields.note, `${score.note ?? ''}\n${headerOf(score, 'date')}: ${score.date}`) : MISFIT;
    if (dated !== MISFIT) return dated as string;
    if (score.note === null) return null;
    const spec = ENTITIES.judgement.fields.note;
    const note = canonical(spec, score.note);
    if (note !== MISFIT) return note as string | null;
    this.misfit(score, 'note', spec, score.note);
    return null;
  }

  /** Undefined where no field holds the name: left without it, the judgement would be that of whoever brings it. */
  private judgeName(score: GraphScore, name: string): string | null | undefined {
    const spec = ENTITIES.judgement.fields.judgeName;
    const kept = canonical(spec, name);
    if (kept !== MISFIT) return kept as string | null;
    this.problems.push(problem('judge-too-long', score, { value: shown(name), length: name.trim().length, max: (spec as FieldSpec & { max: number }).max }, headerOf(score, 'judge')));
    return undefined;
  }

  private confidence(score: GraphScore): Records['judgement']['confidence'] {
    const { confidence } = score;
    if (confidence === null) return null;
    const found = CONFIDENCES.find((each) => each === wordKey(confidence));
    if (!found) this.misfit(score, 'confidence', ENTITIES.judgement.fields.confidence, confidence);
    return found ?? null;
  }

  private source(score: GraphScore): string | null {
    if (score.source === null) return null;
    const title = score.source.trim();
    const known = this.sourceIds.get(wordKey(title));
    if (known !== undefined) return known;
    const kept = canonical(ENTITIES.source.fields.title, title);
    if (kept === MISFIT) {
      this.misfit(score, 'source', ENTITIES.source.fields.title, title);
      return null;
    }
    const id = this.newId();
    this.sourceIds.set(wordKey(title), id);
    this.sources.push({ id, title: kept, kind: 'document' });
    return id;
  }

  private misfit(score: GraphScore, said: SaidOfScore, spec: FieldSpec, text: string): void {
    this.problems.push(misfitProblem(misfitOf(spec, text), text, score, headerOf(score, said)));
  }

  private refuse(code: 'scale-not-known' | 'allegation-not-read' | 'thing-not-judged' | 'value-off-scale', score: GraphScore, params: Record<string, string | number>): undefined {
    this.problems.push(problem(code, score, params, score.column));
    return undefined;
  }
}

const headerOf = ({ columns }: GraphScore, said: SaidOfScore): string => columns[said] ?? said;

/** The day of a time of day. More than that beside a date, such as the end of a span, is never passed over. */
const DAY_OF_TIME = /^(\d{4}-\d{2}-\d{2})[T ]\d{1,2}:\d{2}[\d:.,Z+-]*$/u;

/** Undefined where it cannot be read. */
function dateOf(written: string | null): string | null | undefined {
  if (written === null) return null;
  const date = DAY_OF_TIME.exec(written.trim())?.[1] ?? written.trim();
  return isPartialDate(date) ? date : undefined;
}

/** The same judgement, said once more: one that rests on another source, or says more, is another. */
const SAID = ['stakeholder', 'dimension', 'value', 'validAt', 'judgeName', 'source', 'confidence', 'note'] as const;
const keyOf = (judgement: Pick<Records['judgement'], (typeof SAID)[number]>): string => JSON.stringify(SAID.map((field) => judgement[field] ?? null));
