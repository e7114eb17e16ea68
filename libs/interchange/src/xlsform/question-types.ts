/**
 * The types of questions, spelled as a form spells them. Source: XLSForm reference (xlsform.org) and the types of its older editions that forms still have.
 */

const SELECTIONS = ['select_one', 'select_multiple', 'rank'] as const;
const SELECTIONS_ELSEWHERE = ['select_one_from_file', 'select_multiple_from_file', 'select_one_external'] as const;
const PLAIN = ['text', 'integer', 'decimal', 'range', 'date', 'time', 'dateTime', 'acknowledge', 'note', 'calculate', 'hidden', 'barcode', 'phone number'] as const;
const PLACES = ['geopoint', 'geotrace', 'geoshape', 'start-geopoint'] as const;
const MEDIA = ['image', 'audio', 'background-audio', 'video', 'file'] as const;
const ABOUT_THE_INTERVIEW = ['start', 'end', 'today', 'deviceid', 'subscriberid', 'simserial', 'phonenumber', 'username', 'email', 'audit'] as const;
const DATA_FILES = ['xml-external', 'csv-external'] as const;

const TYPES = [...SELECTIONS, ...SELECTIONS_ELSEWHERE, ...PLAIN, ...PLACES, ...MEDIA, ...ABOUT_THE_INTERVIEW, ...DATA_FILES];

export type QuestionType = (typeof TYPES)[number] | 'unknown';

const OTHER_SPELLINGS: Record<string, QuestionType> = {
  string: 'text',
  int: 'integer',
  datetime: 'dateTime',
  'date time': 'dateTime',
  trigger: 'acknowledge',
  photo: 'image',
  location: 'geopoint',
  gps: 'geopoint',
  'start time': 'start',
  'end time': 'end',
  imei: 'deviceid',
};

const BY_SPELLING = new Map<string, QuestionType>([...TYPES.map((type) => [type.toLowerCase(), type] as const), ...Object.entries(OTHER_SPELLINGS)]);

/** What the type cell of a row says. */
export type TypeCell =
  | { kind: 'begin' | 'end'; group: 'group' | 'repeat' }
  | { kind: 'question'; type: QuestionType; unknownType: string | null; list: string | null; orOther: boolean };

const GROUP = /^(begin|end)[ _-](group|repeat)$/;
const SELECTION = /^(select[_ ]one|select1|select[_ ]multiple|rank)([_ ]from[_ ]file|[_ ]external)?(?: (.+?))?(?: (or_other|or specify other))?$/i;

/** Reads the type of a row, however it is spelled. */
export function readType(cell: string): TypeCell {
  const text = cell.trim().replace(/\s+/g, ' ');
  const group = GROUP.exec(text.toLowerCase());
  if (group) return { kind: group[1] as 'begin' | 'end', group: group[2] as 'group' | 'repeat' };
  const plain = BY_SPELLING.get(text.toLowerCase());
  if (plain && !isSelection(plain)) return question(plain);
  const [, base, source, list, orOther] = SELECTION.exec(text) ?? [];
  const type = base === undefined ? undefined : BY_SPELLING.get(`${base.toLowerCase().replace(' ', '_').replace('select1', 'select_one')}${source?.toLowerCase().replaceAll(' ', '_') ?? ''}`);
  if (!type) return { ...question('unknown'), unknownType: text };
  // “select one from LIST” is the older way to write it.
  return { ...question(type), list: list?.replace(/^from /i, '') ?? null, orOther: orOther !== undefined };
}

const question = (type: QuestionType): Extract<TypeCell, { kind: 'question' }> => ({ kind: 'question', type, unknownType: null, list: null, orOther: false });

/** The type cell of a question, which {@link readType} reads back. */
export function writeType({ type, unknownType, list, orOther }: Omit<Extract<TypeCell, { kind: 'question' }>, 'kind'>): string {
  if (type === 'unknown') return unknownType ?? '';
  return [type, list, orOther ? 'or_other' : null].filter((part) => part !== null).join(' ');
}

const isOneOf =
  <T extends string>(types: readonly T[]) =>
  (type: string): type is T =>
    (types as readonly string[]).includes(type);

/** Answered by one or several of a list: the form's own, or one that lies elsewhere. */
export const isSelection = isOneOf([...SELECTIONS, ...SELECTIONS_ELSEWHERE]);
/** Answered by several of a list. */
export const isOfSeveral = isOneOf(['select_multiple', 'select_multiple_from_file', 'rank'] as const);
/** Its list lies in a file beside the form. */
export const isFromElsewhere = isOneOf(SELECTIONS_ELSEWHERE);
export const isPlace = isOneOf(PLACES);
export const isMedia = isOneOf(MEDIA);

/** Never answered: it only shows something, or names a file of data. */
export const isUnanswered = isOneOf(['note', ...DATA_FILES] as const);
