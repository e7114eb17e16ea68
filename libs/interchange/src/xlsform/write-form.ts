import type { Cell } from '../tables/types.js';
import { writeWorkbook, type SheetToWrite } from '../tables/write-workbook.js';
import { COLUMNS, type SheetKind } from './columns.js';
import { writeType } from './question-types.js';
import { UNNAMED_LANGUAGE, type FormItem, type Questionnaire, type Texts } from './types.js';

/**
 * Writes a questionnaire as an XLSForm workbook (.xlsx) with the sheets survey, choices and settings. Reading it gives the same questionnaire, but for texts longer
 * than a cell holds, which are cut.
 */
export function writeXlsForm(questionnaire: Questionnaire): Promise<Uint8Array> {
  return writeWorkbook([
    toSheet('survey', [...surveyRows(questionnaire.items)], questionnaire),
    toSheet('choices', [...choiceRows(questionnaire)], questionnaire),
    toSheet('settings', [settingsRow(questionnaire)], questionnaire),
  ]);
}

/** The cells of a row by header. */
type WrittenRow = Map<string, Cell>;

function* surveyRows(items: readonly FormItem[]): Generator<WrittenRow> {
  for (const item of items) {
    if (item.kind === 'question') {
      if (!item.implied) yield rowOf({ type: writeType(item), required: item.required, constraint: item.constraint, calculation: item.calculation, default: item.defaultValue, choice_filter: item.choiceFilter }, item);
      continue;
    }
    yield rowOf({ type: `begin_${item.kind}`, repeat_count: item.repeatCount }, item);
    yield* surveyRows(item.items);
    yield new Map([['type', `end_${item.kind}`]]);
  }
}

function rowOf(own: Record<string, string | null>, { name, labels, hints, relevant, appearance, other }: FormItem): WrittenRow {
  return filled([...Object.entries({ ...own, name, relevant, appearance }), ...texts('label', labels), ...texts('hint', hints), ...other]);
}

function* choiceRows({ lists }: Questionnaire): Generator<WrittenRow> {
  for (const [list, choices] of lists) {
    for (const { name, labels, other } of choices) yield filled([['list_name', list], ['name', name], ...texts('label', labels), ...other]);
  }
}

function settingsRow({ title, formId, version, defaultLanguage, settings }: Questionnaire): WrittenRow {
  return filled([...Object.entries({ form_title: title, form_id: formId, version, default_language: defaultLanguage }), ...settings]);
}

const filled = (cells: (readonly [string, Cell])[]): WrittenRow => new Map(cells.filter(([, cell]) => cell !== null));

function texts(column: 'label' | 'hint', words: Texts): (readonly [string, string])[] {
  return [...words].map(([language, text]) => [headerOf(column, language), text]);
}

const headerOf = (column: string, language: string): string => (language === UNNAMED_LANGUAGE ? column : `${column}::${language}`);

/** The standard columns that are needed come first, in their order, with the languages in theirs behind the name; then all others as they occur. */
function toSheet(kind: SheetKind, rows: WrittenRow[], { languages }: Questionnaire): SheetToWrite {
  const used = new Set(rows.flatMap((row) => [...row.keys()]));
  const [first, second, ...further] = COLUMNS[kind];
  const words = languages.flatMap(({ key }) => [headerOf('label', key), headerOf('hint', key)]);
  const inOrder = [first, second, ...words, ...further].filter((header) => used.has(header));
  // Form programs want the first two columns even where there are no rows.
  const header = [...new Set([...(kind === 'settings' ? [] : [first, second]), ...inOrder, ...used])];
  return { name: kind, header, rows: rows.map((row) => header.map((text) => row.get(text) ?? null)) };
}
