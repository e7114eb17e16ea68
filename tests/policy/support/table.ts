/** The committed table of expected answers, read and asked. Holds no rule of its own: what is expected stands in the csv files beside this folder. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Classification, CLASSIFICATIONS, DUTIES, rankOf, type Role, stricter } from '@baraza/domain';

export const LEVELS = ['default', 'raised', 'lowered'] as const;
export type Level = (typeof LEVELS)[number];

/** What somebody on the staff has to do in the session in question: nothing in any session, something in another one only, or one of the two duties in this one. */
export const DUTY_PLACES = ['none', 'elsewhere', ...DUTIES] as const;
export type DutyPlace = (typeof DUTY_PLACES)[number];

/** A member as the table knows one. `clearance` is what counts; what an owner wrote into the record of the member says GIVEN. */
export interface Kind {
  role: Role;
  duty: DutyPlace;
  level: Level;
  clearance: Classification;
}

/** One line of a file, by the names in its head. */
type Line = Record<string, string>;
/** About what is no operation: ways in and out, people of the workspace, what is worked out of records, and what is told of sessions. */
export const DOOR_FILES = ['doors', 'people', 'questions', 'sessions'] as const;
export type TableFile = 'operations' | 'reading' | 'fields' | 'clearances' | (typeof DOOR_FILES)[number];

/** Lines of a file. Cells may stand in double quotes; a quote or a line break inside a cell is not foreseen, and refused. */
export function linesOf(file: TableFile): Line[] {
  const [head, ...body] = readFileSync(join(import.meta.dirname, '..', `${file}.csv`), 'utf8').trimEnd().split('\n');
  const names = head!.split(',');
  return body.map((text, index) => {
    const cells = [...text.matchAll(/(?:^|,)(?:"([^"]*)"|([^",]*))(?=,|$)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
    if (cells.length !== names.length) throw new Error(`${file}.csv, line ${index + 2}: ${cells.length} cells instead of ${names.length}.`);
    return Object.fromEntries(names.map((name, column) => [name, cells[column]!]));
  });
}

/** The eighteen kinds of member without a duty: every role with its default clearance, raised and lowered. */
export const KINDS: readonly Kind[] = linesOf('clearances').flatMap((line) => LEVELS.map((level) => ({ role: line['role'] as Role, duty: 'none', level, clearance: line[level] as Classification })));

const onDuty = (roles: readonly Role[], levels: readonly Level[], duties: readonly DutyPlace[]): Kind[] =>
  KINDS.filter(({ role, level }) => roles.includes(role) && levels.includes(level)).flatMap((kind) => duties.map((duty) => ({ ...kind, duty })));
/** Kinds of member with a duty: those whose rights it is all about with every clearance, those to whom it gives nothing with their own, and observers and public who were given one in a former role. */
export const ON_DUTY: readonly Kind[] = [...onDuty(['facilitator', 'rapporteur'], LEVELS, ['elsewhere', ...DUTIES]), ...onDuty(['owner', 'analyst'], ['default'], ['elsewhere', ...DUTIES]), ...onDuty(['observer', 'public'], ['default'], ['facilitator'])];

const words = (text: string): string[] => text.split(' ').filter((word) => word !== '');
const covers = (cell: string, word: string): boolean => cell === '*' || words(cell).includes(word);

/** A row that answers for several things (first column) in one case, as often as it names things. */
export interface Row {
  subject: string;
  case: string;
  roles: string;
  /** Which duties the row is about; all where the file says nothing of duties. */
  duty: string;
  clearance: string;
  reach: string;
  atLeast: Classification;
  answer: string;
  line: number;
}

/** The rows of `operations`, `reading` or `fields`. */
export function rowsOf(file: 'operations' | 'reading' | 'fields'): Row[] {
  const subjects = { operations: 'operation', reading: 'entity', fields: 'field' }[file];
  return linesOf(file).flatMap((line, index) =>
    words(line[subjects]!).map((subject) => ({
      subject,
      case: line['case']!,
      roles: line['roles']!,
      duty: line['duty'] ?? '*',
      clearance: line['clearance']!,
      reach: line['reach']!,
      atLeast: (line['atLeast'] || 'public') as Classification,
      answer: line['answer']!,
      line: index + 2,
    })),
  );
}

/** Subjects with their cases, each once. */
export const questionsOf = (rows: readonly Row[]): { subject: string; case: string }[] =>
  [...new Set(rows.map((row) => `${row.subject}|${row.case}`))].map((key) => ({ subject: key.slice(0, key.indexOf('|')), case: key.slice(key.indexOf('|') + 1) }));

const reaches = (row: Pick<Row, 'reach' | 'atLeast'>, { clearance }: Kind, classification: Classification): boolean =>
  row.reach === 'any' || (rankOf(stricter(classification, row.atLeast)) <= rankOf(clearance)) === (row.reach === 'within');

/** The rows that answer for this cell. There must be exactly one (a test looks). */
export const rowsFor = (rows: readonly Row[], question: { subject: string; case: string }, kind: Kind, classification: Classification): Row[] =>
  rows.filter((row) => row.subject === question.subject && row.case === question.case && covers(row.roles, kind.role) && covers(row.duty, kind.duty) && covers(row.clearance, kind.level) && reaches(row, kind, classification));

/** The expected answer. */
export function expectedAnswer(rows: readonly Row[], question: { subject: string; case: string }, kind: Kind, classification: Classification): string {
  const found = rowsFor(rows, question, kind, classification);
  if (found.length !== 1) throw new Error(`${question.subject} (${question.case}), ${describeKind(kind)}, ${classification}: ${found.length} rows answer (lines ${found.map(({ line }) => line).join(', ')}).`);
  return found[0]!.answer;
}

/** What an owner wrote into the member's record. */
export const GIVEN: Record<Level, Classification | null> = { default: null, raised: 'strictlyConfidential', lowered: 'public' };

export const describeKind = ({ role, level, duty }: Kind): string => [role, ...(level === 'default' ? [] : [level]), ...(duty === 'none' ? [] : [`with a duty (${duty})`])].join(' ');
export const EVERY_CLASS = CLASSIFICATIONS;

/** What a door answers to somebody of this role and level about something of this class (null: no class is in question). */
export function expectedAtDoor(door: string, who: string, level: Level, clearance: Classification | null, classification: Classification | null): string {
  const found = DOOR_FILES.flatMap(linesOf).filter((line) => {
    if (line['door'] !== door || !covers(line['who']!, who) || !covers(line['clearance']!, level)) return false;
    if (line['reach'] === 'any') return true;
    return clearance !== null && classification !== null && (rankOf(classification) <= rankOf(clearance)) === (line['reach'] === 'within');
  });
  if (found.length !== 1) throw new Error(`“${door}”, ${who} ${level}, ${classification ?? 'any class'}: ${found.length} rows answer.`);
  return found[0]!['answer']!;
}
