/** Files of answers as one table: submissions of a form, with or without the form, or any table with a row for each person. */
import { type Answer, type Answers, choicesOf, FileRefused, type NamedFile, type Question, type Questionnaire, questionsOf, readSubmissionsInWorker, readTablesInWorker, readXlsFormInWorker, type Submission, type SubmissionProblem, systemField, type Table } from '@baraza/interchange';
import { TransferError } from '../errors.js';
import type { PlanProblem } from '../import/types.js';
import { answerProblem } from './problems.js';
import type { AnswerColumn, AnswerFile, AnswerSheet, ColumnNature, WrittenAnswer } from './types.js';

interface Options {
  signal?: AbortSignal;
}

/** What was asked where no form came with the answers: then columns are what there is. */
const NO_FORM: Questionnaire = { title: null, formId: null, version: null, defaultLanguage: null, languages: [], items: [], lists: new Map(), settings: new Map() };

/**
 * Reads the files of one import: a table or an export of submissions, and maybe the form they were made with, in any order.
 * @throws FileRefused; TransferError `noAnswers` where there is only a form.
 */
export async function readAnswers(files: readonly NamedFile[], options: Options): Promise<AnswerFile> {
  const looked = [];
  for (const file of files) looked.push({ file, tables: isJson(file) ? null : await readTablesInWorker(file.file, file.name, {}, options) });
  const form = looked.find(({ tables }) => tables?.some(({ sheet }) => sheet.trim().toLowerCase() === 'survey'));
  const data = looked.find((each) => each !== form);
  if (!data) throw new TransferError('noAnswers', 'This is a form, and nobody has answered in it. Choose the file with the answers, too.');
  if (looked.length > 1 && !form) throw new TransferError('tooManyFiles', 'Send one file with answers, and the form they were given in if you have it.', { limit: 1 });
  if (!form && data.tables) return fromTable(data.tables, data.file.name);
  const asked = form ? (await readXlsFormInWorker(form.file.file, form.file.name, {}, options)).questionnaire : NO_FORM;
  const { submissions, problems } = await readSubmissionsInWorker(data.file.file, data.file.name, asked, {}, options);
  return fromSubmissions(submissions, problems.filter(({ code }) => form !== undefined || code !== 'column-unknown'), asked, data.file.name);
}

function isJson({ file, name }: NamedFile): boolean {
  if (typeof file === 'string') return /\.json$/i.test(name);
  return /^\uFEFF?\s*[[{]/.test(Buffer.from(file.buffer, file.byteOffset, Math.min(file.byteLength, 200)).toString('utf8'));
}

const withoutEnding = (name: string): string => name.replace(/\.[a-z0-9]{2,5}$/i, '');

const problemsOf = (problems: readonly SubmissionProblem[]): PlanProblem[] =>
  problems.map(({ level, column, sheet, row, code, params, message }) => ({ sheet, row, code, params, message, level: level === 'left-out' ? 'row' : 'notice', column: column ?? null }));

function fromSubmissions(submissions: readonly Submission[], problems: readonly SubmissionProblem[], form: Questionnaire, name: string): AnswerFile {
  const main = form.languages.find(({ key }) => key === form.defaultLanguage) ?? form.languages[0];
  const labelIn = (texts: ReadonlyMap<string, string>, fallback: string): string => texts.get(main?.key ?? '') ?? [...texts.values()][0] ?? fallback;
  const columns = questionsOf(form).filter(({ type }) => type !== 'note').map((question): AnswerColumn => ({ key: question.path, label: labelIn(question.labels, question.name), labels: [...question.labels.values()], nature: natureOf(question), repeats: isInRepeat(form, question), system: null }));
  const extras = new Set<string>();
  const byPath = new Map(questionsOf(form).map((question) => [question.path, question]));
  const choices = new Map([...byPath.values()].map((question) => [question.path, new Map(choicesOf(form, question).map((choice) => [choice.name, labelIn(choice.labels, choice.name)]))]));
  const sheets = submissions.map((submission, index): AnswerSheet => {
    const values = new Map<string, WrittenAnswer[]>();
    const add = (key: string, text: string, round: string | null): void => {
      if (text.trim() === '') return;
      const known = values.get(key);
      if (known) known.push({ text, round });
      else values.set(key, [{ text, round }]);
    };
    const take = ({ answers, repeats, extras: others }: Answers, round: string | null): void => {
      for (const [path, answer] of answers) add(path, shownAnswer(answer, choices.get(path)), round);
      for (const [key, cell] of others) if (cell !== null) {
        extras.add(key);
        add(key, String(cell), round);
      }
      for (const rounds of repeats.values()) rounds.forEach((each, place) => take(each, `${round === null ? '' : `${round}.`}${place + 1}`));
    };
    take(submission, null);
    return { sheet: name, row: index + 1, id: submission.rootUuid, at: submission.submittedAt ?? submission.startedAt, values };
  });
  for (const key of extras) columns.push({ key, label: key, labels: [], nature: natureOfValues(sheets.map(({ values }) => values.get(key)?.[0]?.text)), repeats: false, system: null });
  return { title: form.title ?? withoutEnding(name), language: main?.code ?? null, columns, sheets, problems: problemsOf(problems) };
}

const CHOSEN = /^(select_|rank)/;
/** What the phone adds, and what is worked out: nobody said it. */
const NOBODYS = /^(start|end|today|deviceid|subscriberid|simserial|phonenumber|username|email|audit|calculate|hidden|image|audio|background-audio|video|file|barcode|geo.*|start-geopoint)$/;
function natureOf({ type, implied }: Question): ColumnNature {
  if (type === 'text' || type === 'unknown' || implied) return 'words';
  if (CHOSEN.test(type)) return 'choices';
  return NOBODYS.test(type) ? 'system' : 'values';
}

const isInRepeat = ({ items }: Pick<Questionnaire, 'items'>, { path }: Question): boolean =>
  items.some((item) => item.kind !== 'question' && path.startsWith(`${item.path}/`) && (item.kind === 'repeat' || isInRepeat(item, { path } as Question)));

/** As a person reads it: choices by their words. */
function shownAnswer(answer: Answer, words: ReadonlyMap<string, string> | undefined): string {
  if (Array.isArray(answer)) return (answer as readonly unknown[]).every((each) => typeof each === 'string') ? (answer as readonly string[]).map((name) => words?.get(name) ?? name).join(' · ') : JSON.stringify(answer);
  if (typeof answer === 'object') return JSON.stringify(answer);
  return words?.get(String(answer)) ?? String(answer);
}

/** Words of several sorts, not a number, a date or one of a few: something that somebody wrote. */
function natureOfValues(values: readonly (string | undefined)[]): ColumnNature {
  const filled = values.filter((value) => value !== undefined && value.trim() !== '') as string[];
  if (filled.length === 0 || filled.every((value) => /^[\d.,:+\-TZ/\s]+$/.test(value))) return 'values';
  const long = filled.filter((value) => value.trim().split(/\s+/).length >= 4).length;
  return long * 3 >= filled.length ? 'words' : 'choices';
}

function systemOf(header: string): AnswerColumn['system'] {
  const field = systemField(header);
  return field === 'rootUuid' || field === 'uuid' || field === 'submittedAt' ? field : null;
}

/** A table with a row for each person. The columns of programs are known by their names. */
function fromTable(tables: readonly Table[], name: string): AnswerFile {
  const table = tables.find(({ hidden, rows }) => !hidden && rows.length > 0);
  if (!table) throw new FileRefused('file-empty');
  const columns = table.header.map((header, index): AnswerColumn => ({ key: header, label: header, labels: [header], nature: header.startsWith('_') ? 'system' : natureOfValues(table.rows.map(({ cells }) => String(cells[index] ?? ''))), repeats: false, system: systemOf(header) }));
  const sheets = table.rows.map(({ row, cells }): AnswerSheet => ({
    sheet: table.sheet,
    row,
    id: null,
    at: null,
    values: new Map(table.header.flatMap((header, index): [string, WrittenAnswer[]][] => {
      const cell = cells[index] ?? null;
      return cell === null || String(cell).trim() === '' ? [] : [[header, [{ text: String(cell), round: null }]]];
    })),
  }));
  const others = tables.filter((each) => each !== table && !each.hidden && each.rows.length > 0);
  const problems = others.map(({ sheet, headerRow }) => answerProblem('sheet-not-read', { sheet, row: headerRow }, { sheet }, null));
  return { title: withoutEnding(name), language: null, columns, sheets, problems };
}
