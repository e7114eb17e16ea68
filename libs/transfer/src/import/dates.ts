/** Dates that a table writes as people do, 25/12/2020, as the product keeps them. Which number is the day is asked where a cell does not show it; nothing is guessed. */
import { isPartialDate } from '@baraza/domain';
import type { Column, GraphConnection, GraphElement, GraphFile, GraphScore, GraphValue } from '@baraza/interchange';
import { FIELD_COLUMNS, type RowEntity } from '../registry/fields.js';
import { propertiesByHeader } from '../registry/properties.js';
import type { ProjectState } from '../registry/state.js';
import { namesOf } from './headers.js';
import { problem, shown } from './problems.js';
import type { Questions } from './questions.js';
import { ANSWER, type ImportChoices, type Place, type PlanProblem } from './types.js';

/** What a cell says, read as a date. `open`: either number can be the day. `noDay`: written like a day, and in no calendar. */
type Written = { is: 'kept' } | { is: 'day'; date: string } | { is: 'open'; dayFirst: string; monthFirst: string } | { is: 'noDay' };

const YEAR_LAST = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4})$/u;
const YEAR_FIRST = /^(\d{4})([./-])(\d{1,2})\2(\d{1,2})$/u;
const WITH_TIME = /^(\d{4}-\d\d-\d\d)T/u;

const iso = (year: string, month: string, day: string): string => `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;

/** Undefined for what is not written like a date. */
function writtenDate(cell: GraphValue): Written | undefined {
  const text = String(cell).trim();
  if (isPartialDate(WITH_TIME.exec(text)?.[1] ?? text)) return { is: 'kept' };
  const [, year, , month, day] = YEAR_FIRST.exec(text) ?? [];
  if (year !== undefined) return isPartialDate(iso(year, month!, day!)) ? { is: 'day', date: iso(year, month!, day!) } : { is: 'noDay' };
  const [, first, , second, last] = YEAR_LAST.exec(text) ?? [];
  if (last === undefined) return undefined;
  const [dayFirst, monthFirst] = [iso(last, second!, first!), iso(last, first!, second!)];
  if (dayFirst !== monthFirst && isPartialDate(dayFirst) && isPartialDate(monthFirst)) return { is: 'open', dayFirst, monthFirst };
  const date = [dayFirst, monthFirst].find(isPartialDate);
  return date === undefined ? { is: 'noDay' } : { is: 'day', date };
}

interface DateCell {
  place: Place;
  text: string;
  written: Written | undefined;
}

/**
 * The file with its columns of dates, and the dates of its judgements, as the product keeps dates. A column is one of dates when all of its cells are written like dates and most of its days are real;
 * days that are not are told and left out. A property of dates that the project has, and a column that somebody said is a date, is read wherever a cell is written like a date. A column stays as written while its question is open, where that is the answer, where it is left out, and where the project has it as text.
 */
export function readDates(file: GraphFile, state: ProjectState, choices: ImportChoices, questions: Questions, problems: PlanProblem[]): GraphFile {
  const reader = new DateReader(questions, problems);
  const columnsOf = (entity: RowEntity, columns: readonly Column[]): DateColumn[] => {
    const known = new Map(propertiesByHeader(state.store, entity).map(({ header, property }) => [header, property.valueType]));
    return [...namesOf(columns)].flatMap(([{ role, type, header, samples }, name]): DateColumn[] => {
      const choice = choices.columns?.[`${entity}:${name}`];
      const isChosen = FIELD_COLUMNS[entity].some(({ field, spec }) => choice === `field:${field}` && spec.type === 'partialDate');
      const isRead = role === 'other' && type === 'text' && samples.some(writtenDate) && choice !== 'leaveOut' && (isChosen || (known.get(name) ?? 'date') === 'date');
      return isRead ? [{ header, isKnown: isChosen || known.has(name) }] : [];
    });
  };
  const elements = reader.columns('stakeholder', columnsOf('stakeholder', file.columns.elements), file.elements);
  const connections = reader.columns('relationship', columnsOf('relationship', file.columns.connections), file.connections);
  const typed = (columns: Column[], dates: ReadonlySet<string>): Column[] => columns.map((column) => (dates.has(column.header) && column.role === 'other' ? { ...column, type: 'date' } : column));
  return {
    ...file,
    elements: elements.rows,
    connections: connections.rows,
    scores: reader.scores(file.scores),
    columns: { elements: typed(file.columns.elements, elements.dates), connections: typed(file.columns.connections, connections.dates) },
  };
}

interface DateColumn {
  header: string;
  /** The project has it as a property of dates, or somebody said that it is a date: words among them are told by who reads the property. */
  isKnown: boolean;
}

class DateReader {
  constructor(
    private readonly questions: Questions,
    private readonly problems: PlanProblem[],
  ) {}

  /** The rows with what these columns say as dates; `dates`: the headers of those that say nothing but days. */
  columns<R extends GraphElement | GraphConnection>(entity: RowEntity, columns: readonly DateColumn[], rows: R[]): { rows: R[]; dates: Set<string> } {
    const dates = new Set<string>();
    let read = rows;
    for (const { header, isKnown } of columns) {
      const cells = rows.map((row): DateCell | null => {
        const cell = row.other.get(header) ?? null;
        return cell === null ? null : { place: row, text: String(cell).trim(), written: writtenDate(cell) };
      });
      const filled = cells.filter((cell) => cell !== null);
      const isImpossible = ({ written }: DateCell): boolean => written?.is === 'noDay';
      if ((!isKnown && filled.some(({ written }) => written === undefined)) || filled.filter(isImpossible).length * 2 >= filled.length) continue;
      const values = this.values(`${entity}:${header}`, header, filled);
      if (values === null) continue;
      for (const { place, text } of filled.filter(isImpossible)) this.problems.push(problem('date-impossible', place, { value: shown(text), field: header }, header));
      const said = (cell: DateCell | null): string | null => (cell === null || isImpossible(cell) ? null : (values.get(cell) ?? cell.text));
      if (cells.every((cell) => isDayOrNothing(said(cell)))) dates.add(header);
      read = read.map((row, at) => (cells[at] === null || said(cells[at]!) === cells[at]!.text ? row : { ...row, other: withCell(row.other, header, said(cells[at]!)) }));
    }
    return { rows: read, dates };
  }

  /** Judgements with their dates; one that is not read here is told by who plans them. */
  scores(scores: GraphScore[]): GraphScore[] {
    const byHeader = new Map<string, GraphScore[]>();
    for (const score of scores) {
      const header = score.columns.date ?? 'date';
      if (score.date !== null) (byHeader.get(header) ?? byHeader.set(header, []).get(header)!).push(score);
    }
    const dates = new Map<GraphScore, string | null>();
    for (const [header, own] of byHeader) {
      const cells = own.map((score): DateCell => ({ place: score, text: score.date!.trim(), written: writtenDate(score.date) }));
      const values = this.values(`judgement:${header}`, header, cells);
      // What is asked about is not told to be unreadable as well.
      for (const [at, cell] of cells.entries()) if (values === null ? this.isAsked(header, cell) : values.has(cell)) dates.set(own[at]!, values?.get(cell) ?? null);
    }
    return dates.size === 0 ? scores : scores.map((score) => (dates.has(score) ? { ...score, date: dates.get(score)! } : score));
  }

  private isAsked(header: string, { written }: DateCell): boolean {
    return written?.is === 'open' && this.questions.isOpen(keyOf(`judgement:${header}`));
  }

  /** What the cells mean that are written otherwise than the product does; null where nobody has said which number is the day, or that they are to stay as they are. */
  private values(of: string, header: string, cells: readonly DateCell[]): Map<DateCell, string> | null {
    const open = cells.filter(({ written }) => written?.is === 'open');
    let order: string | null = null;
    for (const { place } of open) order = this.ask(keyOf(of), header, open[0]!, place);
    if (open.length > 0 && order !== 'dayFirst' && order !== 'monthFirst') return null;
    const values = new Map<DateCell, string>();
    for (const cell of cells) {
      const { written } = cell;
      if (written?.is === 'day') values.set(cell, written.date);
      if (written?.is === 'open') values.set(cell, written[order as 'dayFirst' | 'monthFirst']);
    }
    const [first] = values;
    if (open.length === 0 && first) this.problems.push(problem('dates-read', { sheet: first[0].place.sheet, row: 0 }, { header, value: first[0].text, date: first[1] }, header));
    return values;
  }

  private ask(key: string, header: string, { text, written }: DateCell, place: Place): string | null {
    const { dayFirst, monthFirst } = written as Written & { is: 'open' };
    return this.questions.ask(key, place, () => ({
      kind: 'dateOrder',
      label: header,
      options: [
        { value: ANSWER.dayFirst, label: `Day first: ${text} is ${dayFirst}`, reads: { written: text, date: dayFirst } },
        { value: ANSWER.monthFirst, label: `Month first: ${text} is ${monthFirst}`, reads: { written: text, date: monthFirst } },
        { value: ANSWER.asWritten, label: 'Leave them as they are written' },
      ],
      message: `Which number is the day in the dates of “${header}”, such as ${text}?`,
    }));
  }
}

const keyOf = (of: string): string => `dateOrder:${of}`.slice(0, LONGEST_KEY);
/** What a key of an answer may have. */
const LONGEST_KEY = 300;
const isDayOrNothing = (date: string | null): boolean => date === null || (date.length === '2025-04-30'.length && isPartialDate(date));

function withCell(other: ReadonlyMap<string, GraphValue>, header: string, value: string | null): Map<string, GraphValue> {
  const cells = new Map(other);
  if (value === null) cells.delete(header);
  else cells.set(header, value);
  return cells;
}
