/** What importing answers into a session will do: nothing is changed here. */
import { channelOfType, hasRightIn, type Records, ruleOf } from '@baraza/domain';
import { cleanUuid } from '@baraza/interchange';
import { randomUUID } from 'node:crypto';
import { v7 } from 'uuid';
import { TransferError } from '../errors.js';
import { makePause } from '../import/pause.js';
import type { PlanProblem } from '../import/types.js';
import { liveInOrder, type ProjectState } from '../registry/state.js';
import { idColumns, planColumns, tagOf } from './columns.js';
import { answerProblem } from './problems.js';
import { instantOf } from './times.js';
import type { AnswerChoices, AnswerFile, AnswerPlan, AnswerSheet, ColumnRole, PlannedAnswer, PlannedColumn } from './types.js';

const LONGEST_TEXT = 20_000;
const LONGEST_ID = 1000;
/** A submission that the file holds again. */
const REPEATED: ReadonlySet<string> = new Set(['submission-repeated', 'earlier-version']);

type Said = Records['intervention'];

/**
 * Works out what importing the file into the session would do, for the person whose view of the project `state` is. Lets other work of the process have its turn.
 * @throws TransferError `notFound`, `forbidden`, `archived`, `noRows`.
 */
export async function planAnswers(file: AnswerFile, state: ProjectState, session: string, choices: AnswerChoices, { signal }: { signal?: AbortSignal } = {}): Promise<AnswerPlan> {
  const into = state.store.live('session', session);
  if (!into) throw noSession();
  if (!hasRightIn(state.viewer, 'logSessions', session)) throw new TransferError('forbidden', 'You have no duty in this session that allows this.', { role: state.viewer.role, right: 'logSessions' });
  if (state.project.archived) throw new TransferError('archived', 'This project is archived. Take it out of the archive to change it.');
  if (file.sheets.length === 0 && file.problems.length === 0) throw new TransferError('noRows', 'No row stands below the headers. Sheets that are hidden, or marked (ignore), are left out.');
  return new AnswerPlanner(file, state, into, choices).run(signal);
}

export const noSession = (): TransferError => new TransferError('notFound', 'There is no such session, or you may not see it.', { entity: 'session' });

class AnswerPlanner {
  private readonly problems: PlanProblem[];
  private readonly rows: PlannedAnswer[] = [];
  private readonly added: AnswerPlan['added'] = [];
  private readonly changed: AnswerPlan['changed'] = [];
  private readonly there: Said[];
  private readonly byId: ReadonlyMap<string, Said>;
  /** How many stand there that say this, and are not met by an answer of the file yet. */
  private readonly byWords = new Map<string, number>();
  private readonly languages = new Map<string, string | null>();
  private readonly columns: PlannedColumn[];
  private readonly item: Records['agendaItem'] | null;
  private readonly rule: AnswerPlan['rule'];
  private readonly stakeholders: ReadonlyMap<string, string>;
  private readonly source: AnswerPlan['source'];
  private readonly zone: string;
  private readonly language: string | null;
  private readonly channel: AnswerPlan['channel'];
  private alike = 0;

  constructor(
    private readonly file: AnswerFile,
    private readonly state: ProjectState,
    private readonly session: Records['session'],
    private readonly choices: AnswerChoices,
  ) {
    const { store } = state;
    this.problems = [...file.problems];
    this.there = store.allLive('intervention').filter((said) => said.session === session.id);
    this.byId = new Map(this.there.flatMap((said) => (said.externalId === null ? [] : [[said.externalId, said]])));
    for (const said of this.there) if (said.externalId === null) this.byWords.set(wordsOf(said.question, said.text), (this.byWords.get(wordsOf(said.question, said.text)) ?? 0) + 1);
    const item = choices.item ? store.live('agendaItem', choices.item) : undefined;
    this.item = item?.session === session.id ? item : null;
    this.rule = ruleOf(session, this.item);
    this.columns = planColumns(file, liveInOrder(store, 'question').filter(({ process }) => process === session.process), choices);
    this.stakeholders = new Map(liveInOrder(store, 'stakeholder').map(({ id, name }) => [name.trim().toLowerCase(), id]));
    this.zone = session.timeZone ?? state.project.timeZone ?? 'UTC';
    this.language = choices.language === undefined ? (file.language ?? session.languages[0] ?? null) : choices.language;
    this.channel = choices.channel ?? channelOfType(session.type === null ? null : (store.live('term', session.type)?.code ?? null)) ?? 'survey';
    const title = choices.title?.trim() || file.title;
    const known = store.allLive('source').find((each) => each.session === session.id && each.title === title && each.kind === 'document');
    this.source = { id: known?.id ?? v7(), title, kind: 'document', classification: session.classification };
  }

  async run(signal?: AbortSignal): Promise<AnswerPlan> {
    const pause = makePause(signal);
    const answers = this.columns.filter(({ role }) => role === 'answer');
    const sheets = this.onlyOnce();
    for (const sheet of sheets) {
      await pause();
      for (const column of answers) this.answers(sheet, column);
    }
    // In the order of the file, the answers of one person would stand together in the log.
    if (this.rule === 'notAttributed') this.added.sort((a, b) => (a.id < b.id ? -1 : 1));
    const counts = { added: 0, changed: 0, unchanged: 0, open: 0, deleted: 0 };
    for (const row of this.rows) counts[row.class] += 1;
    const { rows, problems, columns, channel, language, rule, alike, source, added, changed } = this;
    return { rows, problems, questions: [], columns, counts, sheets: sheets.length, repeated: this.problems.filter(({ code }) => REPEATED.has(code)).length, channel, item: this.item?.id ?? null, language, title: source.title, rule, knownBy: rule === 'attributed' && this.knows() ? 'id' : 'words', alike, source, added, changed };
  }

  private knows = (): boolean => this.columns.some(({ role }) => role === 'id') || this.file.sheets.some(({ id }) => id !== null);

  private only = (sheet: AnswerSheet, role: ColumnRole): string | null => {
    const column = this.columns.find((each) => each.role === role);
    return (column && sheet.values.get(column.key)?.[0]?.text.trim()) || null;
  };

  /** Where the column of ids is one of a program, and empty for a sheet, the next surest of that program counts: sheets that were never edited often have no root uuid. */
  private idOf(sheet: AnswerSheet): string | null {
    const column = this.columns.find(({ role }) => role === 'id');
    if (!column) return sheet.id;
    const ofPrograms = idColumns(this.file.columns);
    const keys = ofPrograms.some(({ key }) => key === column.key) ? [column.key, ...ofPrograms.map(({ key }) => key)] : [column.key];
    const text = keys.map((key) => sheet.values.get(key)?.[0]?.text.trim()).find(Boolean);
    return text === undefined ? sheet.id : cleanUuid(text);
  }

  /** Who is in the file twice handed in once: the last counts, as among the versions of a submission. Also where the id is not kept. */
  private onlyOnce(): AnswerSheet[] {
    const last = new Map<string, AnswerSheet>();
    for (const sheet of this.file.sheets) {
      const id = this.idOf(sheet);
      if (id !== null) last.set(id, sheet);
    }
    return this.file.sheets.filter((sheet) => {
      const taken = last.get(this.idOf(sheet) ?? '');
      if (taken === undefined || taken === sheet) return true;
      this.problems.push(answerProblem('submission-repeated', sheet, { sheet: taken.sheet, row: taken.row }, null));
      return false;
    });
  }

  /** The language that the row names, else that for all answers. A word that names none is told once, at the first row that has it. */
  private languageOf(sheet: AnswerSheet): string | null {
    const column = this.columns.find(({ role }) => role === 'language');
    const text = this.only(sheet, 'language');
    if (!column || text === null) return this.language;
    const known = this.languages.get(text);
    if (known !== undefined) return known ?? this.language;
    const tag = tagOf(text);
    this.languages.set(text, tag);
    if (tag === null) this.problems.push(answerProblem('language-not-read', sheet, {}, column.label));
    return tag ?? this.language;
  }

  private answers(sheet: AnswerSheet, column: PlannedColumn): void {
    const id = this.idOf(sheet);
    for (const { text: value, round } of sheet.values.get(column.key) ?? []) {
      // A number or a choice says nothing without what was asked.
      const text = column.nature === 'words' ? value.trim() : `${column.label}${/[\p{L}\p{N})]$/u.test(column.label) ? ':' : ''} ${value.trim()}`;
      if (text.length > LONGEST_TEXT) this.problems.push(answerProblem('text-too-long', sheet, { length: text.length, max: LONGEST_TEXT }, column.label));
      else this.answer(sheet, column, text, id === null || this.rule !== 'attributed' ? null : `${id}/${column.key}${round === null ? '' : `[${round}]`}`.slice(0, LONGEST_ID));
    }
  }

  private answer(sheet: AnswerSheet, column: PlannedColumn, text: string, externalId: string | null): void {
    const known = externalId === null ? undefined : this.byId.get(externalId);
    if (known) return this.again(sheet, column, text, known);
    // The operation leaves them out as well: what somebody took away does not come back with the next file.
    if (externalId !== null && this.state.deletedAnswers.has(externalId)) return this.show(sheet, column, text, 'deleted', randomUUID());
    const words = wordsOf(column.question, text);
    const left = this.byWords.get(words) ?? 0;
    if (left > 0) {
      this.byWords.set(words, left - 1);
      this.alike += 1;
      if (!this.choices.addAlike) return this.show(sheet, column, text, 'unchanged', randomUUID());
    }
    this.add(sheet, column, text, externalId);
  }

  /** One that was imported before: what was corrected here since is not overwritten by what stands in the file. */
  private again(sheet: AnswerSheet, column: PlannedColumn, text: string, known: Said): void {
    if (known.text === canonical(text)) return this.show(sheet, column, text, 'unchanged', known.id);
    if (known.edited) this.problems.push(answerProblem('edited-here', sheet, {}, column.label));
    else if (this.choices.takeEdits === false) this.problems.push(answerProblem('edit-not-taken', sheet, {}, column.label));
    else {
      this.changed.push({ id: known.id, text });
      return this.show(sheet, column, text, 'changed', known.id, known.text);
    }
    this.show(sheet, column, text, 'unchanged', known.id);
  }

  private add(sheet: AnswerSheet, column: PlannedColumn, text: string, externalId: string | null): void {
    const id = randomUUID();
    const affiliation = this.rule === 'notAttributed' ? null : this.only(sheet, 'affiliation');
    const stakeholder = affiliation === null ? null : (this.stakeholders.get(affiliation.toLowerCase()) ?? null);
    const at = this.timeOf(sheet);
    this.added.push({
      id,
      item: this.item?.id ?? null,
      question: column.question,
      at,
      kind: column.kind,
      text,
      language: this.languageOf(sheet),
      translation: null,
      translationLanguage: null,
      affiliation: stakeholder,
      affiliationName: stakeholder === null ? (affiliation?.slice(0, 300) ?? null) : null,
      channel: this.channel,
      source: this.source.id,
      externalId,
      classification: this.session.classification,
    });
    this.show(sheet, column, text, 'added', id, null, affiliation, at);
  }

  private timeOf(sheet: AnswerSheet): string | null {
    if (this.rule === 'notAttributed') return null;
    const column = this.columns.find(({ role }) => role === 'time');
    const text = this.only(sheet, 'time');
    if (!column || text === null) return instantOf(sheet.at, this.zone);
    // Servers of questionnaires that give no zone mean UTC.
    const ofServer = this.file.columns.find(({ key }) => key === column.key)?.system === 'submittedAt';
    const at = instantOf(text, ofServer ? 'UTC' : this.zone);
    if (at === null) this.problems.push(answerProblem('time-not-read', sheet, {}, column.label));
    return at ?? instantOf(sheet.at, this.zone);
  }

  private show(of: AnswerSheet, { label, question, kind }: PlannedColumn, text: string, as: PlannedAnswer['class'], id: string, before: string | null = null, affiliation: string | null = null, at: string | null = null): void {
    this.rows.push({ sheet: of.sheet, row: of.row, class: as, id, text, before, asked: label, question, kind, language: this.languageOf(of), affiliation, at });
  }
}

const canonical = (text: string): string => text.replace(/\r\n?/g, '\n').normalize('NFC').trim();
const wordsOf = (question: string | null, text: string): string => `${question ?? ''}\n${canonical(text)}`;
