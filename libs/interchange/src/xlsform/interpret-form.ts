import { problemsOfNotes, type Place } from '../problem.js';
import type { Cell, Table } from '../tables/types.js';
import { columnsOf, isYes, sortRows, type ColumnOf, type FormRow, type SheetKind } from './columns.js';
import { LanguageGatherer, findLanguage } from './languages.js';
import { formProblem } from './problems.js';
import { SurveyBuilder } from './survey.js';
import type { Choice, FormItem, FormProblem, Questionnaire, XlsForm } from './types.js';

/**
 * Reads tables the way form programs read an XLSForm: the sheets `survey`, `choices` and `settings`, whatever capitals or spaces their names have; other sheets are
 * nobody's business here. Rows that cannot be taken are listed in `problems`, the others are taken. Equal input gives equal output.
 */
export function interpretXlsForm(tables: readonly Table[]): XlsForm {
  return new Interpreter(tables).run();
}

/** Without these columns a sheet says nothing. */
const NEEDED: { [K in SheetKind]: readonly ColumnOf<K>[] } = { survey: ['type', 'name'], choices: ['list_name', 'name'], settings: [] };

class Interpreter {
  readonly #problems: FormProblem[] = [];
  readonly #languages = new LanguageGatherer();

  constructor(readonly tables: readonly Table[]) {}

  run(): XlsForm {
    const survey = this.#sheet('survey');
    const choices = this.#sheet('choices');
    const { by: settings = {}, other = new Map<string, Cell>() } = this.#rowsOf(this.#sheet('settings'), 'settings')[0] ?? {};
    if (!survey) {
      const sheets = this.tables.map(({ sheet }) => `“${sheet}”`).join(', ');
      this.#problems.push(formProblem('no-survey-sheet', { sheet: 'survey', row: 0 }, { sheets }));
    }
    const surveyRows = this.#rowsOf(survey, 'survey');
    const lists = this.#readLists(choices, isYes(other.get('allow_choice_duplicates')));
    const builder = new SurveyBuilder(survey?.sheet ?? 'survey', new Set(lists.keys()), this.#problems);
    for (const row of surveyRows) builder.add(row);
    const items = builder.finish();
    this.#addWords(items);
    for (const { labels } of [...lists.values()].flat()) this.#languages.add(labels, 'choices');
    const languages = this.#languages.languages();
    const questionnaire: Questionnaire = {
      title: settings.form_title ?? null,
      formId: settings.form_id ?? null,
      version: settings.version ?? null,
      defaultLanguage: this.#defaultLanguage(settings.default_language, languages, other),
      languages,
      items,
      lists,
      settings: other,
    };
    return { questionnaire, problems: this.#problems };
  }

  #addWords(items: readonly FormItem[]): void {
    for (const item of items) {
      this.#languages.add(item.labels, 'survey');
      this.#languages.add(item.hints, 'survey');
      if (item.kind !== 'question') this.#addWords(item.items);
    }
  }

  #sheet(kind: SheetKind): Table | undefined {
    const [first, ...rest] = this.tables.filter(({ sheet }) => sheet.trim().toLowerCase() === kind);
    for (const { sheet } of rest) this.#problems.push(formProblem('sheet-twice', { sheet, row: 0 }, { sheet }));
    if (first?.hidden) this.#problems.push(formProblem('hidden-sheet-read', { sheet: first.sheet, row: 0 }, { sheet: first.sheet }));
    return first;
  }

  #rowsOf<K extends SheetKind>(table: Table | undefined, kind: K): FormRow<K>[] {
    if (!table || table.header.length === 0) return [];
    this.#problems.push(...problemsOfNotes(table, formProblem));
    const present = columnsOf(table.header, kind);
    const missing = NEEDED[kind].filter((column) => !present.has(column));
    for (const column of missing) this.#problems.push(formProblem('column-missing', { sheet: table.sheet, row: table.headerRow }, { sheet: table.sheet, column }));
    return missing.length > 0 ? [] : sortRows(table, kind, this.#languages);
  }

  #readLists(table: Table | undefined, mayRepeat: boolean): Map<string, Choice[]> {
    const lists = new Map<string, Choice[]>();
    const rows = new Map<string, Map<string, number>>();
    for (const { row, by, labels, other } of this.#rowsOf(table, 'choices')) {
      const place: Place = { sheet: table!.sheet, row };
      const { list_name: list, name } = by;
      if (list === undefined) {
        this.#problems.push(formProblem('choice-without-list', place));
        continue;
      }
      if (name === undefined) {
        this.#problems.push(formProblem('choice-without-name', place, { list }));
        continue;
      }
      const known = rows.get(list) ?? new Map<string, number>();
      rows.set(list, known);
      const earlier = known.get(name);
      if (earlier !== undefined && !mayRepeat) {
        this.#problems.push(formProblem('choice-repeated', place, { list, name, row: earlier }));
        continue;
      }
      known.set(name, row);
      const choices = lists.get(list);
      if (choices) choices.push({ name, labels, other });
      else lists.set(list, [{ name, labels, other }]);
    }
    return lists;
  }

  #defaultLanguage(word: string | undefined, languages: Questionnaire['languages'], other: Map<string, Cell>): string | null {
    if (word === undefined) return null;
    const key = findLanguage(languages, word);
    if (key === null) {
      other.set('default_language', word);
      const sheet = this.tables.find(({ sheet: name }) => name.trim().toLowerCase() === 'settings')!;
      const known = languages.map(({ key: each }) => each).join(', ');
      this.#problems.push(formProblem('language-unknown', { sheet: sheet.sheet, row: sheet.rows[0]!.row }, { language: word, languages: known }, 'default_language'));
    }
    return key;
  }
}
